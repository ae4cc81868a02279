"""Whom a description means: somebody already met, who holds the office that day, or somebody without a name."""

from dataclasses import replace

from dragoman.extract.actors.cast import Cast
from dragoman.extract.actors.identities import Identity
from dragoman.extract.actors.mentions import Mention
from dragoman.extract.actors.organizations import settle_ministry
from dragoman.extract.actors.roles import state_named
from dragoman.extract.words import Role
from dragoman.knowledge import Term, fold, office_holder
from dragoman.records import ActorKind

RANKED = frozenset({"head of state", "head of government", "leader"})
LEADERS = RANKED | {"party leader", "rebel leader", "opposition leader"}
LOOKED_UP = frozenset(
    {"leader", "head of state", "head of government", "foreign minister", "defence minister", "secretary-general"}
)
BROAD = frozenset({"official", "minister", "envoy"})  # what holders of finer offices are called as well
STATES = frozenset(
    {"side", "government", "authorities", "administration", "country", "nation"}
)  # "the government" is that of the last state
UNIONS = frozenset(
    {"bloc", "alliance", "union", "grouping", "body", "organization", "organisation", "forum"}
)  # "the alliance" is the body of states last named
BOUND = frozenset("GOV MIL COP SPY LEG JUD PTY OPP REB UAF PRM CVL LAB".split())  # who is of some state
KINDRED = {  # kinds of named bodies that a noun of a kind may mean
    "company": ("company", "organization"), "party": ("party",), "group": ("group",),
    "organization": ("organization", "company", "group"),
}  # fmt: skip
OCCASIONS = frozenset({"summit", "conference", "meeting", "panel", "center", "centre", "school", "hospital", "church"})
SOON = 3  # sentences
FADING = 0.3  # what a sentence of distance costs a description


def settle_description(cast: Cast, mention: Mention) -> list[Identity]:
    """One actor for a description."""
    role = mention.role
    if role is None:
        return []
    if mention.plural and len(states := _states(cast, mention)) > 1:
        return [_one_of(cast, replace(mention, country=code), role) for code in states]
    if role.form == "organ":
        nameless = role.words in ("country", "nation") and not (mention.country or _last_state(cast))
        return [] if nameless else [_organ(cast, mention, role)]
    if mention.definite and not mention.plural:
        found = _described(cast, mention, role)
        if found:
            found.describe(role, None)
            return [found]
        holder = _holder(cast, mention, role)
        if holder:
            return [holder]
    return [_unnamed(cast, mention, role)]


def _states(cast: Cast, mention: Mention) -> list[str]:
    """The states that a phrase names, each once: "the Turkish and Russian presidents"."""
    named = (state_named(cast.doc, i, i + 1, cast.knowledge) for i in range(mention.start, mention.head))
    return list(dict.fromkeys(code for code in named if code))


def _one_of(cast: Cast, mention: Mention, role: Role) -> Identity:
    """Whom a phrase about several means of one state: its person in that role, or its government."""
    person = (_described(cast, mention, role) or _holder(cast, mention, role)) if role.form == "person" else None
    return person or cast.state(str(mention.country))


def _organ(cast: Cast, mention: Mention, role: Role) -> Identity:
    if role.kind == "government" and (mention.country or role.words in STATES):
        code = mention.country or _last_state(cast)
        if code:
            return cast.state(code)
    if role.kind == "ministry" and not mention.plural:
        return settle_ministry(cast, mention)
    if mention.definite and role.words in UNIONS and not mention.country:
        found = next((i for i in cast.latest() if "IGO" in i.sectors and i.kind == "organization"), None)
        if found:
            return found
    if mention.definite:
        last = role.words.split()[-1]
        for identity in cast.latest():
            named = last in fold(identity.name).split() or last in identity.nouns
            if named and identity.kind != "person" and mention.country in (None, identity.country):
                return identity
        found = None if mention.plural else _kindred(cast, mention, role)
        if found:
            found.describe(role, None)
            return found
    return _unnamed(cast, mention, role)


