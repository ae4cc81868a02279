"""What is no commitment: forecasts, wishes, speculation about others, what is only said to be possible."""

from collections.abc import Mapping

from dragoman.extract.commitments.bindings import Binding
from dragoman.extract.commitments.bound import Bound
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.relevance import is_political
from dragoman.extract.events.telling import Telling
from dragoman.extract.known import Known
from dragoman.extract.words import cues
from dragoman.records import Statement

BINDING = frozenset({"AGREE", "AID", "CONCEDE", "COOPERATE", "SUPPORT", "RETREAT"})  # what will be done for others


def is_kept(
    binding: Binding, bound: Bound, tellings: Mapping[int, Telling], parties: Parties, known: Known
) -> bool:  # fmt: skip
    """Whether a binding is one: somebody political binds himself, and it is he or the reporter who says so."""
    if not is_political(bound.parties, bound.addressees, parties) or not any(
        parties.get(p).country for p in bound.parties
    ):
        return False
    if binding.force == "refused" and binding.content.lemma_ in cues().say:
        return False  # "refused to comment"
    told = tellings.get(binding.content.i) or tellings.get(binding.head.i)
    if told is not None and told.status == "hypothetical" and binding.form == "will":
        return False
    if binding.form != "will":
        return True
    said = _statement(binding, known)
    speaks = said is not None and said.speaker is not None
    own = speaks and _state(said, known) in {parties.state_of(p) for p in bound.parties}
    if binding.doubtful and (not own or (said is not None and said.kind == "direct")):
        return False
    if speaks and not own:
        return False  # what somebody says that others will do
    if told is not None and _is_meeting(told):
        return False  # a meeting to come is an entry of its own
    return (told is not None and told.coding.type in BINDING) or bool(own)


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
