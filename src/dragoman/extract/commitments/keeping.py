"""What is no commitment: forecasts, wishes, speculation about others, what is only said to be possible."""

from collections.abc import Mapping

from dragoman.extract.commitments.bindings import Binding
from dragoman.extract.commitments.bound import Bound
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.relevance import is_official, is_political
from dragoman.extract.events.telling import Telling
from dragoman.extract.known import Known
from dragoman.extract.words import cues
from dragoman.records import Actor, Statement

TELLING = frozenset("comment detail information answer interview name identity explanation estimate reason".split())
TRAVELLING = frozenset("accompany travel fly arrive head attend meet visit depart miss regret".split())  # no acts
BINDING = frozenset({"AGREE", "AID", "CONCEDE", "COOPERATE", "SUPPORT", "RETREAT"})  # what will be done for others


def is_kept(
    binding: Binding, bound: Bound, tellings: Mapping[int, Telling], parties: Parties, known: Known
) -> bool:  # fmt: skip
    """Whether a binding is one: somebody political binds himself, and it is he or the reporter who says so."""
    if not is_political(bound.parties, bound.addressees, parties) or not any(
        parties.get(p).country for p in bound.parties
    ):
        return False
    if binding.force == "refused" and _is_about_telling(binding):
        return False
    if not any(_can_bind(parties.get(p)) for p in bound.parties) or _is_to_the_public(bound, parties):
        return False
    if binding.form == "will" and binding.content.lemma_ in TRAVELLING:
        return False
    told = tellings.get(binding.content.i) or tellings.get(binding.head.i)
    return binding.form != "will" or _will_be_done(binding, bound, told, parties, known)


def _will_be_done(
    binding: Binding, bound: Bound, told: Telling | None, parties: Parties, known: Known
) -> bool:  # fmt: skip
    """Whether "will" binds: he says so who is to do it, or the reporter tells it as an act towards others."""
    if told is not None and (told.status == "hypothetical" or _is_meeting(told)):
        return False  # a meeting to come is an entry of its own
    said = _statement(binding, known)
    own = said is not None and _state(said, known) in {parties.state_of(p) for p in bound.parties}
    if said is not None and not own:
        return False  # what somebody says that others will do
    if binding.doubtful and (said is None or said.kind == "direct"):
        return False
    return own or (told is not None and told.coding.type in BINDING)


def _is_about_telling(binding: Binding) -> bool:
    """Whether somebody only refuses to speak: "refused to comment", "declined to give details"."""
    things = {c.lemma_.lower() for c in binding.content.children if c.dep_ == "obj"} | {binding.content.lemma_.lower()}
    return binding.content.lemma_ in cues().say or bool(things & TELLING)


def _can_bind(actor: Actor) -> bool:
    """Whether somebody can speak for a state or a body: "men from the village" cannot."""
    return actor.kind not in ("group", "people", "company") or is_official(actor)


def _is_to_the_public(bound: Bound, parties: Parties) -> bool:
    """Whether only the people are asked: "urged Australians to stay at home"."""
    asked = [parties.get(a) for a in bound.addressees]
    states = {parties.state_of(p) for p in bound.parties}
    return bool(asked) and all(not is_official(a) and (not a.country or a.country in states) for a in asked)


def _is_meeting(telling: Telling) -> bool:
    sense = telling.candidate.sense
    return telling.coding.type == "CONSULT" or (sense is not None and sense.frame.type == "CONSULT")


def _statement(binding: Binding, known: Known) -> Statement | None:
    """The narrowest statement in which the act is told."""
    at = binding.content.idx
    holding = [
        (e.end - e.start, n) for n, s in enumerate(known.statements) for e in s.evidence if e.start <= at < e.end
    ]
    return known.statements[min(holding)[1]] if holding else None


def _state(statement: Statement | None, known: Known) -> str | None:
    speaker = next((a for a in known.actors if statement is not None and a.id == statement.speaker), None)
    return (speaker.country or speaker.name) if speaker else None
