"""Dates as reports write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report.calendars import days_of, find_dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("October 10", "--10-10"),
        ("Oct. 10, 2016", "2016-10-10"),
        ("12 Oct", "--10-12"),
        ("25 July 2022", "2022-07-25"),
        ("Jul 26 2022", "2022-07-26"),
        ("the 3rd of March 1998", "1998-03-03"),
        ("APRIL 7, 1997", "1997-04-07"),
        ("2016-10-10", "2016-10-10"),
        ("12.10.2016", "2016-10-12"),
        ("February 29", "--02-29"),
    ],
)
def test_dates_in_every_usual_form(text: str, value: str) -> None:
    assert [found.value for found in find_dates(f"It was {text}, he said.")] == [value]


@pytest.mark.parametrize(
    "text", ["February 30", "April 31, 1997", "In May 1997 they met", "may 5th column", "2016-13-40"]
)
def test_no_date_that_the_calendar_lacks(text: str) -> None:
    assert [found for found in find_dates(text) if text.startswith(("Feb", "Apr", "In", "2016"))] == []


def test_the_weekday_beside_a_date_is_kept() -> None:
    (found,) = find_dates("elections on Sunday, April 6 will")
    assert (found.weekday, found.month, found.day) == (6, 4, 6)


def test_offsets_point_at_the_words() -> None:
    text = "They met on November 9, 2006 in Beijing and on Nov. 11 in Hanoi."
    assert [text[found.start : found.end] for found in find_dates(text)] == ["November 9, 2006", "Nov. 11"]


def test_leap_days_come_in_leap_years_only() -> None:
    assert days_of(2, 29, 1999, date(2009, 1, 1)) == [date(2000, 2, 29), date(2004, 2, 29), date(2008, 2, 29)]


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)


@given(st.dates(date(1980, 1, 1), date(2040, 12, 31)))
def test_a_date_written_out_is_read_back(day: date) -> None:
    (found,) = find_dates(f"{day:%B} {day.day}, {day.year}")
    assert found.value == day.isoformat()
