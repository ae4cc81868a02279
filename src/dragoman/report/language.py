"""Which language a text is in, at a glance: by short words, telling letters and scripts.

Enough to refuse what is not English; no library for the choice between near relatives.
"""

import re
import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+(?:['’ʻ‘][^\W\d_]+)*")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # of "U.S." neither letter is a word
_ENOUGH_WORDS = 4
_FEW_WORDS = 20
_LEAST_LEAD = 0.15
_SAMPLE = 6000  # characters: more changes no answer
_LEAST_SHARE = 0.04  # of words that the language must explain; names and numbers alone say nothing
_LEAST_KINDS = 2  # different words: one may be a name, an initial or a "v" between two clubs
_LETTER_WEIGHT = 0.3


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the text's language, "und" where the text is too short or unlike any that is known."""
    sample = text[:_SAMPLE].lower()
    script = _own_script(sample)
    if script:
        return script
    words = _WORD.findall(_INITIALS.sub(" ", sample))
    if len(words) < _ENOUGH_WORDS:
        return "und"
    scores = _scores(sample, words)
    if len(words) < _FEW_WORDS:  # "in", "to" and "over" belong to many: a line is foreign only by a clear lead
        scores = {code: score for code, score in scores.items() if code == "en" or score >= _LEAST_LEAD * len(words)}
    best = max(sorted(scores), key=lambda code: scores[code], default="und")
    return best if best != "und" and scores[best] / len(words) >= _LEAST_SHARE else "und"


def _own_script(sample: str) -> str | None:
    letters = sum(character.isalpha() for character in sample)
    for code, characters in _own_scripts():
        found = len(characters.findall(sample))
        # Japanese mixes its kana with Chinese characters: a tenth of the letters tells.
        if found and found >= letters * (0.1 if code == "ja" else 0.5):
            return "ja" if code == "zh" and re.search("[ぁ-ヿ]", sample) else code
    return None


def _scores(sample: str, words: list[str]) -> dict[str, float]:
    scores: defaultdict[str, float] = defaultdict(float)
    explained: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for code in _languages_of().get(word, ()):
            scores[code] += count / len(_languages_of()[word])
            explained[code] += 1
    for code, letters in _letters().items():
        found = sum(sample.count(letter) for letter in letters)
        scores[code] += found * _LETTER_WEIGHT
    return {code: score for code, score in scores.items() if explained[code] >= _LEAST_KINDS}


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("dragoman.report").joinpath("languages.toml").read_text("utf-8"))


@cache
def _languages_of() -> dict[str, list[str]]:
    languages: dict[str, list[str]] = {}
    for code, words in _table()["words"].items():
        for word in sorted(set(words.split())):
            languages.setdefault(word, []).append(code)
    return languages


@cache
def _letters() -> dict[str, str]:
    return _table()["letters"]


@cache
def _own_scripts() -> list[tuple[str, re.Pattern[str]]]:
    return [(code, re.compile(f"[{letters}]")) for code, letters in _table()["scripts"].items()]
