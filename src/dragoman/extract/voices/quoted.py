"""Who "I", "we" and "our" are inside a statement: its speaker, and the side that he speaks for."""

import re
from collections.abc import Iterable
from dataclasses import replace

from dragoman.extract.known import Known
from dragoman.records import Actor, Span, Statement

SINGULAR = re.compile(r"\b(?:I|me|my|mine|myself)\b")
PLURAL = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]ur|[Oo]urs|[Oo]urselves)\b(?!\.)")


def hear_quotations(known: Known) -> tuple[Actor, ...]:
    """The actors, with first-person words of quotations added to the mentions of those they stand for.

    "I" is the speaker. "We" is the government of the speaker's state, where he holds an office of one; else
    the speaker himself.
    """
    added: dict[str, set[Span]] = {}
    by_id = {actor.id: actor for actor in known.actors}
    states = {actor.country: actor.id for actor in reversed(known.actors) if actor.kind == "government"}
    for statement in known.statements:
        speaker = by_id.get(statement.speaker or "")
        if speaker is None or statement.kind == "indirect":
            continue
        side = states.get(speaker.country, speaker.id) if "GOV" in speaker.sectors else speaker.id
        for pattern, voice in ((SINGULAR, speaker.id), (PLURAL, side)):
            added.setdefault(voice, set()).update(_places(known.report.text, statement, pattern))
    return tuple(_with(actor, added.get(actor.id, ())) for actor in known.actors)


def _places(text: str, statement: Statement, pattern: re.Pattern[str]) -> Iterable[Span]:
    for span in statement.evidence:
        for match in pattern.finditer(text, span.start, span.end):
            yield Span(*match.span())


def _with(actor: Actor, spans: Iterable[Span]) -> Actor:
    return replace(actor, mentions=tuple(sorted({*actor.mentions, *spans}))) if spans else actor
