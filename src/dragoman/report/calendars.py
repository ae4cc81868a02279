"""Days as reports write them: month and weekday names, and dates with or without a year."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day\b|\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
DATE = (
    rf"(?:(?:{WEEKDAY},?\s+(?:the\s+)?)?(?:{MONTH}\s*{_DAY}(?:,?\s*{_YEAR}|/{_YEAR})?"
    rf"|{_DAY}(?:\s+of)?[\s-]{MONTH}(?:[\s,-]\s?{_YEAR})?)|{_YEAR}-[01]\d-[0-3]\d(?!\d)|[0-3]?\d\.[01]?\d\.{_YEAR})"
)

_DATE = re.compile(DATE, re.IGNORECASE)
_NAMED_MONTH = re.compile(MONTH, re.IGNORECASE)
_NAMED_WEEKDAY = re.compile(rf"^{WEEKDAY}", re.IGNORECASE)
_DAY_NUMBER = re.compile(
    r"\b(?:[12]\d|3[01]|0?[1-9])(?=st|nd|rd|th|\b)|(?<=[a-z.])(?:[12]\d|3[01]|[1-9])\b", re.IGNORECASE
)
_YEAR_NUMBER = re.compile(r"(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it stands in a text: perhaps without its year, perhaps with its weekday."""

    month: int
    day: int
    year: int | None
    weekday: int | None
    start: int
    end: int

    @property
    def value(self) -> str:
        """The ISO day, or "--10-10" where the text gives no year."""
        return f"{self.year or '-'}-{self.month:02}-{self.day:02}"


def find_dates(text: str) -> list[WrittenDate]:
    """Every date with a month and a day in the text, in order; days that no calendar has are left out."""
    found = (_read(match.group(), match.start()) for match in _DATE.finditer(text) if _starts_a_word(match))
    return [written for written in found if written]


def _starts_a_word(match: re.Match[str]) -> bool:
    before = match.string[: match.start()][-1:]
    return not before.isalnum()


def _read(text: str, start: int) -> WrittenDate | None:
    end = start + len(text)
    if text[:4].isdigit():
        return _numbered(text.split("-"), start, end)
    if text.count(".") == 2 and text.replace(".", "").isdigit():
        return _numbered(text.split(".")[::-1], start, end)
    weekday = _NAMED_WEEKDAY.match(text)
    dated = text[weekday.end() :] if weekday else text
    year_number = _YEAR_NUMBER.search(dated)
    month_name = _NAMED_MONTH.search(dated)
    day_number = _DAY_NUMBER.search(dated)
    if not month_name or not day_number:
        return None
    known_year = int(year_number.group()) if year_number else None
    month, day = MONTHS[month_name.group()[:3].lower()], int(day_number.group())
    if not is_day(known_year or 2000, month, day):
        return None
    return WrittenDate(month, day, known_year, WEEKDAYS[weekday.group()[:3].lower()] if weekday else None, start, end)


def _numbered(parts: list[str], start: int, end: int) -> WrittenDate | None:
    year, month, day = (int(part) for part in parts)
    return WrittenDate(month, day, year, None, start, end) if is_day(year, month, day) else None


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def days_of(month: int, day: int, first_year: int, last_day: date) -> list[date]:
    """The same day of the month in every year from the first, up to the last day; 29 February in leap years only."""
    years = range(first_year, last_day.year + 1)
    days = [date(year, month, day) for year in years if is_day(year, month, day)]
    return [day for day in days if day <= last_day]
