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
    a local institution ("Ankara Police Department") is one. A place that the gazetteer does not have is kept, without
    coordinates, if its name has several words or the text says where it is ("Lake Turgoyak", "Kodinsk in Siberia").
    """
    names = gazetteer()
    toponyms = find_toponyms(known.doc, names)
    linked = find_links(known.doc, toponyms, names.words["between"])
    entries = resolve(toponyms, linked)
    meant: dict[Entry | str, list[Toponym]] = defaultdict(list)
    countries: dict[str, str | None] = {}
    for i, (toponym, entry) in enumerate(zip(toponyms, entries, strict=True)):
        container = entries[i + 1] if linked[i] else None
        if entry is None and container is None and " " not in toponym.text:
            continue
        meant[entry or toponym.key].append(toponym)
        if container is not None:
            countries.setdefault(toponym.key, container.country)
    return tuple(
        _record(f"p{i}", place, named, countries.get(named[0].key)) for i, (place, named) in enumerate(meant.items(), 1)
    )


def _record(number: str, place: Entry | str, named: list[Toponym], country: str | None) -> Place:
    evidence = tuple(Span(toponym.start, toponym.end) for toponym in named)
    if isinstance(place, str):
        return Place(number, named[0].text, country, None, None, None, evidence)
    return Place(number, place.name, place.country, place.lat, place.lon, place.geonames, evidence)
