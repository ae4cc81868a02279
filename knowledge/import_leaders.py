"""Makes `terms/leaders.csv` from three files of facts; the same facts give the same bytes.

    python knowledge/import_leaders.py FACTS

FACTS holds `leaders-1950-2021-reign.csv` (REIGN: who led each state, by month), `leaders-2021-wikidata.csv`
(office holders, by year) and `leaders-2026-07.json` (G20 and ASEAN). REIGN lists surnames and has no offices:
`terms/leader_names.csv` says for each of its entries who it is and in which office; an entry without an office
is left out, because its time is not that of an office.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from terms import COLUMNS, finer, overlap, same_person

from dragoman.knowledge.entries import Term

HERE = Path(__file__).resolve().parent
GENDERS = {"1": "m", "0": "f"}
LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "æ": "ae", "ə": "a"}
)
HEAD_OF_STATE = re.compile(
    r"president of (?!the government|the council of ministers|the executive yuan|the gov|the pontifical)|king|queen"
    r"president of (?!the government|the council of ministers|the executive yuan|the gov|the pontifical)|king|queen"
    r"|monarch|emperor|emir|sultan|prince\b|pope|supreme leader|chairman of the presidential|captain regent"
    r"|druk gyalpo|ngwenyama|yang di|o le ao",
    re.IGNORECASE,
)
HEAD_OF_GOVERNMENT = re.compile(
    r"prime minister|premier|federal chancellor|taoiseach|chief minister|minister of state of monaco|president of the"
    r" (government|council of ministers|executive yuan)|chairman of the council of ministers",
    re.IGNORECASE,
)
PRESIDENT_UNDER_LEADER = {"IRN"}  # states whose president is the head of the government alone
# Elizabeth II and Charles III: what they do they do for the United Kingdom, whatever realms they reign over.
OF_REALMS = frozenset({"Q9682", "Q43274"})
TITLES = {"Monarch": "Monarch", "Prime Minister (King)": "Prime Minister", "Sultan and Prime Minister": "Sultan"}
# The snapshot gives the Saudi prime minister as king.
NOT_HELD = {("SA", "head_of_state"): "head_of_government"}
BODIES = {"european_union": "EUR", "african_union": "AFU"}


def plain(name: str) -> str:
    """A name in the letters of English wires: "Recep Tayyip Erdogan"."""
    parts = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(c for c in parts if not unicodedata.combining(c))


def person_and_aliases(name: str) -> tuple[str, tuple[str, ...]]:
    """Person and spellings of "Hans-Adam II, Prince of Liechtenstein", "Salman of Saudi Arabia"."""
    short = re.sub(r"(,.*| of .*)$", "", name)
    return plain(short), tuple(dict.fromkeys(n for n in (short, name) if n != plain(short)))


def reign_terms(path: Path, names: Path) -> Iterator[Term]:
    """REIGN, under the names and offices of `leader_names.csv`; the file mixes encodings."""
    known = {(row["leadid"], row["listed"]): row for row in read(names)}
    for row in read(path, encoding="latin-1"):
        entry = known.get((row["leadid"], row["leader"]))
        if entry and entry["office"]:
            yield Term(
                person=entry["person"], office=entry["office"], role=entry["role"], country=entry["country"],
                aliases=tuple(a for a in entry["aliases"].split(";") if a), start=month(row["syear"], row["smonth"]),
                end=month(row["eyear"], row["emonth"]) or entry["end"] or None, gender=GENDERS.get(row["gender"]),
                source="REIGN",
            )  # fmt: skip


def month(year: str, number: str) -> str | None:
    return f"{int(year):04}-{int(number):02}" if year and number else None


def wikidata_terms(path: Path, codes: dict[str, str]) -> Iterator[Term]:
    """Office holders of 2021; states without a code of their own and entries without a name are left out."""
    for row in read(path):
        role = role_of(row["positionLabel"])
        country = codes.get(row["countryid"])
        if not role or not country or re.fullmatch(r"Q\d+", row["officeholderLabel"]):
            continue
        if country in PRESIDENT_UNDER_LEADER and row["positionLabel"].startswith("President"):
            role = "head of government"
        person, aliases = person_and_aliases(row["officeholderLabel"])
        yield Term(
            person=person, office=row["positionLabel"][0].upper() + row["positionLabel"][1:], role=role,
            country=country, aliases=aliases, start=row["start_year"] or None, end=row["end_year"] or None,
            wikidata=row["officeholder"], source="Wikidata 2021",
        )  # fmt: skip


def role_of(position: str) -> str | None:
    if HEAD_OF_GOVERNMENT.match(position):
        return "head of government"
    return "head of state" if HEAD_OF_STATE.match(position) else None


def snapshot_terms(path: Path, countries: dict[str, str], names: dict[str, str]) -> Iterator[Term]:
    """Who held office in July 2026; one term for a president who heads the government."""
    for key, entry in json.loads(path.read_text(encoding="utf-8"))["countries"].items():
        alpha2, code = entry["country"]["iso_code"], BODIES.get(key) or countries[entry["country"]["iso_code"]]
        for post, position in entry["positions"].items():
            holder, is_both = position["current_holder"], position.get("is_same_as_head_of_state")
            wanted = NOT_HELD.get((alpha2, "head_of_state"), "head_of_state") if is_both else post
            if holder and post == wanted:
                person, aliases = person_and_aliases(holder["name_en"])
                title = TITLES.get(position["title_en"], position["title_en"])
                yield Term(
                    person=person, office=title if key in BODIES else f"{title} of {names[code]}",
                    role="head of body" if key in BODIES else post.replace("_", " "), country=code, aliases=aliases,
                    start=holder["since"], end="now", wikidata=holder["wikidata_id"], source="leaders 2026-07",
                )  # fmt: skip


def merge(terms: Iterable[Term]) -> list[Term]:
    """One term a person, role and time: the first source gives the office, the finer date that agrees wins."""
    merged: dict[tuple[str | None, str], list[Term]] = defaultdict(list)
    for term in terms:
        known = merged[term.country, term.role]
        twins = [i for i, other in enumerate(known) if same_person(other, term) and overlap(other, term)]
        if twins:
            known[twins[-1]] = joined(known[twins[-1]], term)
        else:
            known.append(term)
    return [term for group in merged.values() for term in group]


def joined(one: Term, other: Term) -> Term:
    spellings = dict.fromkeys((*one.aliases, other.person, *other.aliases))
    return replace(
        one, aliases=tuple(name for name in spellings if name != one.person), start=finer(one.start, other.start),
        end=finer(one.end, other.end), wikidata=one.wikidata or other.wikidata,
        source="; ".join(dict.fromkeys((*one.source.split("; "), other.source))),
    )  # fmt: skip


def read(path: Path, encoding: str = "utf-8") -> Iterator[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as lines:
        yield from csv.DictReader(lines)


def write(terms: list[Term], path: Path) -> None:
    """Terms as CSV, by country, role, start and person."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        for t in sorted(terms, key=lambda t: (t.country or "", t.role, t.start or "", t.person)):
            writer.writerow(
                (
                    t.person,
                    ";".join(t.aliases),
                    t.office,
                    t.role,
                    t.country,
                    t.start,
                    t.end,
                    t.gender,
                    t.wikidata,
                    t.source,
                )
            )


def main(arguments: list[str]) -> int:
    """Import the facts of a folder; 2 when none is named."""
    if len(arguments) != 1:
        print("usage: python knowledge/import_leaders.py FACTS", file=sys.stderr)
        return 2
    facts = Path(arguments[0])
    countries = [row for row in read(HERE / "countries.csv") if not row["end"]]
    names = HERE / "terms/leader_names.csv"
    terms = [
        *reign_terms(facts / "leaders-1950-2021-reign.csv", names),
        *wikidata_terms(facts / "leaders-2021-wikidata.csv", {row["wikidata"]: row["code"] for row in countries}),
        *snapshot_terms(
            facts / "leaders-2026-07.json", {row["alpha2"]: row["code"] for row in countries},
            {row["code"]: office_name(row["code"], row["name"]) for row in countries},
        ),
    ]  # fmt: skip
    merged = merge(term for term in terms if term.country == "GBR" or term.wikidata not in OF_REALMS)
    write(merged, HERE / "terms/leaders.csv")
    print(f"{len(merged)} terms from {len(terms)} entries")
    return 0


def office_name(code: str, name: str) -> str:
    return f"the {name}" if code in {"USA", "GBR", "NLD", "PHL", "ARE"} else name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
