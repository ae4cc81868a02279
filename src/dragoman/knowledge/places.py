"""The gazetteer: names of places on earth and what they may mean, compiled by `knowledge/build_places.py`.

Cities come from GeoNames (CC BY 4.0); the rest is the project's own. The file is read when a place is first
looked up, as columns: a lookup is a search in the sorted keys, and an `Entry` is made only when it is asked for.
"""

import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import KnowledgeError
from dragoman.knowledge.names import fold

COMPILED = Path(__file__).parent / "compiled" / "places.npz"
KINDS = (
    "city", "country", "region", "county", "continent", "area", "water", "river", "mountain", "island", "site",
)  # fmt: skip
UNPLACED = -32768  # the column value of a coordinate that is not known
POPULATION_STEPS = 25  # a population is kept as 25 * log10: within 5 per cent
_SPELLED_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `weight` is log10 of its people, or of people it would have by its importance."""

    number: int
    name: str
    kind: str
    country: str | None  # ISO 3166-1 alpha-3; None for places of several countries
    region: str  # first-level division in GeoNames' code, "" where unknown
    lat: float | None
    lon: float | None
    weight: float
    geonames: int | None


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a name may mean; `own`: it is the place's own name, not one in some language."""

    entry: Entry
    own: bool


def place_key(name: str) -> str:
    """A place name as it is compared: "St. Paul", "Saint Paul" and "SAINT-PAUL" alike."""
    words = fold(name).replace("&", "and").split()
    return " ".join([_SPELLED_OUT.get(word, word) for word in words[:1]] + words[1:])


class Gazetteer:
    """All known places by name. Raises KnowledgeError if the compiled file is missing or broken."""

    def __init__(self, path: Path = COMPILED) -> None:
        try:
            with np.load(path) as columns:
                self._read({name: columns[name] for name in columns.files})
        except (OSError, BadZipFile, KeyError, ValueError) as error:
            raise KnowledgeError(f"no gazetteer in {path}: run `python knowledge/build_places.py`") from error
        self._entries: dict[int, Entry] = {}

    def _read(self, columns: dict[str, NDArray[np.generic]]) -> None:
        head = json.loads(columns["head"].tobytes())
        self.inputs: str = head["inputs"]
        self.words: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in head["words"].items()}
        self.abbreviations: dict[str, int] = head["abbreviations"]
        self._countries: list[str] = head["countries"]
        self._regions: list[str] = head["regions"]
        self._region_of: dict[tuple[str, str], int] = {
            (country, region): number for country, region, number in head["region_entries"]
        }
        self._country_of: dict[str, int] = head["country_entries"]
        self._keys = columns["keys"].tobytes().decode().split("\n")
        self._names = columns["names"].tobytes().decode().split("\n")
        self._ends = np.cumsum(columns["counts"], dtype=np.int64)
        self._numbers = np.cumsum(columns["numbers"], dtype=np.int64)
        self._columns = columns

    def __len__(self) -> int:
        return len(self._names)

    def find(self, name: str) -> list[Sense]:
        """Every place of that name, in the order of the file; none for unknown names."""
        return self.find_key(place_key(name))

    def find_key(self, key: str) -> list[Sense]:
        """As `find`, for a key made by `place_key`."""
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return []
        start = int(self._ends[at - 1]) if at else 0
        return [Sense(self.entry(n >> 1), bool(n & 1)) for n in self._numbers[start : int(self._ends[at])].tolist()]

    def may_go_on(self, key: str) -> bool:
        """True if some name begins with these words and has more."""
        at = bisect_left(self._keys, key + " ")
        return at < len(self._keys) and self._keys[at].startswith(key + " ")

    def region(self, country: str | None, region: str) -> Entry | None:
        """The first-level division of that code."""
        number = self._region_of.get((country or "", region))
        return None if number is None else self.entry(number)

    def country(self, code: str) -> Entry | None:
        """The country of that code."""
        number = self._country_of.get(code)
        return None if number is None else self.entry(number)

    def entry(self, number: int) -> Entry:
        """The entry of that number."""
        if number not in self._entries:
            self._entries[number] = self._made(number)
        return self._entries[number]

    def _made(self, number: int) -> Entry:
        def value(column: str) -> int:
            return int(self._columns[column][number])

        lat, lon = value("lat"), value("lon")
        return Entry(
            number=number,
            name=self._names[number],
            kind=KINDS[value("kind")],
            country=self._countries[value("country")] or None,
            region=self._regions[value("region")],
            lat=None if lat == UNPLACED else lat / 100,
            lon=None if lat == UNPLACED else lon / 100,
            weight=value("weight") / POPULATION_STEPS,
            geonames=value("geonames") or None,
        )


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer; read once a process, in about a tenth of a second."""
    return Gazetteer()
