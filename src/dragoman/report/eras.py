"""Evidence from what existed when: states and their names, bodies of states, currencies, the words of an age."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

import ahocorasick

from dragoman.knowledge import Knowledge
from dragoman.report.likelihoods import together

# How likely a name is named before it came up, and after it has gone (as history), beside 1 in its own time.
_BEFORE, _BODY_BEFORE, _AFTER = 0.03, 0.12, 0.35  # bodies have namesakes
_NEVER = 9999
_RECENT = 1980  # what is older than every report tells nothing


class Era(NamedTuple):
    """The first and last year in which a report may take a thing for present."""

    first: int
    last: int
    before: float = _BEFORE


def era_likelihoods(text: str, knowledge: Knowledge, days: Sequence[date]) -> list[float]:
    """For each day how well it suits the states, bodies and words that the text names."""
    eras = [_eras(knowledge)[word] for word in sorted(_named(text, knowledge))]
    return together(([_weigh(era, day.year) for day in days] for era in eras), len(days))


def _weigh(era: Era, year: int) -> float:
    return era.before if year < era.first else _AFTER if year > era.last else 1.0


def _named(text: str, knowledge: Knowledge) -> set[str]:
    """The words of the table that stand in the text as whole words."""
    found = ((end - len(word) + 1, end + 1, word) for end, word in _finder(knowledge).iter(text))
    return {word for start, end, word in found if not _goes_on(text[max(0, start - 1) : start] + text[end : end + 1])}


def _goes_on(around: str) -> bool:
    return any(character.isalnum() or character == "-" for character in around)


@lru_cache(maxsize=4)
def _finder(knowledge: Knowledge) -> Any:
    automaton = ahocorasick.Automaton()
    for word in _eras(knowledge):
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=4)
def _eras(knowledge: Knowledge) -> dict[str, Era]:
    """Names and words with their time, as far as it is younger than every report, or over."""
    eras = dict([*_bodies(knowledge), *_states(knowledge)])
    return {name: era for name, era in eras.items() if era.first > _RECENT or era.last < _NEVER} | _words()


def _states(knowledge: Knowledge) -> Iterator[tuple[str, Era]]:
    for country in knowledge.countries.values():
        if country.end:
            yield from ((name, _era(country.start, country.end)) for name in (country.name, *country.adjectives))
        yield from ((former.name, _era(former.start, former.end)) for former in country.former)


def _bodies(knowledge: Knowledge) -> Iterator[tuple[str, Era]]:
    for body in knowledge.bodies:
        if " " in body.name:
            yield body.name, _era(body.start, body.end)._replace(before=_BODY_BEFORE)


def _era(start: str | None, end: str | None) -> Era:
    return Era(int(start[:4]) if start else 0, int(end[:4]) if end and end != "now" else _NEVER)


@cache
def _words() -> dict[str, Era]:
    table = resources.files("dragoman.report").joinpath("eras.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    return {row["word"]: Era(int(row["start"] or 0), int(row["end"] or _NEVER)) for row in rows}
