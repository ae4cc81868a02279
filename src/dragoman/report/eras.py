"""Evidence from what existed when: states and their names, bodies of states, currencies, the words of an age."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from dragoman.knowledge import Knowledge

# How likely a name is named before it came up, and after it has gone (as history), beside 1 in its own time.
_BEFORE, _AFTER = 0.03, 0.35
_RECENT = 1980  # what is older than every report tells nothing


def era_likelihoods(text: str, knowledge: Knowledge, days: Sequence[date]) -> list[float]:
    """For each day how well it suits the states, bodies and words that the text names."""
    spans = [_eras(knowledge)[word] for word in set(_pattern(knowledge).findall(text))]
    by_year = {year: _weigh(spans, year) for year in {day.year for day in days}}
    return [by_year[day.year] for day in days]


def _weigh(spans: Sequence[tuple[int, int]], year: int) -> float:
    likelihood = 1.0
    for first, last in spans:
        likelihood *= _BEFORE if year < first else _AFTER if year > last else 1.0
    return likelihood


@lru_cache(maxsize=4)
def _pattern(knowledge: Knowledge) -> re.Pattern[str]:
    longest_first = sorted(_eras(knowledge), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


@lru_cache(maxsize=4)
def _eras(knowledge: Knowledge) -> dict[str, tuple[int, int]]:
    """Names and words with the first and last year in which a report may take them for present."""
    named = [*_states(knowledge), *_bodies(knowledge)]
    eras = {name: span for name, start, end in named if (span := _span(start, end)) and len(name) > 3}
    return eras | _words()


def _states(knowledge: Knowledge) -> Iterator[tuple[str, str | None, str | None]]:
    for country in knowledge.countries.values():
        if country.end:
            yield from ((name, country.start, country.end) for name in (country.name, *country.adjectives))
        yield from ((former.name, former.start, former.end) for former in country.former)


def _bodies(knowledge: Knowledge) -> Iterator[tuple[str, str | None, str | None]]:
    for body in knowledge.bodies:
        yield body.name, body.start, body.end


def _span(start: str | None, end: str | None) -> tuple[int, int] | None:
    first = int(start[:4]) if start else 0
    last = int(end[:4]) if end and end != "now" else 9999
    return (first, last) if first > _RECENT or last < 9999 else None


@cache
def _words() -> dict[str, tuple[int, int]]:
    table = resources.files("dragoman.report").joinpath("eras.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    return {row["word"]: (int(row["start"] or 0), int(row["end"] or 9999)) for row in rows}
