"""Quarters and halves of a year, as companies and statisticians tell them."""

from datetime import date

from dragoman.extract.times.calendar import Days, place, shift, value_of
from dragoman.extract.times.choose import choose_year, direction
from dragoman.extract.times.dates import build_day
from dragoman.extract.times.origins import which_of
from dragoman.extract.times.setting import Found, Meaning, Setting, on_calendar
from dragoman.extract.times.stated import stated_year

_REACH = 5000  # characters: a report on a quarter goes on speaking of it


def build_quarter(found: Found, setting: Setting) -> Meaning | None:
    """Quarters and halves of a year: "the third quarter", "the first half of 2005", "Q3"."""
    span = "half" if found.words("span") == "half" else "quarter"
    mark, ordinal = found.get("mark"), found.get("ord")
    number = int(mark.text[1]) if mark else int(ordinal.number) if ordinal else 0
    if not 1 <= number <= (2 if span == "half" else 4):
        return None
    year = stated_year(found, setting)
    if year is None and setting.reference is None:
        return on_calendar(f"XXXX-{span[0].upper()}{number}", span)
    if year is None and setting.reference:
        year = _year_of_quarter(span, number, found, setting, setting.reference)
    return on_calendar(f"{year:04}-{span[0].upper()}{number}", span)


def _year_of_quarter(span: str, number: int, found: Found, setting: Setting, reference: date) -> int:
    def days(year: int) -> Days:
        return place(f"{year:04}-{span[0].upper()}{number}") or (reference, reference)

    return choose_year(days, reference, direction(found, setting) or -1)


def _reported_quarter(setting: Setting) -> date | None:
    """The last quarter that is over: the one that companies report on."""
    return shift(setting.reference, "quarter", -1) if setting.reference else None


def _quarter_told(found: Found, setting: Setting) -> date | None:
    return setting.quarter_told(found.span[0], _REACH) or _reported_quarter(setting)


def build_same_quarter(found: Found, setting: Setting) -> Meaning | None:
    """Such as "the quarter", "the latest quarter", "the quarter ended Sept. 30"."""
    if "mon" in found:
        day = build_day(found, setting)
        first = day.days[0] if day and day.days else None
        return on_calendar(value_of(first, "quarter"), "quarter")
    which = which_of(found)
    if which == "latest":
        return on_calendar(value_of(_reported_quarter(setting), "quarter"), "quarter")
    if which in {"this", "current", "ongoing"}:
        return on_calendar(value_of(setting.reference, "quarter"), "quarter")
    quarter = _quarter_told(found, setting)
    step = -1 if which in {"previous", "preceding", "prior"} else 0
    return on_calendar(value_of(shift(quarter, "quarter", step) if quarter else None, "quarter"), "quarter")


def build_year_earlier_quarter(found: Found, setting: Setting) -> Meaning | None:
    """Such as "the year-earlier quarter", "the 1988 period": the quarter told last, in another year."""
    quarter, year, ordinal = _quarter_told(found, setting), stated_year(found, setting), found.get("ord")
    if quarter is None:
        return on_calendar(value_of(None, "quarter"), "quarter")
    earlier = quarter.replace(year=year) if year else shift(quarter, "year", -1)
    value = value_of(earlier.replace(month=int(ordinal.number) * 3, day=1) if ordinal else earlier, "quarter")
    return Meaning("DATE", value, "", place(value))  # without unit: not what "the quarter" goes back to
