"""Days seen from elsewhere: "last Friday", "yesterday evening", "tonight", "the following day"."""

from datetime import date, timedelta

from dragoman.extract.times.calendar import value_of
from dragoman.extract.times.choose import direction
from dragoman.extract.times.origins import ANAPHORIC, REACH, STEPS, origin_of, which_of
from dragoman.extract.times.setting import Found, Meaning, Setting, on_calendar
from dragoman.extract.times.stated import parted


def build_weekday(found: Found, setting: Setting) -> Meaning | None:
    token = found.get("wd")
    if token is None:
        return None
    weekday = int(token.value("WEEKDAY") or token.value("MAYBEWEEKDAY"))
    if "week" in found.text.lower():
        monday = origin_of(found, setting, "week")
        value = value_of(None, "day") if monday is None else _in_week(monday, STEPS.get(which_of(found), 0), weekday)
        return parted(on_calendar(value, "day"), found, setting)
    origin = origin_of(found, setting, "day")
    if origin is None:
        return Meaning("DATE", f"XXXX-WXX-{weekday}")
    return parted(on_calendar(weekday_near(origin, weekday, found, setting).isoformat(), "day"), found, setting)


def _in_week(origin: date, step: int, weekday: int) -> str:
    return (origin + timedelta(days=7 * step + weekday - origin.isoweekday())).isoformat()


def weekday_near(origin: date, weekday: int, found: Found, setting: Setting) -> date:
    """The day of that name on the side of the origin that the words or the tense point to."""
    which = which_of(found)
    behind, ahead = (origin.isoweekday() - weekday) % 7, (weekday - origin.isoweekday()) % 7
    if which in {"last", "past", "previous", "preceding"}:
        return origin - timedelta(days=behind or 7)
    if which in {"next", "following"}:
        return origin + timedelta(days=ahead or 7)
    if which == "this":
        past = direction(found, setting) < 0
        return origin + timedelta(days=weekday - origin.isoweekday() if past else ahead)
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
    """Such as "this morning", "last night", "tonight", "the next morning"."""
    which = which_of(found)
    if which in ANAPHORIC | {"next", ""}:
        origin = setting.last_told(found.span[0], "day", REACH) or setting.reference
        step = STEPS.get(which, 0)
        day = on_calendar(value_of(origin + timedelta(days=step) if origin else None, "day"), "day")
    else:
        day = _day(setting, -1 if which == "last" else 0)
    return part_of_day(day, _part_code(found))


def build_which_day(found: Found, setting: Setting) -> Meaning | None:
    """Such as "the previous day", "that day": seen from the day told last."""
    told = setting.last_told(found.span[0], "day", REACH) if which_of(found) != "this" else None
    origin = told or setting.reference
    step = STEPS.get(which_of(found), 0)
    return on_calendar(value_of(origin + timedelta(days=step) if origin else None, "day"), "day")
