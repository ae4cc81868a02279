"""Parquet tables to items, a batch of rows at a time, through DuckDB."""

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from dragoman.errors import SourceError
from dragoman.sources.arguments import STDIN, Target
from dragoman.sources.item import Items
from dragoman.sources.rows import NAMES, has_text, item_of

BATCH = 500
MAGIC = b"PAR1"
# Read as words; all other types stay what they are, and are refused where words are expected.
AS_WORDS = ("DATE", "TIMESTAMP", "UUID", "ENUM")
# One file, nothing from the network; read no further ahead than a batch, so that a break costs no rows before it.
LOCAL: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
TABLE = "read_parquet(?, hive_partitioning = false)"


def read_parquet(stream: BinaryIO, target: Target) -> Items:
    """The rows of a table, each with its number. Raises SourceError if it is broken or has no text column."""
    import duckdb  # noqa: PLC0415 - who reads other files need not wait for it

    with _on_disk(stream, target) as path, duckdb.connect(config=LOCAL) as connection:
        number = 0
        try:
            connection.execute("SET streaming_buffer_size = '10KB'")  # as a setting of connect() it does nothing
            parameters = [glob.escape(path)]
            columns = connection.execute(f"DESCRIBE SELECT * FROM {TABLE}", parameters).fetchall()
            wanted = _wanted([(name, kind) for name, kind, *_ in columns])
            rows = connection.execute(f"SELECT {', '.join(wanted.values())} FROM {TABLE}", parameters)
            while batch := rows.fetchmany(BATCH):
                for number, cells in enumerate(batch, number + 1):  # noqa: B020 - it counts through all batches
                    yield number, item_of(dict(zip(wanted, cells, strict=True)))
        except duckdb.Error as error:
            broken = SourceError(f"broken Parquet table ({' '.join(str(error).split())[:100]})")
            if not number:
                raise broken from error
            yield number + 1, SourceError(f"{broken}; the rest of it was not read")


def _wanted(columns: list[tuple[str, str]]) -> dict[str, str]:
    """The columns that a report has a use for, each with the SQL that gives it."""
    if not has_text([name for name, _ in columns]):
        names = ", ".join(name for name, _ in columns)
        raise SourceError(f"no column is called 'text'; the columns are: {names[:200]}")
    known = {name for names in NAMES.values() for name in names}
    return {name: _sql(name, kind) for name, kind in columns if name.strip().lower() in known}


def _sql(name: str, kind: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    return f"CAST({quoted} AS VARCHAR)" if kind.startswith(AS_WORDS) else quoted


@contextmanager
def _on_disk(stream: BinaryIO, target: Target) -> Iterator[str]:
    """The path of the table: its own, or that of a copy where it comes from an archive or standard input."""
    if target.source != STDIN and os.path.isfile(target.source):
        yield target.source
        return
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "table.parquet")
        with open(path, "wb") as copy:
            shutil.copyfileobj(stream, copy)
        yield path
