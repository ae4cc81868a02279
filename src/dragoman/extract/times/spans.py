"""Lengths of time and returns of it: "two years ago", "for six months", "the past decade", "every week"."""

import math
from datetime import date, timedelta

from dragoman.extract.times.calendar import Days, place, shift, value_of
from dragoman.extract.times.choose import direction
from dragoman.extract.times.lexer import Token
from dragoman.extract.times.setting import Found, Meaning, Setting, on_calendar
from dragoman.extract.times.stated import month_of

# TimeML counts decades and centuries in years, fortnights in weeks, quarters in months.
_LENGTHS = {
    "second": ("PT", 1, "S"), "minute": ("PT", 1, "M"), "hour": ("PT", 1, "H"), "day": ("P", 1, "D"),
    "night": ("P", 1, "D"), "week": ("P", 1, "W"), "fortnight": ("P", 2, "W"), "month": ("P", 1, "M"),
    "quarter": ("P", 3, "M"), "year": ("P", 1, "Y"), "decade": ("P", 10, "Y"), "century": ("P", 100, "Y"),
    "millennium": ("P", 1000, "Y"),
}  # fmt: skip
# "two decades ago" names a year, "a fortnight ago" a week.
_GRAIN = {"decade": "year", "century": "year", "fortnight": "week", "night": "day"}
_CLOCK_UNITS = {"second", "minute", "hour"}
_AHEAD_BEFORE = {"within", "in"}
_QUARTER_REACH = 300
_FROM_NOW = {"ago", "hence", "now", "today", "back"}


def unit_of(token: Token) -> str:
    return str(token.value("UNIT") or token.value("UNITS"))


def count_of(found: Found) -> float | None:
    """How many units: a number, one for "a", none for "several" and bare plurals."""
    token = found.get("n")
    if token is None:
        return None
    word = token.text.lower()
    if word in {"a", "an", "year", "another", "additional"}:
        return 1
    few = token.value("FEW") if token.text.isalpha() else 0
    if few:
        return float(few) if isinstance(few, int) else None
    return None if token.text.isalpha() and token.value("TENS") else token.number


def length(count: float | None, unit: str) -> str:
    """The TimeML duration of so many units: P2Y, PT30M, P2Y6M; PXD where the count is not told."""
    head, factor, letter = _LENGTHS[unit]
    if count is None:
        return f"{head}X{letter}"
    total = count * factor
    if total == int(total):
        return f"{head}{int(total)}{letter}"
    smaller = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60), "W": ("D", 7), "D": ("H", 24)}
    if letter in smaller and not (letter == "M" and head == "P"):
        below, share = smaller[letter]
        whole = f"{int(total)}{letter}" if int(total) else ""
        rest = round((total - int(total)) * share)
        return f"{head}{whole}{'T' if letter == 'D' else ''}{rest}{below}"
    return f"{head}{total:g}{letter}"


def moved(day: date, unit: str, count: float) -> date:
    """The day so many units away; a half of a unit counts in months or days."""
    if unit in _CLOCK_UNITS:
        hours = count if unit == "hour" else 0
        return day + timedelta(days=math.copysign(math.ceil(abs(hours) / 24), hours))
    whole = shift(day, unit, int(count))
    rest = count - int(count)
    return whole + timedelta(days=round(rest * {"year": 365, "month": 30, "week": 7}.get(unit, 0)))


def build_ago(found: Found, setting: Setting) -> Meaning | None:
    """Such as "three days ago", "a year earlier", "two months from now"."""
    token, count = found.get("unit") or found.get("n"), count_of(found)
    if token is None:
        return None
    unit, words = unit_of(token), found.text.lower().replace("-", " ").split()
    grain = _GRAIN.get(unit, unit)
    ahead = bool({"hence", "from", "later", "afterwards", "afterward"} & set(words))
    if count is None:
        return Meaning("DATE", "FUTURE_REF" if ahead else "PAST_REF")
    if unit in _CLOCK_UNITS:
        return Meaning("TIME", f"{value_of(setting.reference, 'day')}TXX", "day")
    origin = _origin_of(found, setting, grain, words)
    if origin is None:
        return on_calendar(value_of(None, grain), grain)
    day, grain = origin
    value = value_of(moved(day, unit, count if ahead else -count), grain)
    return Meaning("DATE", value, "" if grain == "quarter" else grain, place(value))


