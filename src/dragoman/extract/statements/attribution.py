"""Who says what according to the tree: cue, source and content of reported speech."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.statements.content import begins_with_that, clause_content, has_verb, without_ends
from dragoman.extract.statements.subjects import QUOTING, addressee_of, is_cue, subject_of
from dragoman.extract.words import cues


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with the head tokens of its source and addressee, and the token runs of its content."""

    cue: Token
    source: Token | None
    content: tuple[tuple[int, int], ...] = ()
    addressee: Token | None = None
    sure: bool = True


def find_attributions(doc: Doc, quoted: bytearray) -> list[Attribution]:
    """Attributions whose cue stands outside quotation marks; `quoted` has 1 for every quoted token."""
    found: list[Attribution] = []
    for token in doc:
        if quoted[token.i]:
            continue
        if token.lower_ == "according" and base(token) in ("case", "advmod", "obl", "advcl", "mark"):
            found += _according(token)
        elif token.lemma_ in ("word", "opinion", "view") and token.pos_ == "NOUN":
            found += _in_words(token)
        elif token.lemma_ in cues().nouns and token.pos_ == "NOUN":
            found += _claimed(token)
        elif is_cue(token):
            found += _said(token)
    return found


def _said(cue: Token) -> Iterator[Attribution]:
    source = subject_of(cue)
    content = clause_content(cue)
    if content and not _tells_nothing(cue, content[0][0]):
        passive = any(child.dep_ == "nsubj:pass" for child in cue.children) and source is None
        if not passive and source is not None:
            yield Attribution(cue, source, content, addressee_of(cue), cue.lemma_ in cues().sure or _is_quoted(cue))


def _tells_nothing(cue: Token, first: int) -> bool:
    """Whether a cue denies that anything was said: "did not say who", "could not tell where"."""
    denied = any(child.lower_ in ("not", "n't", "n’t", "never") for child in cue.children)
    asked = cue.doc[first].tag_ in ("WP", "WRB", "WDT", "WP$") or cue.doc[first].lower_ in ("whether", "if")
    return denied and asked


def _is_quoted(cue: Token) -> bool:
    """Whether somebody "was quoted as saying" what stands before."""
    return cue.lemma_ in QUOTING and any(child.dep_ == "nsubj:pass" for child in cue.children)


def _according(word: Token) -> Iterator[Attribution]:
    """Attributions such as “According to the ministry, ...” and “..., according to the ministry”."""
    source = (
        word.head
        if base(word) in ("case", "mark")
        else next((c for c in word.children if base(c) in ("obl", "nmod", "pobj")), None)
    )
    if source is None:
        return
    doc, sentence = word.doc, word.sent
    phrase = [token.i for token in source.subtree if token.i >= word.i]
    first, last = word.i, (phrase[-1] if phrase else source.i) + 1
    after, before = (last, sentence.end), (sentence.start, first)
    pieces = [without_ends(doc, a, b) for a, b in ((before, after) if word.i > sentence.start else (after,))]
    content = tuple((a, b) for a, b in pieces if b - a >= 3)
    if content and has_verb(doc, *content[0]):
        content = content[:1]  # a whole clause before the phrase; what follows it is another matter
    if content:
        yield Attribution(word, source, content)


def _claimed(noun: Token) -> Iterator[Attribution]:
    """Of “their claim that ...” the possessor is the source, or whoever makes the claim."""
    clause = next((c for c in noun.children if base(c) in ("acl", "ccomp") and begins_with_that(c)), None)
    if clause is None:
        return
    owner = next((child for child in noun.children if child.dep_ == "nmod:poss"), None)
    if owner is None and base(noun) == "obj":
        owner = subject_of(noun.head)
    places = [token.i for token in clause.subtree]
    run = without_ends(noun.doc, places[0], places[-1] + 1)
    if owner is not None and run[1] - run[0] >= 3:
        yield Attribution(noun, owner, (run,))


def _in_words(noun: Token) -> Iterator[Attribution]:
    """Of “in his words, ...” the possessor is the source."""
    owner = next((child for child in noun.children if child.dep_ == "nmod:poss"), None)
    if owner is None or not any(c.lower_ == "in" for c in noun.lefts) or noun.i > noun.sent.start + 5:
        return
    run = without_ends(noun.doc, noun.i + 1, noun.sent.end)
    if run[1] - run[0] >= 3 and has_verb(noun.doc, *run):
        yield Attribution(noun, owner, (run,))
