"""News agencies and how they sign their reports, from the table beside this module."""

import csv
import re
from functools import cache
from importlib import resources


@cache
def agency_names() -> dict[str, str]:
    """Every spelling that agencies sign with, and the name that it stands for."""
    table = resources.files("dragoman.report").joinpath("agencies.csv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines())
    return {spelling: row["name"] for row in rows for spelling in _spellings(row)}


def _spellings(row: dict[str, str]) -> list[str]:
    return [row["name"], *(spelling for spelling in row["spellings"].split("|") if spelling)]


@cache
def agency_pattern() -> str:
    """A regular expression for any spelling, longest first; case counts, for "Trend" is no "trend"."""
    longest_first = sorted(agency_names(), key=len, reverse=True)
    return rf"(?:{'|'.join(re.escape(spelling) for spelling in longest_first)})(?![\w-])"


def agency_named(signature: str) -> str:
    """The agency's usual name: "Itar-Tass" is TASS; a signature that the table lacks stands for itself."""
    return agency_names().get(signature, signature)
