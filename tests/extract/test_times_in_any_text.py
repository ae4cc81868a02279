"""Times in any text: offsets that hold, values in the forms of TimeML, work that grows with the text alone."""

import re
import time
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dragoman.extract.known import Known
from dragoman.extract.times import find_times, tag_times
from dragoman.knowledge import Knowledge
from dragoman.records import Published, Report, Time

WORDS = (
    "Monday May March October 10 10th 2016 1998-99 '98 nineteen ninety-seven the of in by last next "
    "this early mid- late end year years week days two second third quarter half ago later for every "
    "10:30 a.m. GMT noon night today now 31 February 29 summer decade 1990s twenty-first century - , "
    ". \n\n ( ) ’s and to from weekend Easter said will 0"
).split(" ")
VALUE = re.compile(
    r"(PAST|PRESENT|FUTURE)_REF"
    r"|P(T?[\dX.]+[SMHDWY])(T?[\d.]+[SMHDWY])*"
    r"|[\dX]{2,4}(-(W[\dX]{2}(-([1-7]|WE))?|[QH][1-4X]|SP|SU|FA|WI|[\dX]{2}(-[\dX]{2})?))?"
    r"(T(MO|AF|EV|NI|XX|\d\d:\d\d(:\d\d)?Z?))?"
)
UNITS = [
    "Monday ",
    "1",
    "1,111",
    "five ",
    "a-",
    "'",
    "the very early ",
    "the first half of ",
    "\n",
    "a year ago Monday the year-ago quarter ",
]
DATES = st.none() | st.dates(date(1950, 1, 1), date(2090, 12, 31))
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


def check(text: str, times: tuple[Time, ...]) -> None:
    end = 0
    for number, found in enumerate(times, 1):
        (span,) = found.evidence
        assert found.id == f"t{number}"
        assert text[span.start : span.end] == found.text != ""
        assert span.start >= end
        end = span.end
        assert all(VALUE.fullmatch(part) for part in found.value.split("/")), found
        assert (found.start_date is None) == (found.end_date is None)
        if found.start_date and found.end_date:
            assert date.fromisoformat(found.start_date) <= date.fromisoformat(found.end_date), found


@settings(deadline=None)  # the grammar is compiled in the first call
@given(st.text(), DATES)
def test_any_characters(text: str, reference: date | None) -> None:
    check(text, tag_times(text, reference))


@settings(max_examples=400, deadline=None)
@given(SENTENCES, DATES)
def test_any_order_of_words_of_time(text: str, reference: date | None) -> None:
    check(text, tag_times(text, reference))


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text_alone(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    begin = time.perf_counter()
    check(text, tag_times(text, date(2016, 10, 10)))
    assert time.perf_counter() - begin < 10  # about one second; a quadratic rule takes minutes


def known(text: str, published: str | None, doc: Doc | None = None) -> Known:
    report = Report(id="r", key="r", source="test", text=text, published=Published(published))
    return Known(report, doc or spacy.blank("en")(text), Knowledge({}, (), ()))


def test_a_report_is_read_from_its_own_date() -> None:
    (found,) = find_times(known("The ministers met on Sunday.", "2016-10-10"))
    assert (found.value, found.start_date) == ("2016-10-09", "2016-10-09")


def test_a_report_without_a_date_gives_no_days() -> None:
    (found,) = find_times(known("The ministers met on Sunday.", None))
    assert (found.value, found.start_date) == ("XXXX-WXX-7", None)


def test_tags_and_tree_decide_where_words_do_not() -> None:
    words = ["Ministers", "from", "Rome", "to", "convene", "Friday"]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        tags=["NNS", "IN", "NNP", "TO", "VB", "NNP"],
        heads=[0, 2, 0, 4, 0, 4],
        deps=["ROOT", "case", "nmod", "mark", "acl", "obl"],
        spaces=[True] * 5 + [False],
    )
    (found,) = find_times(known(doc.text, "2016-10-10", doc))
    assert found.value == "2016-10-14"


@pytest.mark.parametrize(("sign", "day"), [(-1, "2016-10-07"), (0, "2016-10-07"), (1, "2016-10-14")])
def test_the_caller_may_say_where_the_clause_looks(sign: int, day: str) -> None:
    (found,) = tag_times("Friday", date(2016, 10, 10), lambda _start, _end: sign)
    assert found.value == day
