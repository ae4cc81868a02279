"""The tense of the clause that a time belongs to, from the dependency tree."""

from spacy.tokens import Doc, Token

from dragoman.extract.times.setting import Tense
from dragoman.extract.times.tense import AHEAD, BEHIND, OPEN, words_of

_CLIMB = 6  # steps from the time up to its verb
_PERFECT = {"has", "have", "'ve", "having", "been"}
_BY_TAG = {"VBN": BEHIND, "VBZ": AHEAD, "VBP": AHEAD}
_FILLERS = {"the", "around", "about", "on"}
# "Wednesday's ruling", "the June agreement": the verb may look ahead to what the ruling of the past was about.
_NAMING = {"nmod:poss", "poss", "compound", "amod"}
_OPEN_FORMS = {"VB", "VBN", "VBZ", "VBP"}
_AUXILIARIES = {"aux", "aux:pass", "auxpass", "cop"}


def tense_of_tree(doc: Doc, fallback: Tense) -> Tense:
    """A tense finder that climbs from the time to its verb; `fallback` answers where the tree does not say."""

    def tense(start: int, end: int) -> int:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return fallback(start, end)
        told = _by_word_before(span[0]) or _climb(span.root)
        return fallback(start, end) if told is None else told

    return tense


def _by_word_before(first: Token) -> int | None:
    """Such as "by Monday", "as early as Monday", "since May", "said on Monday": the words right before decide."""
    before = [first.nbor(-step) for step in range(1, min(3, first.i) + 1)]
    if before and before[0].lower_ in _FILLERS:
        before = before[1:]
    heads = {before[0].lower_, " ".join(token.lower_ for token in reversed(before[:2]))} if before else set()
    if heads & words_of("ahead_prepositions"):
        return BEHIND if _pluperfect(first) else AHEAD
    told = bool(before) and before[0].tag_ == "VBD"
    return BEHIND if told or heads & words_of("behind_prepositions") else None


def _pluperfect(first: Token) -> bool:
    """Such as "Until Thursday they had not said so"."""
    return any(child.lower_ == "had" for child in first.head.children) or first.head.lower_ == "had"


def _climb(root: Token) -> int | None:
    node = root
    for _ in range(_CLIMB):
        if node.head is node:
            return None
        node = node.head
        told = _tense_of(node)
        if told is not None:
            named = root.dep_ in _NAMING and node.tag_ in _OPEN_FORMS and not _has_modal(node)
            return BEHIND if named else told
    return None


def _has_modal(node: Token) -> bool:
    return any(child.tag_ == "MD" for child in node.children)


def _tense_of(node: Token) -> int | None:
    """What a word says of the side that its clause looks to; None for words that leave it to their head."""
    if node.lower_ in words_of("ahead"):
        return AHEAD
    helpers = [child for child in node.children if child.dep_ in _AUXILIARIES]
    words, tags = {child.lower_ for child in helpers}, {node.tag_, *(child.tag_ for child in helpers)}
    if "could" in words:
        return OPEN
    marks = {child.lower_ for child in node.children if child.dep_ == "mark"}
    if node.tag_ == "VB" and (marks & {"to", "due"}):
        return AHEAD  # "were to meet", "was due to meet"
    if "MD" in tags or "going" in words:
        return AHEAD
    if "VBD" in tags or words & _PERFECT:
        return BEHIND
    if "VB" in tags or (node.tag_ == "VBG" and helpers):
        return AHEAD
    return _BY_TAG.get(node.tag_, OPEN if tags & {"VBZ", "VBP"} else None)
