"""Amounts in plain text: numbers, scales, units, ranges and comparators."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.figures.amounts import find_amounts, number_of, units

PARTS = (
    "1 12 1,200 3.5 million billion thousand hundred dozen a an two twenty-five and to - or between $ € US$ Rs % per "
    "cent percent dollars yen euros pounds cents tonnes km MW barrels day . , half more than about at least up"
).split()


def amounts(text: str) -> list[tuple[float, str | None]]:
    return [(amount.value, amount.unit) for amount in find_amounts(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a loan of $4.2 billion was", 4.2e9, "USD"),
        ("the US$5 million grant", 5e6, "USD"),
        ("worth €3 million", 3e6, "EUR"),
        ("worth £20m in all", 2e7, "GBP"),
        ("paid 80 billion yen", 8e10, "JPY"),
        ("for 700 Australian dollars", 700.0, "AUD"),
        ("for 50 cents", 0.5, "USD"),
        ("Rs 5 crore", 5e7, "INR"),
        ("twenty-five million dollars", 2.5e7, "USD"),
        ("40% of votes", 40.0, "percent"),
        ("2.5 per cent", 2.5, "percent"),
        ("15,000 tonnes of wheat", 15000.0, "tonne"),
        ("a 1,200-megawatt plant", 1200.0, "MW"),
        ("350 kilometers", 350.0, "kilometre"),
        ("16 billion cubic metres", 1.6e10, "cubic metre"),
        ("3.4m barrels per day", 3.4e6, "barrel per day"),
        ("two hundred thousand farmers", 2e5, None),
        ("1,234,567 votes", 1234567.0, None),
        ("a dozen ships", 12.0, None),
        ("half a million people", 5e5, None),
        ("one and a half million people", 1.5e6, None),
        ("a hundred and six ships", 106.0, None),
        ("two and a half percent", 2.5, "percent"),
    ],
)
def test_values_and_units(text: str, value: float, unit: str | None) -> None:
    ((found, found_unit),) = amounts(text)
    assert found == pytest.approx(value)
    assert found_unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("6 to 7 billion dollars", 6e9, 7e9),
        ("between 6 and 7 billion dollars", 6e9, 7e9),
        ("5-6 billion euros", 5e9, 6e9),
        ("$1.5-2 billion", 1.5e9, 2e9),
        ("two to three million people", 2e6, 3e6),
        ("20 to 30 percent", 20.0, 30.0),
        ("1.8 million to 2.3 million tonnes", 1.8e6, 2.3e6),
    ],
)
def test_both_ends_of_a_range(text: str, low: float, high: float) -> None:
    assert [value for value, _ in amounts(text)] == [pytest.approx(low), pytest.approx(high)]
    assert len({unit for _, unit in amounts(text)}) == 1


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("more than", "more than"), ("over", "more than"), ("about", "about"), ("some", "about"), ("nearly", "about"),
        ("up to", "up to"), ("at least", "at least"), ("no fewer than", "at least"), ("no more than", "up to"),
        ("exactly", None), ("from", None),
    ],
)  # fmt: skip
def test_comparators(words: str, comparator: str | None) -> None:
    assert [amount.comparator for amount in find_amounts(f"They sent {words} 300 lorries")] == [comparator]


@pytest.mark.parametrize(
    ("words", "value"),
    [("9,580.5", 9580.5), ("seven", 7), ("twenty-five", 25), ("a hundred and six", 106), ("half", 0.5), ("a dozen", 12),
     ("two hundred thousand", 200_000)],
)  # fmt: skip
def test_numbers_in_words(words: str, value: float) -> None:
    assert number_of(words) == value


@given(st.one_of(st.text(), st.lists(st.sampled_from(PARTS), max_size=25).map(" ".join), st.text("0123456789,. -$%m")))
@settings(max_examples=400)
def test_any_text(text: str) -> None:
    found = list(find_amounts(text))
    for amount in found:
        assert 0 <= amount.start < amount.end <= len(text)
        assert text[amount.start : amount.end].strip() == text[amount.start : amount.end]
        assert math.isfinite(amount.value)
        assert amount.value >= 0
    assert all(one.start <= other.start for one, other in pairwise(found))


@given(st.integers(0, 10**9), st.sampled_from(["", "{:,}"]))
def test_every_number_in_digits_is_read(number: int, form: str) -> None:
    text = (form or "{}").format(number)
    assert amounts(f"They sent {text} lorries.") == [(float(number), None)]


@pytest.mark.parametrize("unit", sorted(units()["measures"]))
@pytest.mark.parametrize("form", ["{}", "{}s", "{}es"])
def test_every_measure_is_read_in_any_form(unit: str, form: str) -> None:
    for written in (form.format(unit), form.format(unit).replace(" ", "-"), form.format(unit).upper()):
        assert all(amount.value == 12 for amount in find_amounts(f"It has 12 {written} of it."))


@pytest.mark.parametrize("word", sorted(units()["money"]))
def test_every_kind_of_money_is_read_in_the_plural(word: str) -> None:
    found = [amount for amount in find_amounts(f"It cost 12 million {word}s.") if amount.kind == "money"]
    assert [amount.unit for amount in found] == [units()["money"][word]]
