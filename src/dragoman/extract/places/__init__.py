"""Places: the names of places in a report, each resolved to a point on earth."""

from collections import defaultdict

from dragoman.extract.known import Known
from dragoman.extract.places.finding import find_toponyms
from dragoman.extract.places.resolution import resolve
from dragoman.extract.places.toponyms import Toponym, find_links
from dragoman.knowledge.places import Entry, gazetteer
from dragoman.records import Place, Span

__all__ = ["find_places"]


def find_places(known: Known) -> tuple[Place, ...]:
    """One record for each place that the report names, in the order of first mention.

    A name means the same place throughout a report unless the report itself says otherwise ("Paris, Texas").
    Adjectives ("Turkish") and names inside names of persons are no places; a place at the head of the name of
    a local institution ("Ankara Police Department") is one.
    """
    names = gazetteer()
    toponyms = find_toponyms(known.doc, names)
    linked = find_links(known.doc, toponyms, names.words["between"])
    meant: dict[Entry | str, list[Toponym]] = defaultdict(list)
    for toponym, entry in zip(toponyms, resolve(toponyms, linked), strict=True):
        meant[entry or toponym.key].append(toponym)
    return tuple(_record(f"p{i}", place, named) for i, (place, named) in enumerate(meant.items(), 1))


def _record(number: str, place: Entry | str, named: list[Toponym]) -> Place:
    evidence = tuple(Span(toponym.start, toponym.end) for toponym in named)
    if isinstance(place, str):
        return Place(number, named[0].text, None, None, None, None, evidence)
    return Place(number, place.name, place.country, place.lat, place.lon, place.geonames, evidence)
