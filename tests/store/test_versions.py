"""Pages that were added are sent again only if they have changed; nothing that is not in the store counts as known."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import StoreError
from dragoman.failure import Failure
from dragoman.sources import open_sources
from dragoman.sources.web import Web
from dragoman.store import database
from dragoman.store.adding import Added, add
from dragoman.store.database import opened
from dragoman.store.versions import Versions
from serving import Asked, Said, Site

NEWS = """Ghana visit put off

ACCRA, May 7, 2024 (AFP) - A visit to Ghana by Togolese President Faure Gnassingbe has been postponed, the foreign \
ministry in Accra said on Tuesday.
"""
LATER = NEWS.replace("postponed", "cancelled")
FOREIGN = "Das Außenministerium in Accra hat am Dienstag mitgeteilt, dass der Besuch verschoben worden ist. " * 3


def page(text: str, tag: str) -> Callable[[Asked], Said]:
    def answer(asked: Asked) -> Said:
        if asked.headers.get("if-none-match") == tag:
            return Said(status=304)
        return Said(text.encode(), kind="text/plain; charset=utf-8", headers={"ETag": tag})

    return answer


def put(path: Path, *sources: str) -> Added:
    memory = Versions()
    steps = list(add(open_sources(sources, web=Web(memory, pause=0)), path, memory=memory))
    return next(step for step in reversed(steps) if isinstance(step, Added))


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with opened(path) as store:
        return store.execute(query).fetchall()


def test_a_page_that_has_not_changed_is_known_already(site: Site, tmp_path: Path) -> None:
    path, url = tmp_path / "r.duckdb", site.url + "/news"
    site.pages["/news"] = page(NEWS, '"1"')
    assert put(path, url) == Added(new=1)
    assert rows(path, "SELECT * FROM fetched") == [(url, '"1"', None)]
    assert put(path, url) == Added(known=1)
    assert site.asked[-1].headers["if-none-match"] == '"1"'
    site.pages["/news"] = page(LATER, '"2"')
    assert put(path, url) == Added(new=1)
    assert rows(path, "SELECT etag FROM fetched") == [('"2"',)]


def test_a_page_that_could_not_be_read_is_tried_again(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    site.pages |= {"/german": page(FOREIGN, '"1"'), "/news": page(NEWS, '"1"')}
    assert put(path, site.url + "/german", site.url + "/news") == Added(new=1, failed=1)
    assert rows(path, "SELECT address FROM fetched") == [(site.url + "/news",)]
    assert put(path, site.url + "/german", site.url + "/news") == Added(known=1, failed=1)


def test_a_page_whose_report_was_not_kept_is_not_remembered(site: Site, tmp_path: Path) -> None:
    path, memory = tmp_path / "r.duckdb", Versions()
    site.pages |= {"/a": page(NEWS, '"1"'), "/b": page(LATER, '"1"')}
    adding = add(open_sources([site.url + "/a", site.url + "/b"], web=Web(memory, pause=0)), path, memory=memory)
    next(adding)
    adding.close()  # type: ignore[attr-defined]
    assert rows(path, "SELECT * FROM fetched") == []
    assert put(path, site.url + "/a", site.url + "/b") == Added(known=2)


def old(path: Path) -> Path:
    """A store as the first version made it."""
    with opened(path, to_write=True) as store:
        for table in ("fetched", "items", "given"):
            store.execute(f"DROP TABLE {table}")
        for view in ("ledger", "calendar"):
            store.execute(f"DROP VIEW {view}")
        store.execute("DROP TABLE judgements")
        store.execute(
            "CREATE TABLE judgements (id VARCHAR PRIMARY KEY, thread VARCHAR NOT NULL, verdict VARCHAR NOT NULL, "
            "compliance INTEGER, note VARCHAR)"
        )
        store.execute("CREATE VIEW ledger AS SELECT * FROM judgements")
        store.execute("CREATE VIEW calendar AS SELECT * FROM judgements")
        store.execute("INSERT INTO judgements VALUES ('j1', 'c1', 'kept', 1, NULL)")
        store.execute("UPDATE about SET value = '1' WHERE name = 'schema'")
    return path


def test_an_old_store_is_brought_up_to_date(tmp_path: Path) -> None:
    path = old(tmp_path / "old.duckdb")
    with pytest.raises(StoreError, match=r"older version; `dragoman add` brings it up to date"), opened(path):
        pass
    with opened(path, to_write=True):
        pass
    with opened(tmp_path / "new.duckdb", to_write=True):
        pass
    assert rows(path, "SELECT * FROM judgements") == [("c1", "kept", 1, None)]
    for query in (
        "SELECT * FROM about",
        "DESCRIBE ledger",
        "DESCRIBE calendar",
        "DESCRIBE fetched",
        "DESCRIBE items",
        "SHOW TABLES",
    ):
        assert rows(path, query) == rows(tmp_path / "new.duckdb", query)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, folder = old(tmp_path / "old.duckdb"), tmp_path / "migrations"
    folder.mkdir()
    (folder / "2_broken.sql").write_text("CREATE TABLE half (a INTEGER); SELECT * FROM nowhere;", encoding="utf-8")
    monkeypatch.setattr(database, "FOLDER", tmp_path)
    with pytest.raises(duckdb.Error), opened(path, to_write=True):
        pass
    with duckdb.connect(str(path)) as store:
        assert ("half",) not in store.execute("SHOW TABLES").fetchall()


def test_the_last_migration_has_the_number_of_the_schema() -> None:
    numbers = [int(p.stem.partition("_")[0]) for p in (database.FOLDER / "migrations").glob("*.sql")]
    assert max(numbers) == database.SCHEMA


def test_failures_are_told_while_pages_are_remembered(site: Site, tmp_path: Path) -> None:
    site.pages["/news"] = page(NEWS, '"1"')
    memory = Versions()
    sources = open_sources([site.url + "/none", site.url + "/news"], web=Web(memory, pause=0))
    steps = list(add(sources, tmp_path / "r.duckdb", memory=memory))
    assert [step.where for step in steps if isinstance(step, Failure)] == [site.url + "/none"]
