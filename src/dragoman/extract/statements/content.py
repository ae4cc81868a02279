"""What is said: the tokens of a content clause, by the tree and, where that fails, by their order."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.statements.subjects import is_cue, own_subject, subject_beside
from dragoman.extract.words import cues

TRIMMED = frozenset({"that", ",", ";", ":", "-", "--", "–", "—", "."})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SHORTEST_OBJECT = 5  # tokens; a shorter one tells nothing
BEHIND_THAT = 10  # tokens between a cue and its "that"
FARTHEST_PARATAXIS = 40  # tokens between a sentence's head and the ", he said" within it
BESIDE_CUE = 12  # tokens of subject and adverbs on either side of a cue within its content

Run = tuple[int, int]


def clause_content(cue: Token) -> tuple[Run, ...]:
    """Token runs of what a verb of saying attributes; two where the cue stands in their midst, none if nothing."""
    clauses = [child for child in cue.children if _is_content(child, cue)]
    own = set(_own_phrase(cue))
    if clauses:
        last = clauses[-1]
        clauses += [c for c in cue.children if base(c) == "parataxis" and c.i > last.i > cue.i and not _attributes(c)]
        return _runs([t for clause in clauses for t in _behind_that(clause, cue) if t.i not in own], cue, own)
    if base(cue) == "parataxis" and cue.head.i < cue.i + FARTHEST_PARATAXIS:
        inside = {token.i for token in cue.subtree}
        return _runs([t for t in cue.head.subtree if t.i not in inside], cue, own)
    return _around(cue, own) or _linear(cue, own) or _object(cue)


def _object(cue: Token) -> tuple[Run, ...]:
    """The object of a verb that tells by a noun: "denied any link between the two"."""
    if cue.lemma_ not in cues().tell_by_noun or any(child.dep_ == "aux:pass" for child in cue.children):
        return ()
    thing = next((child for child in cue.rights if child.dep_ == "obj"), None)
    if thing is None:
        return ()
    start, end = without_ends(cue.doc, thing.left_edge.i, thing.right_edge.i + 1)
    return ((start, end),) if end - start >= SHORTEST_OBJECT else ()


def _around(cue: Token, own: set[int]) -> tuple[Run, ...]:
    """Content on both sides of a cue between commas: "The bridge, X said, would open"."""
    doc, sentence, first = cue.doc, cue.sent, min(own)
    apart = first - 1 > sentence.start and doc[first - 1].text == "," and cue.i + 1 < sentence.end
    if not apart or doc[cue.i + 1].text != "," or any(child.lower_ == "who" for child in cue.children):
        return ()
    places = [*range(sentence.start, first - 1), *range(cue.i + 2, sentence.end)]
    return _runs([doc[i] for i in places], cue, own)


def _behind_that(clause: Token, cue: Token) -> list[Token]:
    """The clause's tokens, from behind its "that" on: what stands between cue and "that" is the cue's."""
    opening = [child.i for child in clause.lefts if child.dep_ == "mark" and child.lower_ == "that" and child.i > cue.i]
    return [token for token in clause.subtree if not opening or token.i > opening[0]]


def _is_content(child: Token, cue: Token) -> bool:
    """A content clause by name, or one that the tree leaves unnamed: before its cue, or behind "that"."""
    if child.dep_ == "ccomp":
        return True
    if child.i < cue.i:
        return child.dep_ == "dep" and child.pos_ in ("VERB", "AUX", "ADJ")
    return child.dep_ == "advcl" and begins_with_that(child)


def _attributes(clause: Token) -> bool:
    """Whether a clause holds a cue of its own."""
    return any(is_cue(token) for token in clause.subtree)


def begins_with_that(clause: Token) -> bool:
    """Whether a clause is opened by "that"."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _own_phrase(cue: Token) -> Iterator[int]:
    """Tokens of the cue itself, of its auxiliaries and of its subject."""
    yield cue.i
    for child in cue.children:
        mine = base(child) in ("aux", "advmod", "obj", "iobj", "obl") or child == own_subject(cue)
        if mine:
            yield from (token.i for token in child.subtree)
    beside = subject_beside(cue) if own_subject(cue) is None else None
    if beside is not None:
        yield from range(beside.left_edge.i, cue.i)


