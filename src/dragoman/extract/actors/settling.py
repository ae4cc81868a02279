"""Every mention gets its actor, in text order."""

from collections.abc import Callable, Sequence

from dragoman.extract.actors.cast import Cast
from dragoman.extract.actors.descriptions import settle_description
from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.leads import name_the_unnamed
from dragoman.extract.actors.mentions import Form, Mention
from dragoman.extract.actors.organizations import settle_body, settle_organization
from dragoman.extract.actors.pronouns import settle_group, settle_pronoun
from dragoman.knowledge import bodies_by_name

DOMESTIC = frozenset(
    {
        "minister", "official", "lawmaker", "commander", "spokesman", "finance minister", "interior minister",
        "defence minister", "foreign minister", "deputy foreign minister", "speaker", "party leader",
        "opposition leader", "head of government", "deputy head of government",
    }
)  # fmt: skip
ABROAD = frozenset({"envoy", "ambassador", "secretary-general", "rebel leader"})


def settle(cast: Cast, mentions: Sequence[Mention]) -> list[Identity]:
    """The actors of the report, each with its mentions, in order of first mention."""
    cast.persons.learn((m for m in mentions if m.form == "person"), _codes(cast, mentions))
    last: tuple[Mention, list[Identity]] | None = None
    for mention in mentions:
        settled = last[1] if last and _abbreviates(cast, mention, last[0]) else SETTLERS[mention.form](cast, mention)
        last = (mention, settled)
        for identity in settled:
            identity.meet(mention.start, mention.end, mention.head)
            if mention.aside:
                identity.meet(*mention.aside, mention.head)
            if mention.form not in ("pronoun", "group", "predicate") and len(settled) == 1:
                identity.call(mention.text)
    name_the_unnamed(cast)
    _bring_home(cast)
    return [identity for identity in cast.identities if identity.spans]


def _codes(cast: Cast, mentions: Sequence[Mention]) -> frozenset[str]:
    """Codes of the states and bodies of states that the report names."""
    bodies = (bodies_by_name(cast.knowledge, m.text)[0].country for m in mentions if m.form == "body")
    return frozenset(code for code in (*bodies, *(m.country for m in mentions)) if code)


def _bring_home(cast: Cast) -> None:
    """Officials whose state no word tells are those of the dateline's state."""
    for identity in cast.identities:
        domestic = identity.kind == "person" and identity.offices & DOMESTIC and not identity.offices & ABROAD
        if domestic and identity.country is None:
            identity.country = cast.home


def _abbreviates(cast: Cast, mention: Mention, before: Mention) -> bool:
    """Whether a mention is the short form in brackets right behind a longer name: "United Development Party (PPP)"."""
    bodies = {"body", "organization"}
    if mention.form not in bodies or before.form not in bodies or mention.start != before.end + 1:
        return False
    return cast.doc[before.end].text == "(" and sum(c.isupper() for c in mention.text) > 1 and " " not in mention.text


def _person(cast: Cast, mention: Mention) -> list[Identity]:
    person = cast.persons.named(mention.text)
    return [cast.add(person)] if person else []


def _country(cast: Cast, mention: Mention) -> list[Identity]:
    return [cast.state(str(mention.country))]


def _people(cast: Cast, mention: Mention) -> list[Identity]:
    code = str(mention.country)
    return [cast.add(Identity(f"people:{code}", mention.text, "people", code, ("CVL",), plural=True))]


def _borne(cast: Cast, mention: Mention) -> list[Identity]:
    """Of whom a predicate is said: the actor that stands there."""
    bearer = mention.bearer if mention.bearer is not None else -1
    return next(([i] for i in cast.identities if any(start <= bearer < end for start, end in i.spans)), [])


SETTLERS: dict[Form, Callable[[Cast, Mention], list[Identity]]] = {
    "person": _person,
    "country": _country,
    "body": settle_body,
    "organization": settle_organization,
    "people": _people,
    "description": settle_description,
    "pronoun": settle_pronoun,
    "group": settle_group,
    "predicate": _borne,
}
