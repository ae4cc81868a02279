"""The text view: read in ten seconds, in any width, with every word's origin, and never a stray escape code."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Published, Reading, Report, Statement
from dragoman.views.text import to_text

ESCAPE = re.compile(r"\x1b\[[\d;]*m")
HEADINGS = ["AGREED", "MEETINGS", "WHAT HAPPENED", "WHO SAID WHAT", "WHAT COMES NEXT", "FIGURES", "WHO APPEARS"]


def section(view: str, heading: str) -> str:
    found = re.search(rf"^{heading}\n(.*?)(?:\n\n|\Z)", view, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def flat(view: str) -> str:
    return " ".join(view.split())


def test_the_head_says_what_when_where_and_by_whom(reading: Reading) -> None:
    assert to_text(reading).splitlines()[:2] == [
        "Kaya and Orlov agree on gas",
        "10 Oct 2016 (by dateline, weekday) · Istanbul · ABC",
    ]


def test_sections_stand_in_the_order_of_their_weight(reading: Reading) -> None:
    lines = to_text(reading).splitlines()
    assert [line for line in lines if line in HEADINGS] == HEADINGS


def test_what_is_due_first_stands_first_with_its_words(reading: Reading) -> None:
    assert section(to_text(reading), "AGREED").splitlines() == [
        "  by 31 Dec 2017  Turkey, Russia agreed: open a joint gas centre (if the talks",
        "                  go on)",
        "                  “Turkey and Russia agreed to open a joint gas centre by the",
        "                  end of 2017.”",
        "  no date         Ada Kaya promised: keep the line open (unsure)",
        "                  “keep the line”",
    ]


def test_meetings_stand_in_the_order_of_their_days(reading: Reading) -> None:
    told = section(to_text(reading), "MEETINGS")
    assert told.index("10 Oct 2016     Ada Kaya, Ivan Orlov (held)") < told.index(
        "Mar 2017        the next summit, Moscow"
    )


def test_events_say_who_did_what_to_whom(reading: Reading) -> None:
    told = section(to_text(reading), "WHAT HAPPENED")
    assert "Ada Kaya, Ivan Orlov: meet\n" in told
    assert "Turkey → Russia: agree (planned)\n" in told


def test_words_stand_under_their_speaker_whole(reading: Reading) -> None:
    told = section(to_text(reading), "WHO SAID WHAT")
    assert told.startswith("  Ada Kaya, President of Turkey\n  said            “We will never close this door")
    assert f"“{reading.statements[0].text}”" in flat(told)
    assert "told trade would grow (to Ivan Orlov) (unsure) Speaker not named said Nobody knows" in flat(told)


def test_only_days_ahead_that_nothing_else_tells_come_next(reading: Reading) -> None:
    told = section(to_text(reading), "WHAT COMES NEXT")
    assert told.startswith("  1 Dec 2016      Nobody knows")
    assert "Mar 2017" not in told
    past = replace(reading, report=replace(reading.report, published=Published("2020-01-01")))
    assert "WHAT COMES NEXT" not in to_text(past)


def test_figures_and_actors_are_listed(reading: Reading) -> None:
    view = to_text(reading)
    assert "more than 1.5 billion USD  exports" in section(view, "FIGURES")
    assert "  TUR             Ada Kaya, President of Turkey; Turkey\n" in section(view, "WHO APPEARS")


def test_empty_sections_are_left_out() -> None:
    bare = Reading(Report("id", "a.txt", "a.txt", "Nothing.", published=Published(candidates=("2006-10-10", "2016"))))
    assert to_text(bare) == "a.txt\nNo date (fits 10 Oct 2006 or 2016)\n\nNothing was found in this report.\n"


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_lines_keep_to_the_width_and_lose_no_word(reading: Reading, width: int) -> None:
    view = to_text(reading, width)
    assert max(map(len, view.splitlines())) <= min(width, 100)
    assert reading.statements[0].text in flat(view)


def test_colour_adds_codes_and_nothing_else(reading: Reading) -> None:
    coloured = to_text(reading, colour=True)
    assert ESCAPE.search(coloured)
    assert "\x1b" not in to_text(reading)
    without = [line.rstrip() for line in ESCAPE.sub("", coloured).splitlines()]
    assert without == to_text(reading).splitlines()


@given(st.text(), st.sampled_from(["direct", "indirect", "mixed"]))
def test_a_report_cannot_steer_the_terminal(said: str, kind: str) -> None:
    statement = Statement("s1", None, kind, f"\x1b[2J\x9b{said}\x07", said, None, (), 1.0)  # type: ignore[arg-type]
    view = to_text(Reading(Report("id", said, said, said, title=f"\x1b]0;x\x07{said}"), statements=(statement,)))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", view)
    assert "[bold]" in to_text(Reading(Report("id", "k", "s", "t", title="[bold]"))), "no markup is read in a title"
