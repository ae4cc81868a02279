"""Bodies, ministries and other organisations: one actor each, however the report names them."""

from typing import cast as as_type

from dragoman.extract.actors.cast import Cast
from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.mentions import Mention
from dragoman.knowledge import bodies_by_name, fold
from dragoman.records import ActorKind

LONGEST_INITIALS = 8
MINISTRIES = frozenset({"ministry", "department", "office"})
PORTFOLIOS = frozenset(
    """
    foreign defence interior finance trade energy oil justice health education agriculture environment transport culture
    information external affairs economy commerce state treasury labour labor tourism security industry
    """.split()
)
COMPANIES = frozenset("corp inc ltd company co bank airlines plc gmbh motors holdings".split())
FORCES = frozenset("army navy forces brigade battalion guard".split())


def settle_body(cast: Cast, mention: Mention) -> list[Identity]:
    """A body that the knowledge has; of several with one name that of the dateline's state ("Congress" in New Delhi),
    else a state's rather than a party.
    """
    bodies = sorted(bodies_by_name(cast.knowledge, mention.text), key=lambda body: body.kind == "party")
    body = next((b for b in bodies if b.country == cast.home), bodies[0])
    kind = as_type(ActorKind, body.kind)  # checked when the knowledge was built
    key = f"body:{body.name}"
    return [cast.add(Identity(key, body.name, kind, body.country, body.sectors, wikidata=body.wikidata))]


def settle_organization(cast: Cast, mention: Mention) -> list[Identity]:
    """An organisation known by this report alone; a ministry goes to its state, a person's name to the person."""
    role, name = mention.role, mention.text
    if role and role.kind == "ministry" and name.split()[-1].lower() in MINISTRIES:
        return [settle_ministry(cast, mention)]
    person = cast.persons.named(name)
    if person:
        return [cast.add(person)]
    for identity in cast.identities:
        if identity.kind != "person" and (name in identity.forms or _short_for(name, identity.name)):
            return [identity]
    organ = role if role and role.form == "organ" else None
    kind = organ.kind if organ else _kind_by_name(name)
    sectors = organ.sectors if organ and (mention.country or organ.kind != "organization") else ()
    return [cast.add(Identity(f"org:{fold(name)}", name, kind, mention.country, sectors))]


def settle_ministry(cast: Cast, mention: Mention) -> Identity:
    """A ministry: of the state that the words name, of the one already met, of the last spokesman, of the dateline."""
    portfolio = _portfolio(mention.text)
    for identity in reversed(cast.identities):
        same = identity.key.endswith(f":{portfolio}") or portfolio in MINISTRIES  # "the ministry" is the last one
        if identity.key.startswith("ministry:") and same and mention.country in (None, identity.country):
            return identity
    country = mention.country or _nearest_state(cast) or cast.state_near(mention)
    key = f"ministry:{country}:{portfolio}"
    return cast.add(Identity(key, _full_name(cast, mention.text, country), "ministry", country, ("GOV",)))


def _portfolio(name: str) -> str:
    words = fold(name).replace("defense", "defence").split()
    return " ".join(word for word in words if word in PORTFOLIOS | MINISTRIES) or fold(name)


def _full_name(cast: Cast, text: str, country: str | None) -> str:
    """A ministry's name with its state: “Foreign Ministry” as “Russian Foreign Ministry”."""
    name = text.removeprefix("the ").removeprefix("The ")
    state = cast.knowledge.countries.get(country or "")
    if state is None or not state.adjectives:
        return name
    forms = {fold(form) for form in (*state.adjectives, state.name, *state.aliases)}
    return name if any(form in fold(name) for form in forms) else f"{state.adjectives[0]} {name}"


def _nearest_state(cast: Cast) -> str | None:
    """The state of the spokesman or minister last mentioned."""
    for identity in cast.latest():
        if identity.country and identity.offices & {"spokesman", "foreign minister"}:
            return identity.country
    return None


def _kind_by_name(name: str) -> ActorKind:
    words = set(fold(name).split())
    if words & COMPANIES:
        return "company"
    if "party" in words:
        return "party"
    return "military" if words & FORCES else "organization"


def _short_for(short: str, name: str) -> bool:
    """Whether a name is the initials of a longer one, or the same."""
    if fold(short) == fold(name):
        return True
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return short.isupper() and 2 < len(short) <= LONGEST_INITIALS and initials == short
