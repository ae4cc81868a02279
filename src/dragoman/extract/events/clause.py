"""What stands around a predicate in the tree: who does it, to whom, with which phrases and complements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base

RELATIVE = frozenset("who which that whom".split())
SHARING = frozenset({"conj", "xcomp", "advcl", "parataxis", "ccomp"})  # verbs that may take the subject above them
PARTICLES = frozenset("up down out off over back in on away through apart aside together forth around ahead".split())
DENYING = frozenset("not n't n’t never no neither nor without cannot".split())
MOST_CLIMBS = 4
PHRASES = frozenset({"obl", "nmod", "advmod", "advcl", "iobj"})


@dataclass(frozen=True)
class Clause:
    """A verb, noun or adjective as a predicate, in active terms: of a passive, the agent is the subject."""

    head: Token
    subject: Token | None
    object: Token | None
    phrases: Mapping[str, tuple[Token, ...]]  # by preposition in small letters
    infinitives: tuple[Token, ...] = ()
    gerunds: tuple[Token, ...] = ()
    clauses: tuple[Token, ...] = ()
    complements: tuple[Token, ...] = ()  # what somebody is called or made: "traitor", "illegal"
    denied: bool = False
    passive: bool = False
    particle: str | None = None
    indirect: Token | None = None  # of two objects the one that is given something

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemma of the head, with its particle first where it has one."""
        lemma = self.head.lemma_.lower()
        return (f"{lemma} {self.particle}", lemma) if self.particle else (lemma,)


def clause_of(head: Token) -> Clause:
    """The clause or phrase of a predicate."""
    if head.pos_ in ("NOUN", "PROPN"):
        if any(child.dep_ == "cop" for child in head.children):
            return _predicate(head)
        return Clause(head, None, None, dict(_phrases(head)), denied=_denied(head))
    if head.pos_ == "ADJ":
        return _predicate(head)
    return _verbal(head)


def _predicate(head: Token) -> Clause:
    infinitives, gerunds, clauses = _complements(head)
    return Clause(
        head, subject_of(head), None, dict(_phrases(head)), infinitives, gerunds, clauses, denied=_denied(head)
    )


def _verbal(verb: Token) -> Clause:
    passive = is_passive(verb)
    behind = _object(verb, passive)
    phrases = _phrases(verb)
    if behind is not None:
        for preposition, tokens in _phrases(behind).items():
            phrases[preposition] = (*phrases.get(preposition, ()), *tokens)
    if passive:
        agents = phrases.get("by", ())
        subject = agents[0] if agents else None
    else:
        subject = subject_of(verb)
    infinitives, gerunds, clauses = _complements(verb)
    particle = next(
        (
            child.lower_
            for child in verb.rights
            if child.dep_ == "compound:prt" or (child.dep_ == "advmod" and child.lower_ in PARTICLES)
        ),
        None,
    )
    indirect = next((child for child in verb.children if child.dep_ == "iobj"), None)
    return Clause(
        verb, subject, behind, phrases, infinitives, gerunds, clauses, _named(verb), _denied(verb), passive, particle,
        indirect,
    )  # fmt: skip


def is_passive(verb: Token) -> bool:
    """Whether a verb is a past participle that tells of its subject or noun what was done to it."""
    if verb.tag_ != "VBN":
        return False
    relations = {child.dep_ for child in verb.children}
    if "nsubj:pass" in relations or "aux:pass" in relations:
        return True
    if base(verb) in ("acl", "amod", "root", "conj", "advcl") and not relations & {"aux", "nsubj", "obj"}:
        above = verb.head
        return base(verb) != "conj" or (above is not verb and is_passive(above))
    return False


def subject_of(verb: Token) -> Token | None:
    """Who does what an active verb says: its own subject, or that of the verb above which shares it."""
    for _ in range(MOST_CLIMBS):
        own = _own_subject(verb)
        if own is not None:
            return own
        if base(verb) == "acl":
            return _of_main_clause(verb) or verb.head
        if verb.dep_ == "xcomp":  # "asked Chile to help": the object of the verb above acts
            controlled = next((c for c in verb.head.children if c.dep_ in ("obj", "iobj")), None)
            if controlled is not None and verb.head.lemma_ not in ("promise", "vow", "threaten"):
                return controlled
        if base(verb) not in SHARING or verb.head is verb or verb.head.pos_ not in ("VERB", "ADJ", "AUX", "NOUN"):
            return None
        verb = verb.head
        if is_passive(verb) and base(verb) != "acl":
            passive = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
            if passive is not None:
                return passive
    return None


