"""A report in, a reading out: the stages in their order."""

from collections.abc import Iterable, Iterator

from dragoman.errors import LanguageError
from dragoman.knowledge.loading import load
from dragoman.records import Reading
from dragoman.report import read_report
from dragoman.sources.raw import RawReport

READ = ("en", "und")  # a text too short to tell is given a try


class Reader:
    """Reads reports one after the other; what is loaded once is loaded here."""

    def __init__(self, language_model: str | None = None) -> None:
        self.language_model = language_model
        self.knowledge = load()

    def read(self, raw: RawReport) -> Reading:
        """The reading of one report. Raises LanguageError for a report in another language."""
        report = read_report(raw, self.knowledge)
        if report.language not in READ:
            raise LanguageError(f"this report is in another language ({report.language}); Dragoman reads English")
        return Reading(report)

    def read_many(self, raws: Iterable[RawReport]) -> Iterator[Reading]:
        """The readings of many reports, in their order."""
        return map(self.read, raws)
