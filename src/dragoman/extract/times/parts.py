"""A part of a period: "early 2016", "the end of the month", "mid-December" have days of their own."""

from datetime import date, timedelta

from dragoman.extract.times.calendar import Days, shift
from dragoman.extract.times.setting import Found

_STARTS = {"first", "early", "beginning", "start", "outset", "onset"}
_MIDDLES = {"mid", "middle"}
_EDGES = {"beginning", "start", "outset", "onset", "end", "close"}
# The years of a decade that its part covers.
_DECADE_YEARS = {
    "early": (0, 3), "mid": (3, 6), "middle": (3, 6), "late": (6, 9), "beginning": (0, 1), "start": (0, 1),
    "end": (8, 9), "close": (8, 9),
}  # fmt: skip
# The months of a year; beside "beginning" and "end" the edge is narrower than beside "early" and "late".
_YEAR_MONTHS = {
    "early": (1, 4), "mid": (5, 8), "middle": (5, 8), "late": (9, 12), "beginning": (1, 1), "start": (1, 1),
    "outset": (1, 1), "onset": (1, 1), "end": (12, 12), "close": (12, 12),
}  # fmt: skip
# The days of a week, from Monday.
_WEEK_DAYS = {
    "early": (0, 2), "mid": (1, 3), "middle": (1, 3), "late": (3, 6), "beginning": (0, 1), "start": (0, 1),
    "end": (4, 6), "close": (4, 6),
}  # fmt: skip
_HALVES = {"first", "second", "latter", "last"}


def narrow(days: Days, part: str, reference: date | None) -> Days:
    """The days of a period that its part names; `part` is the word itself, `reference` bounds "earlier", "later"."""
    first, last = days
    length = (last - first).days + 1
    if part in {"earlier", "later"}:
        return _beside(days, part, reference)
    if part in _HALVES:
        middle = _middle(days)
        return (first, middle - timedelta(days=1)) if part == "first" else (middle, last)
    if 3600 < length < 3700 and part in _DECADE_YEARS:
        start, end = _DECADE_YEARS[part]
        return date(first.year + start, 1, 1), date(first.year + end, 12, 31)
    if 365 <= length <= 366 and part in _YEAR_MONTHS:
        start, end = _YEAR_MONTHS[part]
        return date(first.year, start, 1), shift(date(first.year, end, 1), "month", 1) - timedelta(days=1)
    if length == 7 and part in _WEEK_DAYS:
        start, end = _WEEK_DAYS[part]
        return first + timedelta(days=start), first + timedelta(days=end)
    return _by_share(days, part, length)


def _beside(days: Days, part: str, reference: date | None) -> Days:
    first, last = days
    if reference is None or not first <= reference <= last:
        return days
    return (first, reference) if part == "earlier" else (reference, last)


def _by_share(days: Days, part: str, length: int) -> Days:
    """Thirds of a month or a season for "early", "mid" and "late", quarters for "beginning" and "end"."""
    first, last = days
    if part in _MIDDLES:
        return first + timedelta(days=length // 3), last - timedelta(days=length // 3)
    share = timedelta(days=max(length // 4 if part in _EDGES else length // 3, 1) - 1)
    return (first, first + share) if part in _STARTS else (last - share, last)


def _middle(days: Days) -> date:
    first, last = days
    if first.day == 1 and first.month == 1 and last.year == first.year and last.month == 12:
        return date(first.year, 7, 1)
    return first + timedelta(days=((last - first).days + 1) // 2)


def part_of(found: Found) -> str:
    """The word of the part, empty where the whole is meant."""
    return found.words("part")
