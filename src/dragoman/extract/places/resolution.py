"""Which place each name means: by its weight, by what the report says beside it, and by the company it keeps."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dragoman.extract.places.qualifiers import Name, qualified
from dragoman.extract.places.toponyms import Toponym
from dragoman.knowledge.places import Entry, Sense

ROUNDS = 3
# Set by search on half of LGL, GeoVirus and GeoWebNews, and rounded; near the best, none of them matters much.
CELL = 1.0  # degrees: the side of the squares in which places count as near each other
SHARPNESS = 2.5  # how much of a name's vote goes to its best candidate
OTHER_NAME = 2.0  # what a name costs that is not the place's own
COUNTRY = 2.5  # what a country is worth beside a city of as many people
REGION_COMPANY, COUNTRY_COMPANY, NEAR_COMPANY = 1.5, 1.3, 1.0
MOST_COMPANY = 7.0  # more than this no company gives: Mexico is no village of New York
LEAST_ALONE = 5.0  # log10 of the people of a city that may stand in a report with no other name near it
LEAST_COMPANY = 0.3  # what another name in the country gives, about

Place = tuple[object, ...]  # a country, a region, a square of the map
Share = dict[Entry, float]
Company = dict[Place, float]


def resolve(toponyms: Sequence[Toponym], linked: Sequence[bool]) -> list[Entry | None]:
    """The entry that each name means, in the order of the names; None where none is known.

    `linked[i]` says that name i is followed by a name of where it is.

    Names that are qualified in the text have only candidates that agree with the qualifier. Each name's
    candidates share one vote by score; votes for a country, a region and a square of the map raise the
    candidates of the other names there; after a few rounds the best candidate is taken.
    """
    names = qualified(toponyms, linked)
    shares = {name: _shares({sense.entry: _prior(sense) for sense in name[1]}) for name in names if name[1]}
    for _ in range(ROUNDS):
        company = _company(shares.values())
        shares = {name: _shares(_scores(name, share, company)) for name, share in shares.items()}
    company = _company(shares.values())
    best = {name: _best(share, company, len(shares)) for name, share in shares.items()}
    return [best.get(name) for name in names]


def _prior(sense: Sense) -> float:
    return sense.entry.weight + (COUNTRY if sense.entry.kind == "country" else 0.0) - (0 if sense.own else OTHER_NAME)


def _shares(scores: Share) -> Share:
    top = max(scores.values())
    parts = {entry: math.exp(SHARPNESS * (score - top)) for entry, score in scores.items()}
    total = sum(parts.values())
    return {entry: part / total for entry, part in parts.items()}


def _best(share: Share, company: Company, names: int) -> Entry | None:
    """The candidate with most votes; None for a small town far from all that the report is about."""
    entry = max(share, key=lambda entry: (share[entry], -entry.number))
    small = entry.kind == "city" and entry.weight < LEAST_ALONE and names > 2
    return None if small and _gain(entry, _company([share]), company) < LEAST_COMPANY else entry


def _scores(name: Name, share: Share, company: Company) -> Share:
    own = _company([share])
    return {sense.entry: _prior(sense) + _gain(sense.entry, own, company) for sense in name[1]}


def _gain(entry: Entry, own: Company, company: Company) -> float:
    """What the other names of the report add to a candidate; its own name's votes are taken off."""
    gain = sum(
        weight * math.log1p(max(sum(company.get(place, 0.0) - own.get(place, 0.0) for place in places), 0.0))
        for weight, places in _circles(entry)
    )
    return min(gain, MOST_COMPANY)


def _company(shares: Iterable[Share]) -> Company:
    company: Company = defaultdict(float)
    for share in shares:
        for entry, part in share.items():
            for place in _votes(entry):
                company[place] += part
    return company


def _votes(entry: Entry) -> Iterator[Place]:
    if entry.country:
        yield ("country", entry.country)
        if entry.region:
            yield ("region", entry.country, entry.region)
    if entry.lat is not None and entry.lon is not None and entry.kind not in {"country", "continent", "area"}:
        yield ("cell", round(entry.lat / CELL), round(entry.lon / CELL))


def _circles(entry: Entry) -> Iterator[tuple[float, list[Place]]]:
    if entry.country:
        yield COUNTRY_COMPANY, [("country", entry.country)]
        if entry.region:
            yield REGION_COMPANY, [("region", entry.country, entry.region)]
    if entry.lat is not None and entry.lon is not None:
        row, column = round(entry.lat / CELL), round(entry.lon / CELL)
        yield NEAR_COMPANY, [("cell", row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
