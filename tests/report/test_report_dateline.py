"""Datelines in the forms that agencies use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report.dateline import find_dateline, plain_place

REST = "The two ministers agreed to reopen the border crossing within a month, officials said."


@pytest.mark.parametrize(
    ("dateline", "place", "day", "agency"),
    [
        ("LISBON, October 12. /TASS/.", "Lisbon", "--10-12", "TASS"),
        ("ANKARA, May 29 (Xinhua) --", "Ankara", "--05-29", "Xinhua"),
        ("MOSCOW (AP)_", "Moscow", None, "AP"),
        ("MOSCOW (AP) —", "Moscow", None, "AP"),
        ("KUALA LUMPUR:", "Kuala Lumpur", None, None),
        ("HANOI, Nov. 9, 2006 (Xinhua) -", "Hanoi", "2006-11-09", "Xinhua"),
        ("Text: AFP New Delhi:", "New Delhi", None, "AFP"),
        ("afrol News, 23 April -", None, "--04-23", "afrol News"),
        ("UNITED NATIONS, April 2, 1997 (AFP) -", "United Nations", "1997-04-02", "AFP"),
        ("WASHINGTON/MOSCOW (Reuters) -", "Washington/Moscow", None, "Reuters"),
        ("(Reuters) -", None, None, "Reuters"),
        ("Cairo, 12 Oct (MENA) -", "Cairo", "--10-12", "MENA"),
        ("PARIS, Nov 3 -", "Paris", "--11-03", None),
        ("CAIRO - 25 July 2022:", "Cairo", "2022-07-25", None),
        ("SINGAPORE (May 6, 2021) —", "Singapore", "2021-05-06", None),
        ("Seoul, Oct. 10 (Yonhap) --", "Seoul", "--10-10", "Yonhap"),
        ("MAR DEL PLATA, Argentina, Nov. 4, 2005 (EFE) -", "Mar del Plata", "2005-11-04", "EFE"),
        ("PORT-AU-PRINCE, Haiti (AP) —", "Port-au-Prince", None, "AP"),
        ("N'DJAMENA, Feb 3 (Reuters) -", "N'Djamena", "--02-03", "Reuters"),
        ("TASHKENT, 12.10.2016 (UzA) -", "Tashkent", "2016-10-12", "UzA"),
        ("JERUSALEM, March 3 (Itar-Tass) --", "Jerusalem", "--03-03", "TASS"),
        ("GENEVA, Sept. 1 (Press Trust Elsewhere) --", "Geneva", "--09-01", "Press Trust Elsewhere"),
    ],
)
def test_place_date_and_agency(dateline: str, place: str | None, day: str | None, agency: str | None) -> None:
    found = find_dateline(f"{dateline} {REST}")
    assert found is not None
    assert (found.place and plain_place(found.place), found.written and found.written.value, found.agency) == (
        place,
        day,
        agency,
    )
    assert found.end == len(dateline)


@pytest.mark.parametrize(
    "line",
    [
        "On October 5 - the day of the vote - the border was closed by both of the armies.",
        "UPDATE 1-Minister says the border will reopen within a month of the talks in the capital",
        "The Food and Agriculture Organization (FAO) said on Monday that the harvest had failed again.",
        "In May 1997: a short history of the talks that opened the border after eleven years of war.",
        "Russian President Vladimir Putin arrived on October 10 in Istanbul for talks with his host.",
        "ANALYSIS: what the new border crossing means for the trade between the two neighbours this year",
        "",
        "Talks",
    ],
)
def test_other_openings_are_no_datelines(line: str) -> None:
    assert find_dateline(line) is None


def test_a_town_in_ordinary_letters_counts_where_it_is_known() -> None:
    line = f"Muscat: {REST}"
    assert find_dateline(line) is None
    found = find_dateline(line, frozenset({"Muscat"}))
    assert found is not None
    assert found.place == "Muscat"


@given(st.text(max_size=300))
def test_any_line_can_be_read(line: str) -> None:
    found = find_dateline(line)
    if found:
        assert 0 <= found.start < found.end <= len(line)
        assert line[found.start : found.end].strip() == line[found.start : found.end]


@given(st.lists(st.sampled_from(["ROME", ",", " ", "Oct", "10", "2016", "(AP)", "/", "-", ":", ".", "Xinhua", "\n"])))
def test_any_order_of_the_parts_can_be_read(parts: list[str]) -> None:
    line = "".join(parts)
    found = find_dateline(line)
    assert found is None or line[found.start : found.end].strip()
