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
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|quoted|stressed|added|warned|urged|confirmed|declared|arrived|met)\b"
    r"(?:\s+\w+)?\s+(?:here\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|to|would|due|scheduled|expected|from|starting|until|before|by|coming|plans?|planned|set)\b[^.]{0,50}$",
    re.IGNORECASE,
)

# How often a named weekday lies 0, 1 ... 6 days after the report's own day, read cyclically: 6 is the day before.
# Counted on the wires of two agencies, the rare cases raised, since others are looser.
_SAID_IN_OPENING = (0.94, 0.012, 0.004, 0.008, 0.004, 0.006, 0.026)
_TOLD_IN_OPENING = (0.90, 0.02, 0.01, 0.007, 0.007, 0.01, 0.046)
_AHEAD_IN_OPENING = (0.74, 0.085, 0.055, 0.035, 0.015, 0.02, 0.05)
_IN_SECOND = (0.63, 0.04, 0.015, 0.015, 0.04, 0.04, 0.22)
_FURTHER_DOWN = (0.38, 0.08, 0.06, 0.05, 0.06, 0.10, 0.27)
_FURTHER_WEIGHT = 0.7  # weekdays of one report are no independent witnesses
_RIGHT_DATE = 0.97  # how often a weekday beside a date belongs to it

Shares = tuple[float, ...]


def weekday_likelihoods(paragraphs: Sequence[str], days: Sequence[date]) -> list[float]:
    """For each day how well the weekdays named in the paragraphs suit it; all alike where none is named."""
    opening = _opening(paragraphs)
    further = _further(paragraphs, opening[0] if opening else None)
    dated = {
        (found.month, found.day, found.weekday)
        for paragraph in paragraphs
        for found in find_dates(paragraph)
        if found.weekday is not None and not found.year
    }
    return [_weigh(opening, further, day) * _weigh_dated(dated, day) for day in days]


def _opening(paragraphs: Sequence[str]) -> tuple[int, Shares] | None:
    """The weekday that tells most of the news itself, with how it is told."""
    for number, paragraph in enumerate(paragraphs[:2]):
        told = [(_number(match), _manner(paragraph, match)) for match in _named(paragraph)]
        said = [pair for pair in told if pair[1] is _SAID_IN_OPENING]
        for weekday, manner in [*said, *told]:
            if manner:
                return weekday, manner if number == 0 else _IN_SECOND
    return None


def _manner(paragraph: str, match: re.Match[str]) -> Shares | None:
    if match["own"]:
        return None
    before = paragraph[max(0, match.start() - 60) : match.start()]
    if _SAID.search(before):
        return _SAID_IN_OPENING
    return _AHEAD_IN_OPENING if _AHEAD.search(before) else _TOLD_IN_OPENING


def _further(paragraphs: Sequence[str], opening: int | None) -> frozenset[int]:
    named = {_number(match) for paragraph in paragraphs for match in _named(paragraph)}
    return frozenset(named - {opening})


def _named(paragraph: str) -> list[re.Match[str]]:
    return [match for match in _WEEKDAY.finditer(paragraph) if not match["cue"]]


def _number(match: re.Match[str]) -> int:
    return WEEKDAYS[match["day"][:3].lower()]


def _weigh(opening: tuple[int, Shares] | None, further: frozenset[int], day: date) -> float:
    likelihood = opening[1][(opening[0] - day.weekday()) % 7] if opening else 1.0
    for weekday in further:
        likelihood *= _FURTHER_DOWN[(weekday - day.weekday()) % 7] ** _FURTHER_WEIGHT
    return likelihood


def _weigh_dated(dated: set[tuple[int, int, int]], day: date) -> float:
    """What "Sunday, April 6" says: the weekday of that date in the report's year."""
    likelihood = 1.0
    for month, number, weekday in sorted(dated):
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
