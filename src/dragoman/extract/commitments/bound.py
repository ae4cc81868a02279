"""Who is bound by what a text tells, who is asked and who gains by it."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.commitments.bindings import Binding
from dragoman.extract.events.clause import preposition_of
from dragoman.extract.events.counterparts import Counterparts
from dragoman.extract.events.parties import Parties
from dragoman.extract.events.relevance import is_official
from dragoman.extract.events.telling import Telling
from dragoman.records import Force

ASKING = frozenset({"proposed", "demanded"})
OWN = frozenset({"promised", "decided", "offered"})  # of one side; of two they are an agreement
ORDERING = frozenset("ask order tell require direct call".split())
JOINT = frozenset("meet join visit receive host".split())
OF_MANY = frozenset({"convention", "charter", "protocol", "declaration", "resolution"})  # signed by many states
GAINING = frozenset({"to", "for", "with"})
MOST_STATES = 6


@dataclass(frozen=True, slots=True)
class Bound:
    """The actors of one binding, and the force that it has by them."""

    force: Force
    parties: tuple[str, ...]
    addressees: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()

    @property
    def everyone(self) -> tuple[str, ...]:
        return (*self.parties, *self.addressees, *self.beneficiaries)


def bound_by(binding: Binding, tellings: Mapping[int, Telling], parties: Parties, others: Counterparts) -> Bound | None:
    """The actors of a binding; None where nobody is named who can bind himself."""
    telling = _telling(binding, tellings)
    own = parties.known_ones(_named(binding.subject, parties))
    nobody = binding.subject is not None and binding.subject.pos_ == "NOUN"  # "the criteria require"
    if binding.form != "will" and not nobody:
        own = own or (telling.actors if telling else ()) or _owning(binding, parties)
    if not any(parties.get(actor).country for actor in own):
        return None
    asked = parties.of(joined(binding.other))
    force = binding.force
    if force == "instructed":
        return Bound(force, own, tuple(a for a in asked if a not in own))
    if force == "agreed":
        return _agreed(binding, own, asked, telling, parties, others)
    states = {parties.state_of(actor) for actor in own}
    if force in OWN and len(states) > 1:
        return Bound("agreed", own)
    asked = tuple(a for a in asked if a not in own)
    if force in ASKING:
        asked = asked or (telling.recipients if telling and not telling.inferred else ())
        orders = binding.head.lemma_ in ORDERING and any(is_official(parties.get(a)) for a in own)
        if force == "demanded" and orders and asked and {parties.state_of(a) for a in asked} <= states:
            force = "instructed"
        return Bound(force, own, tuple(a for a in asked if a not in own))
    return Bound(force, own, beneficiaries=_gaining(binding, own, asked, parties))


def _named(token: Token | None, parties: Parties) -> tuple[str, ...]:
    """Whom a word names, with all that "and" joins to it; an adjective names its state: "the British proposal"."""
    found = parties.of(t for t in joined(token) if t.pos_ != "NOUN" or parties.is_somebody(t))
    if not found and token is not None and token.pos_ in ("ADJ", "PROPN"):
        return parties.states_in(token.i, token.i + 1, token.doc)
    return found


def _owning(binding: Binding, parties: Parties) -> tuple[str, ...]:
    """Who is bound where no words say who binds: whom "our ministers have been instructed" names, whose aid it is."""
    if binding.form == "others":
        return parties.of(joined(binding.other)) if binding.force == "instructed" else ()
    if binding.form == "things":
        return parties.of((binding.content,))
    if binding.form == "nouns":
        if binding.force == "agreed":  # "an agreement under which a Czech firm will build"
            return (
                parties.of(t for t in binding.content.subtree if t.ent_type_ in ("LOC", "ORG", "NORP"))
                if (binding.content.dep_ == "acl:relcl")
                else ()
            )
        return parties.of((binding.head,))
    return ()


def joined(token: Token | None) -> tuple[Token, ...]:
    """A word with all that "and" joins to it."""
    return () if token is None else (token, *(c for c in token.children if c.dep_ == "conj"))


def _telling(binding: Binding, tellings: Mapping[int, Telling]) -> Telling | None:
    places = (binding.head, binding.carrier, binding.content)
    return next((tellings[t.i] for t in places if t is not None and t.i in tellings), None)


def _agreed(
    binding: Binding, own: tuple[str, ...], asked: tuple[str, ...], telling: Telling | None, parties: Parties,
    others: Counterparts,
) -> Bound | None:  # fmt: skip
    """All sides of an agreement: whoever agrees, with whom, and the other side where the words name only one."""
    told = (*telling.actors, *(() if telling.inferred else telling.recipients)) if telling else ()
    all_of = tuple(dict.fromkeys((*own, *told, *asked)))
    all_of = parties.known_ones(all_of)
    states = {parties.state_of(actor) for actor in all_of}
    if len(states) == 1 and len(all_of) == 1:
        partner = _partner(binding, all_of, parties, others)
        if partner is None:
            return Bound("decided", own)
        all_of = (*all_of, partner)
    return Bound("agreed", all_of) if len(states) <= MOST_STATES else None


def _partner(binding: Binding, own: tuple[str, ...], parties: Parties, others: Counterparts) -> str | None:
    """With whom somebody agrees: whom the act names, else the other state that "we", "they" or a paper implies."""
    states = {parties.state_of(actor) for actor in own}
    joint = binding.content.lemma_ in JOINT
    named = parties.of(
        t for t in binding.content.subtree
        if t.pos_ == "PROPN" and (preposition_of(t) == "with" or (joint and base(t) == "obj"))
    )  # fmt: skip
    inside = next((a for a in named if parties.get(a).country and parties.state_of(a) not in states), None)
    subject = binding.subject
    several = subject is not None and (subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("we", "they", "both"))
    paper = binding.form in ("things", "nouns") and binding.content.lemma_ not in OF_MANY
    if inside is not None or not (several or paper):
        return inside
    return others.partner(parties.get(own[0]).country)


def _gaining(binding: Binding, own: tuple[str, ...], asked: tuple[str, ...], parties: Parties) -> tuple[str, ...]:
    """The other states that what is to be done is said to be for."""
    if asked:
        return asked
    states = {parties.state_of(actor) for actor in own}
    phrases = [t for t in binding.content.subtree if preposition_of(t) in GAINING and t.pos_ == "PROPN"]
    found = parties.of(phrases)
    return tuple(a for a in found if parties.get(a).country and parties.state_of(a) not in states)
