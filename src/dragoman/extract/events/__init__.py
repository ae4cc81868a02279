"""Events: who did what to whom, coded in PLOVER and CAMEO."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.events.candidates import NOTHING, Candidate, find_candidates
from dragoman.extract.events.coding import code
from dragoman.extract.events.confidence import confidence_of
from dragoman.extract.events.counterparts import Counterparts
from dragoman.extract.events.merging import merge
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.relevance import is_about_politics, is_political
from dragoman.extract.events.setting import when_of, where_of
from dragoman.extract.events.sides import Sides, asked, sides_of
from dragoman.extract.events.status import status_of
from dragoman.extract.events.telling import Telling
from dragoman.extract.events.words import content_of, evidence_of
from dragoman.extract.known import Known
from dragoman.extract.words import cues
from dragoman.records import Event, Issue, Span

HOLDING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE"})
INDIRECT = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "MOBILIZE", "COERCE"})
JOINT = frozenset("agree sign initial ink conclude clinch strike reach meet discuss negotiate hold".split())
BOTH = frozenset("they we both side sides two leaders countries ministers parties presidents".split())
ORDERING = frozenset({"instruct", "order", "direct", "task", "tell", "command"})
INSIDE = frozenset(
    "xcomp obj obl nmod acl advcl conj nsubj".split()
)  # ways up from a word to the verb it is content of

__all__ = ["add_events", "find_groups"]


def add_events(known: Known) -> Known:
    """What is known with the events of the report, and with the groups that only they name among the actors."""
    parties, groups = find_groups(known)
    if groups and not is_about_politics((telling for group in groups for telling in group), known.doc):
        evidence = tuple(sorted(telling.evidence for group in groups for telling in group))
        issue = Issue("events", "this report is hardly about politics: what may be events in it is left out", evidence)
        return replace(known, issues=(*known.issues, issue))
    numbers, actors = parties.numbered(n for group in groups for n in (*group[0].actors, *group[0].recipients))
    events = tuple(_event(group, n, numbers) for n, group in enumerate(groups, start=1))
    tellings = tuple(_numbered(telling, numbers) for group in groups for telling in group)
    return replace(
        known, actors=actors, events=events, issues=(*known.issues, *_doubts(tellings)),
        tellings=tuple(sorted(tellings, key=lambda telling: telling.candidate.head.i)),
    )  # fmt: skip


def _numbered(telling: Telling, numbers: Mapping[str, str]) -> Telling:
    """A telling with the numbers that its actors have in the reading; those in no event are left out."""
    actors, recipients = (
        tuple(numbers[n] for n in side if n in numbers) for side in (telling.actors, telling.recipients)
    )
    return replace(telling, actors=actors, recipients=recipients)


def find_groups(known: Known) -> tuple[Parties, list[list[Telling]]]:
    """The parties of a report's events, and the tellings of each event."""
    parties = Parties(known)
    return parties, merge(list(_tellings(known, parties)))


def _one_sided(actors: tuple[str, ...], recipients: tuple[str, ...], parties: Parties) -> str | None:
    """The actor for whose state an event speaks where no other state takes part in it."""
    of_states = [number for number in (*actors, *recipients) if parties.get(number).country]
    states = {parties.get(number).country for number in of_states}
    return of_states[0] if len(states) == 1 else None


def _is_joint(candidate: Candidate, sides: Sides, actors: tuple[str, ...], parties: Parties) -> bool:
    """Whether several sides act as one, so that whoever else their clause names is not on the other side."""
    several = len({parties.state_of(actor) for actor in actors}) > 1
    both = any(token.lower_ in BOTH for token in sides.actors)
    partners = candidate.clause.phrases.get("with", ())
    return candidate.head.lemma_ in JOINT and (several or both) and not set(partners) & set(sides.recipients)


def _orders_own(candidate: Candidate, actors: tuple[str, ...], recipients: tuple[str, ...], parties: Parties) -> bool:
    """Whether a government only tells its own people what to do."""
    if candidate.type != "REQUEST" or candidate.head.lemma_ not in ORDERING:
        return False
    if not actors:
        return True
    return {parties.state_of(r) for r in recipients} <= {parties.state_of(a) for a in actors}


def _doubts(tellings: Iterable[Telling]) -> Iterator[Issue]:
    """Where the network and the lexicon see different types."""
    for telling in tellings:
        one, other = telling.candidate.network_type, telling.candidate.lexicon_type
        if NOTHING not in (one, other) and one != other:
            yield Issue(
                "events",
                f"coded as {telling.coding.type}: the network reads {one}, the lexicon {other}",
                (telling.evidence,),
            )


