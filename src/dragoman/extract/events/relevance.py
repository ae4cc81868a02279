"""Which tellings are political: sport, business, weather and the private are left out."""

from collections.abc import Iterable

from spacy.tokens import Doc

from dragoman.extract.events.parties import Parties
from dragoman.extract.events.telling import Telling
from dragoman.records import Actor

# Probability of an event in a sentence, the mean over a report from which it is about politics: between states, and
# within one. Set on 120 of the world's articles read by hand (docs/accuracy.md).
BETWEEN_STATES, WITHIN_ONE = 0.2, 0.3
SINGLE = 3  # sentences of a text that is no whole report
CODE = 3  # letters
FEW = 6  # sentences of which a mean says little, and words of the shortest that counts

POLITICAL = frozenset("GOV MIL COP SPY JUD LEG PTY OPP ELI REB PRM UAF PRE IGO NGO CVL REF LAB AGR JRN REL".split())
OFFICIAL = frozenset("GOV MIL COP SPY JUD LEG PTY OPP ELI REB PRM UAF PRE IGO".split())
OF_A_STATE = frozenset("partner partners side ally allies counterpart counterparts neighbour neighbours".split())
PRIVATE = frozenset({"BUS", "CRM", "MED", "EDU"})


def is_political(actors: tuple[str, ...], recipients: tuple[str, ...], parties: Parties) -> bool:
    """Whether an event has an official side, or political ones alone: two firms or two neighbours have not."""
    sides = [parties.get(number) for number in (*actors, *recipients)]
    if any(is_official(side) for side in sides):
        return True
    return bool(sides) and all(_public(side) for side in sides)


def is_about_politics(tellings: Iterable[Telling], doc: Doc) -> bool:
    """Whether the sentences of a report tell enough events: sport, business and life stories have a stray one each.

    Events long past do not count: a piece on an old war is no news. A text of a few sentences is given the doubt.
    """
    sentences = sum(1 for sentence in doc.sents if len(sentence) > FEW)
    told = [t for t in tellings if t.status != "historical"]
    states = {state for t in told for state in t.states if len(state) == CODE and state.isupper()}
    sure = sum(t.candidate.shares[t.candidate.type] for t in told)
    least = BETWEEN_STATES if len(states) > 1 else WITHIN_ONE
    return sentences <= SINGLE or sure >= least * max(FEW, sentences)


def is_official(actor: Actor) -> bool:
    """Whether somebody acts for a state, an armed force, a party or a body of states."""
    if actor.kind in ("government", "ministry", "military", "party"):
        return True
    stands_for_state = actor.country is not None and actor.name.split()[-1].lower() in OF_A_STATE
    return bool(set(actor.sectors) & OFFICIAL) or stands_for_state


def _public(actor: Actor) -> bool:
    return bool(set(actor.sectors) & POLITICAL) and not set(actor.sectors) & PRIVATE
