"""What a report says itself of where a place is: "Paris, Texas", "Sloviansk in the Donetsk region"."""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.extract.places.toponyms import Toponym
from dragoman.knowledge.places import Entry, Sense

WITHIN = 2.0  # degrees from a region's middle within which a place of its country counts as in it
Senses = tuple[Sense, ...]
Name = tuple[str, Senses]


def qualified(toponyms: Sequence[Toponym], linked: Sequence[bool]) -> list[Name]:
    """For each name its key and the senses that are left when the text's own qualifiers are obeyed.

    `linked[i]`: name i is followed by name i + 1 as by the place that it is in.
    """
    left = [toponym.senses for toponym in toponyms]
    for i in range(len(toponyms) - 2, -1, -1):
        if linked[i]:
            left[i], left[i + 1] = _agreeing(left[i], left[i + 1])
    narrow: dict[str, list[Senses]] = defaultdict(list)
    for toponym, senses in zip(toponyms, left, strict=True):
        if len(senses) < len(toponym.senses):
            narrow[toponym.key].append(senses)
    return [
        (toponym.key, narrow[toponym.key][0] if senses == toponym.senses and narrow[toponym.key] else senses)
        for toponym, senses in zip(toponyms, left, strict=True)
    ]


def _agreeing(inner: Senses, outer: Senses) -> tuple[Senses, Senses]:
    if _is_country(inner) and _is_country(outer):
        return inner, outer  # "Egypt, the United States": a list, no village of Egypt
    pairs = [(a, b) for a in inner for b in outer if contains(b.entry, a.entry)]
    if not pairs:
        return inner, outer
    return tuple(dict.fromkeys(a for a, _ in pairs)), tuple(dict.fromkeys(b for _, b in pairs))


def _is_country(senses: Senses) -> bool:
    return any(sense.entry.kind == "country" and sense.own for sense in senses)


def contains(outer: Entry, inner: Entry) -> bool:
    """True if the one place lies in the other, as far as the gazetteer can tell."""
    if outer is inner or outer.country != inner.country or not outer.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "region" and outer.region and inner.region:
        return outer.region == inner.region and inner.kind in {"city", "county", "site", "island"}
    if outer.kind == "county":
        return outer.region == inner.region and inner.kind == "city"
    return outer.kind in {"region", "area"} and inner.kind not in {"region", "country"} and _near(outer, inner)


def _near(outer: Entry, inner: Entry) -> bool:
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    return abs(outer.lat - inner.lat) <= WITHIN and abs(outer.lon - inner.lon) <= WITHIN
