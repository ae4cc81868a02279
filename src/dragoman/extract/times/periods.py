"""Periods and days seen from the report's date or from the time told last: "last week", "the following day"."""

from datetime import date, timedelta

from dragoman.extract.times.calendar import Days, place, shift, value_of
from dragoman.extract.times.choose import choose_year, direction
from dragoman.extract.times.dates import build_day, parted, stated_year
from dragoman.extract.times.setting import Found, Meaning, Setting, on_calendar

_STEPS = {
    "last": -1, "past": -1, "this": 0, "current": 0, "ongoing": 0, "next": 1, "coming": 1, "upcoming": 1,
    "forthcoming": 1, "previous": -1, "preceding": -1, "prior": -1, "following": 1, "subsequent": 1, "ensuing": 1,
    "that": 0, "same": 0, "before": -1,
}  # fmt: skip
# These look from the time told last, not from the day of the report.
_ANAPHORIC = {"previous", "preceding", "prior", "following", "subsequent", "ensuing", "that", "same", "before"}
_REACH = 600  # characters back to the time told last


def _which(found: Found) -> str:
    words = found.words("which").split()
    return words[-1] if words else ""


def _origin(found: Found, setting: Setting, unit: str) -> date | None:
    if _which(found) in _ANAPHORIC:
        return setting.last_told(found.span[0], unit, _REACH) or setting.reference
    return setting.reference


def build_span(found: Found, setting: Setting) -> Meaning | None:
    """Weeks, months, years, weekends: "last week", "early next year", "the end of the month"."""
    token = found.get("span")
    if found.get("mon"):
        return _week_of(found, setting)
    if token is None:
        return None
    unit = "weekend" if token.text.lower().startswith("weekend") else str(token.value("SPAN"))
    origin = _origin(found, setting, unit)
    if origin is None:
        return on_calendar(value_of(None, unit), unit)
    if unit in {"decade", "century"} and _which(found) == "past":
        return Meaning("DURATION", "P10Y" if unit == "decade" else "P100Y", "", (shift(origin, unit, -1), origin))
    if unit == "weekend":
        return parted(_weekend(found, setting, origin), found, setting)
    return parted(on_calendar(value_of(shift(origin, unit, _STEPS.get(_which(found), 0)), unit), unit), found, setting)


def _weekend(found: Found, setting: Setting, origin: date) -> Meaning:
    which = _which(found)
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

    which = _which(found)
    years = range(reference.year - 2, reference.year + 2)
    if which == "last":
        return max(year for year in years if days(year)[1] < reference)
    if which in {"next", "coming"}:
        return min(year for year in years if days(year)[0] > reference)
    tense = 0 if which == "this" else direction(found, setting)
    return choose_year(days, reference, tense)


def build_weekday(found: Found, setting: Setting) -> Meaning | None:
    token = found.get("wd")
    if token is None:
        return None
    weekday = int(token.value("WEEKDAY") or token.value("MAYBEWEEKDAY"))
    if ("which" in found and "week" in found.text.lower().split()[-1:]) or "week" in found.text.lower().split():
        monday = _origin(found, setting, "week")
        value = value_of(None, "day") if monday is None else _in_week(monday, _STEPS.get(_which(found), 0), weekday)
        return parted(on_calendar(value, "day"), found, setting)
    origin = _origin(found, setting, "day")
    if origin is None:
        return Meaning("DATE", f"XXXX-WXX-{weekday}")
    return parted(on_calendar(weekday_near(origin, weekday, found, setting).isoformat(), "day"), found, setting)


def _in_week(origin: date, step: int, weekday: int) -> str:
    return (origin + timedelta(days=7 * step + weekday - origin.isoweekday())).isoformat()


def weekday_near(origin: date, weekday: int, found: Found, setting: Setting) -> date:
    """The day of that name on the side of the origin that the words or the tense point to."""
    which = _which(found)
    behind, ahead = (origin.isoweekday() - weekday) % 7, (weekday - origin.isoweekday()) % 7
    if which in {"last", "past", "previous", "preceding"}:
        return origin - timedelta(days=behind or 7)
    if which in {"next", "following"}:
        return origin + timedelta(days=ahead or 7)
    if which == "this":
        return (
            origin + timedelta(days=weekday - origin.isoweekday())
            if direction(found, setting) < 0
            else origin + timedelta(days=ahead)
        )
    if which in {"coming", "upcoming"} or direction(found, setting) > 0:
        return origin + timedelta(days=ahead)
    return origin - timedelta(days=behind)


