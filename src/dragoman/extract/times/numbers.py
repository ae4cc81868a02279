"""Numbers as news writes them: "24", "2 1/2", "1,000", "twenty-four", "nineteen ninety-seven"."""

import re

from dragoman.extract.times.lexicon import load_lexicon

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BELOW_100 = rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|{_TEENS}|{_ONES})(?![^\W\d_])"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|a)\s+hundred(?:\s+(?:and\s+)?{_BELOW_100})?|{_BELOW_100})"
_HALF = r"(?:\s+and\s+a\s+half|-and-a-half|\s+1/2|½)"

# "nineteen ninety-seven", "twenty ten": how years are spoken.
SPOKEN_YEAR = rf"(?:{_TEENS}|twenty)\s+(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|{_TEENS})(?![-\w])"
NUMBER_WORDS = (
    rf"(?:(?:{_BELOW_1000}|a)\s+(?:thousand|million|billion)(?:\s+(?:and\s+)?{_BELOW_1000})?|{_BELOW_1000}){_HALF}?"
)
DIGITS = rf"\d+(?:,\d{{3}})*(?:\.\d+)?{_HALF}?"


def number_of(text: str) -> float:
    """The value of a number in digits or words that SPOKEN_YEAR, NUMBER_WORDS or DIGITS matched."""
    plain = re.sub(_HALF, "", text.lower())
    half = 0.5 if plain != text.lower() else 0.0
    if plain[:1].isdigit() or not plain:
        return float(plain.replace(",", "") or 0) + half
    return _words_value(re.findall(r"[a-z]+", plain)) + half


def _words_value(words: list[str]) -> float:
    if re.fullmatch(SPOKEN_YEAR, " ".join(words)):
        return 100 * _sum(words[:1]) + _sum(words[1:])
    for scale in ("billion", "million", "thousand"):
        if scale in words:
            at = words.index(scale)
            return (_sum(words[:at]) or 1) * _cardinals()[scale] + _sum(words[at + 1 :])
    return _sum(words)


def _sum(words: list[str]) -> float:
    total = 0.0
    for word in words:
        if word == "hundred":
            total = (total or 1) * 100
        else:
            total += _cardinals().get(word, 0)
    return total


def _cardinals() -> dict[str, int]:
    return {word: int(value) for word, value in load_lexicon().values["CARDINAL"].items()}
