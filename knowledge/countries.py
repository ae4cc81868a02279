"""Reads `countries.csv` and `former_names.csv` and checks that no name means two states."""

import re
from collections import defaultdict
from pathlib import Path

from rows import WIKIDATA, Problems, Row, read_rows

from dragoman.knowledge.entries import Country, FormerName
from dragoman.knowledge.names import fold, is_short_form

COLUMNS = (
    "code", "alpha2", "name", "official", "cow", "adjectives", "demonyms", "aliases", "ambiguous", "capital", "seats",
    "currency", "wikidata", "start", "end", "source",
)  # fmt: skip
FORMER_COLUMNS = ("name", "country", "code", "start", "end", "source")


def read_countries(folder: Path, problems: Problems) -> dict[str, Country]:
    """Every state and territory by its code, in the order of codes."""
    former = _former_names(folder, problems)
    countries: dict[str, Country] = {}
    for row in read_rows(folder / "countries.csv", COLUMNS, problems):
        _check(row, problems)
        if row.text("code") in countries:
            problems.add(row.place, f"{row.text('code')} stands twice")
        countries[row.text("code")] = _country(row, former.pop(row.text("code"), ()))
    for code in former:
        problems.add("former_names.csv", f"unknown country '{code}'")
    _check_shared(countries, problems)
    return dict(sorted(countries.items()))


def _check(row: Row, problems: Problems) -> None:
    problems.require(row, "code", "alpha2", "name", "official", "source")
    problems.matches(row, "code", re.compile("[A-Z]{3}"), "three capitals")
    problems.matches(row, "alpha2", re.compile("[A-Z]{2}"), "two capitals")
    problems.matches(row, "cow", re.compile(r"[1-9]\d{0,2}"), "a Correlates of War number")
    problems.matches(row, "currency", re.compile("[A-Z]{3}"), "an ISO 4217 code")
    problems.matches(row, "wikidata", WIKIDATA, "a Wikidata id such as Q43")
    problems.period(row)
    names = {row.text("name")}.union(*(row.many(column) for column in ("aliases", "adjectives", "demonyms", "capital")))
    for name in row.many("ambiguous"):
        if name not in names:
            problems.add(row.place, f"'ambiguous' has '{name}', which is none of its names")


def _country(row: Row, former: tuple[FormerName, ...]) -> Country:
    capitals = row.many("capital")
    return Country(
        code=row.text("code"), alpha2=row.text("alpha2"), name=row.text("name"), official=row.text("official"),
        cow=int(row.text("cow")) if row.text("cow").isdigit() else None, adjectives=row.many("adjectives"),
        demonyms=row.many("demonyms"), aliases=row.many("aliases"), ambiguous=row.many("ambiguous"), former=former,
        capital=capitals[0] if capitals else None, capital_aliases=capitals[1:], seats=row.many("seats"),
        currency=row.maybe("currency"), wikidata=row.maybe("wikidata"), start=row.maybe("start"),
        end=row.maybe("end"), source=row.text("source"),
    )  # fmt: skip


def _former_names(folder: Path, problems: Problems) -> dict[str, tuple[FormerName, ...]]:
    names: dict[str, list[FormerName]] = defaultdict(list)
    for row in read_rows(folder / "former_names.csv", FORMER_COLUMNS, problems):
        problems.require(row, "name", "country", "source")
        problems.period(row)
        entry = FormerName(row.text("name"), row.maybe("start"), row.maybe("end"), row.maybe("code"))
        names[row.text("country")].append(entry)
    return {code: tuple(entries) for code, entries in names.items()}


def _check_shared(countries: dict[str, Country], problems: Problems) -> None:
    """A form that several existing states share must be marked ambiguous by all of them but one."""
    living = [country for country in countries.values() if country.end is None]
    for kind in ("names", "adjectives", "demonyms", "capitals", "seats"):
        owners: dict[str, set[str]] = defaultdict(set)
        for country in living:
            for form in _forms(country, kind):
                if form not in country.ambiguous:
                    owners[_key(form)].add(country.code)
        for form, codes in owners.items():
            if len(codes) > 1:
                problems.add("countries.csv", f"{kind}: '{form}' means {' and '.join(sorted(codes))}")


def _key(form: str) -> str:
    return form if is_short_form(form) else fold(form)


def _forms(country: Country, kind: str) -> tuple[str, ...]:
    if kind == "names":
        return (country.name, country.official, *country.aliases, *(former.name for former in country.former))
    if kind == "capitals":
        return (country.capital, *country.capital_aliases) if country.capital else ()
    forms: tuple[str, ...] = getattr(country, kind)
    return forms
