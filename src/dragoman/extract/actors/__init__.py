"""Actors: persons, governments, ministries, bodies, companies and groups that a report names or describes."""

from dragoman.extract.actors.cast import Cast
from dragoman.extract.actors.finding import find_mentions
from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.settling import settle
from dragoman.extract.known import Known
from dragoman.knowledge import country_by_capital, country_by_name, cow_number
from dragoman.records import Actor, Span

__all__ = ["find_actors", "home_state"]


def find_actors(known: Known) -> tuple[Actor, ...]:
    """Every actor of the report, in order of first mention, with all its mentions."""
    mentions = find_mentions(known)
    cast = Cast(known.doc, known.knowledge, _day(known), home_state(known))
    return tuple(_record(f"a{n}", identity, known) for n, identity in enumerate(settle(cast, mentions), start=1))


def _day(known: Known) -> str | None:
    """The report's day; where several fit, the year they share, if any."""
    published = known.report.published
    if published.date or not published.candidates:
        return published.date
    years = {day[:4] for day in published.candidates}
    return years.pop() if len(years) == 1 else None


def home_state(known: Known) -> str | None:
    """Code of the state of the dateline's place."""
    place = known.report.dateline.place
    if not place:
        return None
    state = country_by_capital(known.knowledge, place) or country_by_name(known.knowledge, place)
    return state.code if state else None


def _record(number: str, identity: Identity, known: Known) -> Actor:
    doc = known.doc
    spans = sorted({(doc[a].idx, doc[b - 1].idx + len(doc[b - 1].text)) for a, b in identity.spans})
    return Actor(
        id=number,
        name=identity.name,
        kind=identity.kind,
        aliases=tuple(form for form in identity.forms if form != identity.name),
        country=identity.country,
        sectors=identity.sectors,
        office=identity.office,
        wikidata=identity.wikidata,
        mentions=tuple(Span(a, b) for a, b in spans),
        cow=cow_number(known.knowledge, identity.country),
    )
