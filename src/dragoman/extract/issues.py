"""What stays uncertain in a reading, said as rows: nothing is guessed and nothing is hidden."""

from collections.abc import Iterator

from dragoman.extract.known import Known
from dragoman.records import Issue


def find_issues(known: Known) -> tuple[Issue, ...]:
    """Issues of a report that every stage has seen: its day where several fit, words of unknown speakers,
    and what the stages noted themselves.
    """
    return (*_undated(known), *_unspoken(known), *known.issues)


def _undated(known: Known) -> Iterator[Issue]:
    published = known.report.published
    if published.date is None and published.candidates:
        first, last = published.candidates[0], published.candidates[-1]
        count = len(published.candidates)
        yield Issue("report", f"{count} days fit, from {first} to {last}; --published gives the right one")


def _unspoken(known: Known) -> Iterator[Issue]:
    for statement in known.statements:
        if statement.speaker is None:
            yield Issue("statements", "it was not found who says this", statement.evidence)