def _runs(tokens: list[Token], cue: Token, own: set[int]) -> tuple[Run, ...]:
    """Content tokens as one or two runs, broken where the cue stands among them."""
    places = sorted(token.i for token in tokens)
    doc = cue.doc
    if not places:
        return ()
    low, high = places[0], places[-1] + 1
    if low <= cue.i < high:
        first = min([cue.i, *(i for i in own if low <= i and _near(i, cue.i))])
        last = max([cue.i, *(i for i in own if i < high and _near(i, cue.i))]) + 1
        pieces = [(low, first), (last, high)]
    else:
        pieces = [(low, high)]
    cut = [without_ends(doc, a, b) for a, b in pieces if not _further(doc, a, b)]
    runs = tuple((a, b) for a, b in cut if b - a >= 2)
    verbs = [any(t.pos_ in ("VERB", "AUX") for t in doc[a:b]) for a, b in runs]
    return tuple(run for run, has in zip(runs, verbs, strict=True) if has or (any(verbs) and run[1] <= cue.i))


def _further(doc: Doc, start: int, end: int) -> bool:
    """Whether a run opens with a further cue (", he said, adding that ..."), which is an attribution of its own."""
    first = next(
        (token for token in doc[start:end] if token.pos_ != "PUNCT" and token.lower_ not in ("and", "but")), None
    )
    return first is not None and first.tag_ == "VBG" and first.lemma_ in cues().sure


def _near(place: int, cue: int) -> bool:
    return abs(place - cue) <= BESIDE_CUE


def without_ends(doc: Doc, start: int, end: int) -> Run:
    """A run without "that" and marks at its ends, ended before a further cue (", adding that ...")."""
    end = next((i - 1 for i in range(start + 2, end) if _opens_further(doc[i])), end)
    while start < end and _falls_away(doc[start]):
        start += 1
    while end > start and (doc[end - 1].text in TRIMMED or doc[end - 1].is_space or doc[end - 1].lower_ == "and"):
        end -= 1
    return start, end


def _opens_further(token: Token) -> bool:
    """Whether a participle of saying begins an attribution of its own."""
    before = token.doc[token.i - 1].text if token.i else ""
    participle = token.tag_ == "VBG" and token.lemma_ in cues().sure and before in (",", "and")
    return participle and base(token) in ("advcl", "conj", "parataxis", "acl")


def _falls_away(token: Token) -> bool:
    """Whether a token at the head of a run is no part of what is said."""
    if token.lower_ == "that" and token.tag_ != "IN":
        return False  # "that agreement"
    return token.lower_ in TRIMMED or token.is_space or (token.dep_ == "cc" and token.lower_ in ("and", "but"))


def _linear(cue: Token, own: set[int]) -> tuple[Run, ...]:
    """Content where the tree shows none: all behind a cue with "that", or all before a closing ", X said"."""
    if cue.lemma_ not in cues().sure:
        return ()
    doc, sentence = cue.doc, cue.sent
    for i in range(cue.i + 1, min(cue.i + BEHIND_THAT, sentence.end)):
        if doc[i].lower_ == "that" and doc[i].tag_ == "IN":
            start, end = without_ends(doc, i, sentence.end)
            return ((start, end),) if end - start > 3 else ()
    if cue.tag_ == "VBG" or cue.dep_ == "acl:relcl" or any(child.dep_ == "aux:pass" for child in cue.children):
        return ()
    first = min(i for i in own if sentence.start <= i <= cue.i)
    closes = not has_verb(doc, cue.i + 1, sentence.end)
    if closes and first - 1 > sentence.start and doc[first - 1].text == ",":
        start, end = without_ends(doc, sentence.start, first - 1)
        return ((start, end),) if has_verb(doc, start, end) else ()
    return ()


def has_verb(doc: Doc, start: int, end: int) -> bool:
    """Whether a run holds a finite verb."""
    return any(doc[i].tag_ in FINITE for i in range(start, end))
