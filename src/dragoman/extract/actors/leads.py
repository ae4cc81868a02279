"""The source that a lead leaves unnamed ("a spokesman said") and the next sentences name."""

from dragoman.extract.actors.cast import Cast
from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.mentions import speaks

OFFICIALS = frozenset(
    {"official", "spokesman", "deputy foreign minister", "envoy", "ambassador", "minister", "commander"}
)  # whom a lead may call "an official"
LEAD, SOON = 4, 4  # sentences in which a lead stands, and in which its source is then named


def name_the_unnamed(cast: Cast) -> None:
    """Give what an unnamed speaker of the lead says to the named person of like office who speaks next."""
    unnamed = [i for i in cast.identities if i.key.startswith("unnamed:") and i.kind == "person" and not i.plural]
    for identity in unnamed:
        first = identity.heads[0] if identity.heads else None
        if first is None or cast.sentence[first] > LEAD or not speaks(cast.doc[first]):
            continue
        named = next((other for other in cast.identities if _is_same(cast, identity, other, first)), None)
        if named:
            for span, head in zip(identity.spans, identity.heads, strict=True):
                named.meet(*span, head)
            named.call(identity.name)
            cast.drop(identity)


def _is_same(cast: Cast, unnamed: Identity, other: Identity, since: int) -> bool:
    if other.kind != "person" or other.key.startswith("unnamed:") or not other.heads:
        return False
    if None not in (other.country, unnamed.country) and other.country != unnamed.country:
        return False
    fits = unnamed.offices & other.offices or ("official" in unnamed.offices and other.offices & OFFICIALS)
    first = next((head for head in other.heads if speaks(cast.doc[head])), None)
    if not fits or first is None or first != min(other.heads):
        return False
    return 0 < cast.sentence[first] - cast.sentence[since] <= SOON
