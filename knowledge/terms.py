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
    """One term for each person, country, role and time: facts first, then authors in the order of files."""
    groups: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for entry in sorted(placed, key=lambda entry: entry.term.source == "author"):
        _add(groups[entry.term.country or "", entry.term.role], entry, problems)
    return [entry.term for group in groups.values() for entry in group]


def _add(group: list[Placed], entry: Placed, problems: Problems) -> None:
    """Join the entry to the one that says the same, or add it; the same twice in one file is a problem."""
    for i, known in enumerate(group):
        if entry.term.source == "author" and _says_the_same(known.term, entry.term):
            if known.place.split(":")[0] == entry.place.split(":")[0]:
                problems.add(entry.place, f"{entry.term.person}, {entry.term.office}: also at {known.place}")
            group[i] = Placed(known.place, _joined(known.term, entry.term))
            return
    group.append(entry)


def _says_the_same(known: Term, authored: Term) -> bool:
    """A fact of the same person and role covers an author's entry; of two authors only the same office does."""
    same_office = known.source != "author" or fold(known.office) == fold(authored.office)
    return same_office and same_person(known, authored) and overlap(known, authored)


def overlap(one: Term, other: Term) -> bool:
    """Whether two terms share time; a change of office within a month or year is no overlap."""
    return _starts_before_end(one, other) and _starts_before_end(other, one)


def _starts_before_end(one: Term, other: Term) -> bool:
    if not one.start or not other.end or other.end == "now":
        return True
    length = min(len(one.start), len(other.end))
    return one.start[:length] < other.end[:length] or one.start == other.start


def same_person(one: Term, other: Term) -> bool:
    """Whether two terms are of one person: by Wikidata id where both have it, else by a spelling that they share."""
    if one.wikidata and other.wikidata:
        return one.wikidata == other.wikidata
    return not _spellings(one).isdisjoint(_spellings(other))


def _spellings(term: Term) -> frozenset[str]:
    return frozenset(fold(name) for name in (term.person, *term.aliases))


def _joined(known: Term, authored: Term) -> Term:
    """The dates and ids of what is known; Wikidata's names of person and office give way to those of the news."""
    is_named = "REIGN" in known.source or known.source == "author"  # REIGN's come from leader_names.csv
    person, office = (known.person, known.office) if is_named else (authored.person, authored.office)
    aliases = dict.fromkeys((*known.aliases, known.person, *authored.aliases, authored.person))
    return replace(
        known, person=person, office=office, gender=known.gender or authored.gender,
        aliases=tuple(name for name in aliases if name != person),
        start=finer(known.start, authored.start), end=finer(known.end, authored.end),
        source=known.source if known.source.endswith("author") else f"{known.source}; author",
    )  # fmt: skip


def finer(date: str | None, other: str | None) -> str | None:
    """The first date, or the other one where the first is missing or agrees and is coarser."""
    return other if other and (not date or other.startswith(date)) else date
