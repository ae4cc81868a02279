"""What no report may be: empty, without words, or too large to be one report."""

import re

from dragoman.errors import SourceError

MAX_SIZE = 5_000_000  # characters; War and Peace has 3.2 million

SURROGATE = re.compile("[\ud800-\udfff]")


def checked_text(text: str, max_size: int) -> str:
    """The text, if it can be a report; halves of characters become U+FFFD. Raises SourceError if it cannot."""
    if len(text) > max_size:
        raise too_large(max_size)
    if not text.strip():
        raise SourceError("there is no text in it")
    if not any(map(str.isalpha, text)):
        raise SourceError("there are no words in it")
    return SURROGATE.sub("\ufffd", text)


def too_large(max_size: int) -> SourceError:
    """The error for a report of more than `max_size` characters."""
    return SourceError(f"larger than {max_size:,} characters; split it into reports, or raise --max-size")