def _origin_of(found: Found, setting: Setting, grain: str, words: list[str]) -> tuple[date, str] | None:
    """From where "a year earlier" counts, and how finely: a year before a quarter is a quarter."""
    if grain == "year" and (quarter := setting.quarter_told(found.span[0], _QUARTER_REACH)):
        return quarter, "quarter"
    if _FROM_NOW & set(words):
        return (setting.reference, grain) if setting.reference else None
    # "Two years later" than today would be "in two years".
    origin = setting.last_told(found.span[0], grain, 600, but=setting.reference) or setting.reference
    return (origin, grain) if origin else None


def _halves(found: Found) -> float:
    return 1.5 if found.text.lower().split()[-1] == "half" else 0.5


def build_duration(found: Found, setting: Setting) -> Meaning | None:
    token = found.get("unit") or found.get("halfunit") or found.get("one")
    if token is None:
        return None
    unit = unit_of(token)
    if unit == "quarter" and found.words("n") == "a":  # a fourth part
        return None
    count = 1.0 if "one" in found else _halves(found) if "halfunit" in found else count_of(found)
    return Meaning("DURATION", length(count, unit), "", _ahead(found, setting, unit, count))


def _ahead(found: Found, setting: Setting, unit: str, count: float | None) -> Days | None:
    """The days of "within three years" and, in a clause that looks ahead, "in two weeks"."""
    before = setting.text[max(0, found.span[0] - 12) : found.span[0]].lower().split()
    word = before[-1] if before else ""
    if setting.reference is None or count is None or word not in _AHEAD_BEFORE or "-" in found.text:
        return None
    if direction(found, setting) <= 0 or found.text.lower().startswith("the"):
        return None
    end = moved(setting.reference, unit, count)
    if word == "within":
        return setting.reference, end
    near = on_calendar(value_of(end, _GRAIN.get(unit, unit) if unit not in _CLOCK_UNITS else "day"), unit)
    return near.days


def build_stretch(found: Found, setting: Setting) -> Meaning | None:
    """Such as "the past two months", "the next few days": a length that ends or begins with the report."""
    token = found.get("unit")
    if token is None:
        return None
    unit = unit_of(token)
    count = 1.0 if "n" not in found and "edge" in found else count_of(found)
    which = found.words("which") or found.words("edge")
    days = None
    of_something = setting.text[found.span[1] : found.span[1] + 4] == " of "  # "the last two years of the war"
    if setting.reference and count is not None and not of_something:
        if which in {"last", "past"}:
            days = moved(setting.reference, unit, -count), setting.reference
        if which in {"next", "coming"}:
            days = setting.reference, moved(setting.reference, unit, count)
    return Meaning("DURATION", length(count, unit), "", days)


def build_set(found: Found, _setting: Setting) -> Meaning | None:
    """Such as "every day", "each July", "Tuesday nights", "twice a week"."""
    part = found.get("partofday") or found.get("partsofday")
    code = f"T{part.value('PART') or part.value('PARTS')}" if part else ""
    if weekday := found.get("wd") or found.get("wds"):
        number = weekday.value("WEEKDAY") or weekday.value("WEEKDAYS")
        return Meaning("SET", "XXXX-WXX-WE" if number == 8 else f"XXXX-WXX-{number}{code}")
    if "mon" in found:
        return Meaning("SET", f"XXXX-{month_of(found):02}")
    if season := found.get("season"):
        return Meaning("SET", f"XXXX-{season.value('SEASON')}")
    if code:
        return Meaning("SET", f"XXXX-XX-XX{code}")
    unit = found.get("unit")
    count = found.get("n")
    every = 2.0 if "other" in found.text.lower().split() else count.number if count else 1.0
    return Meaning("SET", length(every, unit_of(unit))) if unit else None


def build_frequency(found: Found, _setting: Setting) -> Meaning | None:
    token = found.get("word")
    return Meaning("SET", str(token.value("FREQUENCY"))) if token else None


def build_reference(found: Found, _setting: Setting) -> Meaning:
    """Such as "now", "recently", "the near future": no place in the calendar, but a side of the present."""
    token = found.get("word")
    if token and token.value("NOWWORD"):
        return Meaning("DATE", str(token.value("NOWWORD")))
    for label, value in (("past", "PAST_REF"), ("future", "FUTURE_REF")):
        if label in found:
            return Meaning("DATE", value)
    return Meaning("DATE", "PRESENT_REF")
