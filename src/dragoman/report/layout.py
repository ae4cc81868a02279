"""What a line looks like by itself: furniture, credit or caption, from the tables in `layout.toml`."""

import re
import tomllib
from functools import cache
from importlib import resources

from dragoman.report.stamps import is_stamp


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the page, not to the report: "All news", "Share", "Read also: ..."."""
    if not any(character.isalnum() for character in line):
        return True
    if is_stamp(line):
        return True
    parts = [part.strip(" .:…>»").casefold() for part in line.strip(" |•·").split("|")]
    return all(part in _furniture_lines() for part in parts) or _matches("furniture_patterns", line)


def is_credit(line: str) -> bool:
    """Whether the line only names who made a picture or text: "© Name/Agency", "By Name"."""
    return len(line) < 200 and _matches("credit_patterns", line)


def is_caption(line: str) -> bool:
    """Whether the line says itself that it describes a picture."""
    return len(line) < 500 and _matches("caption_patterns", line)


def credited_name(line: str) -> str:
    """What a credit line names, without its mark: "© Name/Agency" gives "Name/Agency"."""
    return re.sub(r"^(?:©|\(c\)|\(?[a-z ]{2,20}[:/])\s*", "", line, flags=re.IGNORECASE).rstrip(")")


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(resources.files("dragoman.report").joinpath("layout.toml").read_text("utf-8"))


@cache
def _furniture_lines() -> frozenset[str]:
    return frozenset(_table()["furniture_lines"])


@cache
def _compiled(name: str) -> tuple[re.Pattern[str], ...]:
    ignoring_case = re.IGNORECASE if name == "furniture_patterns" else re.NOFLAG
    return tuple(re.compile(pattern, ignoring_case) for pattern in _table()[name])


def _matches(name: str, line: str) -> bool:
    return any(pattern.match(line) for pattern in _compiled(name))
