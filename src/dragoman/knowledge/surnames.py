"""What the news calls a person at the second mention."""

from dragoman.knowledge.entries import Knowledge, Term
from dragoman.knowledge.names import fold

_SUFFIXES = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xiv", "xvi"})
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "as",
        "ad",
        "an",
        "at",
        "ath",
        "bin",
        "ben",
        "bint",
        "ibn",
        "ould",
        "ap",
        "da",
        "das",
        "de",
        "del",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "las",
        "le",
        "los",
        "st",
        "san",
        "ten",
        "ter",
        "van",
        "vander",
        "von",
        "wa",
        "zu",
    ]
)


def surnames(term: Term, knowledge: Knowledge) -> tuple[str, ...]:
    """Folded short names of a term's holder: "assad" and "al assad", "xi", "mahathir", one-word spellings."""
    names = dict.fromkeys(
        short
        for name in (term.person, *term.aliases)
        for short in _short_names(fold(name).split(), term.country or "", knowledge)
        if len(short) > 1
    )
    return tuple(names)


def _short_names(words: list[str], country: str, knowledge: Knowledge) -> list[str]:
    words = [word for word in words if word not in _SUFFIXES] or words
    if len(words) < 2:
        return words
    if country in knowledge.family_first:
        return [words[0], words[-1]] if country in knowledge.given_name else [words[0]]
    short = [words[-1], *_with_particles(words)]
    if len(words) > 2:
        short.append(" ".join(words[-2:]))  # "Lopez Obrador", "bin Salman"
    if country in knowledge.given_name:
        short.append(words[0])
    return short


def _with_particles(words: list[str]) -> list[str]:
    first = len(words) - 1
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    return [" ".join(words[first:])] if first < len(words) - 1 else []
