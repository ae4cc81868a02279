"""When and where an event takes place, as its own clause says."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.events.clause import preposition_of
from dragoman.extract.known import Known
from dragoman.records import Period, Place, Time

AT = frozenset("in at near outside on from across around inside off".split())
OTHER_CLAUSES = frozenset("acl advcl ccomp parataxis csubj".split())


def when_of(head: Token, known: Known) -> Period | None:
    """The day or days that a time expression of the event's clause names, the nearest one."""
    near = [time for time in known.times if time.type in ("DATE", "TIME") and time.start_date]
    places = {token.idx for token in _own(head)}
    inside = [time for time in near if any(time.evidence[0].start <= at < time.evidence[0].end for at in places)]
    if not inside:
        return None
    time = min(inside, key=lambda t: abs(t.evidence[0].start - head.idx))
    return _period(time)


def where_of(head: Token, known: Known) -> Place | None:
    """The place that a phrase of the event's clause names with "in", "at", "near"."""
    for token in _own(head):
        if base(token) in ("obl", "nmod") and preposition_of(token) in AT:
            for place in known.places:
                if any(e.start <= token.idx < e.end for e in place.evidence):
                    return place
    return None


def _period(time: Time) -> Period | None:
    return Period(time.start_date, time.end_date or time.start_date) if time.start_date else None


def _own(head: Token) -> Iterator[Token]:
    """The words of a clause without those of the clauses in it; a noun's phrase, then the clause that it stands in."""
    yield from _phrase(head)
    if head.pos_ in ("NOUN", "PROPN") or base(head) == "xcomp":
        above = head.head
        if above is not head and above.pos_ in ("VERB", "AUX", "ADJ"):
            yield from _phrase(above)


def _phrase(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if base(child) not in OTHER_CLAUSES and not (base(child) == "conj" and child.pos_ == "VERB"):
            yield from _phrase(child)
