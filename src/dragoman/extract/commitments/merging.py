"""One act, one entry: the title, the body and the quotation that tell the same act become one commitment."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.commitments.bindings import Binding
from dragoman.extract.commitments.bound import Bound
from dragoman.records import Domain, Due, Span

KINDS = {"proposed": "asking", "demanded": "asking", "refused": "refusing"}  # all others bind
ALIKE = 0.5  # share of the smaller content that two tellings of one act have in common
STRENGTH = ("agreed", "decided", "instructed", "promised", "offered", "demanded", "proposed", "refused")


@dataclass(frozen=True)
class Made:
    """One telling of a commitment."""

    binding: Binding
    bound: Bound
    action: str
    domain: Domain
    due: Due | None
    condition: str | None
    statements: tuple[str, ...]
    evidence: Span
    content: frozenset[str]
    states: frozenset[str]
    confidence: float


def merge(tellings: Sequence[Made]) -> list[list[Made]]:
    """Groups of tellings of one commitment each, in text order; the one that says it best stands first."""
    groups: list[list[Made]] = []
    for made in tellings:
        group = next((g for g in groups if any(_same(made, other) for other in g)), None)
        if group is None:
            groups.append([made])
        else:
            group.append(made)
    return [sorted(group, key=_rank) for group in groups]


def _rank(made: Made) -> tuple[int, int, int]:
    return STRENGTH.index(made.bound.force), -len(made.states), -len(made.content)


def _same(one: Made, other: Made) -> bool:
    kinds = [KINDS.get(made.bound.force, "binding") for made in (one, other)]
    if kinds[0] != kinds[1]:
        return False
    if not (one.states <= other.states or other.states <= one.states):
        return False
    if one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end:
        return one.binding.content.i == other.binding.content.i
    shared, smaller = len(one.content & other.content), min(len(one.content), len(other.content))
    return shared >= max(min(2, smaller), ALIKE * smaller)
