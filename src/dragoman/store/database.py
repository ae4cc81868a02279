"""The file: made, opened, brought up to date; who else has it open is told clearly."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import duckdb

from dragoman.errors import StoreBusyError, StoreError

FOLDER = Path(__file__).parent
SCHEMA = 4  # number of the last migration
STORAGE = "v1.5.0"  # so that R and older Pythons open the file
HINT = MappingProxyType({
    "lock": "another program has it open; close that, or wait until it has ended",
    "missing": "there is no such file; make it with `dragoman add SOURCE --store {path}`",
})  # fmt: skip


@contextmanager
def opened(path: Path, *, to_write: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the store at `path`; with `to_write` it is made where it is missing.

    Raises StoreBusyError where another program holds the file, StoreError where it is missing, no store, or of a newer
    version; without `to_write` also of an older one.
    """
    if not to_write and not path.exists():
        raise StoreError(f"{path}: {HINT['missing'].format(path=path)}")
    connection = _connected(path, to_write)
    try:
        _bring_up_to_date(connection, path, to_write)
        yield connection
    finally:
        connection.close()


def _connected(path: Path, to_write: bool) -> duckdb.DuckDBPyConnection:
    try:
        if to_write and not path.exists():
            _make(path)
        return duckdb.connect(str(path), read_only=not to_write)
    except duckdb.IOException as error:
        if "not a valid" in str(error):
            raise StoreError(f"{path}: this is no store of Dragoman; name another with --store") from error
        if "lock" in str(error).lower():
            raise StoreBusyError(f"{path}: {HINT['lock']}") from error
        raise StoreError(f"{path}: {str(error).splitlines()[0]}") from error
    except duckdb.Error as error:
        raise StoreError(f"{path}: this is no store of Dragoman ({str(error).splitlines()[0]})") from error


def _make(path: Path) -> None:
    """A new file beside its place, moved there when it is whole: a crash leaves none that is half made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{_quoted(new)}' AS made (STORAGE_VERSION '{STORAGE}')")
        connection.execute("USE made")
        connection.execute((FOLDER / "schema.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO about VALUES ('schema', ?)", [str(SCHEMA)])
        connection.execute("CHECKPOINT made")
        connection.execute("USE memory")
        connection.execute("DETACH made")
    new.replace(path)


def _bring_up_to_date(connection: duckdb.DuckDBPyConnection, path: Path, to_write: bool) -> None:
    try:
        row = connection.execute("SELECT value FROM about WHERE name = 'schema'").fetchone()
    except duckdb.CatalogException as error:
        raise StoreError(
            f"{path}: this is a DuckDB file, but no store of Dragoman; name another with --store"
        ) from error
    number = int(row[0]) if row else 0
    if number > SCHEMA:
        raise StoreError(f"{path}: made by a newer version of Dragoman; update the program")
    for step in sorted((FOLDER / "migrations").glob("*.sql")):
        if int(step.stem.partition("_")[0]) > number:
            if not to_write:
                raise StoreError(f"{path}: made by an older version; `dragoman add` brings it up to date")
            connection.execute("BEGIN")
            connection.execute(step.read_text(encoding="utf-8"))
            connection.execute("COMMIT")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
