"""What belongs together across reports: stories, and the life of commitments and meetings.

Everything here is made anew from the records, in the order of days and ids, so that it does not hang on the order in
which reports came.
"""

import duckdb

from dragoman.link.following import follow_commitments, follow_meetings
from dragoman.link.stories import find_stories

__all__ = ["link"]


def link(store: duckdb.DuckDBPyConnection) -> None:
    """Make stories and lives anew, in one transaction."""
    tellings = find_stories(store)
    steps = [*follow_commitments(store), *follow_meetings(store)]
    store.execute("BEGIN")
    store.execute("DELETE FROM tellings")
    store.execute("DELETE FROM steps")
    _insert(store, "tellings", 2, tellings)
    _insert(store, "steps", 7, steps)
    store.execute("COMMIT")


def _insert(store: duckdb.DuckDBPyConnection, table: str, width: int, rows: list[tuple[str | None, ...]]) -> None:
    """Rows as one list for each column: no row-wise insert."""
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        fields = ", ".join(f"unnest(?::{'DATE' if n == 4 and width == 7 else 'VARCHAR'}[])" for n in range(width))
        store.execute(f"INSERT OR IGNORE INTO {table} SELECT {fields}", columns)
