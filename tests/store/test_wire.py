"""Corrections and kills of agencies: the record has the last version of an item, and says what it replaced."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.sources import open_sources
from dragoman.sources.raw import RawReport
from dragoman.store.adding import Added, add
from dragoman.store.database import opened

TABLES = "reports actors statements events commitments meetings figures issues postings lengths items steps".split()
ITEM = "urn:newsml:wire:7"


def version(number: int, verb: str, *, is_kill: bool = False) -> RawReport:
    text = f"""Chile and Peru {verb} copper railway

LIMA, May 6, 2024 (AFP) - Chile's foreign minister met his Peruvian counterpart in Lima on Monday. "We {verb} the \
railway," the Peruvian foreign ministry said.
"""
    return RawReport(text, ITEM, "wire.json", wire_version=number, is_kill=is_kill)


FIRST, SECOND, THIRD = version(1, "discuss"), version(2, "refuse"), version(3, "welcome")
KILL = version(4, "kill", is_kill=True)


def put(path: Path, *items: RawReport) -> Added:
    *_, last = add(items, path)
    assert isinstance(last, Added)
    return last


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with opened(path) as store:
        return {table: sorted(store.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in TABLES}


def asked(path: Path, query: str) -> list[tuple[object, ...]]:
    with opened(path) as store:
        return store.execute(query).fetchall()


def test_a_later_version_replaces_an_earlier_one_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    assert put(path, FIRST) == Added(new=1)
    assert put(path, SECOND) == Added(new=1, replaced=1)
    assert asked(path, "SELECT count(*), bool_and(text LIKE '%refuse%') FROM reports") == [(1, True)]
    assert asked(path, "SELECT place, message FROM issues WHERE stage = 'source'") == [
        (ITEM, "version 2 replaces version 1 of this item")
    ]
    reports = {row[0] for row in asked(path, "SELECT id FROM reports")}
    for table in ("actors", "statements", "events", "meetings", "steps"):
        assert {row[0] for row in asked(path, f"SELECT report FROM {table}")} == reports, table
    assert asked(path, "SELECT * FROM postings WHERE word LIKE 'discuss%'") == []


def test_an_earlier_version_that_comes_late_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    put(path, SECOND)
    before = dump(path)
    assert put(path, FIRST) == Added(known=1)
    assert dump(path) == before


def test_a_later_version_known_under_another_name_replaces_as_well(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    put(path, FIRST, RawReport(SECOND.text, "copy", "copy.txt"))
    assert put(path, SECOND) == Added(known=1, replaced=1)
    assert asked(path, "SELECT key FROM reports") == [("copy",)]


def test_what_an_agency_takes_back_leaves_the_record(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    put(path, FIRST)
    assert put(path, KILL) == Added(replaced=1)
    assert asked(path, "SELECT count(*) FROM reports") == [(0,)]
    assert asked(path, "SELECT count(*) FROM postings") == [(0,)]
    assert asked(path, "SELECT place, message FROM issues") == [
        (ITEM, "the agency has taken this item back; nothing of it is in the record")
    ]
    assert put(path, FIRST, SECOND) == Added(known=2), "a kill stands against the versions before it"


@pytest.mark.parametrize("items", [[FIRST, SECOND, THIRD], [FIRST, SECOND, KILL], [FIRST, SECOND, SECOND]])
def test_it_does_not_matter_whether_versions_come_at_once_or_one_by_one(
    tmp_path: Path, items: Sequence[RawReport]
) -> None:
    once, apart = tmp_path / "once.duckdb", tmp_path / "apart.duckdb"
    put(once, *items)
    for item in items:
        put(apart, item)
    assert dump(once) == dump(apart)
    put(once, *items)
    assert dump(once) == dump(apart)


def test_items_of_a_wire_come_from_files(tmp_path: Path) -> None:
    path, file = tmp_path / "r.duckdb", tmp_path / "item.json"
    for number, status in ((1, "usable"), (2, "canceled")):
        item = {
            "uri": ITEM, "type": "text", "version": str(number), "pubstatus": status, "headline": "Envoys meet",
            "body_text": FIRST.text,
        }  # fmt: skip
        file.write_text(json.dumps(item), encoding="utf-8")
        list(add(open_sources([str(file)]), path))
        assert asked(path, "SELECT count(*) FROM reports") == [(2 - number,)]
