"""Whom a pronoun, or "the two leaders", means: the likeliest of those in the reader's mind."""

import math
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from dragoman.extract.actors.cast import Cast, latest_first
from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.mentions import Mention, base, speaks

MALE, FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
# How much each property of an earlier mention makes it the one that a pronoun means: learned by training/pronouns.py
# from GUM and GAP, but "speaks", of which they have little, by reading wires (a speaker goes on speaking).
WEIGHTS = {
    "here": 1.87, "next": 0.6, "sentences": -0.32, "tokens": -0.61, "subject": 0.79, "object": 0.45, "name": 0.74,
    "speaks": 1.0, "parallel": 0.41, "owner": 0.45, "embedded": -0.85, "conjunct": -0.7, "gender": 0.04, "often": 0.99,
}  # fmt: skip
ONE_AS_MANY = 2.5  # what it costs a body or state that "they" should mean it
FRONTED = 4  # tokens before a pronoun in a phrase that opens its sentence
FARTHEST = 8  # sentences a pronoun looks back


def settle_pronoun(cast: Cast, mention: Mention) -> list[Identity]:
    """The one actor that a pronoun means, or none."""
    if mention.text.endswith(("self", "selves")):
        own = _own_subject(cast, mention)
        if own:
            return [own]
    ahead = _named_ahead(cast, mention)
    if ahead:
        return [ahead]
    scored = [
        (_salience(cast, identity, mention) - cost, -n, identity)
        for n, identity in enumerate(cast.identities)
        if (cost := cost_of(identity, mention.text)) is not None
    ]
    scored = [entry for entry in scored if entry[0] > float("-inf")]
    return [max(scored, key=lambda entry: entry[:2])[2]] if scored else []


def settle_group(cast: Cast, mention: Mention) -> list[Identity]:
    """Those whom "the two leaders" or "both sides" means: the last pair named together, else the last two named."""
    kinds = {"person"} if mention.role else {"government", "people", "person", "organization"}
    candidates = [i for i in cast.identities if i.kind in kinds and i.country and not (mention.role and i.plural)]
    chosen = _last_pair(cast, candidates) or _last_two(candidates)
    if len(chosen) < 2 or mention.role:
        return chosen
    return [cast.state(str(identity.country)) for identity in chosen]


def _last_pair(cast: Cast, candidates: Sequence[Identity]) -> list[Identity]:
    """Two of different states that one phrase last named: "Israel and the Palestinians"."""
    owners = {head: identity for identity in candidates for head in identity.heads}
    for head in sorted(owners, reverse=True):
        token = cast.doc[head]
        other = owners.get(token.head.i)
        if base(token) == "conj" and other and other.country != owners[head].country:
            return [other, owners[head]]
    return []


def _last_two(candidates: Sequence[Identity]) -> list[Identity]:
    chosen: list[Identity] = []
    for identity in latest_first(candidates):
        if identity.country not in {other.country for other in chosen}:
            chosen.append(identity)
        if len(chosen) == 2:
            return chosen
    return []


def _named_ahead(cast: Cast, mention: Mention) -> Identity | None:
    """The person whose name follows as the subject: "On her arrival, Minister Korhonen said ..."."""
    token = cast.doc[mention.head]
    opening = token.sent.start
    if mention.text not in MALE | FEMALE or token.tag_ != "PRP$" or token.i - opening > FRONTED:
        return None
    verb = next((above for above in token.ancestors if any(base(c) == "nsubj" for c in above.children)), None)
    subject = next((child for child in verb.children if base(child) == "nsubj"), None) if verb is not None else None
    if subject is None or subject.i < token.i or token.head in subject.subtree:
        return None
    name = next((entity for entity in token.sent.ents if entity.label_ == "PER" and _within(subject, entity)), None)
    person = cast.persons.named(name.text) if name is not None else None
    return cast.add(person) if person and cost_of(person, mention.text) == 0 else None


def _within(subject: Token, name: Span) -> bool:
    """Whether a name is the subject, or hangs on it: "Minister Korhonen"."""
    return name.start <= subject.i < name.end or subject in (name.root.head, name.root)


def _own_subject(cast: Cast, mention: Mention) -> Identity | None:
    """The subject of the verb that "himself" or "itself" hangs on."""
    verb = cast.doc[mention.head].head
    subjects = {child.i for child in verb.children if base(child) == "nsubj"}
    return next((identity for identity in cast.identities if subjects & set(identity.heads)), None)


def cost_of(identity: Identity, pronoun: str) -> float | None:
    """What it costs an actor that a pronoun should mean it; None where the pronoun cannot."""
    if pronoun in MALE | FEMALE:
        gender = "m" if pronoun in MALE else "f"
        fits = identity.kind == "person" and not identity.plural and identity.gender in (None, gender)
        return 0.0 if fits else None
    if pronoun.startswith("the"):
        if identity.plural or identity.kind in ("group", "people"):
            return 0.0
        return None if identity.kind == "person" else ONE_AS_MANY
    return None if identity.kind in ("person", "group", "people") else 0.0


def _salience(cast: Cast, identity: Identity, mention: Mention) -> float:
    """How much an actor is in the reader's mind at a mention: by the best of its own mentions."""
    scores = (sum(WEIGHTS[name] * value for name, value in each.items()) for each in features(cast, identity, mention))
    return max(scores, default=float("-inf"))


def features(cast: Cast, identity: Identity, mention: Mention) -> Iterator[dict[str, float]]:
    """What speaks for an actor at a pronoun: the properties of each of its mentions that the pronoun can mean."""
    doc, token = cast.doc, cast.doc[mention.head]
    speaking, told = speaks(token), sum(head < mention.start for head in identity.heads)
    for (start, _), place in zip(identity.spans, identity.heads, strict=True):
        head, distance = doc[place], cast.sentence[mention.start] - cast.sentence[place]
        unheard = cast.quoted[place] and not cast.quoted[mention.head]
        if start >= mention.start or unheard or distance > FARTHEST:
            continue
        if head.head == token.head and base(token) != "nmod":
            continue  # subject and object of one verb: "he met him"
        relation = base(head)
        yield {
            "here": float(distance == 0),
            "next": float(distance == 1),
            "sentences": float(distance),
            "tokens": (mention.start - place) / 100,
            "subject": float(relation == "nsubj"),
            "object": float(relation in ("obj", "iobj")),
            "name": float(head.pos_ == "PROPN"),
            "speaks": float(speaking and speaks(head)),
            "parallel": float(relation == base(token)),
            "owner": float(head.dep_ == "nmod:poss"),
            "embedded": float(relation in ("nmod", "appos", "compound")),
            "conjunct": float(relation == "conj"),
            "gender": float(identity.gender is not None),
            "often": math.log1p(told),
        }
