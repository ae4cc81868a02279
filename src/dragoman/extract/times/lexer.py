"""Cut a text into the tokens that the grammar of time reads."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dragoman.extract.times.lexicon import WordValue, load_lexicon
from dragoman.extract.times.numbers import DIGITS, NUMBER_WORDS, SPOKEN_YEAR, number_of

# Words run together in capitals and small letters count as one word; "3pm" is a number and a word.
_SUFFIX = re.compile(r"^['’]|(?<=\d)(?:st|nd|rd|th|['’]?s)$")


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    text: str

    def value(self, category: str) -> WordValue:
        """What the word counts as in one of its categories."""
        values = load_lexicon().values[category]
        return values.get(self.text) or values.get(self.text.replace("’", "'"), 0)

    @property
    def number(self) -> float:
        """The number that the token writes, as a numeral, a word or an ordinal."""
        ordinal = load_lexicon().values["ORDINAL"].get(self.text)
        return float(ordinal) if ordinal else number_of(_SUFFIX.sub("", self.text))


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in tokens: `codes` has one letter for each, which stands for the token's categories."""

    text: str
    spans: list[tuple[int, int]]
    codes: str

    def __getitem__(self, index: int) -> Token:
        start, end = self.spans[index]
        return Token(start, end, self.text[start:end])


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=len, reverse=True))


@cache
def _shapes() -> re.Pattern[str]:
    values = load_lexicon().values
    shapes = {
        "BREAK": r"\n[ \t]*\n\s*",
        "ISODATE": r"(?<![\w-])\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\w-])",
        "SLASHDATE": r"(?<![\w./])\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![\w/])",
        "OTHER": r"(?:US)?[$£€¥#№]\s?\d[\d,.]*|\d++:\d++:\d++(?<!\d\d:\d\d:\d\d)|\d+(?:\.\d+){2,}",
        "DECADE": r"(?<!\w)(?:\d{2}|['’])?\d0['’]?s\b",
        "SHORTYEAR": r"(?<!\w)['’]\d{2}\b",
        "ORDNUM": r"\d{1,3}(?:st|nd|rd|th)\b",
        "CLOCK": r"\d{2}:\d{2}:\d{2}(?![\d:])|\d{1,2}:\d{2}(?!\d)",
        "DOTCLOCK": r"\d{1,2}\.\d{2}(?=\s?(?:[ap]\.?m\b|GMT|UTC|hours|hrs))",
        "AMPM": r"(?<=[\d\s])[apAP](?:\.[mM]\.|\.?[mM]\b\.?)",
        "DIGITS": DIGITS + r"(?:(?=[ap]\.?m\b)|(?!\w))",
        "FEAST": rf"(?<!\w)(?:{_alternatives(list(values['FEAST']))})\b",
        "SPOKENYEAR": rf"(?<!\w)(?i:{SPOKEN_YEAR})(?!\w)",
        "NUMBERWORDS": rf"(?<!\w)(?i:{NUMBER_WORDS})(?!\w)",
        "QUARTERNUM": r"(?<![\w-])Q[1-4]\b",
        "DOTMONTH": rf"(?<!\w)(?:{_alternatives(list(values['DOTMONTH']))})",
        "POSS": r"['’]s\b",
        "HYPHEN": r"(?<=[\w.])[-‐‑](?=\w)",
        "DASH": r"[–-]",
        "COMMA": r",",
        "SLASH": r"/",
        "OPEN": r"[(\[]",
        "DOT": r"\.",
        "WORD": r"[^\W\d_]+",
        "PUNCT": r"\w+|\S",
    }
    return re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in shapes.items()))


def cut(text: str, code: Callable[[str, str], str]) -> Tokens:
    """The tokens of a text; `code` gives the letter of a token from its shape and its form."""
    spans: list[tuple[int, int]] = []
    codes: list[str] = []
    for match in _shapes().finditer(text):
        spans.append(match.span())
        codes.append(code(match.lastgroup or "PUNCT", match.group()))
    return Tokens(text, spans, "".join(codes))
