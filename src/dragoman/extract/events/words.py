"""The words that tell an event: those shown as its evidence, and those that say what it is about."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.records import Span

APART = frozenset("advcl parataxis ccomp discourse dep orphan vocative".split())
AFTERTHOUGHTS = frozenset({"acl:relcl", "appos"})
LEADING = frozenset({"mark", "cc", "case"})  # "that Oslo will send" begins with Oslo
MEANING = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
CARRYING = frozenset("hold have make take pay give launch conduct begin start open say be do".split())
FARTHEST = 45  # tokens from the event's word


def evidence_of(head: Token, sides: Sequence[Token]) -> Span:
    """The stretch of the sentence from the first to the last word of the event: its sides, verb and object."""
    words = [t.i for t in (*_core(head), *sides) if abs(t.i - head.i) <= FARTHEST and t.sent.start == head.sent.start]
    doc, first, last = head.doc, min(words, default=head.i), max(words, default=head.i)
    while first < head.i and (doc[first].is_punct or doc[first].is_space or base(doc[first]) in LEADING):
        first += 1
    while last > head.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return Span(doc[first].idx, doc[last].idx + len(doc[last].text))


def content_of(head: Token, sides: Sequence[Token]) -> frozenset[str]:
    """Lemmas of what the event is about, without its own word, its sides and verbs that only carry a noun."""
    words = (t for t in _core(head) if t.pos_ in MEANING and t.lemma_.lower() not in CARRYING)
    return frozenset(t.lemma_.lower() for t in words if t not in (head, *sides) and t.dep_ not in ("flat", "nsubj"))


def _core(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if (base(child) in APART and not _is_infinitive(child)) or child.dep_ in AFTERTHOUGHTS or child.is_punct:
            continue
        if base(child) == "conj" and child.pos_ == head.pos_:
            continue
        if base(child) == "nsubj" and head.pos_ in ("VERB", "AUX", "ADJ"):
            yield child
            continue
        yield from _core(child)


def _is_infinitive(verb: Token) -> bool:
    """Whether a clause says what is agreed or asked, wherever the tree hangs it: "agreed with Oslo to send aid"."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" and base(c) == "mark" for c in verb.children)
