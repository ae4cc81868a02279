"""The samples and what is expected of them agree: words stand in the report, weekdays in the calendar."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dragoman

EXPECTED = sorted((Path(__file__).parent / "samples").glob("*.expected.json"))
SAMPLES = Path(dragoman.__file__).parent / "samples"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def expected_of(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def text_of(path: Path) -> str:
    raw = (SAMPLES / path.name.replace(".expected.json", ".txt")).read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def test_every_sample_has_its_expectations() -> None:
    assert {path.name.removesuffix(".expected.json") for path in EXPECTED} == {
        path.stem for path in SAMPLES.glob("*.txt")
    }


def test_one_sample_is_in_windows_1252() -> None:
    broken = [path for path in SAMPLES.glob("*.txt") if b"\x93" in path.read_bytes() and b"\xe9" in path.read_bytes()]
    assert any(path.name == "ethanol-memorandum.txt" for path in broken)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_expected_words_stand_in_the_report(path: Path) -> None:
    expected, text = expected_of(path), text_of(path)
    words = [expected["title"], *expected["headings"], *expected["captions"]]
    words += [time["text"] for time in expected["times"]]
    for statement in expected["statements"]:
        evidence = statement["evidence"]
        words += evidence if isinstance(evidence, list) else [evidence]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_weekdays_agree_with_the_calendar(path: Path) -> None:
    for time in expected_of(path)["times"]:
        if time["text"].lower() in WEEKDAYS and DAY.fullmatch(time["value"]):
            assert WEEKDAYS[date.fromisoformat(time["value"]).weekday()] == time["text"].lower()
