"""Who acts and upon whom: the network's words for the sides, completed by what the frame finds in the tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.events.candidates import Candidate
from dragoman.extract.events.clause import Clause, preposition_of
from dragoman.extract.words import cues

SURE = 0.5  # probability from which a word belongs to a side
ELSEWHERE = 0.5  # probability of the other side from which a word is not where the frame finds it
OF_OTHERS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN"})  # judge what somebody does
TOWARDS = frozenset({"to", "in", "at"})
SMALL = frozenset("det case cc mark punct aux cop".split())


@dataclass(frozen=True, slots=True)
class Sides:
    """Tokens that head the phrases of the actors and of the recipients of an event."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]


def sides_of(candidate: Candidate) -> Sides:
    """The phrases of both sides: what the network sees there, and what the frame finds unless the network sees it on
    the other side.
    """
    found = _found(candidate)
    own = candidate.clause.subject
    if own in found.recipients and not found.actors and not _is_acted_upon(candidate):
        return Sides((own,), tuple(t for t in found.recipients if t.i != own.i))
    if candidate.mode == "visit" and not _is_acted_upon(candidate):
        return _visit(found, own)
    return found


def _visit(found: Sides, own: Token | None) -> Sides:
    """Visitor and host: where a visit goes to is the host, whatever stands beside its own subject as well."""
    hosts = [
        t
        for t in found.actors
        if preposition_of(t) in TOWARDS or (base(t) == "conj" and preposition_of(t.head) in TOWARDS)
    ]
    if own in found.actors and not (found.recipients or hosts):
        hosts = [t for t in found.actors if _reached(t)]
    visitors = [t for t in found.actors if t not in hosts]
    if own in visitors:
        beside = [t for t in visitors if own.i not in (t.i, t.head.i)]
        hosts = hosts if found.recipients or hosts else beside
        visitors = [t for t in visitors if t not in beside]
    return Sides(tuple(visitors), (*found.recipients, *hosts))


def _reached(token: Token) -> bool:
    """Whether a phrase says where somebody goes: "to Peru", also the second of "to Peru and Chile"."""
    return preposition_of(token.head if base(token) == "conj" else token) in TOWARDS


def _is_acted_upon(candidate: Candidate) -> bool:
    """Whether the frame has the recipient as its subject: "Oslo received the envoy"."""
    return candidate.sense is not None and candidate.sense.frame.subject == "R"


def _found(candidate: Candidate) -> Sides:
    framed = _framed(candidate)
    deed = candidate.deed
    if deed is None:
        return Sides(tuple(framed[0]), tuple(framed[1]))
    telling = _speakers_above(candidate)
    doc = candidate.head.doc
    actors = {w for w, p in deed.actors.items() if p >= max(SURE, deed.recipients.get(w, 0.0))}
    recipients = {w for w, p in deed.recipients.items() if p >= max(SURE, deed.actors.get(w, 0.0))}
    for words, other, tokens in ((actors, deed.recipients, framed[0]), (recipients, deed.actors, framed[1])):
        words |= {token.i for token in tokens if other.get(token.i, 0.0) < ELSEWHERE}
    acting, acted_upon = ([t for t in _heads(doc, words) if t.i not in telling] for words in (actors, recipients))
    if candidate.type in OF_OTHERS:
        acted_upon = [_possessor(t) or t for t in acted_upon]
    if candidate.type == "REQUEST":
        asked_for = {t.i for verb in asked(candidate.clause) for t in verb.subtree}
        acted_upon = [t for t in acted_upon if t.i not in asked_for]
    acted_upon = [each for t in acted_upon for each in (t, *_listed(t)) if each not in acting]
    return Sides(tuple(acting), tuple(dict.fromkeys(acted_upon)))


def asked(clause: Clause) -> tuple[Token, ...]:
    """What is asked for, where a clause has it as an infinitive: whoever stands in it is not who is asked."""
    behind = clause.object.children if clause.object is not None else ()
    own = [c for c in behind if base(c) == "acl" and any(m.lower_ == "to" and base(m) == "mark" for m in c.children)]
    return (*clause.infinitives, *own)


def _listed(token: Token) -> Iterator[Token]:
    """The names that "and" joins to a name: all three of "to Qatar, Oman and Yemen"."""
    if token.pos_ == "PROPN":
        for child in token.children:
            if child.dep_ == "conj" and child.pos_ == "PROPN":
                yield child
                yield from _listed(child)


def _possessor(token: Token) -> Token | None:
    """Whose deed or state is spoken of where a phrase names what it concerns as well: Kenya in "Kenya's UN seat"."""
    if base(token) not in ("compound", "nmod", "amod") or token.dep_ == "nmod:poss":
        return None
    return next((c for c in token.head.children if c.dep_ == "nmod:poss" and c.pos_ in ("PROPN", "NOUN")), None)


def _speakers_above(candidate: Candidate) -> set[int]:
    """Those who only say what the event is: "Diplomats said that Oslo had refused" has Oslo as its actor alone."""
    if candidate.clause.subject is None and candidate.clause.object is None:
        return set()
    found: set[int] = set()
    for verb in candidate.head.ancestors:
        if verb.lemma_ in cues().say:
            subjects = {t.i for t in verb.children if base(t) == "nsubj"}
            if candidate.clause.subject is None or candidate.clause.subject.i not in subjects:
                found |= subjects
    return found


def _framed(candidate: Candidate) -> tuple[list[Token], list[Token]]:
    """What stands for the actor and the recipient in the frame, with all that it is joined to by "and"."""
    sense = candidate.sense
    if sense is None or candidate.lexicon_type != candidate.type:
        return [], []
    actors = [t for role in ("A", "AA") for t in sense.sides.get(role, ())]
    return _joined(actors), _joined(sense.sides.get("R", ()))


def _joined(tokens: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        found += [token, *(c for c in token.children if c.dep_ == "conj")]
    return found


def _heads(doc: Doc, words: set[int]) -> Iterator[Token]:
    """The words of each run that carry its syntax: its top, and what is joined to that."""
    for run in _runs(words):
        inside = set(run)
        tops = [doc[i] for i in run if doc[i].head.i not in inside or doc[i].head.i == i]
        tops = [token for token in tops if base(token) not in SMALL or len(run) == 1] or tops
        for top in tops:
            yield top
            yield from _conjuncts(top, inside)


def _conjuncts(token: Token, inside: set[int]) -> Iterator[Token]:
    for child in token.children:
        if child.i in inside and child.dep_ == "conj":
            yield child
            yield from _conjuncts(child, inside)


def _runs(words: set[int]) -> Iterator[list[int]]:
    """Words that follow one another, one word between them at most."""
    run: list[int] = []
    for word in sorted(words):
        if run and word > run[-1] + 2:
            yield run
            run = []
        run.append(word)
    if run:
        yield run
