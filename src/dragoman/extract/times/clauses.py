"""The tense of the clause that a time belongs to, from the dependency tree."""

from spacy.tokens import Doc, Token

from dragoman.extract.times.setting import Tense
from dragoman.extract.times.tense import AHEAD, BEHIND, OPEN, words_of

_CLIMB = 6  # steps from the time up to its verb
_AUXILIARIES = {"aux", "aux:pass", "auxpass", "cop"}


def tense_of_tree(doc: Doc, fallback: Tense) -> Tense:
    """A tense finder that climbs from the time to its verb; `fallback` answers where the tree does not say."""

    def tense(start: int, end: int) -> int:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return fallback(start, end)
        told = _by_preposition(span.root) or _climb(span.root)
        return fallback(start, end) if told is None else told

    return tense


def _by_preposition(root: Token) -> int | None:
    cases = {child.lower_ for child in root.children if child.dep_ == "case"}
    if cases & words_of("ahead_prepositions"):
        return AHEAD
    return BEHIND if cases & words_of("behind_prepositions") else None


def _climb(root: Token) -> int | None:
    node = root
    for _ in range(_CLIMB):
        if node.head is node:
            return None
        node = node.head
        told = _tense_of(node)
        if told is not None:
            return told
    return None


def _tense_of(node: Token) -> int | None:
    """What a word says of the side that its clause looks to; None for words that leave it to their head."""
    if node.lower_ in words_of("ahead"):
        return AHEAD
    helpers = [child for child in node.children if child.dep_ in _AUXILIARIES]
    tags = {node.tag_, *(child.tag_ for child in helpers)}
    if "MD" in tags or any(child.lower_ == "going" for child in helpers):
        return AHEAD
    if node.tag_ == "VB":
        return AHEAD
    if "VBD" in tags:
        return BEHIND
    if node.tag_ == "VBN":
        return BEHIND
    if node.tag_ == "VBG":
        return AHEAD if helpers and not any(child.lower_ == "been" for child in helpers) else None
    return OPEN if tags & {"VBZ", "VBP"} else None
