"""The one generator: checks every entry of `knowledge/` and compiles it into the package, byte for byte the same.

python knowledge/build.py           write src/dragoman/knowledge/compiled/knowledge.msgpack
python knowledge/build.py --check   fail when the compiled file is not current
"""

import sys
import tomllib
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from typing import Any

import msgspec
from countries import read_countries
from frames import read_cameo, read_contexts, read_frames, read_ontology
from rows import WIKIDATA, Problems, read_rows
from terms import read_terms

from dragoman.knowledge.entries import Body, Country, Knowledge
from dragoman.knowledge.names import fold

HERE = Path(__file__).resolve().parent
COMPILED = HERE.parent / "src/dragoman/knowledge/compiled/knowledge.msgpack"
BODY_COLUMNS = ("name", "aliases", "kind", "country", "sectors", "wikidata", "start", "end", "source")


def build(folder: Path, problems: Problems) -> Knowledge:
    """All entries of the folder, sorted; what is wrong with them goes to `problems`."""
    vocabulary = tomllib.loads((folder / "vocabulary.toml").read_text(encoding="utf-8"))
    countries = read_countries(folder, problems)
    codes = frozenset(countries) | frozenset(vocabulary["bodies"])
    cameo = read_cameo(folder)
    types = read_ontology(folder, cameo, problems)
    return Knowledge(
        countries=countries,
        bodies=read_bodies(folder, vocabulary, codes, problems),
        terms=read_terms(folder, vocabulary, codes, problems),
        peoples=read_peoples(folder, countries, problems),
        types=types,
        cameo=cameo,
        frames=tuple(read_frames(folder, types, cameo, problems)),
        context_words=read_contexts(folder, problems),
        made=vocabulary["made"],
        family_first=frozenset(vocabulary["family_first"]),
        given_name=frozenset(vocabulary["given_name"]),
    )


def read_bodies(
    folder: Path, vocabulary: dict[str, Any], codes: frozenset[str], problems: Problems
) -> tuple[Body, ...]:
    """Every body of `bodies/*.csv`; one name stands once a country."""
    bodies: dict[tuple[str, str], Body] = {}
    for path in sorted((folder / "bodies").glob("*.csv")):
        for row in read_rows(path, BODY_COLUMNS, problems):
            problems.require(row, "name", "kind", "source")
            problems.one_of(row, "kind", frozenset(vocabulary["kinds"]))
            problems.one_of(row, "sectors", frozenset(vocabulary["sectors"]))
            problems.one_of(row, "country", codes)
            problems.matches(row, "wikidata", WIKIDATA, "a Wikidata id such as Q43")
            problems.period(row)
            key = fold(row.text("name")), row.text("country")
            if key in bodies:
                problems.add(row.place, f"'{row.text('name')}' ({row.text('country') or 'no country'}) stands twice")
            bodies[key] = Body(
                name=row.text("name"), kind=row.text("kind"), country=row.maybe("country"),
                aliases=row.many("aliases"), sectors=row.many("sectors"), wikidata=row.maybe("wikidata"),
                start=row.maybe("start"), end=row.maybe("end"), source=row.text("source"),
            )  # fmt: skip
    return tuple(sorted(bodies.values(), key=lambda body: (body.name, body.country or "")))


def read_peoples(folder: Path, countries: dict[str, Country], problems: Problems) -> dict[str, str]:
    """The state of every people or region of `peoples.csv`; none of them bears the name of a state as well."""
    taken = {fold(n): c.code for c in countries.values() for n in (c.name, *c.aliases, *c.adjectives, *c.demonyms)}
    found: dict[str, str] = {}
    for row in read_rows(folder / "peoples.csv", ("names", "country", "source"), problems):
        problems.require(row, "names", "country", "source")
        problems.one_of(row, "country", frozenset(countries))
        for name in row.many("names"):
            if name in found or fold(name) in taken:
                problems.add(row.place, f"'{name}' stands twice, or is a name of a state")
            found[name] = row.text("country")
    return dict(sorted(found.items()))


def main(arguments: list[str]) -> int:
    """Build or check; 0 when all is well, 1 with one line a problem."""
    problems = Problems([])
    knowledge = build(HERE, problems)
    if problems.found:
        print(*problems.found, sep="\n", file=sys.stderr)
        print(f"{len(problems.found)} problems: nothing written", file=sys.stderr)
        return 1
    compiled = encode(knowledge)
    if "--check" in arguments:
        return check(compiled)
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    COMPILED.write_bytes(compiled)
    print(f"{len(knowledge.countries)} countries, {len(knowledge.bodies)} bodies, {len(knowledge.terms)} terms")
    return 0


def encode(knowledge: Knowledge) -> bytes:
    """The compiled form: the same bytes for the same entries; cells that say nothing are left out."""
    return msgspec.msgpack.encode(without_defaults(knowledge), order="deterministic")


def without_defaults(value: Any) -> Any:
    """Plain data of a record without the fields that have their default value; sets as sorted lists."""
    if is_dataclass(value):
        said = {field.name: getattr(value, field.name) for field in fields(value)}
        defaults = {field.name: _default(field) for field in fields(value)}
        return {name: without_defaults(v) for name, v in said.items() if v != defaults[name]}
    if isinstance(value, dict):
        return {key: without_defaults(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [without_defaults(item) for item in value] if isinstance(value, tuple) else value


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def check(compiled: bytes) -> int:
    """0 when the compiled file is what the entries make."""
    if COMPILED.exists() and COMPILED.read_bytes() == compiled:
        return 0
    print(f"{COMPILED.name} is not current: run `python knowledge/build.py` and commit it", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
