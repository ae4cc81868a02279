"""What no report may be: empty, without words, or too large to be one report."""

import re
from dataclasses import fields, replace

from dragoman.errors import SourceError
from dragoman.sources.raw import RawReport

MAX_SIZE = 5_000_000  # characters; War and Peace has 3.2 million

SURROGATE = re.compile("[\ud800-\udfff]")


def checked(raw: RawReport, max_size: int) -> RawReport:
    """The report, if it can be one; halves of characters in its fields become U+FFFD. Raises SourceError if not."""
    if len(raw.text) > max_size:
        raise too_large(max_size)
    if not raw.text.strip():
        raise SourceError("there is no text in it")
    if not any(map(str.isalpha, raw.text)):
        raise SourceError("there are no words in it")
    given = {field.name: getattr(raw, field.name) for field in fields(raw)}
    whole = {name: SURROGATE.sub("\ufffd", value) for name, value in given.items() if isinstance(value, str)}
    return replace(raw, **whole)  # type: ignore[arg-type]  # each field keeps its type


def too_large(max_size: int) -> SourceError:
    """The error for a report of more than `max_size` characters."""
    return SourceError(f"larger than {max_size:,} characters; split it into reports, or raise --max-size")
