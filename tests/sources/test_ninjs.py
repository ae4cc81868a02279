"""ninjs: the items of wires in JSON, in the words of each version, and what takes an item back."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openings import TEXT, failure, opened, outcomes, reports

from dragoman.errors import SourceError
from dragoman.sources import RawReport
from dragoman.sources.item import Item
from dragoman.sources.ninjs import is_ninjs, ninjs_item, whole_number

HTML = f"""<section><h1>Envoys <b>meet</b></h1><p>{TEXT}</p><p>“We are
 glad,” they said.<br/>So &amp; so.</p><script>x()</script></section>"""
LINES = f"Envoys meet\n{TEXT}\n“We are glad,” they said.\nSo & so."
COMMON = {
    "uri": "urn:newsml:wire:1", "type": "text", "version": "3", "pubstatus": "usable",
    "versioncreated": "2016-10-10T10:37:00Z", "firstcreated": "2016-10-09T10:37:00Z",
}  # fmt: skip
ITEMS: dict[str, dict[str, Any]] = {
    "1.0": {**COMMON, "headline": "Envoys meet", "body_text": f"{TEXT} …", "body_xhtml": HTML,
            "copyrightholder": "Wire"},
    "1.7": {**COMMON, "headline_main": "Envoys meet", "body_main": TEXT, "body_richtext": HTML,
            "infosource": [{"name": "Wire"}]},
    "2.0": {**COMMON, "headlines": [{"role": "short", "value": "Met"}, {"role": "main", "value": "Envoys meet"}],
            "bodies": [{"role": "html", "contenttype": "text/html", "value": HTML}],
            "infosources": [{"role": "source", "name": "Wire"}]},
    "2.0 draft": {**COMMON, "headline": [{"name": "main", "text": "Envoys meet"}], "provider": "Wire",
                  "body": [{"name": "text", "value": TEXT}, {"name": "xhtml", "value": HTML}]},
    "3.0": {**{{"versioncreated": "versionCreated", "pubstatus": "pubStatus"}.get(k, k): v for k, v in COMMON.items()},
            "headlines": [{"value": "Envoys meet"}], "bodies": [{"value": HTML}], "provider": {"literal": "Wire"}},
    "Superdesk": {**{"guid" if k == "uri" else k: v for k, v in COMMON.items()}, "headline": "Envoys meet",
                  "body_html": HTML, "source": "Wire"},
}  # fmt: skip


@pytest.mark.parametrize("version", ITEMS)
def test_every_version_says_the_same(tmp_path: Path, version: str) -> None:
    expected = RawReport(LINES, "urn:newsml:wire:1", "", "Envoys meet", "Wire", "2016-10-10", wire_version=3)
    item = ITEMS[version]
    for name, content in (
        ("a.json", json.dumps(item, indent=1)), ("a.jsonl", json.dumps(item)), ("a", json.dumps(item)),
        ("b.json", json.dumps([item])),
    ):  # fmt: skip
        path = tmp_path / name
        assert reports(path, content.encode()) == [replace(expected, source=str(path))]
        assert reports(path, published="2020-01-01")[0].published == "2020-01-01"


def test_plain_text_stays_as_it_is(tmp_path: Path) -> None:
    item = {**COMMON, "body_text": "Growth was 5 < 6 percent.\n\nThey met."}
    (found,) = reports(tmp_path / "a.json", json.dumps(item).encode())
    assert (found.text, found.title, found.publisher) == (item["body_text"], None, None)


def test_the_day_of_an_item_without_versions_is_that_of_its_making(tmp_path: Path) -> None:
    item = {**COMMON, "body_text": TEXT, "versioncreated": None}
    assert reports(tmp_path / "a.json", json.dumps(item).encode())[0].published == "2016-10-09"
    item["firstcreated"] = "soon"
    assert "YYYY-MM-DD" in failure(tmp_path / "a.json", json.dumps(item).encode()).message


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"body_text": TEXT}, TEXT), ({"ednote": "EDITORS: kill this story."}, "EDITORS: kill this story."),
        ({"headline": "Envoys meet"}, "Envoys meet"), ({"body_text": " ", "headline": "Envoys meet"}, "Envoys meet"),
    ],
)  # fmt: skip
def test_a_canceled_item_is_a_kill_even_if_little_is_left_of_it(
    tmp_path: Path, given: dict[str, str], text: str
) -> None:
    item = {**COMMON, "pubstatus": "canceled", "version": 4, **given}
    (found,) = reports(tmp_path / "a.json", json.dumps(item).encode())
    assert (found.text, found.is_kill, found.wire_version, found.key) == (text, True, 4, "urn:newsml:wire:1")


def test_what_holds_no_report_says_why(tmp_path: Path) -> None:
    picture, empty = {**COMMON, "type": "picture", "body_text": "A caption."}, dict(COMMON)
    killed = {**COMMON, "pubstatus": "canceled"}
    lines = [json.dumps(item) for item in (picture, empty, killed, {**COMMON, "body_text": TEXT})]
    found = outcomes(opened(tmp_path / "a.jsonl", "\n".join(lines).encode()))
    assert "type 'picture'" in found[0]
    assert "has no body" in found[1]
    assert "has no body" in found[2]
    assert found[3] == "urn:newsml:wire:1"


def test_other_rows_stay_rows(tmp_path: Path) -> None:
    rows: tuple[dict[str, object], ...] = (
        {"uri": "x", "text": TEXT, "body_html": "<p>no</p>", "versioncreated": "2016-10-10"},
        {"id": "y", "body": TEXT, "headline": "Envoys meet"},
        {"uri": "z", "body": TEXT, "headline": "Envoys meet"},
    )
    for row in rows:
        assert not is_ninjs(row)
        assert reports(tmp_path / "a.json", json.dumps(row).encode())[0].text == TEXT


@pytest.mark.parametrize(
    ("written", "number"),
    [("6", 6), (6, 6), (" 7 ", 7), ("0", 0), ("1.0", None), (True, None), (None, None), ("²", None), ("9" * 30, None)],
)
def test_a_version_counts_where_it_is_a_whole_number(written: object, number: int | None) -> None:
    assert whole_number(written) == number


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["role", "name", "value"]), inner),
    max_leaves=6,
)
names = st.sampled_from([*COMMON, "headline", "headlines", "body", "bodies", "body_text", "body_xhtml", "infosource"])


@given(st.dictionaries(names, values))
def test_whatever_the_fields_hold_an_item_or_a_reason_comes_out(fields: dict[str, object]) -> None:
    assert isinstance(ninjs_item(fields), Item | SourceError)
