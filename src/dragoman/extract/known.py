"""What is known of a report so far: the one thing that every stage takes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from dragoman.knowledge import Knowledge
from dragoman.records import Actor, Commitment, Event, Figure, Issue, Meeting, Place, Report, Statement, Time

if TYPE_CHECKING:
    from dragoman.extract.events.telling import Telling


@dataclass(frozen=True, slots=True)
class Known:
    """A report on its way to a reading. Stages run in the order of the fields and read only what stands before.

    `doc` covers the whole of `report.text`: `token.idx` is an offset of the report. Furniture is tokenised
    but not parsed.
    """

    report: Report
    doc: Doc
    knowledge: Knowledge
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    tellings: tuple["Telling", ...] = ()  # the clauses that tell the events, in text order
    meetings: tuple[Meeting, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    issues: tuple[Issue, ...] = ()  # what a stage noted on its way
