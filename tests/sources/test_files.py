"""Files, folders and patterns: every report is found, every fault is named and costs itself alone."""

import io
import os
import sys
from pathlib import Path

import pytest

from dragoman.failure import Failure
from dragoman.sources import RawReport, holds_many, open_sources

TEXT = "LISBON, March 5. The ministers of Portugal and Norway signed an accord on fishing.\n“We are glad,” they said.\n"
PAGE = """<!DOCTYPE html><html><head><title>Ministers sign accord</title>
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<meta property="og:site_name" content="Test Wire">
</head><body><nav>Home | News</nav><article><h1>Ministers sign accord</h1>
<p>LISBON, March 5. The ministers signed an accord on fishing.</p><p>“We are glad,” the minister said.</p></article>
<footer>All rights reserved</footer></body></html>"""


def reports(*arguments: object, **options: object) -> list[RawReport]:
    found = list(open_sources([str(a) for a in arguments], **options))  # type: ignore[arg-type]
    assert not [f for f in found if isinstance(f, Failure)]
    return [f for f in found if isinstance(f, RawReport)]


def failure(*arguments: object, **options: object) -> Failure:
    (found,) = open_sources([str(a) for a in arguments], **options)  # type: ignore[arg-type]
    assert isinstance(found, Failure)
    assert "\n" not in str(found)
    return found


def test_a_text_file_is_one_report_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "accord.txt"
    path.write_text(TEXT)
    assert reports(path) == [RawReport(TEXT, key="accord.txt", source=str(path))]
    assert reports(path, published="2024-03-05")[0].published == "2024-03-05"


def test_a_page_gives_its_main_text_and_what_its_head_says(tmp_path: Path) -> None:
    for name in ("page.html", "page.HTM", "page.txt", "page"):
        path = tmp_path / name
        path.write_text(PAGE)
        (report,) = reports(path)
        assert (report.title, report.publisher, report.published) == (
            "Ministers sign accord",
            "Test Wire",
            "2024-03-05",
        )
        assert "signed an accord on fishing" in report.text
        assert "rights reserved" not in report.text
        assert reports(path, published="2024-03-06")[0].published == "2024-03-06"


def test_a_date_in_the_text_of_a_page_is_not_taken_for_that_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><p>On 3 May 2011 the envoys met in Oslo for talks.</p><p>They spoke.</p></body></html>"
    )
    assert reports(path)[0].published is None


def test_text_with_a_comparison_in_it_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Growth was < 3 percent, the minister said.")
    assert reports(path)[0].text == "Growth was < 3 percent, the minister said."


def test_many_comments_before_a_page_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<!--x-->" * 400 + "\n" + TEXT)
    assert reports(path)[0].text.endswith(TEXT)
    path.write_text("<!--x-->" * 400 + PAGE)
    assert reports(path)[0].title == "Ministers sign accord"


def test_xml_that_is_a_page_is_read_and_other_xml_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{PAGE}')
    assert reports(path)[0].title == "Ministers sign accord"
    path.write_text('<x:note xmlns:x="urn:x">The envoys met.</x:note>')
    assert "not known (<x:note>)" in failure(path).message
    declared = tmp_path / "a.txt"
    declared.write_text(f'<?xml version="1.0"?>{path.read_text()}')
    assert "not known (<x:note>)" in failure(declared).message


def test_a_folder_is_searched_through_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.htm", ".hidden/e.txt", ".f.txt", "picture.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)
    assert [report.key for report in reports(tmp_path)] == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/d.htm"]


def test_a_pattern_that_the_shell_left_alone_is_followed(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "[x].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert [r.key for r in reports(tmp_path / "*.txt")] == ["[x].txt", "a.txt", "b.txt"]
    assert [r.key for r in reports(tmp_path / "**" / "*.txt")] == ["[x].txt", "a.txt", "b.txt", "c.txt"]
    assert [r.key for r in reports(tmp_path / "[x].txt")] == ["[x].txt"]
    assert "pattern" in failure(tmp_path / "*.html").message


def test_a_line_of_a_million_characters_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * 200_000)
    assert len(reports(path)[0].text) == 1_000_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no text"), (b" \n\t\n", "no text"), (b"2016 -- 10:10 ***", "no words"), (b"\xef\xbb\xbf", "no text"),
        (b"%PDF-1.7 text", "PDF"), (b"PK\x03\x04rest", "ZIP"), (b"\x1f\x8b\x08", "unpack"),
        (b"plain\x00text", "binary"), (b"\x89PNG\r\n\x1a\n", "picture"), (b"{\\rtf1 Hello}", "Rich Text"),
        (b"<html><body><script>x()</script></body></html>", "no main text"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    found = failure(path)
    assert said in found.message
    assert found.where == str(path)


def test_a_report_larger_than_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word " * 30)
    assert "--max-size" in failure(path, max_size=100).message
    assert reports(path, max_size=150)


def test_half_a_character_becomes_a_mark_and_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "An envoy \\ud83d spoke.", "title": "\\udfff"}')
    assert (reports(path)[0].text, reports(path)[0].title) == ("An envoy \ufffd spoke.", "\ufffd")
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text(TEXT)
    assert reports(tmp_path / "*.txt")[0].key == "\ufffd.txt"


def test_what_is_missing_or_forbidden_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    good, closed = tmp_path / "good.txt", tmp_path / "closed.txt"
    good.write_text(TEXT)
    closed.write_text(TEXT)
    closed.chmod(0)
    found = list(open_sources([str(tmp_path / "none.txt"), str(closed), str(good)]))
    assert isinstance(found[0], Failure)
    assert "no such file" in found[0].message
    if os.geteuid():  # the superuser may read everything
        assert isinstance(found[1], Failure)
        assert "permission" in found[1].message
    assert isinstance(found[2], RawReport)


def test_a_folder_without_reports_says_what_it_looked_for(tmp_path: Path) -> None:
    assert ".txt" in failure(tmp_path).message


def test_standard_input_is_read_by_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, texts in ((TEXT, [TEXT]), ('{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        assert [report.text for report in reports("-")] == texts


def test_a_report_that_opens_with_a_bracket_is_no_json(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[Reuters] {Moscow} The envoys met.")
    assert reports(path)[0].text.startswith("[Reuters]")


def test_what_counts_as_a_collection(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert holds_many([str(tmp_path)])
    assert holds_many([str(tmp_path / "*.txt")])
    assert holds_many(["a.txt", "b.txt"])
    assert holds_many(["a.jsonl"])
    assert not holds_many([str(tmp_path / "a.txt")])
    assert not holds_many(["-"])
    assert not holds_many(["https://example.org/a?b=*"])
