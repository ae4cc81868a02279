"""Rows into the tables, in transactions: all of them or none."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import msgspec

from dragoman.errors import StoreError
from dragoman.failure import Failure
from dragoman.records import Reading
from dragoman.store.rows import Row, Rows, row_of_failure, rows_of

LARGEST = 1 << 27  # bytes of one row
WITH_REPORT = ("actors", "statements", "events", "commitments", "meetings", "figures", "issues")


@contextmanager
def transaction(store: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """What is done to the store within is kept together, or not at all.

    Raises StoreError where the disk is full or the file cannot be written.
    """
    try:
        store.execute("BEGIN")
        yield
        store.execute("COMMIT")
    except (duckdb.Error, OSError) as error:
        reason = str(error).splitlines()[0]
        raise StoreError(f"{path}: cannot be written ({reason}); nothing of it is half kept") from error


def rows_together(readings: Iterable[Reading], failures: Iterable[Failure] = ()) -> Rows:
    """The rows of several readings and failures, by table."""
    rows: Rows = {"issues": [row_of_failure(failure) for failure in failures]}
    for reading in readings:
        for table, more in rows_of(reading).items():
            rows.setdefault(table, []).extend(more)
    return rows


def insert(store: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    """Write rows within a transaction."""
    with tempfile.TemporaryDirectory() as folder:
        for table, found in rows.items():
            if found:
                file = _file(Path(folder) / f"{table}.jsonl", found)
                again = "OR IGNORE" if table == "issues" else ""  # a bad report is told once, however often it is tried
                store.execute(f"INSERT {again} INTO {table} BY NAME SELECT * FROM {_json(store, table, file)}")


def take_out(store: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> None:
    """Remove reports with all that was read in them; what their sources and people say of them stays."""
    numbers = list(reports)
    if not numbers:
        return
    said = "SELECT id FROM statements WHERE list_contains(?, report)"
    for table in ("postings", "lengths"):
        store.execute(f"DELETE FROM {table} WHERE list_contains(?, item) OR item IN ({said})", [numbers, numbers])
    for table in WITH_REPORT:
        store.execute(f"DELETE FROM {table} WHERE list_contains(?, report)", [numbers])
    store.execute("DELETE FROM reports WHERE list_contains(?, id)", [numbers])


def _file(path: Path, rows: Iterable[Row]) -> Path:
    path.write_bytes(b"\n".join(map(msgspec.json.encode, rows)) + b"\n")
    return path


def _json(store: duckdb.DuckDBPyConnection, table: str, file: Path) -> str:
    """The rows of a file with the types that the table has."""
    columns = store.execute(f"DESCRIBE {table}").fetchall()
    types = ", ".join(f"'{name}': '{kind}'" for name, kind, *_ in columns)
    options = f"format = 'newline_delimited', columns = {{{types}}}, maximum_object_size = {LARGEST}"
    return f"read_json('{os.fspath(file)}', {options})"
