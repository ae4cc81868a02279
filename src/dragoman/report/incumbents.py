"""People whom a report names in an office: found by full name or by title and surname, with the terms that fit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.knowledge import Knowledge, Term, country_by_adjective, country_by_name, fold, holders
from dragoman.report.titles import Word, start_of_window, title_after, title_before, title_words, titled_roles

_WORD = re.compile(r"[^\W\d_][\w’']*(?:[-.][^\W\d_][\w’']*)*")
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of the knowledge as a report names him: the terms that fit the title, and how firmly."""

    terms: tuple[Term, ...]
    manner: Literal["titled", "surname", "bare", "past"]


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
    title, tense = title_before(text, words, first)
    if not title and tense == "none":
        title, tense = title_after(text, words, last)
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
                title, tense = title_before(text, words, first)
                country = _country_before(text, words, first, knowledge)
                fitting = _fitting(index[surname], title, country) if tense == "present" else ()
                if fitting:
                    yield Mention(fitting, "surname")
                break


def _runs_on(text: str, words: list[Word], number: int) -> bool:
    """Whether a name goes on with the next word."""
    following = words[number + 1].text
    joined = text[words[number].end : words[number + 1].start] == " "
    return joined and (following[0].isupper() or following.partition("-")[0] in title_words("particles"))


def _country_before(text: str, words: list[Word], first: int, knowledge: Knowledge) -> str | None:
    """The country whose adjective or name stands before a title: "South African President ..."."""
    window = words[start_of_window(text, words, first) : first]
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
    roles = titled_roles().get(title, frozenset())
    of_state = tuple(term for term in named if term.role in roles and term.country == country)
    return (
        of_state or named or tuple(term for term in terms if term.role in roles and not _has_other_title(term, roles))
    )


def _is_titled(office: str, title: str) -> bool:
    """Whether the office bears this title, and not a longer one that holds it: "vice president"."""
    longer = (other for other in titled_roles() if title in other and other != title)
    return title in office and not any(other in office for other in longer)


def _has_other_title(term: Term, roles: frozenset[str]) -> bool:
    """Whether the office opens with the title of other roles; "spokeswoman" and "spokesman" are the same."""
    office = fold(term.office)
    return any(office.startswith(title + " ") and others != roles for title, others in titled_roles().items())
