"""Days, months, years, decades, centuries that are named: "10 October 2016", "mid-December", "the late 1990s"."""

import re
from datetime import date

from dragoman.extract.times.calendar import Days, feast, place, shift
from dragoman.extract.times.choose import choose_year, direction
from dragoman.extract.times.lexer import Token
from dragoman.extract.times.parts import narrow, part_of
from dragoman.extract.times.setting import Found, Meaning, Setting, on_calendar

_YEAR_WORDS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def year_of(token: Token) -> int:
    """The year that a token writes: "1998", "'98", "nineteen ninety-eight"."""
    number = int(token.number)
    return number if number >= 100 else full_year(number)


def full_year(number: int) -> int:
    """The year that two digits mean; 40 and above are of the last century, as in most systems' windows."""
    return number + (1900 if number >= 40 else 2000)


def stated_year(found: Found, setting: Setting) -> int | None:
    """The year that the expression itself gives, in figures or as "last year"."""
    token = found.get("year")
    if token:
        return year_of(token)
    near = found.words("near")
    return setting.reference.year + _YEAR_WORDS.get(near, 0) if near and setting.reference else None


def month_of(found: Found, label: str = "mon") -> int:
    token = found.get(label)
    tables = ("MONTH", "MAYBEMONTH", "DOTMONTH", "MARCH")
    return next(int(value) for table in tables if token and (value := token.value(table)))


def parted(meaning: Meaning, found: Found, setting: Setting) -> Meaning:
    """The meaning with the days of its part: "early", "the end of" ..."""
    part = part_of(found)
    if not part or meaning.days is None:
        return meaning
    return Meaning(meaning.type, meaning.value, meaning.unit, narrow(meaning.days, part, setting.reference))


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
    return (
        on_calendar(f"{start.isoformat()}/{end.value}", "day")
        if (start.month, start.day) != (month2, int(last.number))
        else None
    )


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
