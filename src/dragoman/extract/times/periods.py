"""Weeks, months, years and seasons seen from elsewhere: "last week", "the following year", "this spring"."""

from datetime import date

from dragoman.extract.times.calendar import Days, place, shift, value_of
from dragoman.extract.times.choose import choose_year, direction
from dragoman.extract.times.dates import build_day
from dragoman.extract.times.origins import STEPS, origin_of, which_of
from dragoman.extract.times.setting import Found, Meaning, Setting, on_calendar
from dragoman.extract.times.stated import parted, stated_year


def build_span(found: Found, setting: Setting) -> Meaning | None:
    """Weeks, months, years, weekends: "last week", "early next year", "the end of the month"."""
    token = found.get("span")
    if found.get("mon"):
        return _week_of(found, setting)
    if token is None:
        return None
    unit = "weekend" if token.text.lower().startswith("weekend") else str(token.value("SPAN"))
    origin = origin_of(found, setting, unit)
    if origin is None:
        return on_calendar(value_of(None, unit), unit)
    if unit in {"decade", "century"} and which_of(found) == "past":
        return Meaning("DURATION", "P10Y" if unit == "decade" else "P100Y", "", (shift(origin, unit, -1), origin))
    if unit == "weekend":
        return parted(_weekend(found, setting, origin), found, setting)
    return parted(on_calendar(value_of(shift(origin, unit, STEPS.get(which_of(found), 0)), unit), unit), found, setting)


def _weekend(found: Found, setting: Setting, origin: date) -> Meaning:
    which = which_of(found)
    past = which in {"last", "past"} or (not which and direction(found, setting) <= 0)
    # On a Monday to Friday the weekend before is meant where the clause looks back.
    step = -1 if past and origin.isoweekday() < 6 else 1 if which == "next" and origin.isoweekday() > 5 else 0
    return on_calendar(value_of(shift(origin, "week", step), "weekend"), "weekend")


def _week_of(found: Found, setting: Setting) -> Meaning | None:
    day = build_day(found, setting)
    if day is None or day.days is None:
        return day
    return on_calendar(value_of(day.days[0], "week"), "week")


def build_year_edge(_found: Found, setting: Setting) -> Meaning:
    """Such as "year-end", "the year's end"."""
    if setting.reference is None:
        return on_calendar("XXXX", "year")
    year = setting.reference.year
    return on_calendar(f"{year:04}", "year", (date(year, 12, 1), date(year, 12, 31)))


def build_season(found: Found, setting: Setting) -> Meaning | None:
    token = found.get("season")
    if token is None:
        return None
    code, year = str(token.value("SEASON")), stated_year(found, setting)
    if year is None and setting.reference is None:
        return on_calendar(f"XXXX-{code}", "quarter")
    if year is None and setting.reference:
        year = _year_of_season(code, found, setting, setting.reference)
    return parted(on_calendar(f"{year:04}-{code}", "quarter"), found, setting)


def _year_of_season(code: str, found: Found, setting: Setting, reference: date) -> int:
    def days(year: int) -> Days:
        return place(f"{year:04}-{code}") or (reference, reference)

    which = which_of(found)
    years = range(reference.year - 2, reference.year + 2)
    if which == "last":
        return max(year for year in years if days(year)[1] < reference)
    if which in {"next", "coming"}:
        return min(year for year in years if days(year)[0] > reference)
    tense = 0 if which == "this" else direction(found, setting)
    return choose_year(days, reference, tense)
