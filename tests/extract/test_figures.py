"""Figures: what counts in a report, and what only points, dates or numbers."""

from collections.abc import Callable

import pytest

from dragoman.records import Reading

Read = Callable[..., Reading]


def figures(reading: Reading) -> list[tuple[float, str | None]]:
    return [(figure.value, figure.unit) for figure in reading.figures]


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "comparator"),
    [
        ("The loan of 250 million euros was granted.", 2.5e8, "EUR", None),
        ("Trade reached more than $4.2 billion last year.", 4.2e9, "USD", "more than"),
        ("Yen loans worth about 80 billion yen were agreed.", 8e10, "JPY", "about"),
        ("The plant will produce up to 1,200 megawatts.", 1200.0, "MW", "up to"),
        ("They shipped at least 15,000 tonnes of wheat.", 15000.0, "tonne", "at least"),
        ("Nearly 40 percent of the voters stayed at home.", 40.0, "percent", "about"),
        ("The wells gave 2 million barrels a day.", 2e6, "barrel per day", None),
        ("At least 12 soldiers were killed.", 12.0, "soldier", "at least"),
        ("Half a million people fled the town.", 5e5, "people", None),
        ("A dozen trucks crossed the border.", 12.0, "truck", None),
    ],
)
def test_figures(read: Read, sentence: str, value: float, unit: str, comparator: str | None) -> None:
    (figure,) = read(sentence).figures
    assert (figure.value, figure.unit, figure.comparator) == (value, unit, comparator)


@pytest.mark.parametrize(
    "sentence",
    [
        "The two leaders met for three hours on 4 May 2011.",
        "The 45-year-old minister won a third term in 1998.",
        "He spoke at 10:30 a.m. on June 5.",
        "Article 5 of the treaty applies.",
        "It was the 21st summit of the group.",
        "The four-party talks ended.",
        "Both sides and the three countries agreed.",
        "The council backed the plan by a 9-6 vote.",
    ],
)
def test_dates_ages_ordinals_and_pointing_numbers_are_none(read: Read, sentence: str) -> None:
    assert figures(read(sentence)) == []


def test_both_ends_of_a_range(read: Read) -> None:
    assert figures(read("They will build 20 to 30 schools for 6 to 7 billion dollars.")) == [
        (20.0, "school"), (30.0, "school"), (6e9, "USD"), (7e9, "USD"),
    ]  # fmt: skip


def test_what_is_counted(read: Read) -> None:
    wheat, jets = read("They shipped 15,000 tonnes of wheat and bought 24 fighter jets.").figures
    assert (wheat.what, jets.what) == ("wheat", "fighter jets")


def test_a_figure_told_twice_is_one_with_two_places(read: Read) -> None:
    text = "The loan of 250 million euros was granted. Of the 250 million euros nothing has been paid."
    (figure,) = read(text).figures
    assert ["250 million euros" in text[span.start : span.end] for span in figure.evidence] == [True, True]


def test_the_one_day_of_its_sentence_is_the_day_of_a_figure(read: Read) -> None:
    (figure,) = read("They shipped 15,000 tonnes of wheat in May 2012.", "2012-06-10").figures
    assert figure.date is not None
    assert (figure.date.start, figure.date.end) == ("2012-05-01", "2012-05-31")
