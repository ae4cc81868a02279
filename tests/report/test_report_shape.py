"""What a source handed on becomes a report with title, lead, dateline, publisher and language."""

import os
from pathlib import Path

import pytest

from dragoman.knowledge import Knowledge, load
from dragoman.records import Report
from dragoman.report import read_report
from dragoman.sources.raw import RawReport

NOTHING = Knowledge(countries={}, bodies=(), terms=())
SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[3] / "shared"))
MODEL_REPORT = SHARED / "data" / "reports" / "tass-2016-10-10.txt"
PAGE = """Ministers agree to reopen border crossing

Two neighbours bring back the trains

VIENNA, June 3 (APA) -- The foreign ministers of the two countries said on Friday they would reopen the border.
"""


def read(text: str, **given: str) -> Report:
    """The report of a text, with what its source says of it."""
    return read_report(RawReport(text, "key", "source", **given), NOTHING)  # type: ignore[arg-type]


def test_title_lead_dateline_and_publisher_come_from_the_page() -> None:
    report = read(PAGE)
    assert (report.title, report.lead) == (
        "Ministers agree to reopen border crossing",
        "Two neighbours bring back the trains",
    )
    assert (report.dateline.place, report.dateline.date, report.dateline.agency) == ("Vienna", "--06-03", "APA")
    assert (report.publisher, report.language) == ("APA", "en")


def test_the_source_has_the_last_word_on_publisher_and_date() -> None:
    report = read(PAGE, publisher="The Border Post", published="2011-06-03")
    assert report.publisher == "The Border Post"
    assert report.dateline.date == "2011-06-03"


def test_a_dateline_of_another_day_keeps_its_own() -> None:
    assert read(PAGE, published="2011-06-04").dateline.date == "--06-03"


def test_the_title_of_the_source_stands_where_the_page_has_none() -> None:
    report = read(
        "The border will reopen in September, both foreign ministers said on Friday.", title="Border to reopen"
    )
    assert (report.title, report.lead) == ("Border to reopen", None)


@pytest.mark.parametrize(
    "title", ["ATTENTION - ADDS quotes ///", "= (PICTURES) =", "///", "By Ann Lee", "Tel: (1) 22-33"]
)
def test_a_word_to_editors_is_no_title(title: str) -> None:
    assert (
        read("The border will reopen in September, both foreign ministers said on Friday.", title=title).title is None
    )


def test_an_update_says_so_and_keeps_its_title() -> None:
    title = "UPDATE-2: Border to reopen on June 3"
    text = "The border will reopen in September, both foreign ministers said on Friday."
    assert read(text, title=title).title == title


def test_who_signs_a_title_is_not_part_of_it() -> None:
    report = read("Border dispute divides the valley by Ann Lee\n" + PAGE.partition("\n\n")[2])
    assert report.title == "Border dispute divides the valley"
    assert [report.text[b.start : b.end] for b in report.blocks if b.kind == "credit"] == ["by Ann Lee"]


@pytest.mark.parametrize("title", ["Border visited by Ann Lee", "Border speech by Ann Lee"])
def test_whom_a_title_tells_of_stays_in_it(title: str) -> None:
    body = "\n\nVIENNA, June 3 (APA) -- Foreign minister Ann Lee said on Friday that the border would reopen.\n"
    assert read(title + body).title == title


def test_the_site_name_is_not_part_of_the_title() -> None:
    assert read(PAGE, title="Ministers agree to reopen border crossing | Post").title == (
        "Ministers agree to reopen border crossing"
    )


def test_the_same_words_have_the_same_id() -> None:
    assert read(PAGE).id == read(PAGE.replace("\n", "\r\n"), title="Other").id


def test_the_agency_may_stand_in_the_byline() -> None:
    report = read(
        "Border to reopen\n\nBy JANE DOE, Associated Press Writer\n\nThe border will reopen, officials said on Friday."
    )
    assert (report.dateline.agency, report.publisher) == ("AP", "AP")


def test_an_empty_text_is_an_empty_report() -> None:
    report = read("")
    assert (report.text, report.blocks, report.title, report.language) == ("", (), None, "und")


@pytest.mark.skipif(not MODEL_REPORT.exists(), reason="the shared model report is not there")
def test_the_model_report() -> None:
    report = read_report(RawReport(MODEL_REPORT.read_text("utf-8"), "key", "source"), load())
    kinds = [block.kind for block in report.blocks]
    assert kinds[:7] == ["furniture", "title", "lead", "caption", "caption", "credit", "dateline"]
    assert kinds.count("heading") == 5
    assert set(kinds[7:]) == {"paragraph", "heading"}
    assert report.dateline.place == "Istanbul"
    assert report.publisher == "TASS"
    assert report.dateline.date in {"2016-10-10", "--10-10"}