def _of_main_clause(verb: Token) -> Token | None:
    """Who does what a participle behind a comma says: the envoys of "The envoys left the talks, denouncing them"."""
    first = verb.left_edge.i
    if verb.tag_ != "VBG" or verb.dep_ != "acl" or first == 0 or verb.doc[first - 1].text != ",":
        return None
    above = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return _own_subject(above) if above is not None else None


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubj:outer"):
            return verb.head if child.lower_ in RELATIVE and base(verb) == "acl" else child
    return None


def _object(verb: Token, passive: bool) -> Token | None:
    if passive:
        own = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
        if own is not None:
            return verb.head if own.lower_ in RELATIVE and base(verb) == "acl" else own
        if base(verb) in ("acl", "amod"):
            return verb.head
        return _object(verb.head, True) if base(verb) == "conj" else None
    objects = [c for c in verb.children if c.dep_ == "obj"] or [c for c in verb.children if c.dep_ == "iobj"]
    if objects:
        return verb.head if objects[0].lower_ in RELATIVE and base(verb) == "acl" else objects[0]
    if verb.dep_ == "acl:relcl" and _own_subject(verb) not in (None, verb.head):
        return verb.head  # "the talks that he held", "the embargo it imposed"
    shared = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.tag_ == verb.tag_), None)
    if shared is not None and shared.i - verb.i == 2:  # "met and hailed the envoy"
        return next((c for c in shared.children if c.dep_ == "obj"), None)
    return None


def _phrases(head: Token) -> dict[str, tuple[Token, ...]]:
    """Phrases by their preposition: ("on", "sanctions"), and "'s" for who possesses a noun."""
    found: dict[str, tuple[Token, ...]] = {}
    for child in head.children:
        relation = base(child)
        if child.dep_ == "nmod:poss":
            found["'s"] = (*found.get("'s", ()), child)
        elif child.dep_ in ("compound", "amod", "nmod:desc") and child.pos_ in ("PROPN", "ADJ"):
            found["-"] = (*found.get("-", ()), child)  # "the Turkish visit", "EU-Iran talks"
        elif child.lower_ == "here" and relation == "advmod":
            found["in"] = (*found.get("in", ()), child)
        elif relation in PHRASES and child.ent_type_ != "DATE":
            preposition = preposition_of(child)
            if preposition:
                found[preposition] = (*found.get(preposition, ()), child)
    return found


def preposition_of(token: Token) -> str | None:
    """The preposition before a phrase, of several words ("out of") joined by spaces."""
    case = next((c for c in token.children if base(c) == "case" and c.i < token.i), None)
    if case is None:
        return None
    return " ".join(t.lower_ for t in (case, *(c for c in case.children if c.dep_ == "fixed")))


def _named(head: Token) -> tuple[Token, ...]:
    return tuple(c for c in head.children if c.dep_ == "xcomp" and c.pos_ in ("NOUN", "PROPN", "ADJ"))


def _complements(head: Token) -> tuple[tuple[Token, ...], tuple[Token, ...], tuple[Token, ...]]:
    infinitives, gerunds, clauses = [], [], []
    for child in head.children:
        if base(child) not in ("xcomp", "ccomp", "advcl", "acl", "csubj") or child.dep_ == "acl:relcl":
            continue
        if child.tag_ == "VBN" and any(c.dep_ == "aux:pass" and c.tag_ == "VB" for c in child.children):
            clauses.append(child)  # "suggested talks be held"
        elif any(c.tag_ == "MD" for c in child.children):
            if base(child) == "ccomp":
                clauses.append(child)  # "promised that aid will come"
        elif child.tag_ == "VB" or any(c.lower_ == "to" and base(c) == "mark" for c in child.children):
            infinitives.append(child)
        elif child.tag_ == "VBG":
            gerunds.append(child)
        elif base(child) == "ccomp":
            clauses.append(child)
    return tuple(infinitives), tuple(gerunds), tuple(clauses)


def _denied(head: Token) -> bool:
    return any(child.lower_ in DENYING for child in _with_auxiliaries(head))


def _with_auxiliaries(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.i < head.i and base(child) in ("advmod", "det", "aux", "cc", "mark"):
            yield child
