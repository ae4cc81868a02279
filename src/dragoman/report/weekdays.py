"""Evidence from weekdays: news names the weekday of what was said or done, most often the report's own day."""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.report.calendars import WEEKDAYS, find_dates

_WEEKDAY = re.compile(
    r"(?:\b(?P<cue>last|next|until|till|every|since)\s+)?"
    r"\b(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\b(?P<own>['’]s)?",
    re.IGNORECASE,
)
_OPENING = 700  # characters within which the first weekday tells of the news itself

# How often a named weekday lies 0, 1 ... 6 days after the report's own day, read cyclically: 6 is the day before.
# Counted on wires of two agencies, the rare cases raised by half, since newspapers are looser.
_FIRST = (0.84, 0.035, 0.02, 0.015, 0.015, 0.015, 0.06)
_LATER = (0.40, 0.09, 0.06, 0.05, 0.06, 0.09, 0.25)
_LATER_WEIGHT = 0.5  # weekdays of one report are no independent witnesses
_RIGHT_DATE = 0.97  # how often a weekday beside a date belongs to it


def weekday_likelihoods(text: str, days: Sequence[date]) -> list[float]:
    """For each day how well the weekdays named in the text suit it; all alike where none is named."""
    first, later = _named(text)
    dated = [(found.month, found.day, found.weekday) for found in find_dates(text) if found.weekday is not None and not found.year]
    return [_weigh(first, later, day) * _weigh_dated(dated, day) for day in days]


def _named(text: str) -> tuple[int | None, frozenset[int]]:
    found = [match for match in _WEEKDAY.finditer(text) if not match["cue"]]
    if not found:
        return None, frozenset()
    numbers = [WEEKDAYS[match["day"][:3].lower()] for match in found]
    opening = numbers[0] if found[0].start() < _OPENING and not found[0]["own"] else None
    return opening, frozenset(numbers) - {opening}


def _weigh(first: int | None, later: frozenset[int], day: date) -> float:
    likelihood = 1.0 if first is None else _FIRST[(first - day.weekday()) % 7]
    for number in later:
        likelihood *= _LATER[(number - day.weekday()) % 7] ** _LATER_WEIGHT
    return likelihood


def _weigh_dated(dated: Sequence[tuple[int, int, int]], day: date) -> float:
    """ "Sunday, April 6" says which weekday that date has in the report's year."""
    likelihood = 1.0
    for month, number, weekday in set(dated):
        right = weekday_near(month, number, day) == weekday
        likelihood *= _RIGHT_DATE if right else (1 - _RIGHT_DATE) / 6
    return likelihood


def weekday_near(month: int, number: int, day: date) -> int | None:
    """The weekday of a date without a year, in the year that brings it nearest to the day; None for no such date."""
    near = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            near.append(date(year, month, number))
        except ValueError:
            continue
    return min(near, key=lambda other: abs(other - day)).weekday() if near else None
