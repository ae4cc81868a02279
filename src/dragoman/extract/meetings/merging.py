"""One meeting, one entry, however often it is told."""

from collections.abc import Sequence

from dragoman.extract.meetings.mentions import Mention

AHEAD = frozenset({"scheduled", "proposed", "postponed", "cancelled"})
DONE = frozenset({"held", "under way"})
FATES = frozenset({"postponed", "cancelled"})


def merge(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Groups of mentions of one meeting each, in text order. What only names a meeting joins the one that it fits
    best, and makes none by itself unless it says who takes part, or when and where.
    """
    groups: list[list[Mention]] = []
    for mention in mentions:
        fitting = [g for g in groups if all(_same(mention, other) for other in g)]
        if fitting:
            max(reversed(fitting), key=lambda g: _likeness(mention, g)).append(mention)
        elif mention.is_told or _stands_alone(mention):
            groups.append([mention])
    return groups


def _stands_alone(mention: Mention) -> bool:
    if len(mention.states) > 1 and not (mention.is_inferred and mention.date is None):
        return True
    return sum((mention.date is not None, mention.place is not None, mention.body is not None)) > 1 or (
        mention.status in AHEAD and mention.date is not None
    )


def _likeness(mention: Mention, group: Sequence[Mention]) -> int:
    """How much of what a mention says a group says as well."""
    same_day = any(m.date is not None and m.date == mention.date for m in group)
    same_place = any(m.place is not None and m.place == mention.place for m in group)
    same_body = any(m.body is not None and m.body == mention.body for m in group)
    done = (mention.status in DONE) == (group[0].status in DONE)
    return 3 * same_day + 2 * same_place + 3 * same_body + done + any(m.states == mention.states for m in group)


def _same(one: Mention, other: Mention) -> bool:
    if (one.kind == "visit") != (other.kind == "visit"):
        return False
    if one.states and other.states and not (one.states <= other.states or other.states <= one.states):
        return False
    if one.visitors and other.visitors and not one.visitors & other.visitors:
        return False
    if other.is_told and one.is_told and one.is_further and one.persons != other.persons:
        return False
    if _dates_apart(one, other) or _places_apart(one, other) or _others_meet(one, other) or _bodies_apart(one, other):
        return False
    fates = {one.status, other.status}
    if len(fates) == 1 or fates <= DONE or (fates & FATES and fates <= AHEAD):
        return True
    return not (one.is_sure and other.is_sure) and not (fates & FATES)


def _bodies_apart(one: Mention, other: Mention) -> bool:
    """Whether one is the session of a body and the other of another, or told with whom it is and of none."""
    if one.body and other.body:
        return one.body != other.body
    without = other if one.body else one
    return bool(one.body or other.body) and bool(without.states)


def _dates_apart(one: Mention, other: Mention) -> bool:
    if one.date is None or other.date is None:
        if one.body and one.body == other.body:
            return False
        with_days, without = (one, other) if one.date else (other, one)
        return bool(with_days.date and with_days.place and not with_days.is_told and not without.place)
    if {one.status, other.status} & FATES and {one.status, other.status} <= AHEAD:
        fated, planned = (one, other) if one.status in FATES else (other, one)
        return bool(fated.date and planned.date and fated.date.end < planned.date.start and fated.is_past)
    return one.date.end < other.date.start or other.date.end < one.date.start


def _places_apart(one: Mention, other: Mention) -> bool:
    lands = [m.place.country for m in (one, other) if m.place is not None and m.place.country]
    return len(lands) > 1 and lands[0] != lands[1]


def _others_meet(one: Mention, other: Mention) -> bool:
    """Whether they name different persons of one state."""
    shared = one.persons.keys() & other.persons.keys()
    return any(not one.persons[state] & other.persons[state] for state in shared)
