"""Titles around a name: which office they name, and whether it is held or over; from `titles.toml`."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from dragoman.knowledge import fold

Tense = Literal["present", "past", "none"]

_APPOSITION = re.compile(r",\s((?:[\w’'.-]+\s){0,5}[\w’'.-]+)")
_DOMAIN = re.compile(
    r"\s(?:of|for|to)\s(?:the\s)?(?:[A-Z][\w'’-]*\s(?:of\s|and\s)?(?:the\s)?){1,6}(?:\([A-Z. ]+\)\s)?$"
)
_LONGEST_DOMAIN = 90
_WINDOW = 7  # words before a name in which its title may stand


class Word(NamedTuple):
    """A word of the text and where it stands."""

    text: str
    start: int
    end: int


def title_before(text: str, words: list[Word], first: int) -> tuple[str, Tense]:
    """The title right before a name, folded, and whether the office is held, or over."""
    for end in (first, _before_domain(text, words, first)):
        window = fold(" ".join(word.text for word in words[start_of_window(text, words, end) : end])).split()
        length = _title_length(window)
        while not length and window and window[-1] in title_words("honorifics"):
            window.pop()  # only now: the "General" of "Secretary General" is no rank
            length = _title_length(window)
        if length:
            return " ".join(window[-length:]), _tense(window[:-length])
        if window and window[-1] in title_words("past"):
            return "", "past"
    return "", "none"


def _title_length(window: list[str]) -> int:
    """Words of the longest title that a window ends with; 0 where it ends with none."""
    lengths = range(min(4, len(window)), 0, -1)
    return next((length for length in lengths if " ".join(window[-length:]) in titled_roles()), 0)


def _before_domain(text: str, words: list[Word], first: int) -> int:
    """The number of the "of" in "president of the Republic of Korea (ROK) ..." where one stands before the name."""
    before = text[max(0, words[first].start - _LONGEST_DOMAIN) : words[first].start]
    domain = _DOMAIN.search(before)
    if not domain:
        return first
    start = words[first].start - len(before) + domain.start()
    return next(number for number in range(first, -1, -1) if words[number].start <= start + 1)


def start_of_window(text: str, words: list[Word], first: int) -> int:
    """The number of the first word that may belong to the title before a name."""
    start = first
    while start > max(first - _WINDOW, 0):
        gap = text[words[start - 1].end : words[start].start]
        apposed = gap == ", " and (start == first or fold(words[start].text) in title_words("honorifics"))
        if gap not in {" ", "-", "- "} and not apposed:
            break
        start -= 1
    return start


def title_after(text: str, words: list[Word], last: int) -> tuple[str, Tense]:
    """The title in "Name, the Polish foreign minister, ..."."""
    following = _APPOSITION.match(text, words[last - 1].end)
    window = fold(following.group(1)).split() if following else []
    for end in range(1, len(window) + 1):
        for length in (4, 3, 2, 1):
            title = " ".join(window[end - length : end]) if length <= end else ""
            if title in titled_roles() and " ".join(window[end : end + 1]) not in {"minister", "secretary", "general"}:
                return title, _tense(window[: end - length])
    return "", "none"


def _tense(before_title: list[str]) -> Tense:
    near = set(before_title[-3:])
    if near & title_words("past"):
        return "past"
    if near & title_words("uncertain") or set(before_title[-1:]) & title_words("lower"):
        return "none"
    return "present"


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("dragoman.report").joinpath("titles.toml").read_text("utf-8"))


@cache
def titled_roles() -> dict[str, frozenset[str]]:
    """Every title, folded, with the roles of the knowledge that it may stand for."""
    return {title: frozenset(roles) for title, roles in _table()["roles"].items()}


@cache
def title_words(kind: str) -> frozenset[str]:
    """Words of one kind around titles and names: "past", "uncertain", "lower", "honorifics", "particles"."""
    return frozenset(_table()["words"][kind])
