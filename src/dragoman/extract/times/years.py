"""Months, years, decades and centuries that are named: "mid-December", "1998", "the late 1990s"."""

import re
from datetime import date

from dragoman.extract.times.calendar import Days, shift
from dragoman.extract.times.choose import choose_year, direction
from dragoman.extract.times.parts import part_of
from dragoman.extract.times.setting import Found, Meaning, Setting, on_calendar
from dragoman.extract.times.stated import full_year, month_of, parted, stated_year, year_of


def build_month(found: Found, setting: Setting) -> Meaning | None:
    month, year = month_of(found), stated_year(found, setting)
    if year is None and setting.reference is None:
        return on_calendar(f"XXXX-{month:02}", "month")
    if year is None and setting.reference:
        year = _year_of_month(month, found, setting, setting.reference)
    return parted(on_calendar(f"{year:04}-{month:02}", "month"), found, setting)


def _year_of_month(month: int, found: Found, setting: Setting, reference: date) -> int:
    which = found.words("which").split(" ")[-1]
    if which in {"last", "past", "previous", "preceding"}:
        return reference.year if month < reference.month else reference.year - 1
    if which in {"next", "following"}:
        return reference.year if month > reference.month else reference.year + 1
    if which == "this":
        return reference.year
    tense = 1 if which in {"coming", "upcoming"} else direction(found, setting)

    def days(year: int) -> Days:
        return date(year, month, 1), shift(date(year, month, 1), "month", 1)

    return choose_year(days, reference, tense)


def build_month_range(found: Found, setting: Setting) -> Meaning | None:
    """The months of "April-May" and "January-September 2016"."""
    first, last, year = month_of(found), month_of(found, "mon2"), stated_year(found, setting)
    if year is None and setting.reference is None:
        return on_calendar(f"XXXX-{first:02}/XXXX-{last:02}", "month")
    if year is None and setting.reference:
        year = _year_of_month(last, found, setting, setting.reference)
    start = (year or 0) - (first > last)
    return on_calendar(f"{start:04}-{first:02}/{year:04}-{last:02}", "month")


def build_year(found: Found, setting: Setting) -> Meaning | None:
    token = found.get("year")
    return parted(on_calendar(f"{year_of(token):04}", "year"), found, setting) if token else None


def build_year_range(found: Found, _setting: Setting) -> Meaning | None:
    first, last = found.get("year"), found.get("year2")
    if first is None or last is None:
        return None
    start, end = int(first.number), int(last.number)
    end = end if end >= 100 else start - start % 100 + end
    return on_calendar(f"{start:04}/{end:04}", "year") if start < end <= start + 200 else None


def build_decade(found: Found, setting: Setting) -> Meaning | None:
    token = found.get("decade")
    if token is None:
        return None
    digits = re.sub(r"\D", "", token.text)
    if not digits:
        return parted(on_calendar(f"19{token.value('DECADEWORD')}", "decade"), found, setting)
    if len(digits) == 2 and token.text[0] not in "'’" and not part_of(found):
        return None
    value = digits[:3] if len(digits) == 4 else f"{full_year(int(digits))}"[:3]
    return parted(on_calendar(value, "decade"), found, setting)


def build_century(found: Found, setting: Setting) -> Meaning | None:
    ordinal, tens = found.get("ord"), found.get("n")
    if ordinal is None:
        return None
    number = int(ordinal.number + (tens.number if tens else 0))
    return parted(on_calendar(f"{number - 1:02}", "century"), found, setting) if 1 <= number <= 21 else None
