"""Rows of the knowledge files, each with the place where it stands; messages say "file:line: what is wrong"."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
WIKIDATA = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a knowledge file: its cells, stripped, and where it stands."""

    place: str
    cells: dict[str, str]

    def text(self, column: str) -> str:
        return self.cells[column]

    def maybe(self, column: str) -> str | None:
        return self.cells[column] or None

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that are joined by ";", each once."""
        return tuple(dict.fromkeys(part.strip() for part in self.cells[column].split(";") if part.strip()))


@dataclass(slots=True)
class Problems:
    """What is wrong in the files; everything is collected before the build fails."""

    found: list[str]

    def add(self, place: str, message: str) -> None:
        self.found.append(f"{place}: {message}")

    def require(self, row: Row, *columns: str) -> None:
        for column in columns:
            if not row.text(column):
                self.add(row.place, f"'{column}' is empty")

    def one_of(self, row: Row, column: str, allowed: frozenset[str]) -> None:
        for value in row.many(column):
            if value not in allowed:
                self.add(row.place, f"'{column}' has unknown '{value}'; known are {listed(allowed)}")

    def matches(self, row: Row, column: str, pattern: re.Pattern[str], what: str) -> None:
        value = row.text(column)
        if value and not pattern.fullmatch(value):
            self.add(row.place, f"'{column}' is '{value}', expected {what}")

    def period(self, row: Row) -> None:
        """Dates are YYYY, YYYY-MM or YYYY-MM-DD, the end may be "now", and no end lies before its start."""
        start, end = row.text("start"), row.text("end")
        for column, value in (("start", start), ("end", end)):
            if value and not DATE.fullmatch(value) and (column, value) != ("end", "now"):
                self.add(row.place, f"'{column}' is '{value}', expected YYYY, YYYY-MM or YYYY-MM-DD (or 'now' as end)")
        length = min(len(start), len(end))
        if start and end and end != "now" and end[:length] < start[:length]:
            self.add(row.place, f"ends in {end}, before it starts in {start}")


def listed(allowed: frozenset[str]) -> str:
    return ", ".join(sorted(allowed)) if len(allowed) < 40 else "the codes of countries.csv and vocabulary.toml"


def read_rows(path: Path, columns: tuple[str, ...], problems: Problems) -> Iterator[Row]:
    """Every row of a CSV file; a wrong head or a row of wrong length is a problem and the row is left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        head = tuple(next(reader, ()))
        if head != columns:
            problems.add(f"{path.name}:1", f"columns are {','.join(head)}; expected {','.join(columns)}")
            return
        for cells in reader:
            place = f"{path.name}:{reader.line_num}"
            if len(cells) == len(columns):
                yield Row(place, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))
            elif cells:
                problems.add(place, f"{len(cells)} cells; expected {len(columns)}")
