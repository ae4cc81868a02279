"""The day that a source gives for a report, however the source writes it."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dragoman.errors import SourceError

ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?=$|[T\s])")
WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%Y/%m/%d", "%Y.%m.%d")


def given_day(value: str) -> str:
    """The ISO day of a date or time as sources write it: ISO 8601, e-mail style, or in words.

    A day such as 10/11/2016 means two things and is refused. Raises SourceError where no single day is meant.
    """
    value = " ".join(value.split())
    for read in (_iso, _written, _mailed):
        day = read(value)
        if day:
            return day.isoformat()
    raise SourceError(f"the date {value[:40]!r} cannot be read; write it as YYYY-MM-DD")


def _iso(value: str) -> date | None:
    found = ISO.match(value)
    if not found:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _written(value: str) -> date | None:
    for form in WRITTEN:
        try:
            return datetime.strptime(value, form).date()
        except ValueError:
            continue
    return None


def _mailed(value: str) -> date | None:
    if ":" not in value:  # without a time of day the parser takes almost anything for a date
        return None
    try:
        return parsedate_to_datetime(value).date()
    except ValueError:
        return None
