"""States by everything that stands for them: name, adjective, demonym, capital, seat of government."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from dragoman.knowledge.entries import Country, Knowledge
from dragoman.knowledge.names import NameIndex, fold

Forms = Callable[[Country], Iterable[str]]


def country_by_name(knowledge: Knowledge, name: str) -> Country | None:
    """The state that a name stands for: "Turkey", "Türkiye", "U.S.", "Zaire". Short forms only as written: not "us"."""
    return _names(knowledge).find(name)


def country_by_adjective(knowledge: Knowledge, word: str) -> Country | None:
    """The state of an adjective: "Turkish", "U.S.", "Congolese" (the larger of two that share one)."""
    return _adjectives(knowledge).find(word)


def country_by_demonym(knowledge: Knowledge, word: str) -> Country | None:
    """The state of a citizen: "Turk", "Turks"."""
    return _demonyms(knowledge).find(word)


def country_by_people(knowledge: Knowledge, word: str) -> Country | None:
    """The state in which a people or a region lies: "Chechen", "Tamils"."""
    return knowledge.countries.get(knowledge.peoples.get(word, ""))


def country_by_capital(knowledge: Knowledge, city: str) -> Country | None:
    """The state whose capital (or seat of government) a city is, in any usual spelling: "Kyiv", "Kiev"."""
    return _capitals(knowledge).find(city)


def country_by_seat(knowledge: Knowledge, name: str) -> Country | None:
    """The state whose government a palace, street or square stands for: "Kremlin"."""
    return _seats(knowledge).find(name)


def capital_of(knowledge: Knowledge, code: str) -> str | None:
    """The capital of a state in its usual spelling; None for unknown codes and states without one."""
    country = knowledge.countries.get(code)
    return country.capital if country else None


def is_ambiguous(knowledge: Knowledge, name: str) -> bool:
    """True for a state's name that means other things as well: "Georgia", "Jordan", "Congo", "Dominican"."""
    return fold(name) in _ambiguous(knowledge)


def country_forms(knowledge: Knowledge, kind: str) -> Mapping[str, Country]:
    """Every written form of a kind ("name", "adjective", "demonym", "capital", "seat") and its state, for matchers."""
    return _KINDS[kind](knowledge).forms


def _index(knowledge: Knowledge, forms: Forms) -> NameIndex[Country]:
    """States that exist come first, and those for which a shared word is not marked ambiguous."""
    pairs = [(form, country) for country in knowledge.countries.values() for form in forms(country)]
    return NameIndex(sorted(pairs, key=lambda pair: (pair[0] in pair[1].ambiguous, pair[1].end is not None)))


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> NameIndex[Country]:
    return _index(knowledge, lambda c: (c.name, *c.aliases, c.official, *(former.name for former in c.former)))


@lru_cache(maxsize=4)
def _adjectives(knowledge: Knowledge) -> NameIndex[Country]:
    return _index(knowledge, lambda c: c.adjectives)


@lru_cache(maxsize=4)
def _demonyms(knowledge: Knowledge) -> NameIndex[Country]:
    return _index(knowledge, lambda c: c.demonyms)


@lru_cache(maxsize=4)
def _capitals(knowledge: Knowledge) -> NameIndex[Country]:
    return _index(knowledge, lambda c: (c.capital, *c.capital_aliases) if c.capital else ())


@lru_cache(maxsize=4)
def _seats(knowledge: Knowledge) -> NameIndex[Country]:
    return _index(knowledge, lambda c: c.seats)


@lru_cache(maxsize=4)
def _ambiguous(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(fold(name) for country in knowledge.countries.values() for name in country.ambiguous)


_KINDS = {"name": _names, "adjective": _adjectives, "demonym": _demonyms, "capital": _capitals, "seat": _seats}


def cow_number(knowledge: Knowledge, code: str | None) -> int | None:
    """The Correlates of War number of a state by its code; None for bodies and territories."""
    state = knowledge.countries.get(code or "")
    return state.cow if state else None
