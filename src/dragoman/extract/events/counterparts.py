"""The other side where an event's own clause does not name it: who was asked in "Lilongwe also wants maize"."""

from collections import Counter

from spacy.tokens import Token

from dragoman.extract.events.parties import Parties
from dragoman.extract.known import Known
from dragoman.records import Actor

OPENING = frozenset({"title", "lead"})
REPORTERS = frozenset({"JRN"})  # tell of states and act for none
BODY = 600  # characters of the body that tell whom a report is about
WITHIN = frozenset({"PROTEST", "COERCE", "MOBILIZE", "ASSAULT", "RETREAT", "ACCUSE"})  # often acts within a state


class Counterparts:
    """Whom a report is about, and who was last on the other side of whom."""

    def __init__(self, known: Known, parties: Parties) -> None:
        self._parties = parties
        self._actors = [actor for actor in known.actors if actor.country and REPORTERS.isdisjoint(actor.sectors)]
        self._salient = _salient(known, self._actors)
        self._last: dict[str, str] = {}  # state -> actor last met on its other side

    def of(self, kind: str, side: str, head: Token) -> str | None:
        """The actor on the other side of `side`: of the sentence if it names just one other state, else the one last
        on the other side, else the other state that the report is about.
        """
        state = self._parties.get(side).country
        if state is None or kind in WITHIN:
            return None
        span = head.sent
        inside = {
            actor.country: actor.id
            for actor in reversed(self._actors)
            if actor.country != state
            and any(span.start_char <= mention.start < span.end_char for mention in actor.mentions)
        }
        if len(inside) == 1:
            return next(iter(inside.values()))
        return None if inside else self.partner(state)

    def partner(self, state: str | None) -> str | None:
        """The actor last on the other side of a state, else that of the other state that the report is about."""
        return self._last.get(state or "") or next((a for code, a in self._salient if code != state), None)

    def note(self, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
        """Remember who stood on two sides."""
        all_of = [*actors, *recipients]
        for one in all_of:
            state = self._parties.get(one).country
            other = next((o for o in all_of if self._parties.get(o).country not in (state, None)), None)
            if state and other:
                self._last[state] = other


def _salient(known: Known, actors: list[Actor]) -> list[tuple[str, str]]:
    """The states of title, lead and opening of the body with an actor of each, the most mentioned first."""
    blocks = [b for b in known.report.blocks if b.kind in OPENING]
    body = next((b for b in known.report.blocks if b.kind == "paragraph"), None)
    spans = [(b.start, b.end) for b in blocks] + ([(body.start, body.start + BODY)] if body else [])
    count: Counter[str] = Counter()
    named: dict[str, str] = {}
    for actor in actors:
        times = sum(any(start <= m.start < end for start, end in spans) for m in actor.mentions)
        if times and actor.country:
            count[actor.country] += times
            if actor.kind == "government" or actor.country not in named:
                named[actor.country] = actor.id
    return [(code, named[code]) for code, _ in count.most_common(2)]
