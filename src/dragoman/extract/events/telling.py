"""One telling of an event, before tellings of the same event are brought together."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.extract.events.candidates import Candidate
from dragoman.extract.events.coding import Coding
from dragoman.records import EventStatus, Period, Place, Span


@dataclass(frozen=True)
class Telling:
    """What one clause tells: codes, sides as ids of actors, setting, words."""

    candidate: Candidate
    coding: Coding
    status: EventStatus
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    inferred: bool  # whether one side is not told with it
    when: Period | None
    where: Place | None
    source: str | None
    evidence: Span
    content: frozenset[str]  # lemmas of the words that say what it is about, its own and its sides' left out
    persons: Mapping[str, frozenset[str]]  # ids of those named on either side, by state
    acting: frozenset[str]  # for whom the actors act: countries, or names of those without
    states: frozenset[str]  # for whom either side acts

    @property
    def land(self) -> str | None:
        """Code of the state in which it takes place."""
        return self.where.country if self.where else None

    @property
    def sides(self) -> frozenset[str]:
        return frozenset((*self.actors, *self.recipients))
