"""Every mention gets its actor, in text order."""

from collections.abc import Callable, Mapping, Sequence

from dragoman.extract.actors.cast import Cast
from dragoman.extract.actors.descriptions import settle_description
from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.leads import name_the_unnamed
from dragoman.extract.actors.mentions import Form, Mention
from dragoman.extract.actors.organizations import settle_body, settle_organization
from dragoman.extract.actors.pronouns import settle_group, settle_pronoun


def settle(cast: Cast, mentions: Sequence[Mention]) -> list[Identity]:
    """The actors of the report, each with its mentions, in order of first mention."""
    cast.persons.learn(mention for mention in mentions if mention.form == "person")
    for mention in mentions:
        for identity in SETTLERS[mention.form](cast, mention):
            identity.meet(mention.start, mention.end, mention.head)
            if mention.aside:
                identity.meet(*mention.aside, mention.head)
            if mention.form not in ("pronoun", "group"):
                identity.call(mention.text)
    name_the_unnamed(cast)
    return [identity for identity in cast.identities if identity.spans]


def _person(cast: Cast, mention: Mention) -> list[Identity]:
    person = cast.persons.named(mention.text)
    return [cast.add(person)] if person else []


def _country(cast: Cast, mention: Mention) -> list[Identity]:
    return [cast.state(str(mention.country))]


def _people(cast: Cast, mention: Mention) -> list[Identity]:
    code = str(mention.country)
    return [cast.add(Identity(f"people:{code}", mention.text, "people", code, ("CVL",), plural=True))]


SETTLERS: Mapping[Form, Callable[[Cast, Mention], list[Identity]]] = {
    "person": _person,
    "country": _country,
    "body": settle_body,
    "organization": settle_organization,
    "people": _people,
    "description": settle_description,
    "pronoun": settle_pronoun,
    "group": settle_group,
}
