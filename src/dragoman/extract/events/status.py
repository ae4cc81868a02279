"""Whether an event is told as done, to come, denied, possible or long past."""

from typing import get_args

from spacy.tokens import Token

from dragoman.extract.events.candidates import FUTURE, Candidate
from dragoman.extract.events.clause import Clause
from dragoman.records import EventStatus, Period

STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)
MAYBE = frozenset("may might could can".split())
LOOKING_AHEAD = frozenset("due set scheduled expected slated likely".split())
LONG_AGO = 300  # days before the report from which an act is background
DENIALS = frozenset(
    "no not n't n’t never neither nor none nobody nothing without cannot deny denial refute rebut dismiss reject "
    "disavow disclaim false untrue untruth baseless unfounded fail contrary unable unlike refuse".split()
)
ORDINALS = frozenset("first second third last latest only".split())
AUXILIARY = ("aux", "aux:pass", "cop")
BACKED = 0.15  # of a status that the words themselves tell as well


def status_of(candidate: Candidate, when: Period | None, today: str | None) -> EventStatus:
    """The network's likeliest status, unless the event's day or the words around its verb say otherwise."""
    shares: dict[str, float] = dict(candidate.deed.statuses) if candidate.deed else {}
    denials = any(token.lemma_.lower() in DENIALS or token.lower_ in DENIALS for token in candidate.head.sent)
    if not denials or (candidate.type == "REJECT" and not candidate.clause.denied):
        shares.pop("denied", None)
    if _is_of_first(candidate.clause.head):
        return "occurred"
    told = _told(candidate.clause)
    if when and today and when.end < today and "planned" in (told, max(shares, key=lambda s: shares[s], default="")):
        return "historical" if _days(when.end, today) > LONG_AGO else "occurred"
    if told and (not shares or shares.get(told, 0.0) >= BACKED):
        return told
    if when and today and when.start > today and shares.get("occurred", 1.0) < 0.9:
        return "planned"
    if when and today and _days(when.end, today) > LONG_AGO:
        return "historical"
    best = max(STATUSES, key=lambda s: shares.get(s, 0.0))
    return best if shares else "occurred"


def _is_of_first(verb: Token) -> bool:
    """Whether an infinitive tells what was done: "the first premier of his country to visit Fiji"."""
    if not any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children):
        return False
    own = [c for c in verb.children if c.dep_ == "nsubj"]  # the tree may take the noun for its subject
    nouns = own or ([verb.head, verb.head.head] if verb.dep_ == "acl" else [])
    return any(c.lower_ in ORDINALS for noun in nouns for c in noun.children)


def _told(clause: Clause) -> EventStatus | None:
    words = {child.lower_ for child in clause.head.children if child.dep_ in AUXILIARY and child.i < clause.head.i}
    if clause.denied:
        return "denied"
    if words & MAYBE:
        return "hypothetical"
    if words & FUTURE or clause.head.head.lower_ in LOOKING_AHEAD:
        return "planned"
    return None


def _days(day: str, until: str) -> int:
    """Days from one ISO date to another, by months and years where no more is known."""
    first, last = ([int(part) for part in f"{d}-01-01".split("-")[:3]] for d in (day, until))
    return (last[0] - first[0]) * 365 + (last[1] - first[1]) * 30 + last[2] - first[2]
