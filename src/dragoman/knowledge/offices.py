"""Who held which office when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.entries import Country, Knowledge, Term
from dragoman.knowledge.names import fold
from dragoman.knowledge.surnames import surnames

# A president who heads the government holds one office: asked for the other role, he is the answer.
_STANDS_FOR = {"head of government": "head of state", "head of state": "head of government"}
# Titles that the news gives to every head of government, whatever the office is called at home.
_ROLE_OF_TITLE = {"prime minister": "head of government", "premier": "head of government"}


@dataclass(frozen=True, slots=True)
class Holders:
    """Terms by what a report calls their holder; keys are folded."""

    by_full_name: Mapping[str, tuple[Term, ...]]
    by_surname: Mapping[str, tuple[Term, ...]]


def in_office(term: Term, day: str, made: str = "2026-07") -> bool | None:
    """Whether the term covers the day ("YYYY-MM-DD" or coarser); None where its dates are not known so finely.

    A day in the month (or year) of a change of office is covered by both terms. "now" holds up to `made`.
    """
    if term.start and _before(day, term.start):
        return False
    if term.end == "now":
        return None if _before(made, day) or not term.start else True
    if term.end and _before(term.end, day):
        return False
    return True if term.start and term.end else None


def _before(day: str, other: str) -> bool:
    """True when the day is surely earlier: compared as finely as both are known."""
    length = min(len(day), len(other))
    return day[:length] < other[:length]


@lru_cache(maxsize=4)
def holders(knowledge: Knowledge) -> Holders:
    """Index of all terms by folded full name (and other spellings) and by folded surname."""
    full: dict[str, list[Term]] = defaultdict(list)
    family: dict[str, list[Term]] = defaultdict(list)
    for term in knowledge.terms:
        for name in dict.fromkeys(fold(name) for name in (term.person, *term.aliases)):
            full[name].append(term)
        for name in surnames(term, knowledge):
            family[name].append(term)
    return Holders(_frozen(full), _frozen(family))


def office_holder(knowledge: Knowledge, office: str, country: str, day: str) -> tuple[Term, ...]:
    """Who held the office in the country on the day: surely, or else possibly; none, one, or several.

    `office` is a role ("head of state", "foreign minister") or the title that an office opens with
    ("president", "Prime Minister"). A president who heads the government answers for both roles.
    """
    terms = _by_country(knowledge).get(country, ())
    wanted = fold(office)
    heads = [term for term in terms if term.role in _STANDS_FOR]
    choices = (
        [term for term in terms if fold(term.role) == wanted],
        [term for term in heads if term.role == _STANDS_FOR.get(wanted)],
        [term for term in heads if _titled(term, wanted)],
        [term for term in heads if term.role == _ROLE_OF_TITLE.get(wanted)],
        [term for term in terms if _titled(term, wanted)],
    )
    found = next(filter(None, (_on(day, choice, knowledge.made) for choice in choices)), ())
    return _of_the_whole(found, knowledge.countries.get(country))


def _of_the_whole(terms: tuple[Term, ...], country: Country | None) -> tuple[Term, ...]:
    """Those who head the state, where some do, not a part of it ("Prime Minister of Iraqi Kurdistan")."""
    names = tuple(f" of {fold(name)}" for name in (country.name, *country.aliases)) if country else ()
    whole = tuple(term for term in terms if fold(term.office).replace(" of the ", " of ").endswith(names))
    return whole if any(term.role in _STANDS_FOR for term in whole) else terms


def _titled(term: Term, title: str) -> bool:
    return fold(term.office).split(" of ")[0] == title


def _on(day: str, terms: Iterable[Term], made: str) -> tuple[Term, ...]:
    judged = [(in_office(term, day, made), term) for term in terms]
    sure = tuple(term for held, term in judged if held)
    return sure or tuple(term for held, term in judged if held is None)


@lru_cache(maxsize=4)
def _by_country(knowledge: Knowledge) -> Mapping[str, tuple[Term, ...]]:
    terms: dict[str, list[Term]] = defaultdict(list)
    for term in knowledge.terms:
        terms[term.country or ""].append(term)
    return _frozen(terms)


def _frozen(lists: Mapping[str, list[Term]]) -> dict[str, tuple[Term, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
