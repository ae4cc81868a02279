"""The day that a source gives is taken where it means one day, and refused where it means two."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.sources.dates import given_day


@pytest.mark.parametrize(
    "written",
    [
        "2016-10-10", "20161010", "2016-10-10T23:30:00+03:00", "2016-10-10 08:00", "10 October 2016", "Oct 10, 2016",
        "October 10 2016", "Mon, 10 Oct 2016 12:00:00 GMT", " 10  Oct 2016\n", "2016/10/10",
    ],
)  # fmt: skip
def test_the_ways_in_which_sources_write_a_day(written: str) -> None:
    assert given_day(written) == "2016-10-10"


@pytest.mark.parametrize("written", ["10/11/2016", "soon", "2016", "2016-13-01", "", "Monday", "1476057600"])
def test_what_names_no_single_day_is_refused(written: str) -> None:
    with pytest.raises(SourceError, match="YYYY-MM-DD"):
        given_day(written)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_iso_day_stays_itself(day: date) -> None:
    assert given_day(day.isoformat()) == day.isoformat()
    assert given_day(day.strftime("%d %B %Y")) == day.isoformat()


@given(st.text(max_size=60))
def test_nothing_but_a_day_or_a_refusal_comes_out(written: str) -> None:
    with suppress(SourceError):
        date.fromisoformat(given_day(written))
