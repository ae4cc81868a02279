"""Attributions of the tree and of the network together: each covers what the other misses."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.extract.statements.attribution import Attribution
from dragoman.extract.statements.content import FINITE
from dragoman.extract.words import cues

SAME = 0.3  # overlap (of what both cover, the shared part) from which two contents are one
NEAR = 3  # tokens between two cues that are one
ENDS = frozenset({",", ";", ":", ".", "-", "--", "–", "—", "(", ")"})  # marks at which a content may end

Runs = tuple[tuple[int, int], ...]


def join_attributions(
    doc: Doc, by_tree: Sequence[Attribution], tagged: Sequence[Attribution], quoted: bytearray
) -> list[Attribution]:
    """The attributions of the tree, their contents as the network bounds them; then those that only it finds.

    The tree knows better who speaks, the network where the words begin and at which comma they end.
    """
    joined = [_bounded(doc, item, tagged, quoted) for item in by_tree]
    for item in tagged:
        if not any(_shared(item, other) for other in joined) and _tells(doc, item, quoted):
            joined.append(item)
    return sorted(joined, key=lambda item: item.content[0] if item.content else (item.cue.i, item.cue.i))


def _bounded(doc: Doc, item: Attribution, tagged: Sequence[Attribution], quoted: bytearray) -> Attribution:
    best = max(tagged, key=lambda other: _overlap(item, other), default=None)
    if best is None or _overlap(item, best) < SAME:
        return item
    if (
        item.cue.i in _places(best)
        or abs(best.cue.i - item.cue.i) > NEAR
        or len(best.content) != 1
        or len(item.content) != 1
    ):
        return item
    (start, end), (low, high) = item.content[0], best.content[0]
    if any(quoted[min(start, low) : max(end, high)]):
        return item
    stops = high >= end or (high < len(doc) and doc[high].text in ENDS)
    return replace(item, content=((min(start, low) if low <= start else start, high if stops else end),))


def _tells(doc: Doc, item: Attribution, quoted: bytearray) -> bool:
    """Whether what only the network finds is speech: a clause, or partly quoted, behind a word of saying."""
    if item.source is None or quoted[item.cue.i]:
        return False
    places = [place for start, end in item.content for place in range(start, end)]
    marked = sum(quoted[place] for place in places)
    if 0 < marked < len(places):
        return item.cue.lemma_ in cues().say | cues().name | cues().nouns
    finite = any(doc[place].tag_ in FINITE for place in places)
    return finite and item.cue.lemma_ in cues().say | cues().nouns | {"according", "accord"}


def _places(item: Attribution) -> set[int]:
    return {place for start, end in item.content for place in range(start, end)}


def _shared(one: Attribution, other: Attribution) -> bool:
    return bool(_places(one) & _places(other))


def _overlap(one: Attribution, other: Attribution) -> float:
    mine, theirs = _places(one), _places(other)
    return len(mine & theirs) / max(1, len(mine | theirs))
