"""Reads `terms/*.csv`, checks them and merges: facts win over what an author wrote of the same person and role."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rows import WIKIDATA, Problems, Row, read_rows

from dragoman.knowledge.entries import Term
from dragoman.knowledge.names import fold

COLUMNS = ("person", "aliases", "office", "role", "country", "start", "end", "gender", "wikidata", "source")
NOT_TERMS = "leader_names.csv"  # spellings and offices for the importer


@dataclass(frozen=True, slots=True)
class Placed:
    """A term and the line that it comes from."""

    place: str
    term: Term


def read_terms(folder: Path, vocabulary: dict[str, Any], codes: frozenset[str], problems: Problems) -> tuple[Term, ...]:
    """Every term of `terms/*.csv`, each once, by country, role, start and person."""
    placed: list[Placed] = []
    for path in sorted((folder / "terms").glob("*.csv")):
        if path.name != NOT_TERMS:
            for row in read_rows(path, COLUMNS, problems):
                _check(row, vocabulary, codes, problems)
                placed.append(Placed(row.place, _term(row)))
    merged = _merge(placed, problems)
    return tuple(sorted(merged, key=lambda t: (t.country or "", t.role, t.start or "", t.person, t.office)))


def _check(row: Row, vocabulary: dict[str, Any], codes: frozenset[str], problems: Problems) -> None:
    problems.require(row, "person", "office", "role", "source")
    problems.one_of(row, "role", frozenset(vocabulary["roles"]))
    problems.one_of(row, "country", codes)
    problems.one_of(row, "gender", frozenset({"m", "f"}))
    problems.matches(row, "wikidata", WIKIDATA, "a Wikidata id such as Q43")
    problems.period(row)


def _term(row: Row) -> Term:
    return Term(
        person=row.text("person"), office=row.text("office"), role=row.text("role"), country=row.maybe("country"),
        aliases=row.many("aliases"), start=row.maybe("start"), end=row.maybe("end"), gender=row.maybe("gender"),
        wikidata=row.maybe("wikidata"), source=row.text("source"),
    )  # fmt: skip


def _merge(placed: Iterable[Placed], problems: Problems) -> list[Term]:
    """One term for each person, country, role and time; the same office twice from two authors is a problem."""
    groups: dict[tuple[str, str, str], list[Placed]] = defaultdict(list)
    for entry in placed:
        groups[entry.term.country or "", entry.term.role, fold(entry.term.person)].append(entry)
    terms: list[Term] = []
    for group in groups.values():
        facts = [entry.term for entry in group if entry.term.source != "author"]
        authored = [entry for entry in group if entry.term.source == "author"]
        _check_twice(authored, problems)
        for entry in authored:
            twins = [i for i, fact in enumerate(facts) if overlap(fact, entry.term)]
            if not twins:
                terms.append(entry.term)
            for i in twins:
                facts[i] = _joined(facts[i], entry.term)
        terms.extend(facts)
    return terms


def _check_twice(authored: list[Placed], problems: Problems) -> None:
    for i, entry in enumerate(authored):
        for other in authored[:i]:
            if fold(entry.term.office) == fold(other.term.office) and overlap(entry.term, other.term):
                problems.add(entry.place, f"{entry.term.person}, {entry.term.office}: also at {other.place}")


def overlap(one: Term, other: Term) -> bool:
    """Whether two terms share time; a change of office within a month or year is no overlap."""
    return _starts_before_end(one, other) and _starts_before_end(other, one)


def _starts_before_end(one: Term, other: Term) -> bool:
    if not one.start or not other.end or other.end == "now":
        return True
    length = min(len(one.start), len(other.end))
    return one.start[:length] < other.end[:length] or one.start == other.start


def _joined(fact: Term, authored: Term) -> Term:
    """The fact, with the spellings that the author knows, and what the fact leaves open."""
    aliases = tuple(dict.fromkeys((*fact.aliases, *authored.aliases)))
    return replace(
        fact, aliases=aliases, end=fact.end or authored.end, gender=fact.gender or authored.gender,
        start=fact.start or authored.start,
    )  # fmt: skip
