"""Parquet: the same rows as in any table, a batch at a time."""

import io
import sys
import zipfile
from pathlib import Path

import duckdb
import pytest
from openings import TEXT, failure, opened, outcomes, reports

from dragoman.failure import Failure
from dragoman.sources import RawReport, holds_many, parquet


def table(path: Path, query: str) -> Path:
    duckdb.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


ROW = f"""SELECT 7 AS id, '{TEXT}' AS "Text", TIMESTAMPTZ '2016-10-10 08:00:00+00' AS date, 'Envoys meet' AS headline,
'Test Wire' AS outlet, 'https://example.org/1' AS url, [1, 2] AS other"""


def test_every_field_arrives(tmp_path: Path) -> None:
    for name in ("a.parquet", "odd [1]*?.parquet", "called anything"):
        path = table(tmp_path / name, ROW)
        expected = RawReport(
            TEXT, "7", str(path), "Envoys meet", "Test Wire", "2016-10-10", "https://example.org/1"
        )  # fmt: skip
        assert reports(path) == [expected]
        assert reports(path, published="2020-01-01")[0].published == "2020-01-01"
    assert holds_many([str(tmp_path / "a.parquet")])


@pytest.mark.parametrize("day", ["DATE '2016-10-10'", "TIMESTAMP '2016-10-10 23:00:00'", "'10 October 2016'"])
def test_days_of_any_type_are_read(tmp_path: Path, day: str) -> None:
    found = reports(table(tmp_path / "a.parquet", f"SELECT '{TEXT}' AS text, {day} AS published"))
    assert [report.published for report in found] == ["2016-10-10"]


def test_rows_without_id_are_called_after_their_place_through_all_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "BATCH", 2)
    found = reports(table(tmp_path / "a.parquet", f"SELECT '{TEXT}' AS text FROM range(5)"))
    assert [report.key for report in found] == [f"a.parquet:{number}" for number in range(1, 6)]


def test_a_broken_row_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    rows = f"VALUES ('{TEXT}', NULL), (NULL, NULL), ('{TEXT}', 'soon'), ('12', NULL), ('{TEXT}', '2024-03-05')"
    path = table(tmp_path / "a.parquet", f"SELECT col0 AS text, col1 AS date FROM ({rows})")
    found = opened(path)
    assert [isinstance(item, RawReport) for item in found] == [True, False, False, False, True]
    assert [item.where for item in found if isinstance(item, Failure)] == [f"{path}:{n}" for n in (2, 3, 4)]
    for said, message in zip(("missing or empty", "YYYY-MM-DD", "no words"), outcomes(found)[1:4], strict=True):
        assert said in message


def test_a_text_that_is_none_is_refused(tmp_path: Path) -> None:
    assert "should be text" in failure(table(tmp_path / "a.parquet", "SELECT 5 AS text")).message
    found = failure(table(tmp_path / "a.parquet", "SELECT 5 AS words"))
    assert "no column is called 'text'; the columns are: words" in found.message


def test_a_table_in_an_archive_or_on_standard_input_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = table(tmp_path / "a.parquet", ROW).read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x/a.parquet", content)
    assert [report.key for report in reports(tmp_path / "a.zip")] == ["7"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert [report.key for report in reports(Path("-"))] == ["7"]


def test_a_broken_table_is_one_failure(tmp_path: Path) -> None:
    content = table(tmp_path / "a.parquet", ROW).read_bytes()
    for broken in (content[:-20], content[:-8] + b"0000PAR1", b"PAR1", b"PAR1 and no more"):
        assert "broken Parquet table" in failure(tmp_path / "a.parquet", broken).message


def test_where_a_table_breaks_the_rows_before_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BATCH", 1_000)
    path = tmp_path / "a.parquet"
    query = f"SELECT i || ' {TEXT}' AS text FROM range(40000) t(i)"
    duckdb.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 10000, COMPRESSION uncompressed)")
    content = path.read_bytes()
    at = content.index(b"35000 ")
    found = opened(path, content[: at - 2000] + b"\xff" * 4000 + content[at + 2000 :])
    assert isinstance(found[0], RawReport)
    assert "the rest of it was not read" in outcomes(found)[-1]
