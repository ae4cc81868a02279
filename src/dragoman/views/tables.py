"""Answers of the store as lines: a table for people, JSON and CSV for programs."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

from dragoman.store.asking import Answer

SHORT = frozenset("id day first last due_last last_told status force type mode what kind reports".split())
WIDTH = 160  # columns of a table that does not go to a terminal


def lines_of(answer: Answer, form: str, *, tall: bool = False) -> Iterator[str]:
    """The lines of an answer in a form ("table", "json", "csv"); `tall` tells one row as lines of name and value."""
    if form == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        yield msgspec.json.format(msgspec.json.encode(rows, enc_hook=str)).decode()
    elif form == "csv":
        yield from _csv(answer)
    else:
        yield from _table(answer, tall=tall)


def _csv(answer: Answer) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    yield from out.getvalue().splitlines()


def _table(answer: Answer, *, tall: bool) -> Iterator[str]:
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH)
    if tall:
        for row in answer.rows:
            told = {name: _cell(value) for name, value in zip(answer.columns, row, strict=True)}
            width = max(map(len, told))
            yield from (f"{name:<{width}}  {value}" for name, value in told.items() if value)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    shown = [answer.columns.index(name) for name in answer.shown or answer.columns]
    for n in shown:
        name = answer.columns[n]
        table.add_column(name.replace("_", " "), overflow="fold", no_wrap=name in SHORT)
    for row in answer.rows:
        table.add_row(*(_cell(row[n]) for n in shown))
    with console.capture() as captured:
        console.print(table)
    yield from captured.get().rstrip("\n").splitlines()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return " ".join(str(value).split())
