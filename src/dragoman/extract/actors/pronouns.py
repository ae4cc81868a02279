"""Whom a pronoun, or "the two leaders", means: the likeliest of those in the reader's mind."""

from collections.abc import Sequence

from dragoman.extract.actors.cast import Cast, latest_first
from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.mentions import Mention, base, speaks

MALE, FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
# Weights of salience, set by reading wires: a subject outweighs two sentences of distance, a speaker goes on speaking.
SUBJECT = 3.0
SPEAKER = 1.0
NAMED = 0.7
DISTANCE = 1.2
NEARNESS = 0.0002  # a token; only breaks ties
ONE_AS_MANY = 2.5  # what it costs a body or state that "they" should mean it
FARTHEST = 8  # sentences a pronoun looks back


def settle_pronoun(cast: Cast, mention: Mention) -> list[Identity]:
    """The one actor that a pronoun means, or none."""
    if mention.text.endswith(("self", "selves")):
        own = _own_subject(cast, mention)
        if own:
            return [own]
    scored = [
        (_salience(cast, identity, mention) - cost, -n, identity)
        for n, identity in enumerate(cast.identities)
        if (cost := _cost(identity, mention.text)) is not None
    ]
    scored = [entry for entry in scored if entry[0] > -DISTANCE * FARTHEST]
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


def _own_subject(cast: Cast, mention: Mention) -> Identity | None:
    """The subject of the verb that "himself" or "itself" hangs on."""
    verb = cast.doc[mention.head].head
    subjects = {child.i for child in verb.children if base(child) == "nsubj"}
    return next((identity for identity in cast.identities if subjects & set(identity.heads)), None)


def _cost(identity: Identity, pronoun: str) -> float | None:
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
    """How much an actor is in the reader's mind at a mention: nearness, subjecthood, speech, name."""
    doc, token = cast.doc, cast.doc[mention.head]
    speaking, best = speaks(token), float("-inf")
    for (start, _), place in zip(identity.spans, identity.heads, strict=True):
        head = doc[place]
        if start >= mention.start or (cast.quoted[place] and not cast.quoted[mention.head]):
            continue
        if head.head == token.head and base(token) != "nmod":
            continue  # subject and object of one verb: "he met him"
        score = -DISTANCE * (cast.sentence[mention.start] - cast.sentence[place])
        score += SUBJECT * (base(head) == "nsubj") + NAMED * (head.pos_ == "PROPN")
        score += SPEAKER * (speaking and speaks(head)) - NEARNESS * (mention.start - place)
        best = max(best, score)
    return best
