"""When and where an event takes place, as its own clause says."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.events.clause import preposition_of
from dragoman.extract.known import Known
from dragoman.records import Period, Place, Time

AT = frozenset("in at near outside on from across around inside off".split())
JOINED = re.compile(r"\s*(?:and|or|to|until|till|through|–|-)\s*(?:at|in|by|on)?\s*(?:the\s+)?", re.IGNORECASE)
OTHER_DAY = re.compile(r"(?:since|ahead of|before|after|until|following)\s+(?:the\s+)?$", re.IGNORECASE)
LONGEST_PREPOSITION = 16  # characters before a time
OTHER_CLAUSES = frozenset("acl advcl ccomp parataxis csubj".split())


def when_of(head: Token, known: Known) -> Period | None:
    """The day or days that a time expression of the event's clause names, the nearest one."""
    near = [time for time in known.times if time.type in ("DATE", "TIME") and time.start_date]
    places = {token.idx for token in _own(head)}
    text = known.report.text
    inside = [time for time in near if any(time.evidence[0].start <= at < time.evidence[0].end for at in places)]
    own = head.left_edge.idx if head.pos_ == "NOUN" else head.idx  # "ahead of June 3 talks" names the day of the talks
    inside = [time for time in inside if own <= time.evidence[0].start < head.idx or not _is_other(time, text)]
    if not inside:
        return None
    time = min(inside, key=lambda t: abs(t.evidence[0].start - head.idx))
    first, last = (f(joined(time, near, text), key=lambda t: t.evidence[0].start) for f in (min, max))
    start, end = first.start_date, last.end_date or last.start_date
    return Period(start, end) if start and end and start <= end else _period(time)


def _is_other(time: Time, text: str) -> bool:
    """Whether a day is only one before or after which something is: "since Monday"."""
    start = time.evidence[0].start
    return OTHER_DAY.search(text[max(0, start - LONGEST_PREPOSITION) : start]) is not None


def joined(time: Time, times: Sequence[Time], text: str) -> list[Time]:
    """A time with those beside it that a small word joins to it: "April 8 and 9", "late May or early June"."""
    group = [time]
    for other in times:
        start = other.evidence[0].start
        if start >= group[-1].evidence[0].end and JOINED.fullmatch(text[group[-1].evidence[0].end : start]):
            group.append(other)
    for other in reversed(times):
        end, start = other.evidence[0].end, group[0].evidence[0].start
        if end <= start and JOINED.fullmatch(text[end:start]):
            group.insert(0, other)
    return group


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
