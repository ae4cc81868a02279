"""Reports into the store: each once, a few in one transaction, so that a crash costs nothing but time."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb
import msgspec

from dragoman.batch import Item, read_all
from dragoman.errors import StoreError
from dragoman.failure import Failure
from dragoman.link import link
from dragoman.records import Reading
from dragoman.report.identity import canonical_text, text_id
from dragoman.store.database import opened
from dragoman.store.rows import Row, Rows, row_of_failure, rows_of
from dragoman.store.versions import Versions
from dragoman.store.wire import Wire

BATCH = 32  # reports in one transaction
LARGEST = 1 << 27  # bytes of one row


@dataclass(slots=True)
class Added:
    """How many reports were new, known already, could not be read, and were replaced or taken back by their agency."""

    new: int = 0
    known: int = 0
    failed: int = 0
    replaced: int = 0

    def __str__(self) -> str:
        rest = f", {self.replaced} replaced or taken back by their agency" if self.replaced else ""
        return f"{self.new} new, {self.known} known already, {self.failed} could not be read{rest}"


def add(
    items: Iterable[Item], path: Path, *, workers: int = 1, language_model: str | None = None,
    memory: Versions | None = None,
) -> Iterator[Failure | Added]:  # fmt: skip
    """Read reports that the store at `path` does not have, and keep them; then link what belongs together.

    Failures are handed on as they come, an Added after each transaction. `memory` is what the web of the items asks
    for pages that have not changed; it is filled before the first item is taken, and kept when all are.
    Raises StoreError where the store cannot be written.
    """
    added, memory, wire = Added(), memory or Versions(), Wire()
    places: list[str] = []
    with opened(path, to_write=True) as store:
        known = {row[0] for row in store.execute("SELECT id FROM reports").fetchall()}
        memory.load(store)
        wire.load(store)
        results = read_all(_unknown(items, known, wire, added), workers=workers, language_model=language_model)
        while batch := list(islice(results, BATCH)):
            failures = [result for result in batch if isinstance(result, Failure)]
            readings = [result for result in batch if isinstance(result, Reading)]
            current = [reading for reading in readings if not wire.is_outdated(reading.report.id)]
            yield from failures
            places += [failure.where for failure in failures]
            added.failed += len(failures)
            added.new += len(current)
            added.replaced += len(readings) - len(current)
            rows: Rows = {"issues": [row_of_failure(failure) for failure in failures]}
            for reading in current:
                for table, more in rows_of(reading).items():
                    rows.setdefault(table, []).extend(more)
            added.replaced += len(keep(store, rows, path, wire))
            yield added
        added.replaced += len(keep(store, {}, path, wire))
        memory.save(store, places)
        added.known += memory.same
        link(store)
        yield added


def _unknown(items: Iterable[Item], known: set[str], wire: Wire, added: Added) -> Iterator[Item]:
    """The reports that the store has not, each once, and of an agency's item no version before the last."""
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        number = text_id(canonical_text(item.text))
        is_current = wire.note(item, number)
        if item.is_kill:
            continue
        if number in known or not is_current:
            added.known += 1
            continue
        known.add(number)
        yield item


def keep(store: duckdb.DuckDBPyConnection, rows: Rows, path: Path, wire: Wire) -> list[str]:
    """Write rows of several tables in one transaction, all of them or none, and take out what they replace.

    Returns the ids of the reports taken out.

    Raises StoreError where the disk is full or the file cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            files = {table: _file(Path(folder) / f"{table}.jsonl", found) for table, found in rows.items() if found}
            store.execute("BEGIN")
            for table, file in files.items():
                again = "OR IGNORE" if table == "issues" else ""  # a bad report is told once, however often it is tried
                store.execute(f"INSERT {again} INTO {table} BY NAME SELECT * FROM {_json(store, table, file)}")
            gone = wire.settle(store, {row["id"] for row in rows.get("reports", ())})
            store.execute("COMMIT")
            return gone
    except (duckdb.Error, OSError) as error:
        raise StoreError(
            f"{path}: cannot be written ({str(error).splitlines()[0]}); nothing of it is half kept"
        ) from error


def _file(path: Path, rows: Iterable[Row]) -> Path:
    path.write_bytes(b"\n".join(map(msgspec.json.encode, rows)) + b"\n")
    return path


def _json(store: duckdb.DuckDBPyConnection, table: str, file: Path) -> str:
    """The rows of a file with the types that the table has."""
    columns = store.execute(f"DESCRIBE {table}").fetchall()
    types = ", ".join(f"'{name}': '{kind}'" for name, kind, *_ in columns)
    options = f"format = 'newline_delimited', columns = {{{types}}}, maximum_object_size = {LARGEST}"
    return f"read_json('{os.fspath(file)}', {options})"
