"""Who takes part in a meeting, of those whom its words name."""

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.events.clause import clause_of
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.telling import Telling

ABOUT = ("on", "over", "about", "regarding", "concerning")  # before what is spoken of
TOGETHER = ("with", "between", "'s")  # before those who meet
DISCUSSING = frozenset({"discuss", "consider", "debate", "review"})  # verbs whose object is spoken of
REPORTING = frozenset({"ccomp", "parataxis"})
OFFICIAL = frozenset({"government", "ministry", "organization"})


def taking_part(
    token: Token, telling: Telling | None, named: tuple[str, ...], parties: Parties
) -> tuple[str, ...]:  # fmt: skip
    """Those of `named` who meet: nobody who reports it or is only spoken of, no state beside the person who acts for
    it. Who says it or is spoken of stays where fewer than two states are left without him.
    """
    left = tuple(a for a in dict.fromkeys(named) if "JRN" not in parties.get(a).sectors)
    for others in (_sayers(token, telling, parties), _spoken_of(token, telling, parties)):
        fewer = tuple(a for a in left if a not in others)
        if len(states_of(fewer, parties)) > 1 or (fewer and DISCUSSING & {token.lemma_} and len(fewer) < len(left)):
            left = fewer
    acting = {parties.get(a).country for a in left if parties.get(a).kind == "person"}
    return tuple(a for a in left if not _is_office(a, parties) or parties.get(a).country not in acting)


def stated(token: Token, telling: Telling, parties: Parties) -> tuple[str, ...]:
    """Those whom the words of a meeting themselves bring together: who meets, with or between whom."""
    head = telling.candidate.head
    held = token.head if token.pos_ == "NOUN" and base(token) == "obj" else None
    verb = head if head.pos_ == "VERB" else held
    tokens: list[Token] = []
    if verb is not None:
        clause = clause_of(verb)
        tokens += [t for t in (clause.subject, clause.object) if t is not None and t is not token]
    for each in {token, *((verb,) if verb is not None else ())}:
        tokens += [t for name in TOGETHER for t in clause_of(each).phrases.get(name, ())]
    return parties.of(each for t in tokens for each in (t, *(c for c in t.subtree if c.dep_ == "conj" and c.head is t)))


def travelling(verb: Token, to: str | None, own: tuple[str, ...], parties: Parties) -> tuple[str, ...]:
    """Who travels and whom he goes to, without the states that he comes from: "arrived here after talks in Peru"."""
    subject = clause_of(verb).subject
    going = parties.of([subject] if subject is not None else [])
    if not going:
        return own
    kept = {to, *states_of(going, parties)}
    return tuple(a for a in own if a in going or parties.get(a).kind == "person" or parties.get(a).country in kept)


def states_of(actors: Iterable[str], parties: Parties) -> set[str]:
    """The states, and bodies of states, for which actors act."""
    return {country for actor in actors if (country := parties.get(actor).country)}


def _is_office(actor: str, parties: Parties) -> bool:
    found = parties.get(actor)
    return found.kind in OFFICIAL and "GOV" in found.sectors and "IGO" not in found.sectors


def _sayers(token: Token, telling: Telling | None, parties: Parties) -> set[str]:
    """Who says that somebody meets; of "said after talks between A and B" the subject as well."""
    head = telling.candidate.head if telling is not None else token
    between = "between" in clause_of(token).phrases
    found: set[str] = set()
    for each in (head, *head.ancestors):
        if base(each) in REPORTING or (between and base(each) == "obl" and each.pos_ == "NOUN"):
            found |= set(parties.of(_subjects(each.head)))
        found |= set(parties.of(s for c in each.children if c.dep_ == "parataxis" for s in _subjects(c)))
    subject = clause_of(head).subject if head.pos_ == "VERB" else None
    return found - set(parties.of([subject] if subject is not None and not between else []))


def _subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if base(c) == "nsubj"]


def _spoken_of(token: Token, telling: Telling | None, parties: Parties) -> set[str]:
    heads = {token, telling.candidate.head} if telling is not None else {token}
    tokens = [t for head in heads for name in ABOUT for t in clause_of(head).phrases.get(name, ())]
    for head in heads:
        thing = clause_of(head).object
        if head.lemma_ in DISCUSSING and thing is not None:
            tokens.append(thing)
    return set(parties.of(tokens))
