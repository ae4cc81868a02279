"""A name of a place in a report, and how names hang together: "Paris, Texas"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span

from dragoman.knowledge.places import Sense

FARTHEST = 6  # tokens between a place and the place that it is said to be in


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text; `first` and `last` are tokens, `last` exclusive.

    `senses` is empty for names that the gazetteer does not have. `sure` is False for names that are places
    only if the report uses them as places elsewhere.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    key: str
    senses: tuple[Sense, ...]
    sure: bool = True


def find_links(doc: Doc, toponyms: Sequence[Toponym], between: frozenset[str]) -> list[bool]:
    """For each name whether the next one tells where it is, by the words between: "Paris, Texas"."""
    return [_linked(doc[a.last : b.first], between) for a, b in pairwise(toponyms)] + [False] * bool(toponyms)


def _linked(gap: Span, between: frozenset[str]) -> bool:
    return len(gap) <= FARTHEST and all(token.lower_ in between and not token.is_sent_start for token in gap)
