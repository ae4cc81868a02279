"""Which frame of the event lexicon a predicate is used in, and who stands where in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.events.clause import Clause
from dragoman.extract.events.kinds import is_kind
from dragoman.knowledge import load
from dragoman.knowledge.frames import Element, Frame, Role

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
EMPTY_HEADS = frozenset("number series kind sort round set spate group wave string type form couple pair lot".split())


@dataclass(frozen=True)
class Sense:
    """A frame that fits, with the words that stand for each of its roles."""

    frame: Frame
    sides: Mapping[Role, tuple[Token, ...]] = field(default_factory=dict)


def senses_of(clause: Clause) -> list[Sense]:
    """The frames that fit a clause, the one that asks for most first; equal ones in the order of the files."""
    part = PARTS.get(clause.head.pos_)
    for lemma in clause.lemmas:
        fitting = (_fitted(frame, clause) for frame in _frames().get((part or "", lemma), ()))
        found = sorted(filter(None, fitting), key=lambda sense: -sense.frame.weight)
        if found:
            return found
    return []


@cache
def _frames() -> Mapping[tuple[str, str], Sequence[Frame]]:
    found: defaultdict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in load().frames:
        for head in frame.heads:
            found[frame.part, head].append(frame)
    return found


def _fitted(frame: Frame, clause: Clause) -> Sense | None:
    if frame.subject_kind and (clause.subject is None or not is_kind(clause.subject, frame.subject_kind)):
        return None
    sides: dict[Role, tuple[Token, ...]] = {}
    if frame.subject and clause.subject is not None:
        sides[frame.subject] = (clause.subject,)
    two_objects = sum(element.where == "object" for element in frame.elements) > 1
    for element in frame.elements:
        places = (clause.indirect,) if two_objects and element.role else _standing(element, clause)
        standing = [token for token in places if token is not None and _fills(element, token)]
        if element.where == "negation":
            if not clause.denied:
                return None
        elif not standing and element.needed:
            return None
        elif standing and element.role:
            sides[element.role] = (*sides.get(element.role, ()), *standing)
    return Sense(frame, sides)


def _standing(element: Element, clause: Clause) -> Iterator[Token]:
    """The words that stand where an element asks for one."""
    match element.where:
        case "object":
            if clause.object is not None:
                yield clause.object
        case "preposition" | "possessive":
            names = ("'s", "-") if element.where == "possessive" else ()
            for preposition in (*names, *element.prepositions):
                yield from clause.phrases.get(preposition, ())
        case "infinitive":
            yield from clause.infinitives
            yield from clause.phrases.get("to", ())
        case "gerund":
            yield from clause.gerunds
        case "clause":
            yield from clause.clauses
        case "complement":
            yield from clause.complements


def _fills(element: Element, token: Token) -> bool:
    return not element.lemmas or any(word in element.lemmas for word in _words_of(token))


def _words_of(token: Token) -> Iterator[str]:
    """Lemmas by which a phrase may be named: its head, compounds and titles with it, what an empty head counts."""
    yield token.lemma_.lower()
    yield token.lower_
    for child in token.children:
        if child.dep_ in ("compound", "amod"):
            yield f"{child.lemma_.lower()} {token.lemma_.lower()}"
            yield f"{child.lemma_.lower()}-{token.lemma_.lower()}"
        elif child.dep_ == "nmod:desc":
            yield child.lemma_.lower()  # "President" of "President Li"
        elif base(child) == "conj" or (base(child) == "nmod" and token.lemma_ in EMPTY_HEADS):
            yield child.lemma_.lower()
        elif child.dep_ == "compound:prt":
            yield f"{token.lemma_.lower()} {child.lower_}"
