"""The report's own date: given, written in the dateline, or worked out from what is consistent."""

from dragoman.knowledge import Term
from dragoman.records import Published
from dragoman.report.blocks import Layout


def date_report(text: str, layout: Layout, given: str | None, terms: tuple[Term, ...]) -> Published:
    """The day of the report with the grounds for it."""
    if given:
        return Published(given, ("given",), 1.0, (given,))
    written = layout.dateline.written if layout.dateline else None
    if written and written.year:
        return Published(written.value, ("dateline",), 0.99, (written.value,))
    return Published()
