"""Evidence from summits, congresses and games that meet elsewhere each time: name and host together tell the year."""

import csv
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import resources

from dragoman.report.likelihoods import together

# How likely a gathering is named with its host so many years after (under 0: before) it met, beside 1 in its year.
_YEARS_AFTER = {-2: 0.25, -1: 0.5, 0: 1.0, 1: 0.35, 2: 0.2}
_LONG_BEFORE, _LONG_AFTER = 0.1, 0.12


def gathering_likelihoods(text: str, days: Sequence[date]) -> list[float]:
    """For each day how well it suits the gatherings that the text names together with their hosts.

    `text` should hold the dateline: a gathering is often told from the town where it meets.
    """
    rows = []
    for name, editions in _gatherings().items():
        years = [year for year, host in editions if _names(text, host)] if _names(text, name) else []
        if years:
            rows.append([max(_weigh(day.year - year) for year in years) for day in days])
    return together(rows, len(days))


def _weigh(years_after: int) -> float:
    return _YEARS_AFTER.get(years_after, _LONG_BEFORE if years_after < 0 else _LONG_AFTER)


def _names(text: str, name: str) -> bool:
    """Whether the text has the name; datelines write hosts in capitals."""
    return (name in text and bool(re.search(rf"\b{re.escape(name)}\b", text))) or name.upper() in text


@cache
def _gatherings() -> dict[str, list[tuple[int, str]]]:
    table = resources.files("dragoman.report").joinpath("gatherings.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    return {
        row["name"]: list(zip(map(int, row["years"].split("|")), row["hosts"].split("|"), strict=True)) for row in rows
    }
