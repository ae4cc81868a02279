"""A reading for people at a terminal: what was agreed, who met, who said what, what comes next."""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from dragoman.records import Published, Reading
from dragoman.views.overview import SECTIONS, Entry
from dragoman.views.wording import day, plain

WIDEST = 100  # characters of a line: longer ones are hard to read
INDENT = 2
MARGIN = 14  # as wide as "by 10 Oct 2016"

STYLES = {
    "title": "bold",
    "heading": "bold cyan",
    "who": "bold",
    "act": "green",
    "when": "yellow",
    "words": "italic",
    "aside": "dim",
    "unsure": "red",
}


def to_text(reading: Reading, width: int = 80, colour: bool = False) -> str:
    """The reading in at most `width` columns, in colour or without escape codes, with a line end at its end."""
    console = Console(
        file=StringIO(),
        width=min(width, WIDEST),
        color_system="standard" if colour else None,
        force_terminal=colour,
        theme=Theme(STYLES),
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as written:
        for line in _lines(reading):
            console.print(line)
    return "".join(f"{line.rstrip()}\n" for line in written.get().splitlines())


def _lines(reading: Reading) -> Iterator[Text | Padding]:
    yield Text(plain(reading.report.title or reading.report.key), "title")
    yield _setting(reading)
    found = False
    for heading, entries_of in SECTIONS:
        entries = list(entries_of(reading))
        if entries:
            found = True
            yield Text(f"\n{heading.upper()}", "heading")
            yield from map(_line, entries)
    if not found:
        yield Text("\nNothing was found in this report.", "aside")


def _setting(reading: Reading) -> Text:
    """When, where and by whom the report was made."""
    report = reading.report
    named = dict.fromkeys(filter(None, (report.dateline.place, report.dateline.agency, report.publisher)))
    return Text(" · ").join([_dated(report.published), *(Text(plain(name)) for name in named)])


def _dated(published: Published) -> Text:
    if published.date:
        basis = f" (by {', '.join(published.basis)})" if published.basis else ""
        return Text().append(day(published.date), "when").append(basis, "aside")
    fits = " or ".join(map(day, published.candidates))
    return Text().append("No date", "when").append(f" (fits {fits})" if fits else "", "aside")


def _line(entry: Entry) -> Padding:
    if entry.margin is None:
        return Padding(entry.body, (0, 0, 0, INDENT))
    line = Table.grid(padding=(0, 2, 0, 0))
    line.add_column(width=MARGIN, overflow="fold")
    line.add_column(overflow="fold")
    line.add_row(entry.margin, entry.body)
    return Padding(line, (0, 0, 0, INDENT))
