"""A name by itself, without a sentence around it: the body, the state or the people that the knowledge has by it."""

from dataclasses import replace
from typing import cast

from dragoman.knowledge import (
    Body,
    Country,
    Knowledge,
    bodies_by_name,
    country_by_adjective,
    country_by_capital,
    country_by_demonym,
    country_by_name,
    country_by_seat,
    cow_number,
)
from dragoman.records import Actor, ActorKind, Span


def look_up(knowledge: Knowledge, phrase: str, day: str | None) -> Actor | None:
    """The one actor that a whole phrase names ("the CIA", "Pakistan's ISI", "Riyadh", "the Dutch"), or None.

    Of bodies that share a name, those that exist on `day` (an ISO date) count.
    """
    actor = _named(knowledge, phrase, day)
    return replace(actor, cow=cow_number(knowledge, actor.country)) if actor else None


def _named(knowledge: Knowledge, phrase: str, day: str | None) -> Actor | None:
    article = len(phrase) - len(phrase.removeprefix("the ").removeprefix("The "))
    name = phrase[article:]
    span = Span(article, len(phrase))
    body = _body(knowledge, name, day) or _body_of_state(knowledge, name, day)
    if body is not None:
        kind = cast(ActorKind, body.kind)
        return Actor("a1", body.name, kind, body.aliases, body.country, body.sectors, None, body.wikidata, (span,))
    state = country_by_name(knowledge, name) or country_by_seat(knowledge, name) or country_by_capital(knowledge, name)
    if state is not None:
        return Actor("a1", state.name, "government", (), state.code, ("GOV",), None, state.wikidata, (span,))
    people = country_by_demonym(knowledge, name) or (country_by_adjective(knowledge, name) if article else None)
    if people is not None and (article or name.endswith("s")):
        return Actor("a1", name, "people", (), people.code, ("CVL",), mentions=(span,))
    return None


def _body(knowledge: Knowledge, name: str, day: str | None) -> Body | None:
    bodies = bodies_by_name(knowledge, name)
    there = [body for body in bodies if day is None or _exists(body, day)] or list(bodies)
    return there[0] if len({body.name for body in there}) == 1 else None


def _exists(body: Body, day: str) -> bool:
    """Whether a body was there on a day, as far as its dates tell."""
    begun = body.start is None or body.start <= day
    return begun and (body.end in (None, "now") or day[: len(str(body.end))] <= str(body.end))


def _body_of_state(knowledge: Knowledge, name: str, day: str | None) -> Body | None:
    """The body in "Pakistan's ISI" or "British MI6": one of the state named with it."""
    for mark in ("'s ", "’s ", "' ", " "):
        owner, found, rest = name.partition(mark)
        state = _state(knowledge, owner) if found else None
        body = _body(knowledge, rest, day) if state else None
        if state and body and body.country == state.code:
            return body
    return None


def _state(knowledge: Knowledge, word: str) -> Country | None:
    return country_by_name(knowledge, word) or country_by_adjective(knowledge, word)
