"""A report in, a reading out: read this file first.

sources -> report -> language -> extraction -> reading. Each stage takes what stands before it and adds to it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from dragoman.errors import LanguageError
from dragoman.extract.actors import find_actors
from dragoman.extract.commitments import add_commitments
from dragoman.extract.events import add_events
from dragoman.extract.figures import find_figures
from dragoman.extract.issues import find_issues
from dragoman.extract.known import Known
from dragoman.extract.meetings import add_meetings
from dragoman.extract.places import find_places
from dragoman.extract.statements import find_statements
from dragoman.extract.times import find_times
from dragoman.extract.voices import hear_voices
from dragoman.knowledge import load as load_knowledge
from dragoman.language import load as load_language
from dragoman.records import Reading
from dragoman.report import read_report
from dragoman.sources.raw import RawReport

READ = ("en", "und")  # a text too short to tell is given a try

Stage = Callable[[Known], Known]


def filling(field: str, find: Callable[[Known], tuple[Any, ...]]) -> Stage:
    """A stage that sets one field of what is known to what it finds."""

    def stage(known: Known) -> Known:
        additions: dict[str, Any] = {field: find(known)}
        return replace(known, **additions)

    return stage


STAGES: tuple[tuple[str, Stage], ...] = (
    ("times", filling("times", find_times)),
    ("places", filling("places", find_places)),
    ("figures", filling("figures", find_figures)),
    ("actors", filling("actors", find_actors)),
    ("statements", filling("statements", find_statements)),
    ("voices", filling("actors", hear_voices)),
    ("events", add_events),
    ("meetings", add_meetings),
    ("commitments", add_commitments),
)


class Reader:
    """Reads reports one after the other; what is loaded once is loaded here.

    Raises ModelError where the named spaCy pipeline is not installed or sets too little.
    """

    def __init__(self, language_model: str | None = None) -> None:
        self.language_model = language_model
        self._knowledge = load_knowledge()
        self._language = load_language(language_model)

    def read(self, raw: RawReport) -> Reading:
        """The reading of one report. Raises LanguageError for a report in another language."""
        return reading_of(self.know(raw))

    def know(self, raw: RawReport, stages: Sequence[tuple[str, Stage]] = STAGES) -> Known:
        """What some stages find in a report. Raises LanguageError for a report in another language."""
        report = read_report(raw, self._knowledge)
        if report.language not in READ:
            raise LanguageError(f"this report is in another language ({report.language}); Dragoman reads English")
        known = Known(report, self._language.parse(report), self._knowledge)
        for _, stage in stages:
            known = stage(known)
        return known

    def read_many(self, raws: Iterable[RawReport]) -> Iterator[Reading]:
        """The readings of many reports, in their order."""
        return map(self.read, raws)


def reading_of(known: Known) -> Reading:
    """What is known of a report as its reading: plain data, without the Doc."""
    return Reading(
        report=known.report,
        actors=known.actors,
        times=known.times,
        places=known.places,
        statements=known.statements,
        events=known.events,
        commitments=known.commitments,
        meetings=known.meetings,
        figures=known.figures,
        issues=find_issues(known),
    )
