"""Full dates that say outright when a report is from: the page's time stamp, and "today (July 28, 2022)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.report.calendars import DATE, WrittenDate, find_dates

_PUBLISHED = re.compile(r"\b(?:published|posted|created)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?:last|updated?|published|posted|modified|created|date|on|at|[ap]\.?m\.?|gmt|utc|[a-z]{1,2}[sd]?t|local|time"
    r"|years?|months?|weeks?|days?|hours?|minutes?|mins?|ago|read)\b"
    r"|[\d\W_]+",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    rf"\b(?P<day>today|yesterday|tomorrow|this (?:morning|afternoon|evening))\s*[(,]?\s*(?P<date>{DATE})", re.IGNORECASE
)
_DAYS_LATER = {"yesterday": 1, "tomorrow": -1}
_LONGEST_STAMP = 80
_SAME_NEWS = timedelta(days=3)  # between the day of a dateline and that of the page


def is_stamp(line: str) -> bool:
    """Whether the line is nothing but a date with its time of day and words like "Published"."""
    if len(line) > _LONGEST_STAMP:
        return False
    dates = find_dates(line)
    rest = line
    for written in reversed(dates):
        rest = rest[: written.start] + rest[written.end :]
    return bool(dates) and not _CLOCK.sub("", rest)


def stamped_day(furniture: Sequence[str]) -> date | None:
    """The day that the page gives for itself; that of publishing goes before that of an update."""
    stamps = [line for line in furniture if is_stamp(line)]
    for line in sorted(stamps, key=lambda line: not _PUBLISHED.search(line)):
        for written in find_dates(line):
            if written.year:
                return date(written.year, written.month, written.day)
    return None


def spoken_day(paragraphs: Sequence[str]) -> date | None:
    """The report's day by "today (July 28, 2022)" or "yesterday (...)"; None where there is none, or several."""
    days = {day for paragraph in paragraphs for day in _spoken(paragraph)}
    return days.pop() if len(days) == 1 else None


def _spoken(paragraph: str) -> Iterator[date]:
    for match in _SPOKEN.finditer(paragraph):
        for written in find_dates(match["date"]):
            if written.year:
                later = _DAYS_LATER.get(match["day"].lower(), 0)
                yield date(written.year, written.month, written.day) + timedelta(days=later)


def with_year_of(written: WrittenDate, day: date) -> WrittenDate:
    """A dateline's date with the year of the page's day, where the two are of the same news; else as it was."""
    for year in (day.year, day.year - 1, day.year + 1):
        try:
            dated = date(year, written.month, written.day)
        except ValueError:
            continue
        if abs(dated - day) <= _SAME_NEWS:
            return replace(written, year=year)
    return written
