"""Times of day: "10:30 a.m.", "1430 GMT", "noon Thursday", "5 p.m. EST Nov. 9"."""

import re
from dataclasses import replace

from dragoman.extract.times.calendar import value_of
from dragoman.extract.times.dates import build_day
from dragoman.extract.times.setting import Found, Meaning, Setting, on_calendar
from dragoman.extract.times.weekdays import build_dayword, build_weekday

_REACH = 80


def _hours_minutes(found: Found) -> tuple[int, int] | None:
    if noon := found.get("noon"):
        hours, minutes = map(int, str(noon.value("NOON")).split(":"))
        return hours, minutes
    token = found.get("hour")
    if token is None:
        return None
    digits = re.findall(r"\d+", token.text)
    if len(digits) > 1:
        hours, minutes = map(int, digits[:2])
    elif token.text.isdigit() and len(token.text) == 4:
        hours, minutes = int(token.text[:2]), int(token.text[2:])
    else:
        hours, minutes = int(token.number), 0
    return (hours, minutes) if hours <= 24 and minutes < 60 else None


def _half_of_day(found: Found, hours: int) -> int:
    words = found.text.lower().replace(".", "")
    part = found.words("partofday")
    if hours < 12 and (re.search(r"\d\s?pm\b", words) or part in {"afternoon", "evening", "night"}):
        return hours + 12
    return 0 if hours == 12 and re.search(r"\d\s?am\b", words) else hours


def _day(found: Found, setting: Setting) -> Meaning:
    if "mon" in found:
        day = build_day(found, setting)
    elif "wd" in found:
        day = build_weekday(found, setting)
    else:
        day = build_dayword(found, setting)
    if day:
        return day
    told = setting.last_told(found.span[0], "day", _REACH) or setting.reference
    return on_calendar(value_of(told, "day"), "day")


def build_clock(found: Found, setting: Setting) -> Meaning | None:
    """A TIME on the day that the expression names, that was just told, or that the report is of."""
    time = _hours_minutes(found)
    if time is None:
        return None
    hours = _half_of_day(found, time[0])
    zone = "Z" if re.search(r"\b(?:GMT|UTC)\b", found.text) else ""
    day = _day(found, setting)
    return replace(day, type="TIME", value=f"{day.value}T{hours:02}:{time[1]:02}{zone}")
