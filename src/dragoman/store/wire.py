"""Corrections and kills: of an agency's item the store has the last version, and none that the agency took back."""

import hashlib
from dataclasses import dataclass

import duckdb

from dragoman.sources.raw import RawReport
from dragoman.store.keeping import take_out
from dragoman.store.rows import Row


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an item; without a report it is a kill."""

    number: int
    report: str | None
    before: int | None  # the version that it replaces


class Wire:
    """Which version of each item the store has, and which came since."""

    def __init__(self) -> None:
        self._latest: dict[str, Version] = {}
        self._kept: dict[str, Version] = {}
        self._items: dict[str, str] = {}  # by report

    def load(self, store: duckdb.DuckDBPyConnection) -> None:
        """Take from the store what it has."""
        rows = store.execute("SELECT item, number, report FROM items").fetchall()
        self._kept = {item: Version(number, report, None) for item, number, report in rows}
        self._latest = dict(self._kept)

    def note(self, raw: RawReport, report: str) -> bool:
        """Take note of a version as it comes. Whether it is to be read: no kill, and no version before the last."""
        if raw.wire_version is None and not raw.is_kill:
            return True
        last = self._latest.get(raw.key)
        number = raw.wire_version if raw.wire_version is not None else last.number if last else 0
        if last is not None and (number < last.number or (number == last.number and not raw.is_kill)):
            return last.report == report
        before = last.number if last is not None and last.number < number else None
        self._latest[raw.key] = Version(number, None if raw.is_kill else report, before)
        if not raw.is_kill:
            self._items[report] = raw.key
        return not raw.is_kill

    def is_outdated(self, report: str) -> bool:
        """Whether a later version, or a kill, came while a report was read."""
        item = self._items.get(report)
        return item is not None and self._latest[item].report != report

    def settle(self, store: duckdb.DuckDBPyConnection) -> list[str]:
        """Within a transaction: take out the reports that kills and the versions now in the store replace, and say so
        among the issues. The numbers of what was taken out.
        """
        came = {item: version for item, version in self._latest.items() if self._kept.get(item) != version}
        new = [version.report for version in came.values() if version.report is not None]
        found = store.execute("SELECT id FROM reports WHERE list_contains(?::VARCHAR[], id)", [new]).fetchall()
        stored = {row[0] for row in found}
        settled = {item: v for item, v in came.items() if v.report is None or v.report in stored}
        old = [
            k.report for item, v in settled.items() if (k := self._kept.get(item)) and k.report not in (None, v.report)
        ]
        gone = [report for report in old if report is not None]
        take_out(store, gone)
        store.execute("DELETE FROM given WHERE list_contains(?, report)", [gone])
        for item, version in settled.items():
            store.execute("INSERT OR REPLACE INTO items VALUES (?, ?, ?)", [item, version.number, version.report])
            if version.report is None or version.before is not None:
                row = _told(item, version)
                store.execute(
                    "INSERT OR IGNORE INTO issues (id, report, place, stage, message) VALUES (?, ?, ?, ?, ?)",
                    [row["id"], row["report"], row["place"], row["stage"], row["message"]],
                )
        self._kept |= settled
        return gone


def _told(item: str, version: Version) -> Row:
    if version.report is None:
        message = "the agency has taken this item back; nothing of it is in the record"
    else:
        message = f"version {version.number} replaces version {version.before} of this item"
    key = hashlib.sha256(f"{item}\n{version.number}\n{message}".encode()).hexdigest()[:16]
    return {"id": f"i{key}", "report": version.report, "place": item, "stage": "source", "message": message}
