"""Stored texts are read again without the loss of ids and verdicts."""

from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.sources.raw import RawReport
from dragoman.store.adding import Added, add
from dragoman.store.database import opened
from dragoman.store.judging import judge
from dragoman.store.rereading import reread

TEXT = """Chile and Peru to talk about copper railway

LIMA, May 6 (AFP) - The foreign ministers of Chile and Peru will hold talks in Lima on May 14, the Peruvian foreign \
ministry said on Monday. Chile promised to reopen the copper railway by the end of May.
"""
RAW = RawReport(TEXT, "k", "wire.txt", publisher="AFP", published="2024-05-06")
TABLES = "reports given actors statements events commitments meetings figures issues postings lengths steps judgements"


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with opened(path) as store:
        return {t: sorted(store.execute(f"SELECT * FROM {t}").fetchall(), key=repr) for t in TABLES.split()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one report, whose commitment somebody has judged."""
    path = tmp_path / "r.duckdb"
    list(add([RAW], path))
    with opened(path) as store:
        ((number,),) = store.execute("SELECT id FROM commitments").fetchall()
    judge(path, number, "kept", 1, "seen by eye")
    return path


def test_what_reads_the_same_stays_the_same(path: Path) -> None:
    before = dump(path)
    *_, last = reread(path, everything=True)
    assert last == Added(new=1)
    assert dump(path) == before


def test_only_what_another_version_read_is_read_again(path: Path) -> None:
    before = dump(path)
    assert list(reread(path)) == [Added()]
    with opened(path, to_write=True) as store:
        store.execute("UPDATE reports SET version = '0.0.1', reading = '{}'")
        store.execute("DELETE FROM events")
    *_, last = reread(path)
    assert last == Added(new=1)
    assert dump(path) == before


def test_a_verdict_goes_on_where_the_words_of_a_record_have_moved(path: Path) -> None:
    before = dump(path)
    with opened(path, to_write=True) as store:
        store.execute("UPDATE commitments SET id = 'c-older', ends = [ends[1] - 3]")
        store.execute("UPDATE judgements SET record = 'c-older'")
    list(reread(path, everything=True))
    assert dump(path) == before


def test_there_must_be_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such file"):
        list(reread(tmp_path / "none.duckdb"))
