"""One event once: tellings of the same event in one report become one, with the words of all of them."""

from collections.abc import Sequence

from dragoman.extract.events.telling import Telling

MEETINGS = frozenset({"CONSULT"})
VISIT = "visit"
ALIKE = 0.5  # share of the smaller content that two tellings of one act have in common


def merge(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Groups of tellings of one event each, in text order; the fullest telling of a group stands first."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        group = next((g for g in groups if all(_same(telling, other) for other in g)), None)
        if group is None:
            groups.append([telling])
        else:
            group.append(telling)
    return [sorted(group, key=_fullness) for group in groups]


def _fullness(telling: Telling) -> tuple[int, int, float]:
    return telling.inferred - len(telling.sides), -(telling.when is not None), -telling.candidate.probability


def _same(one: Telling, other: Telling) -> bool:
    """Whether two tellings may be of one event: same type and sides, nothing that contradicts, like words."""
    if one.coding.type != other.coding.type or one.status != other.status:
        return False
    if not _sides_agree(one, other) or _apart(one, other) or _other_way(one, other):
        return False
    if (one.coding.mode == VISIT) != (other.coding.mode == VISIT):
        return False  # a visit and the talks held on it are two
    if one.coding.type in MEETINGS and one.sides and other.sides:
        return not _others_meet(one, other)
    return _alike(one, other)


def _alike(one: Telling, other: Telling) -> bool:
    """Whether two acts are about the same, or told by the same word where one of them says no more."""
    if one.content and other.content:
        return len(one.content & other.content) >= ALIKE * min(len(one.content), len(other.content))
    words = [told.candidate.head.lemma_.lower() for told in (one, other)]
    return words[0] == words[1] or words[0] in other.content or words[1] in one.content


def _others_meet(one: Telling, other: Telling) -> bool:
    """Whether two meetings name different persons of one state."""
    shared = one.persons.keys() & other.persons.keys()
    return any(not one.persons[state] & other.persons[state] for state in shared)


def _sides_agree(one: Telling, other: Telling) -> bool:
    if not one.states or not other.states:
        return one.sides == other.sides
    small, large = sorted((one.states, other.states), key=len)
    return small <= large


def _other_way(one: Telling, other: Telling) -> bool:
    """Whether those who act in one are those acted upon in the other."""
    return bool(one.recipients and other.recipients) and not one.acting & other.acting


def _apart(one: Telling, other: Telling) -> bool:
    """Whether days or lands keep two tellings apart."""
    if one.when and other.when and (one.when.end < other.when.start or other.when.end < one.when.start):
        return True
    return one.land is not None and other.land is not None and one.land != other.land
