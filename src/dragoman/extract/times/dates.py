"""Days that are named: "10 October 2016", "9/30/2016", "the 10th", "October 3-5", "Christmas"."""

import re
from datetime import date

from dragoman.extract.times.calendar import Days, feast, place, shift
from dragoman.extract.times.choose import choose_year, direction
from dragoman.extract.times.setting import Found, Meaning, Setting, on_calendar
from dragoman.extract.times.stated import full_year, month_of, parted, stated_year, year_of


def _day_in(year: int, month: int, day: int) -> Days:
    return date(year, month, day), date(year, month, day)


def dated(year: int | None, month: int, day: int, found: Found, setting: Setting) -> Meaning:
    """A day whose year may have to be found from the report's date."""
    date(2000, month, day)  # no 31 June in any year
    if year is None and setting.reference is None:
        return on_calendar(f"XXXX-{month:02}-{day:02}", "day")
    if year is None and setting.reference:
        year = choose_year(lambda y: _day_in(y, month, day), setting.reference, direction(found, setting))
    return on_calendar(date(year or 1, month, day).isoformat(), "day")


def build_day(found: Found, setting: Setting) -> Meaning | None:
    token = found.get("day")
    if token is None or token.number > 31:
        return None
    return dated(stated_year(found, setting), month_of(found), int(token.number), found, setting)


def build_numeric_day(found: Found, setting: Setting) -> Meaning | None:
    """ISO dates, and day and month in figures: whichever order gives a date; both orders, then none."""
    token = found.get("token")
    if token is None:
        return None
    numbers = [int(number) for number in re.findall(r"\d+", token.text)]
    if len(numbers) > 3:
        return Meaning("TIME", token.text, "day", place(token.text[:10]))
    if len(token.text.split("-")[0]) == 4:
        return on_calendar(date(*numbers).isoformat(), "day")
    first, second, year = numbers
    year = year if year >= 100 else full_year(year)
    if "." in token.text or first > 12:
        return on_calendar(date(year, second, first).isoformat(), "day")
    if second > 12 or first == second:
        return on_calendar(date(year, first, second).isoformat(), "day")
    return _either_order(date(year, first, second), date(year, second, first), setting)


def _either_order(american: date, european: date, setting: Setting) -> Meaning:
    # The order that lies within a month of the report is meant; else nobody can tell the day.
    near = [day for day in (american, european) if setting.reference and abs((day - setting.reference).days) <= 31]
    if len(near) == 1:
        return on_calendar(near[0].isoformat(), "day")
    return Meaning("DATE", f"{american.year:04}-XX-XX", "year", place(f"{american.year:04}"))


def build_bare_day(found: Found, setting: Setting) -> Meaning | None:
    """Such as "the 10th", "July 1 to 5": a day of the month that was told last, else of the nearest month."""
    token = found.get("day")
    if token is None or token.number > 31:
        return None
    told, year = setting.last_told(found.span[0], "month", 150), found.get("year")
    if told:
        day = told.replace(year=year_of(year) if year else told.year, day=int(token.number))
        return on_calendar(day.isoformat(), "day")
    if setting.reference is None:
        return on_calendar(f"XXXX-XX-{int(token.number):02}", "day")
    day = setting.reference.replace(day=int(token.number))
    tense = direction(found, setting)
    if (day - setting.reference).days * tense < 0:
        day = shift(day, "month", tense)
    return on_calendar(day.isoformat(), "day")


def build_day_range(found: Found, setting: Setting) -> Meaning | None:
    first, last = found.get("day"), found.get("day2")
    if first is None or last is None:
        return None
    month, month2 = (
        month_of(found, label if label in found else other) for label, other in (("mon", "mon2"), ("mon2", "mon"))
    )
    end = dated(stated_year(found, setting), month2, int(last.number), found, setting)
    if end.days is None:
        return Meaning("DATE", f"XXXX-{month:02}-{int(first.number):02}/{end.value}", "day")
    start = end.days[1].replace(month=month, day=int(first.number))
    start = start if start <= end.days[1] else start.replace(year=start.year - 1)
    return on_calendar(f"{start.isoformat()}/{end.value}", "day") if start < end.days[1] else None


def build_feast(found: Found, setting: Setting) -> Meaning | None:
    token = found.get("feast")
    if token is None:
        return None
    rule = str(token.value("FEAST"))
    year = stated_year(found, setting)
    if year is None and setting.reference is None:
        return on_calendar(f"XXXX-{rule}" if rule[2:3] == "-" else "XXXX-XX-XX", "day")
    if year is None and setting.reference:
        which = {"last": -1, "next": 1}.get(found.words("which"), direction(found, setting))
        year = choose_year(lambda y: (feast(rule, y), feast(rule, y)), setting.reference, which)
    return parted(on_calendar(feast(rule, year or 1).isoformat(), "day"), found, setting)