def part_of_day(day: Meaning, code: str) -> Meaning:
    """A morning, an afternoon, a night of a day: the same day, as a TIME."""
    return Meaning("TIME", f"{day.value}T{code}", day.unit, day.days)


def _part_code(found: Found) -> str:
    token = found.get("partofday")
    return str(token.value("PART") or token.value("NOON")) if token else "NI"


def build_weekday_part(found: Found, setting: Setting) -> Meaning | None:
    day = build_weekday(found, setting)
    return part_of_day(day, _part_code(found)) if day else None


def _day(setting: Setting, offset: int) -> Meaning:
    day = setting.reference
    return on_calendar(value_of(day + timedelta(days=offset) if day else None, "day"), "day")


def build_dayword(found: Found, setting: Setting) -> Meaning | None:
    """Such as "today", "late yesterday", "the day before yesterday"."""
    token = found.get("dayword")
    if token is None:
        return None
    step = {"before": -1, "after": 1}.get(found.words("shift"), 0)
    day = _day(setting, int(token.value("DAYWORD")) + step)
    return part_of_day(day, _part_code(found)) if "partofday" in found else day


def build_day_part(found: Found, setting: Setting) -> Meaning | None:
    """Such as "this morning", "last night", "tonight", "overnight", "the next morning"."""
    which = _which(found)
    if which == "overnight":
        return part_of_day(_day(setting, -1), "NI")
    if which in _ANAPHORIC | {"next", ""}:
        origin = setting.last_told(found.span[0], "day", _REACH) or setting.reference
        step = _STEPS.get(which, 0)
        day = on_calendar(value_of(origin + timedelta(days=step) if origin else None, "day"), "day")
    else:
        day = _day(setting, -1 if which == "last" else 0)
    return part_of_day(day, _part_code(found))


def build_which_day(found: Found, setting: Setting) -> Meaning | None:
    """Such as "the previous day", "that day": seen from the day told last."""
    told = setting.last_told(found.span[0], "day", _REACH) if _which(found) != "this" else None
    origin = told or setting.reference
    step = _STEPS.get(_which(found), 0)
    return on_calendar(value_of(origin + timedelta(days=step) if origin else None, "day"), "day")


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


def _quarter_told(setting: Setting) -> date | None:
    told = (told.first for told in reversed(setting.told) if told.unit == "quarter")
    return next(told, None) or _reported_quarter(setting)


def build_same_quarter(found: Found, setting: Setting) -> Meaning | None:
    """Such as "the quarter", "the latest quarter", "the quarter ended Sept. 30"."""
    if "mon" in found:
        day = build_day(found, setting)
        first = day.days[0] if day and day.days else None
        return on_calendar(value_of(first, "quarter"), "quarter")
    which = _which(found)
    if which == "latest":
        return on_calendar(value_of(_reported_quarter(setting), "quarter"), "quarter")
    if which in {"this", "current", "ongoing"}:
        return on_calendar(value_of(setting.reference, "quarter"), "quarter")
    quarter = _quarter_told(setting)
    step = -1 if which in {"previous", "preceding", "prior"} else 0
    return on_calendar(value_of(shift(quarter, "quarter", step) if quarter else None, "quarter"), "quarter")


def build_year_earlier_quarter(found: Found, setting: Setting) -> Meaning | None:
    """Such as "the year-earlier quarter", "the 1988 period": the quarter told last, in another year."""
    quarter, year, ordinal = _quarter_told(setting), stated_year(found, setting), found.get("ord")
    if quarter is None:
        return on_calendar(value_of(None, "quarter"), "quarter")
    earlier = quarter.replace(year=year) if year else shift(quarter, "year", -1)
    value = value_of(earlier.replace(month=int(ordinal.number) * 3, day=1) if ordinal else earlier, "quarter")
    return Meaning("DATE", value, "", place(value))  # without unit: not what "the quarter" goes back to
