"""One meeting, one entry, however often it is told; and which talks belong to which visit."""

from collections.abc import Sequence

from dragoman.extract.meetings.mentions import Mention

AHEAD = frozenset({"scheduled", "proposed", "postponed", "cancelled"})
DONE = frozenset({"held", "under way"})
FATES = frozenset({"postponed", "cancelled"})


def merge(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Groups of mentions of one meeting each, in text order. What only names a meeting makes none by itself unless
    it says who takes part and when or where.
    """
    groups: list[list[Mention]] = []
    for mention in mentions:
        group = next((g for g in reversed(groups) if all(_same(mention, other) for other in g)), None)
        if group is not None:
            group.append(mention)
        elif mention.is_told or _stands_alone(mention):
            groups.append([mention])
    return groups


def _stands_alone(mention: Mention) -> bool:
    known = sum(
        (len(mention.states) > 1, mention.date is not None, mention.place is not None, mention.body is not None)
    )
    return known > 1 or (known == 1 and mention.status in AHEAD and mention.date is not None)


def _same(one: Mention, other: Mention) -> bool:
    if (one.kind == "visit") != (other.kind == "visit"):
        return False
    if one.states and other.states and not (one.states <= other.states or other.states <= one.states):
        return False
    if _dates_apart(one, other) or _others_meet(one, other):
        return False
    if one.body and other.body and one.body != other.body:
        return False
    fates = {one.status, other.status}
    return (
        len(fates) == 1
        or fates <= DONE
        or bool(fates & FATES and fates <= AHEAD)
        or not (one.is_told and other.is_told)
    )


def _dates_apart(one: Mention, other: Mention) -> bool:
    if {one.status, other.status} & FATES:
        return False  # the day it was put off from, and the day it was put off to
    if one.date is None or other.date is None:
        return False
    return one.date.end < other.date.start or other.date.end < one.date.start


def _others_meet(one: Mention, other: Mention) -> bool:
    """Whether they name different persons of one state."""
    shared = one.persons.keys() & other.persons.keys()
    return any(not one.persons[state] & other.persons[state] for state in shared)