def _tellings(known: Known, parties: Parties) -> Iterator[Telling]:
    counterparts = Counterparts(known, parties)
    accepted = [c for c in find_candidates(known.doc) if c.is_told]
    for candidate in accepted:
        if _carried(candidate, accepted) or _within_content(candidate, accepted) or _only_tells(candidate, accepted):
            continue
        sides = sides_of(candidate)
        actors = parties.known_ones(parties.of(sides.actors))
        recipients = parties.known_ones(tuple(r for r in parties.of(sides.recipients) if r not in actors))
        joint = _is_joint(candidate, sides, actors, parties)
        recipients = () if joint else parties.others(recipients, actors)
        if _orders_own(candidate, actors, recipients, parties):
            continue
        if not (actors or any(map(parties.is_told, recipients))) or not is_political(actors, recipients, parties):
            continue
        both = all(any(parties.get(n).country for n in side) for side in (actors, recipients))
        open_call = candidate.type == "REQUEST" and not recipients and bool(asked(candidate.clause))
        inferred = None if both or open_call else _one_sided(actors, recipients, parties)
        if inferred and candidate.head.lemma_ in JOINT and parties.names_others(actors, inferred):
            inferred = None
        if inferred and joint:
            other = counterparts.partner(parties.get(inferred).country)
        else:
            other = counterparts.of(candidate.type, inferred, candidate.head) if inferred else None
        if other:
            actors, recipients = (actors, (*parties.of_states(recipients), other)) if actors else ((other,), recipients)
        counterparts.note(actors, recipients)
        when = when_of(candidate.head, known)
        status = status_of(candidate, when, known.report.published.date)
        coding = code(candidate, status, known.knowledge, len({parties.state_of(n) for n in (*actors, *recipients)}))
        evidence = evidence_of(candidate.head, (*sides.actors, *sides.recipients))
        yield Telling(
            candidate, coding, status, actors, recipients, bool(other), when,
            where_of(candidate.head, known), _source(candidate, known), evidence,
            content_of(candidate.head, (*sides.actors, *sides.recipients)), parties.persons((*actors, *recipients)),
            frozenset(map(parties.state_of, actors)), frozenset(map(parties.state_of, (*actors, *recipients))),
        )  # fmt: skip


def _carried(candidate: Candidate, accepted: Sequence[Candidate]) -> bool:
    """Whether a noun is only what another word of the same event carries: the talks of "held talks"."""
    head = candidate.head
    if head.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(
        other.type == candidate.type and head.i != other.head.i and head.head.i == other.head.i for other in accepted
    )


def _within_content(candidate: Candidate, accepted: Sequence[Candidate]) -> bool:
    """Whether a word only says what another event is about: what was agreed, asked, refused, threatened, alleged."""
    telling = {other.head.i for other in accepted if other.type in HOLDING}
    token = candidate.head
    while token.head is not token and base(token) in INSIDE and not _is_finite(token):
        token = token.head
        if token.i in telling:
            return True
    return base(token) == "ccomp" and token.head.i in telling


def _only_tells(candidate: Candidate, accepted: Sequence[Candidate]) -> bool:
    """Whether a verb of saying only tells the event of its clause: "announced that Oslo will send an envoy"."""
    if candidate.head.lemma_ not in cues().say or candidate.type not in INDIRECT:
        return False
    told = {token.i for clause in candidate.clause.clauses for token in (clause, *clause.children)}
    return any(other.head.i in told for other in accepted)


def _is_finite(token: Token) -> bool:
    return base(token) == "conj" and any(child.dep_ in ("nsubj", "nsubj:pass") for child in token.children)


def _source(candidate: Candidate, known: Known) -> str | None:
    """The statement in whose words the event stands, the narrowest one; None where the reporter tells it."""
    at = candidate.head.idx
    holding = [
        (span.end - span.start, statement.id)
        for statement in known.statements
        for span in statement.evidence
        if span.start <= at < span.end
    ]
    return min(holding)[1] if holding else None


def _event(group: Sequence[Telling], number: int, numbers: Mapping[str, str]) -> Event:
    first = group[0]
    coding, head = first.coding, first.candidate.head
    contexts = dict.fromkeys(context for telling in group for context in telling.coding.contexts)
    evidence: dict[Span, None] = dict.fromkeys(sorted(telling.evidence for telling in group))
    return Event(
        id=f"e{number}", type=coding.type, mode=coding.mode, contexts=tuple(contexts), quad=coding.quad,
        actors=tuple(numbers[a] for a in first.actors), recipients=tuple(numbers[r] for r in first.recipients),
        cameo=coding.cameo, goldstein=coding.goldstein, score=coding.score, status=first.status,
        date=next((t.when for t in group if t.when), None),
        place=next((t.where.id for t in group if t.where), None), source=first.source,
        trigger=(head.idx, head.idx + len(head.text)), evidence=tuple(evidence), confidence=confidence_of(group),
    )  # fmt: skip
