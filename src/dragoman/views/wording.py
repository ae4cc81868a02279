"""Days, amounts and the report's own words as people read them."""

import re
from calendar import monthrange
from collections.abc import Iterable

from dragoman.records import Figure, Period, Span

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
LONGEST = 240  # characters of the words under an entry: three to four lines of a terminal

REACH = 1000  # characters that a sentence may go on before and after the words in question

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")  # an escape sequence in a report must not reach the terminal
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n")


def plain(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    return " ".join(CONTROL.sub(" ", text).split())


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, cut between words and marked with an ellipsis where it is longer than `longest`."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0].rstrip(" ,;:–-") + " …"


def words_of(text: str, evidence: Iterable[Span]) -> str:
    """What the evidence says, its pieces joined by an ellipsis."""
    return shortened(plain(" … ".join(text[span.start : span.end] for span in evidence)))


def sentence_around(text: str, span: Span) -> Span:
    """The sentence of the text in which the span lies, as far as its punctuation tells."""
    left = max(0, span.start - REACH)
    right = min(len(text), span.end + REACH)
    ends = [left + found.end() for found in SENTENCE_END.finditer(text[left:right])]
    start = max((end for end in ends if end <= span.start), default=left)
    return Span(start, min((end for end in ends if end >= span.end), default=right))


def day(iso: str) -> str:
    """2016-10-10 as 10 Oct 2016; a month or a year by itself likewise."""
    year, *rest = iso.split("-")
    parts = [MONTHS[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(rest[1])), *parts] if len(rest) > 1 else parts)


def days(period: Period) -> str:
    """A period in the fewest words: one day, days of a month, whole months, whole years."""
    first, last = period.start, period.end
    if first == last:
        return day(first)
    if first.endswith("-01") and last.endswith(_last_day(last)):
        first, last = first[:7], last[:7]
        if first.endswith("-01") and last.endswith("-12"):
            first, last = first[:4], last[:4]
        return day(first) if first == last else f"{day(first)} – {day(last)}"
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def amount(figure: Figure) -> str:
    """More than 1.5 billion USD."""
    parts = (figure.comparator, number(figure.value), figure.unit)
    return " ".join(part for part in parts if part)


def number(value: float) -> str:
    """A number with its thousands marked, or in millions and more where that is shorter and no less exact."""
    for scale, name in SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and round(scaled, 3) == scaled:
            return f"{scaled:,.3f}".rstrip("0").rstrip(".") + " " + name
    return f"{int(value) if value == int(value) else value:,}"


def _last_day(iso: str) -> str:
    year, month = iso.split("-")[:2]
    return f"-{month}-{monthrange(int(year), int(month))[1]}"
