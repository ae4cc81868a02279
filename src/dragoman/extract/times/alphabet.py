"""One letter for each set of categories that a token can have.

A text becomes a string of such letters, one a token, and the grammar of time plain regular expressions
over that string: a category there is the class of all letters whose sets contain it.
"""

from dragoman.extract.times.lexicon import forms, load_lexicon
from dragoman.extract.times.numbers import number_of

Categories = frozenset[str]
_SHAPES = (
    "BREAK", "ISODATE", "SLASHDATE", "OTHER", "DECADE", "SHORTYEAR", "CLOCK", "DOTCLOCK", "AMPM", "FEAST",
    "QUARTERNUM", "DOTMONTH", "POSS", "HYPHEN", "DASH", "COMMA", "SLASH", "OPEN", "DOT", "PUNCT",
)  # fmt: skip

# Words outside the vocabulary, by a word that looks like them.
_UNKNOWN = {
    "Name": frozenset({"UNKNOWN", "NAME"}),
    "name": frozenset({"UNKNOWN"}),
    "names": frozenset({"UNKNOWN"}),
}


class Alphabet:
    """Knows every letter from the start: the grammar is compiled once, before the first text."""

    def __init__(self, literals: frozenset[str]) -> None:
        """`literals` are the small words that the grammar names as they are; each is a category of its own."""
        self._letters: dict[Categories, str] = {}
        self._forms: dict[str, str] = {}
        lexicon = load_lexicon()
        for form in {*lexicon.categories, *(form for word in literals for form in forms(word))}:
            names = lexicon.categories.get(form, frozenset()) | ({form.lower()} & literals)
            self._forms[form] = self._letter(names | _case(form))
        self._unknown = {form: self._letter(_case(form) | names) for form, names in _UNKNOWN.items()}
        self._shapes = {shape: self._letter(frozenset({shape})) for shape in _SHAPES}
        self._shapes["SPOKENYEAR"] = self._letter(frozenset({"YEAR", "NEARYEAR"}))
        self._shapes["ORDNUM"] = self._letter(frozenset({"ORDNUM"}))
        self._numerals = {text: self._letter(_numeral(text)) for text in ("1,000", *map(str, range(10_000)))}
        for padded in (*(f"{n:02}" for n in range(10)), *(f"{n:04}" for n in range(1000))):
            self._numerals[padded] = self._letter(_numeral(padded))
        self._spelled = {hour: self._letter(_spelled(hour)) for hour in (True, False)}

    def _letter(self, categories: Categories) -> str:
        # Far above ASCII, so that no letter means anything in a regular expression.
        return self._letters.setdefault(categories, chr(0x4E00 + len(self._letters)))

    def code(self, shape: str, form: str) -> str:
        """The letter of a token, from the lexer's shape and its characters."""
        if shape == "WORD":
            return self._forms.get(form) or self._unknown[_unknown_like(form)]
        if shape == "DIGITS":
            return self._numerals.get(form) or self._numerals["1,000"]
        if shape == "NUMBERWORDS":
            return self._spelled[number_of(form) <= 12]
        return self._shapes[shape]

    def members(self, category: str) -> str:
        """The letters of all sets that contain the category; empty if there is none."""
        return "".join(letter for names, letter in self._letters.items() if category in names)


def _case(form: str) -> Categories:
    if form[0].isupper():
        return frozenset({"CAP"})
    return frozenset({"LOWER", "PLURAL"}) if form.endswith("s") else frozenset({"LOWER"})


def _unknown_like(form: str) -> str:
    if form[0].isupper():
        return "Name"
    return "names" if form.endswith("s") else "name"


def _spelled(hour: bool) -> Categories:
    return frozenset({"NUM", "SPELLED", "HOUR"}) if hour else frozenset({"NUM", "SPELLED"})


def _numeral(text: str) -> Categories:
    if not text.isdigit():
        return frozenset({"NUM"})
    number, length = int(text), len(text)
    facts = {
        "NUM": True,
        "DAY": length <= 2 and 1 <= number <= 31,
        "HOUR": length <= 2 and number <= 24,
        "SMALL": length <= 2,
        "YEAR": length == 4 and 1000 <= number <= 2100,
        "NEARYEAR": length == 4 and 1900 <= number <= 2040,
        "MILITARY": length == 4 and number // 100 < 24 and number % 100 < 60,
    }
    return frozenset(name for name, true in facts.items() if true)
