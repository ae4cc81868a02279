"""Which tellings are political: sport, business, weather and the private are left out."""

from collections.abc import Iterable

from spacy.tokens import Doc

from dragoman.extract.events.parties import Parties
from dragoman.extract.events.telling import Telling
from dragoman.records import Actor

LEAST_SHARE = 0.25  # of its sentences that tell an event, where a report is about politics
FEW = 6  # sentences of which a share says little

POLITICAL = frozenset("GOV MIL COP SPY JUD LEG PTY OPP ELI REB PRM UAF PRE IGO NGO CVL REF LAB AGR JRN REL".split())
OFFICIAL = frozenset("GOV MIL COP SPY JUD LEG PTY OPP ELI REB PRM UAF PRE IGO".split())
PRIVATE = frozenset({"BUS", "CRM", "MED", "EDU"})


def is_political(actors: tuple[str, ...], recipients: tuple[str, ...], parties: Parties) -> bool:
    """Whether an event has an official side, or political ones alone: two firms or two neighbours have not."""
    sides = [parties.get(number) for number in (*actors, *recipients)]
    if any(_official(side) for side in sides):
        return True
    return bool(sides) and all(_public(side) for side in sides)


def is_about_politics(tellings: Iterable[Telling], doc: Doc) -> bool:
    """Whether enough sentences of a report tell events: sport, business and life stories have a stray one each."""
    sentences = sum(1 for sentence in doc.sents if len(sentence) > FEW)
    telling = {told.candidate.head.sent.start for told in tellings}
    return sentences < FEW or len(telling) >= LEAST_SHARE * sentences


def _official(actor: Actor) -> bool:
    if actor.kind in ("government", "ministry", "military", "party"):
        return True
    return bool(set(actor.sectors) & OFFICIAL)


def _public(actor: Actor) -> bool:
    return bool(set(actor.sectors) & POLITICAL) and not set(actor.sectors) & PRIVATE
