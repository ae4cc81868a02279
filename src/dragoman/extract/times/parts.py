"""A part of a period: "early 2016", "the end of the month", "mid-December" have days of their own."""

from datetime import date, timedelta

from dragoman.extract.times.calendar import Days, shift
from dragoman.extract.times.setting import Found

_STARTS = {"first", "early", "beginning", "start", "outset", "onset"}
_MIDDLES = {"mid", "middle"}
# Beside these words the edge is narrow: "the end of the year" is December, "late in the year" the last quarter.
_EDGES = {"beginning", "start", "outset", "onset", "end", "close"}
_HALVES = {"first", "second", "latter", "last"}


def narrow(days: Days, part: str, reference: date | None) -> Days:
    """The days of a period that its part names; `part` is the word itself, `reference` bounds "earlier", "later"."""
    first, last = days
    length = (last - first).days + 1
    if part == "earlier":
        return (first, reference) if reference and first <= reference <= last else days
    if part == "later":
        return (reference, last) if reference and first <= reference <= last else days
    if part in _HALVES:
        middle = _middle(days)
        return (first, middle - timedelta(days=1)) if part == "first" else (middle, last)
    if part in _MIDDLES:
        return first + timedelta(days=length // 3), last - timedelta(days=length // 3)
    if part in {"early", "late"} and 365 <= length <= 366:
        return (first, date(first.year, 4, 30)) if part == "early" else (date(last.year, 9, 1), last)
    if part in _EDGES and 365 <= length <= 366:
        return (
            (first, shift(first, "month", 1) - timedelta(days=1)) if part in _STARTS else (date(last.year, 12, 1), last)
        )
    share = timedelta(days=max(length // 4 if part in _EDGES else length // 3, 1) - 1)
    return (first, first + share) if part in _STARTS else (last - share, last)


def _middle(days: Days) -> date:
    first, last = days
    if first.day == 1 and first.month == 1 and last.year == first.year and last.month == 12:
        return date(first.year, 7, 1)
    return first + timedelta(days=((last - first).days + 2) // 2)


def part_of(found: Found) -> str:
    """The word of the part, empty where the whole is meant."""
    return found.words("part")
