"""Evidence from offices: a person named in an office held it when the report was written."""

import calendar
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Literal

from dragoman.knowledge import Knowledge, Term, fold, holders

Tense = Literal["present", "past", "none"]

_WORD = re.compile(r"[^\W\d_][\w’']*(?:[-.][^\W\d_][\w’']*)*")
_WINDOW = 7  # words before a name in which its title may stand
_LONGEST_NAME = 5
_GRACE = timedelta(days=10)  # a change of office is told with the old title for some days
_NEAR = timedelta(days=120)

# How likely a mention is outside the terms, beside 1 inside. Titled full names are seldom wrong; a title with a
# surname may mean somebody whom the knowledge lacks; a bare name says little, less so after the term than before.
_OUTSIDE = {"titled": 0.015, "surname": 0.25}
_JUST_OUTSIDE = 0.3
_BARE_AFTER, _BARE_BEFORE = 0.4, 0.2
_PAST_DURING, _PAST_BEFORE = 0.25, 0.03


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of the knowledge as a report names him: the terms that fit the title, and how firmly."""

    terms: tuple[Term, ...]
    manner: Literal["titled", "surname", "bare", "past"]


def office_likelihoods(text: str, knowledge: Knowledge, days: Sequence[date]) -> list[float]:
    """For each day how well it suits the offices in which the text names people: 1 where all held them."""
    likelihoods = [1.0] * len(days)
    for mention in set(find_incumbents(text, knowledge)):
        spans = [span for span in map(_span, mention.terms) if span]
        if spans:
            likelihoods = [so_far * _weigh(mention, spans, day) for so_far, day in zip(likelihoods, days, strict=True)]
    return likelihoods


def find_incumbents(text: str, knowledge: Knowledge) -> list[Mention]:
    """People in the text whom the knowledge has terms for, each manner of naming once."""
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    full = list(_full_names(text, words, knowledge))
    named = {word for _, first, last in full for word in fold(" ".join(w for w, _, _ in words[first:last])).split()}
    mentions = [_read_full(text, words, terms, first) for terms, first, _ in full]
    mentions += _titled_surnames(text, words, knowledge, named)
    return list(dict.fromkeys(mentions))


def _full_names(
    text: str, words: list[tuple[str, int, int]], knowledge: Knowledge
) -> Iterator[tuple[tuple[Term, ...], int, int]]:
    index, first = holders(knowledge).by_full_name, 0
    while first < len(words):
        last = _longest_name(text, words, first, index) if words[first][0][0].isupper() else None
        if last:
            yield index[fold(text[words[first][1] : words[last - 1][2]].removesuffix("'s").removesuffix("’s"))], first, last
        first = last or first + 1


def _longest_name(text: str, words: list[tuple[str, int, int]], first: int, index: object) -> int | None:
    for last in range(min(first + _LONGEST_NAME, len(words)), first, -1):
        name = text[words[first][1] : words[last - 1][2]]
        folded = fold(name.removesuffix("'s").removesuffix("’s"))
        if " " in folded and "\n" not in name and words[last - 1][0][0].isupper() and folded in index:  # type: ignore[operator]
            return last
    return None


def _read_full(text: str, words: list[tuple[str, int, int]], terms: tuple[Term, ...], first: int) -> Mention:
    title, tense = _title_before(text, words, first)
    if tense == "past":
        return Mention(terms, "past")
    fitting = _fitting(terms, title)
    if fitting and tense == "present":
        return Mention(fitting, "titled")
    return Mention(terms, "bare")


def _titled_surnames(
    text: str, words: list[tuple[str, int, int]], knowledge: Knowledge, named: set[str]
) -> Iterator[Mention]:
    index = holders(knowledge).by_surname
    for number in range(1, len(words)):
        word, before = words[number][0], words[number - 1][0]
        surname = fold(word.removesuffix("'s").removesuffix("’s"))
        followed = number + 1 < len(words) and _joined(text, words, number) and words[number + 1][0][0].isupper()
        if not word[0].isupper() or surname in named or surname not in index or followed or not _joined(text, words, number - 1):
            continue
        title, tense = _title_before(text, words, number) if fold(before) in _last_words() else ("", "none")
        fitting = _fitting(index[surname], title)
        if fitting and tense == "present":
            yield Mention(fitting, "surname")


def _joined(text: str, words: list[tuple[str, int, int]], number: int) -> bool:
    return text[words[number][2] : words[number + 1][1]] == " "


def _fitting(terms: tuple[Term, ...], title: str) -> tuple[Term, ...]:
    """The terms that the title names, or else may stand for; an office with another title is another office."""
    named = tuple(term for term in terms if title and title in fold(term.office))
    roles = _titles().get(title, frozenset())
    return named or tuple(term for term in terms if term.role in roles and not _has_other_title(term))


def _has_other_title(term: Term) -> bool:
    office = fold(term.office)
    return any(office.startswith(title + " ") for title in _titles())


def _title_before(text: str, words: list[tuple[str, int, int]], first: int) -> tuple[str, Tense]:
    """The title right before a name, folded, and whether the office is held, or over."""
    start = first
    while start > max(first - _WINDOW, 0) and text[words[start - 1][2] : words[start][1]] in {" ", "-", "- "}:
        start -= 1
    window = fold(" ".join(word for word, _, _ in words[start:first])).split()
    for length in (4, 3, 2, 1):
        title = " ".join(window[-length:]) if length <= len(window) else ""
        if title in _titles():
            return title, _tense(window[:-length])
    return "", "past" if window[-1:] and window[-1] in _words("past") else "none"


def _tense(before_title: list[str]) -> Tense:
    near = set(before_title[-3:])
    if near & _words("past"):
        return "past"
    if near & _words("uncertain") or set(before_title[-1:]) & _words("lower"):
        return "none"
    return "present"


def _weigh(mention: Mention, spans: list[tuple[date, date]], day: date) -> float:
    inside = any(start - _GRACE <= day <= end + _GRACE for start, end in spans)
    before = all(day < start for start, _ in spans)
    if mention.manner == "past":
        return _PAST_BEFORE if before else _PAST_DURING if day < max(end for _, end in spans) else 1.0
    if inside:
        return 1.0
    if mention.manner == "bare":
        return _BARE_BEFORE if before else _BARE_AFTER
    near = any(start - _NEAR <= day <= end + _NEAR for start, end in spans)
    return max(_OUTSIDE[mention.manner], _JUST_OUTSIDE * near)


def _span(term: Term) -> tuple[date, date] | None:
    """First and last possible day of a term; an end that nobody knows lies open, two say nothing."""
    if not term.start and not term.end:
        return None
    start = _first_day(term.start) if term.start else date.min + _GRACE + _NEAR
    end = _last_day(term.end) if term.end and term.end != "now" else date.max - _GRACE - _NEAR
    return start, end


def _first_day(written: str) -> date:
    year, month, day = ([int(part) for part in written.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def _last_day(written: str) -> date:
    parts = [int(part) for part in written.split("-")]
    year, month = (parts + [12])[:2]
    return date(year, month, parts[2] if len(parts) == 3 else calendar.monthrange(year, month)[1])


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("dragoman.report").joinpath("titles.toml").read_text("utf-8"))


@cache
def _titles() -> dict[str, frozenset[str]]:
    return {title: frozenset(roles) for title, roles in _table()["roles"].items()}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(title.split()[-1] for title in _titles())


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_table()["words"][kind])
