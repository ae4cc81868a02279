"""What the store remembers of pages: a page is asked for again only if it has changed since it was added."""

from collections.abc import Collection

import duckdb

from dragoman.sources.memory import Version


class Versions:
    """The memory that the web asks while reports are added. The store has it before the first and after the last."""

    def __init__(self) -> None:
        self.same = 0  # sources that have not changed
        self._known: dict[str, Version] = {}
        self._new: dict[str, tuple[str, Version]] = {}

    def get(self, address: str) -> Version | None:
        """The version of the page at an address that is in the store."""
        return self._known.get(address)

    def put(self, source: str, version: Version) -> None:
        """What was read from a source, to be kept when its reports are."""
        self._new[version.address] = source, version

    def unchanged(self, _source: str) -> None:
        """Count a source whose reports are known already."""
        self.same += 1

    def load(self, store: duckdb.DuckDBPyConnection) -> None:
        """Take from the store what is known of pages, and begin anew."""
        self.same = 0
        self._new.clear()
        rows = store.execute("SELECT address, etag, modified FROM fetched").fetchall()
        self._known = {row[0]: Version(*row) for row in rows}

    def save(self, store: duckdb.DuckDBPyConnection, failed: Collection[str]) -> None:
        """Keep what was read, but not of sources with a report that failed (places): those are tried again."""
        kept = [v for source, v in self._new.values() if not any(place.startswith(source) for place in failed)]
        columns = [[v.address for v in kept], [v.etag for v in kept], [v.modified for v in kept]]
        if kept:
            store.execute(f"INSERT OR REPLACE INTO fetched SELECT {', '.join(['unnest(?::VARCHAR[])'] * 3)}", columns)