def _kindred(cast: Cast, mention: Mention, role: Role) -> Identity | None:
    """The named body of that sort just spoken of: "the company" behind "Gazprom", "the paper" behind "Haaretz"."""
    for identity in cast.latest():
        if cast.distance(identity, mention) > SOON:
            return None
        named = not identity.key.startswith("unnamed:") and identity.name[:1].isupper()
        fits = identity.kind in KINDRED.get(role.kind, ()) and mention.country in (None, identity.country)
        alike = not role.sectors or not identity.sectors or set(role.sectors) & set(identity.sectors)
        if named and fits and alike and role.words not in OCCASIONS:
            return identity
    return None


def _last_state(cast: Cast) -> str | None:
    return next((identity.country for identity in cast.latest() if identity.country), cast.home)


def _described(cast: Cast, mention: Mention, role: Role) -> Identity | None:
    """The person already met whom a definite description fits best."""
    owner = _owner(cast, mention)
    fitting = []
    for person in cast.identities:
        if person.kind != "person" or person.plural or person is owner or not person.heads:
            continue
        if mention.country and person.country != mention.country:
            continue
        fit = _fit(person, role, mention, owner)
        if fit:
            fitting.append((fit - FADING * cast.distance(person, mention), person))
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _fit(person: Identity, role: Role, mention: Mention, owner: Identity | None) -> float:
    """How well a role suits a person: 0 not at all, 4 by the very word."""
    if role.words == "counterpart":
        same = owner is not None and bool(person.offices & owner.offices)
        return 3.0 if same else 1.0 if mention.country else 0.0
    if role.words in person.nouns or (role.office and role.office in person.offices):
        return 4.0
    if role.words.split()[-1] in person.nouns:
        return 3.0
    if role.office == "leader" and person.offices & LEADERS:
        return 2.5
    return 2.0 if role.office in BROAD and person.offices - RANKED else 0.0


def _owner(cast: Cast, mention: Mention) -> Identity | None:
    """Whose counterpart: the antecedent of "his" in the phrase."""
    for token in cast.doc[mention.start : mention.head]:
        if token.dep_ == "nmod:poss":
            return next((i for i in cast.identities if any(a <= token.i < b for a, b in i.spans)), None)
    return None


def _holder(cast: Cast, mention: Mention, role: Role) -> Identity | None:
    """Who held the office in the state that the words name, on the day of the report."""
    if not mention.country or not cast.day or mention.former or role.office not in LOOKED_UP:
        return None
    offices: tuple[str, ...] = (str(role.office),)
    if role.office == "leader":
        of_state = mention.country in cast.knowledge.countries
        offices = ("head of state", "head of government") if of_state else ("secretary-general", "head of body")
    found: tuple[Term, ...] = ()
    for office in offices:
        found = found or office_holder(cast.knowledge, office, mention.country, cast.day)
    if len({term.person for term in found}) != 1:
        return None
    term = found[0]
    person = cast.persons.named(term.person) or Identity(f"person:{fold(term.person)}", term.person, "person")
    person.country, person.office = person.country or term.country, person.office or term.office
    person.gender, person.wikidata = person.gender or term.gender, person.wikidata or term.wikidata
    person.describe(role, term.country)
    return cast.add(person)


def _unnamed(cast: Cast, mention: Mention, role: Role) -> Identity:
    """Somebody without a name: "officials", "a senior diplomat", "the statement"."""
    words = fold(mention.text)
    key = f"unnamed:{words}" if mention.definite or mention.plural else f"unnamed:{words}:{mention.start}"
    kind: ActorKind = "group" if mention.plural and role.form == "person" else role.kind
    bound = mention.definite and BOUND & set(role.sectors)
    country = mention.country or (cast.state_near(mention) if bound else None)
    sectors = ("ELI",) if mention.former and "GOV" in role.sectors else role.sectors
    identity = Identity(key, mention.text, kind, country, sectors, plural=mention.plural)
    identity.describe(role, country)
    return cast.add(identity)
