"""Stored texts read again by a newer program: what is the same keeps its id, what people judged stays judged."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import duckdb

from dragoman import __version__
from dragoman.batch import read_all
from dragoman.failure import Failure
from dragoman.link import link
from dragoman.records import Reading
from dragoman.sources.raw import RawReport
from dragoman.store.adding import BATCH, Added
from dragoman.store.database import opened
from dragoman.store.keeping import insert, rows_together, take_out, transaction

JUDGED = ("commitments", "meetings")


def reread(
    path: Path, *, everything: bool = False, workers: int = 1, language_model: str | None = None
) -> Iterator[Failure | Added]:  # fmt: skip
    """Read the reports of a store again that another version of the program read, or all of them.

    A report that cannot be read now stays as it was. A verdict on a record whose words have moved goes to the record of
    the same report and kind that shares most of its words. Failures are handed on as they come, an Added after each
    transaction; stopped at any moment, what is read stays, and the rest is done when it is run again.
    Raises StoreError where the store is missing or cannot be written.
    """
    added = Added()
    if not path.exists():
        with opened(path):
            return
    with opened(path, to_write=True) as store:
        results = read_all(_stored(store, everything), workers=workers, language_model=language_model)
        while batch := list(islice(results, BATCH)):
            failures = [result for result in batch if isinstance(result, Failure)]
            readings = [result for result in batch if isinstance(result, Reading)]
            yield from failures
            reports = [reading.report.id for reading in readings]
            with transaction(store, path):
                judged = _judged(store, reports)
                take_out(store, reports)
                insert(store, rows_together(readings))
                _carry_over(store, judged)
            added.failed += len(failures)
            added.new += len(readings)
            yield added
        link(store)
        yield added


def _stored(store: duckdb.DuckDBPyConnection, everything: bool) -> list[RawReport]:
    rows = store.execute(
        "SELECT r.text, r.key, r.source, g.title, g.publisher, g.published, g.url FROM reports r "
        "LEFT JOIN given g ON g.report = r.id WHERE ? OR r.version <> ? ORDER BY r.id",
        [everything, __version__],
    ).fetchall()
    return [RawReport(*row) for row in rows]


def _judged(store: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> list[tuple[str, str, str, set[int]]]:
    """Judged records of some reports: id, table, report, and the characters that they stand on."""
    found: list[tuple[str, str, str, set[int]]] = []
    for table in JUDGED:
        rows = store.execute(
            f"SELECT m.id, m.report, m.starts, m.ends FROM {table} m JOIN judgements j ON j.record = m.id "
            "WHERE list_contains(?, m.report)",
            [list(reports)],
        ).fetchall()
        found += [(number, table, report, _characters(starts, ends)) for number, report, starts, ends in rows]
    return found


def _carry_over(store: duckdb.DuckDBPyConnection, judged: Iterable[tuple[str, str, str, set[int]]]) -> None:
    for number, table, report, characters in judged:
        rows = store.execute(f"SELECT id, starts, ends FROM {table} WHERE report = ? ORDER BY id", [report]).fetchall()
        shared = {row[0]: len(characters & _characters(row[1], row[2])) for row in rows}
        best = max(shared, key=shared.__getitem__, default=None)
        if number in shared or best is None or not shared[best]:
            continue
        if not store.execute("SELECT 1 FROM judgements WHERE record = ?", [best]).fetchone():
            store.execute("UPDATE judgements SET record = ? WHERE record = ?", [best, number])


def _characters(starts: Iterable[int], ends: Iterable[int]) -> set[int]:
    return {i for start, end in zip(starts, ends, strict=True) for i in range(start, end)}
