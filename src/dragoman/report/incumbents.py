"""Evidence from offices: a person named in an office held it when the report was written."""

import calendar
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from dragoman.knowledge import Knowledge, Term, country_by_adjective, country_by_name, fold, holders

Tense = Literal["present", "past", "none"]

_WORD = re.compile(r"[^\W\d_][\w’']*(?:[-.][^\W\d_][\w’']*)*")
_APPOSITION = re.compile(r",\s((?:[\w’'.-]+\s){0,5}[\w’'.-]+)")
_DOMAIN = re.compile(
    r"\s(?:of|for|to)\s(?:the\s)?(?:[A-Z][\w'’-]*\s(?:of\s|and\s)?(?:the\s)?){1,6}(?:\([A-Z. ]+\)\s)?$"
)
_LONGEST_DOMAIN = 90
_WINDOW = 7  # words before a name in which its title may stand
_LONGEST_NAME = 5
_GRACE = timedelta(days=10)  # a change of office is told with the old title for some days
_NEAR = timedelta(days=120)

# How likely a mention is outside the terms, beside 1 inside. Titled full names are seldom wrong; a title with a
# surname may mean somebody whom the knowledge lacks; a bare name says little, less so after the term than before.
_OUTSIDE = {"titled": 0.01, "surname": 0.3}
_JUST_OUTSIDE = 0.3
_BARE_AFTER, _BARE_LONG_AFTER, _BARE_BEFORE, _BARE_LONG_BEFORE = 0.4, 0.2, 0.2, 0.1
_LONG = timedelta(days=5 * 365)
_OPEN_START, _OPEN_END = date(1000, 1, 1), date(3000, 1, 1)
_PAST_DURING, _PAST_BEFORE = 0.4, 0.1


