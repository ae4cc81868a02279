"""Days and amounts in the fewest words that stay exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Period, Span
from dragoman.views.wording import days, number, sentence_around, shortened


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2016-10-10", "2016-10-10", "10 Oct 2016"), ("2016-10-03", "2016-10-08", "3–8 Oct 2016"),
        ("2016-12-01", "2016-12-31", "Dec 2016"), ("2016-12-01", "2017-01-31", "Dec 2016 – Jan 2017"),
        ("2015-01-01", "2015-12-31", "2015"), ("2015-01-01", "2017-12-31", "2015 – 2017"),
        ("2016-02-01", "2016-02-29", "Feb 2016"), ("2016-10-30", "2016-11-02", "30 Oct 2016 – 2 Nov 2016"),
    ],
)  # fmt: skip
def test_periods(start: str, end: str, said: str) -> None:
    assert days(Period(start, end)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (5e8, "500 million"), (1.5e9, "1.5 billion"), (2e12, "2 trillion"), (12.0, "12"), (2.5, "2.5"),
        (123456.0, "123,456"), (1234567.0, "1,234,567"), (1_234_567_890_123.0, "1,234,567,890,123"),
        (-3e6, "-3 million"),
        (0.0, "0"),
    ],
)  # fmt: skip
def test_numbers(value: float, said: str) -> None:
    assert number(value) == said


@given(st.lists(st.text("abc", min_size=1, max_size=9), min_size=1), st.integers(10, 60))
def test_words_are_never_cut_in_the_middle(words: list[str], longest: int) -> None:
    text = " ".join(words)
    short = shortened(text, longest)
    assert short == text or (short.endswith(" …") and short[:-2].split() == words[: len(short[:-2].split())])


def test_a_sentence_ends_where_its_marks_say() -> None:
    text = 'One came. "Two of them spoke." Three went home.\nFour stayed'
    for sentence in ('"Two of them spoke." ', "Four stayed", "One came. "):
        start = text.index(sentence)
        found = sentence_around(text, Span(start + 1, start + 3))
        assert text[found.start : found.end] == sentence
