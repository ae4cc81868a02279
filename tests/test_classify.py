"""`dragoman classify` and `dragoman.classify`: the type of an event between given sides."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app
from dragoman.errors import SourceError

SENTENCE = "Peru expelled two Chilean diplomats on Monday, and Bolivia praised the move by Lima."


def test_the_sides_choose_among_the_events_of_a_sentence() -> None:
    first = dragoman.classify(SENTENCE, actor="Peru", recipient="two Chilean diplomats")
    second = dragoman.classify(SENTENCE, actor="Bolivia", recipient="Lima")
    assert (first.type, first.mode) == ("SANCTION", "expel")
    assert second.type == "SUPPORT"


def test_marked_sides_say_the_same_as_given_ones() -> None:
    marked = dragoman.classify("<s>Kenya</s> has asked <t>Chad</t> to release two pilots.")
    assert marked == dragoman.classify("Kenya has asked Chad to release two pilots.", actor="Kenya", recipient="Chad")
    assert marked.type == "REQUEST"


def test_probabilities_are_of_all_types_and_the_likeliest_stands_first() -> None:
    found = dragoman.classify(SENTENCE, actor="Peru")
    assert found.probability == found.types[found.type] == max(found.types.values())
    assert sum(found.types.values()) == pytest.approx(1, abs=0.01)
    assert next(iter(found.types)) == found.type


def test_a_sentence_without_an_event_has_a_type_all_the_same() -> None:
    assert dragoman.classify("Vienna lies on the Danube.").type


def test_an_empty_sentence_is_refused() -> None:
    with pytest.raises(SourceError, match="no sentence"):
        dragoman.classify("  ")


def test_rows_in_rows_out_and_what_is_wrong_is_named(tmp_path: Path) -> None:
    source, out = tmp_path / "rows.jsonl", tmp_path / "labels.jsonl"
    rows = [
        {"id": "one", "text": SENTENCE, "actor": "Peru", "recipient": "two Chilean diplomats"},
        {"marked": "<s>Ghana</s> gave <t>Togo</t> 20 ambulances."},
        {"id": "three", "words": "no sentence here"},
    ]
    source.write_text("\n".join([*map(json.dumps, rows), "{broken"]) + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["classify", str(source), "-o", str(out)])
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], line["type"]) for line in lines] == [("one", "SANCTION"), (2, "AID")]
    assert all(0 < line["probability"] <= 1 for line in lines)
    assert result.exit_code == 1
    assert "line 3: expected an object" in result.stderr
    assert "line 4: broken JSON" in result.stderr


def test_a_missing_file_is_one_clear_line() -> None:
    result = CliRunner().invoke(app, ["classify", "nowhere.jsonl"])
    assert result.exit_code == 1
    assert result.stderr.startswith("dragoman: nowhere.jsonl: cannot be read")
    assert result.stderr.count("\n") == 1