class Word(NamedTuple):
    """A word of the text and where it stands."""

    text: str
    start: int
    end: int


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
    words = [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    full = list(_full_names(text, words, knowledge))
    named = {part for _, first, last in full for part in _folded(text, words, first, last).split()}
    mentions = [_read_full(text, words, *found, knowledge) for found in full]
    mentions += _titled_surnames(text, words, knowledge, named)
    return list(dict.fromkeys(mention for mention in mentions if mention))


def _folded(text: str, words: list[Word], first: int, last: int) -> str:
    return fold(text[words[first].start : words[last - 1].end].removesuffix("'s").removesuffix("’s"))


def _full_names(text: str, words: list[Word], knowledge: Knowledge) -> Iterator[tuple[tuple[Term, ...], int, int]]:
    index, first = holders(knowledge).by_full_name, 0
    while first < len(words):
        last = _end_of_name(text, words, first, index) if words[first].text[0].isupper() else None
        if last:
            yield index[_folded(text, words, first, last)], first, last
        first = last or first + 1


def _end_of_name(text: str, words: list[Word], first: int, index: Mapping[str, object]) -> int | None:
    for last in range(min(first + _LONGEST_NAME, len(words)), first, -1):
        together = "\n" not in text[words[first].start : words[last - 1].end]
        folded = _folded(text, words, first, last) if together and words[last - 1].text[0].isupper() else ""
        if " " in folded and folded in index:
            return last
    return None


def _read_full(
    text: str, words: list[Word], terms: tuple[Term, ...], first: int, last: int, knowledge: Knowledge
) -> Mention | None:
    """What a full name says; None where its title is of an office that the knowledge lacks."""
    title, tense = _title_before(text, words, first)
    if not title and tense == "none":
        title, tense = _title_after(text, words, last)
    if tense == "past":
        return Mention(terms, "past")
    if not title or tense == "none":
        return Mention(terms, "bare")
    fitting = _fitting(terms, title, _country_before(text, words, first, knowledge))
    return Mention(fitting, "titled") if fitting else None


def _titled_surnames(text: str, words: list[Word], knowledge: Knowledge, named: set[str]) -> Iterator[Mention]:
    index = holders(knowledge).by_surname
    for number, word in enumerate(words):
        if not word.text[0].isupper() or (number + 1 < len(words) and _runs_on(text, words, number)):
            continue
        for first in (number - 1, number):  # "de Mistura" before "Mistura"
            surname = _folded(text, words, first, number + 1) if first > 0 else ""
            if surname in index and surname.split()[-1] not in named:
                title, tense = _title_before(text, words, first)
                country = _country_before(text, words, first, knowledge)
                fitting = _fitting(index[surname], title, country) if tense == "present" else ()
                if fitting:
                    yield Mention(fitting, "surname")
                break


def _runs_on(text: str, words: list[Word], number: int) -> bool:
    """Whether a name goes on with the next word."""
    following = words[number + 1].text
    joined = text[words[number].end : words[number + 1].start] == " "
    return joined and (following[0].isupper() or following.partition("-")[0] in _words("particles"))


def _country_before(text: str, words: list[Word], first: int, knowledge: Knowledge) -> str | None:
    """The country whose adjective or name stands before a title: "South African President ..."."""
    window = words[_start_of_window(text, words, first) : first]
    for start in range(len(window) - 1, -1, -1):
        for name in (text[window[start].start : word.end] for word in window[start : start + 2]):
            found = country_by_adjective(knowledge, name) or country_by_name(knowledge, name)
            if found and name[0].isupper():
                return found.code
    return None


def _fitting(terms: tuple[Term, ...], title: str, country: str | None) -> tuple[Term, ...]:
    """The terms that the title names, or else may stand for; an office with another title is another office.

    Where a country stands before the title, it is the country's office rather than a party's.
    """
    named = tuple(term for term in terms if title and _is_titled(fold(term.office), title))
    roles = _titles().get(title, frozenset())
    of_state = tuple(term for term in named if term.role in roles and term.country == country)
    return (
        of_state or named or tuple(term for term in terms if term.role in roles and not _has_other_title(term, roles))
    )


def _is_titled(office: str, title: str) -> bool:
    """Whether the office bears this title, and not a longer one that holds it: "vice president"."""
    longer = (other for other in _titles() if title in other and other != title)
    return title in office and not any(other in office for other in longer)


def _has_other_title(term: Term, roles: frozenset[str]) -> bool:
    """Whether the office opens with the title of other roles; "spokeswoman" and "spokesman" are the same."""
    office = fold(term.office)
    return any(office.startswith(title + " ") and others != roles for title, others in _titles().items())


def _title_before(text: str, words: list[Word], first: int) -> tuple[str, Tense]:
    """The title right before a name, folded, and whether the office is held, or over."""
    for end in (first, _before_domain(text, words, first)):
        window = fold(" ".join(word.text for word in words[_start_of_window(text, words, end) : end])).split()
        while window and window[-1] in _words("honorifics"):
            window.pop()
        for length in (4, 3, 2, 1):
            title = " ".join(window[-length:]) if length <= len(window) else ""
            if title in _titles():
                return title, _tense(window[:-length])
        if window and window[-1] in _words("past"):
            return "", "past"
    return "", "none"


def _before_domain(text: str, words: list[Word], first: int) -> int:
    """The number of the "of" in "president of the Republic of Korea (ROK) ..." where one stands before the name."""
    before = text[max(0, words[first].start - _LONGEST_DOMAIN) : words[first].start]
    domain = _DOMAIN.search(before)
    if not domain:
        return first
    start = words[first].start - len(before) + domain.start()
    return next(number for number in range(first, -1, -1) if words[number].start <= start + 1)


def _start_of_window(text: str, words: list[Word], first: int) -> int:
    start = first
    while start > max(first - _WINDOW, 0):
        gap = text[words[start - 1].end : words[start].start]
        apposed = gap == ", " and (start == first or fold(words[start].text) in _words("honorifics"))
        if gap not in {" ", "-", "- "} and not apposed:
            break
        start -= 1
    return start


def _title_after(text: str, words: list[Word], last: int) -> tuple[str, Tense]:
    """The title in "Name, the Polish foreign minister, ..."."""
    following = _APPOSITION.match(text, words[last - 1].end)
    window = fold(following.group(1)).split() if following else []
    for end in range(1, len(window) + 1):
        for length in (4, 3, 2, 1):
            title = " ".join(window[end - length : end]) if length <= end else ""
            if title in _titles() and " ".join(window[end : end + 1]) not in {"minister", "secretary", "general"}:
                return title, _tense(window[: end - length])
    return "", "none"


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
        return _weigh_bare(spans, day)
    near = any(start - _NEAR <= day <= end + _NEAR for start, end in spans)
    return max(_OUTSIDE[mention.manner], _JUST_OUTSIDE * near)


def _weigh_bare(spans: list[tuple[date, date]], day: date) -> float:
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    if day < first:
        return _BARE_LONG_BEFORE if day < first - _LONG else _BARE_BEFORE
    return _BARE_LONG_AFTER if day - _LONG > last else _BARE_AFTER


def _span(term: Term) -> tuple[date, date] | None:
    """First and last possible day of a term; an end that nobody knows lies open, two say nothing."""
    if not term.start and not term.end:
        return None
    start = _first_day(term.start) if term.start else _OPEN_START
    end = _last_day(term.end) if term.end and term.end != "now" else _OPEN_END
    return start, end


def _first_day(written: str) -> date:
    year, month, day = ([int(part) for part in written.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def _last_day(written: str) -> date:
    parts = [int(part) for part in written.split("-")]
    year, month = [*parts, 12][:2]
    return date(year, month, parts[2] if len(parts) == 3 else calendar.monthrange(year, month)[1])


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("dragoman.report").joinpath("titles.toml").read_text("utf-8"))


@cache
def _titles() -> dict[str, frozenset[str]]:
    return {title: frozenset(roles) for title, roles in _table()["roles"].items()}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_table()["words"][kind])
