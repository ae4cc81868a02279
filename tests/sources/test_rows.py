"""Rows: fields by name, broken rows by number, all others read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.failure import Failure
from dragoman.sources import RawReport, open_sources

ROW = {
    "id": "n-1", "text": "The envoys met in Oslo.", "published": "2016-10-10T08:00:00Z",
    "title": "Envoys meet", "publisher": "Test Wire", "url": "https://example.org/1",
}  # fmt: skip


def opened(path: Path, content: str | bytes, **options: str) -> list[RawReport | Failure]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(open_sources([str(path)], **options))  # type: ignore[arg-type]


def keys(found: list[RawReport | Failure]) -> list[str]:
    return [item.key if isinstance(item, RawReport) else str(item) for item in found]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", json.dumps(ROW)),
        ("a.ndjson", f"\n{json.dumps(ROW)}\n\n"),
        ("a.json", json.dumps(ROW, indent=1)),
        ("a.json", json.dumps(ROW)),
        ("a.json", json.dumps([ROW])),
        ("a.jsonl", f"\ufeff{json.dumps(ROW)}"),
        ("a.jsonl", json.dumps(ROW).encode("utf-16")),
        ("a.csv", ",".join(ROW) + "\n" + ",".join(ROW.values())),
        ("a.tsv", "\t".join(ROW) + "\r\n" + "\t".join(ROW.values()) + "\r\n"),
        ("a.csv", ";".join(ROW).upper() + "\n" + ";".join(ROW.values())),
        ("a.csv", "\ufeff" + ",".join(ROW) + "\n\n" + ",".join(f'"{value}"' for value in ROW.values())),
    ],
)
def test_every_field_arrives_whatever_holds_the_row(tmp_path: Path, name: str, content: str | bytes) -> None:
    expected = RawReport(
        **{**{k: v for k, v in ROW.items() if k != "id"}, "published": "2016-10-10"},  # type: ignore[arg-type]
        key="n-1",
        source=str(tmp_path / name),
    )
    assert opened(tmp_path / name, content) == [expected]
    overridden = replace(expected, published="2020-01-01")
    assert opened(tmp_path / name, content, published="2020-01-01") == [overridden]


def test_other_names_of_the_fields_are_understood(tmp_path: Path) -> None:
    (found,) = opened(tmp_path / "a.csv", "Headline,Body,Date\nEnvoys meet,They met.,10 Oct 2016\n")
    assert isinstance(found, RawReport)
    assert (found.title, found.text, found.published) == ("Envoys meet", "They met.", "2016-10-10")


def test_a_row_without_id_is_called_after_its_place(tmp_path: Path) -> None:
    assert keys(opened(tmp_path / "a.jsonl", '{"text": "One."}\n\n{"text": "Two.", "id": 7}\n{"text": "Three."}')) == [
        "a.jsonl:1", "7", "a.jsonl:4",
    ]  # fmt: skip
    assert keys(opened(tmp_path / "a.json", '[{"text": "One."}, {"text": "Two."}]')) == ["a.json:1", "a.json:2"]
    assert keys(opened(tmp_path / "a.json", '{\n"text": "One."}')) == ["a.json"]


def test_a_broken_row_is_named_by_its_line_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        '{"text": "One."}',
        '{"text": ',
        '{"body": 5}',
        "[1]",
        '{"other": "x"}',
        '{"text": "T", "date": "soon"}',
        '{"text": "12"}',
    ]
    found = opened(path, "\n".join([*lines, '{"text": "Two."}']))
    assert [isinstance(item, RawReport) for item in found] == [True, *[False] * 6, True]
    assert [item.where for item in found if isinstance(item, Failure)] == [f"{path}:{n}" for n in range(2, 8)]
    messages = " ".join(item.message for item in found if isinstance(item, Failure))
    for said in ("broken JSON", "should be text", "expected an object", "other", "YYYY-MM-DD", "no words"):
        assert said in messages


def test_a_jsonl_file_may_begin_with_a_broken_line(tmp_path: Path) -> None:
    assert [type(item) for item in opened(tmp_path / "a.jsonl", '{"te\n{"text": "Two."}')] == [Failure, RawReport]


def test_a_broken_document_is_one_failure(tmp_path: Path) -> None:
    for content in ('[{"text": "One."},', "nothing", "[" * 100_000):
        (found,) = opened(tmp_path / "a.json", content)
        assert isinstance(found, Failure)
        assert "broken JSON" in found.message


def test_a_table_without_a_text_column_names_the_columns_it_has(tmp_path: Path) -> None:
    (found,) = opened(tmp_path / "a.csv", "name,age\nx,1\n")
    assert isinstance(found, Failure)
    assert "name, age" in found.message


def test_a_cell_may_hold_lines_quotes_and_a_million_characters(tmp_path: Path) -> None:
    text = 'He said, ""yes"".\n' + "word " * 200_000
    found = opened(tmp_path / "a.csv", f'id,text\n1,"{text}"\n2,\n3,Short.\n')
    assert isinstance(found[0], RawReport)
    assert found[0].text == text.replace('""', '"')
    assert isinstance(found[1], Failure)
    assert keys(found)[2] == "3"


def test_markup_in_a_row_is_read_as_a_page(tmp_path: Path) -> None:
    markup = "<p>The envoys of both states met in Oslo on Monday.</p><p>They agreed to meet again.</p>"
    (found,) = opened(tmp_path / "a.jsonl", json.dumps({"text": markup, "title": "Envoys"}))
    assert isinstance(found, RawReport)
    assert "<p>" not in found.text
    assert "agreed to meet again" in found.text
