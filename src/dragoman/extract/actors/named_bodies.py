"""Names of states, capitals that act, bodies, other organisations and peoples."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.actors.ground import Ground, trimmed
from dragoman.extract.actors.mentions import LONGEST_NAME, NO_HEADS, Mention, base, head_of
from dragoman.extract.actors.roles import phrase_start, role_ending, state_named
from dragoman.knowledge import (
    Body,
    bodies_by_name,
    country_by_capital,
    country_by_demonym,
    country_by_name,
    country_by_seat,
    is_short_form,
)

LONGEST_BODY = 9  # words
PLACED = frozenset("in at near across inside within outside throughout around through via".split())
DEALT_WITH = frozenset("with against between by".split())
STILL = frozenset("lie sit host see wake".split())  # what cities do, and governments do not
OF_CITIES = frozenset("airport street mayor center centre suburb outskirt resident".split())
THINGS = frozenset(
    """
    treaty declaration summit law code convention index programme program award agreement accord accords act plan
    project games cup championship championships festival prize pact protocol constitution resolution day war week
    initiative roadmap doctrine memorandum charter exercise exercises operation talks dialogue expo fair olympics
    """.split()
)
NO_NAMES = frozenset("we our us i my you they he she it the".split())


def find_bodies(ground: Ground) -> Iterator[Mention]:
    """Bodies that the knowledge has by the name."""
    for start, end, name in ground.capitalised_runs(LONGEST_BODY):
        bodies = bodies_by_name(ground.knowledge, name)
        if bodies and _is_whole(ground, start, end) and _is_at_home(ground, name, bodies[0]):
            ground.take(start, end)
            yield Mention(start, end, head_of(ground.doc, start, end).i, "body", name)


def _is_whole(ground: Ground, start: int, end: int) -> bool:
    """False for a part of a longer name ("Congress" in "World Energy Congress")."""
    token = ground.doc[start]
    entity = next((e for e in token.sent.ents if e.start <= start and end <= e.end and e.label_ == "ORG"), None)
    if entity is None:
        return True
    rest = [t.text for t in entity if not start <= t.i < end and t.text[0].isupper()]
    return all(ground.names_a_state(text) for text in rest)


def _is_at_home(ground: Ground, name: str, body: Body) -> bool:
    """Initials of a body of one state mean it only where the report names that state."""
    if not is_short_form(name) or body.country not in ground.knowledge.countries:
        return True
    return body.kind in ("military", "ministry") or body.country in ground.named_states


def find_states(ground: Ground) -> Iterator[Mention]:
    """States, and capitals and palaces that stand for their governments; states that are only places are taken."""
    for start, end, name in ground.capitalised_runs(LONGEST_NAME):
        head = head_of(ground.doc, start, end)
        state = country_by_name(ground.knowledge, name) or country_by_seat(ground.knowledge, name)
        if state and head.pos_ in ("PROPN", "NOUN", "X") and _stands_alone(ground, head, end):
            ground.take(start, end)
            if not _cases(head) & PLACED:
                yield Mention(start, end, head.i, "country", name, country=state.code)
            continue
        city = country_by_capital(ground.knowledge, name)
        if city and _acts(head):
            ground.take(start, end)
            yield Mention(start, end, head.i, "country", name, country=city.code)


def _stands_alone(ground: Ground, head: Token, end: int) -> bool:
    """False for a state that only qualifies: "US officials", "Georgia State University"."""
    if base(head) in ("compound", "amod", "flat"):
        return False
    if head.ent_type_ in ("ORG", "PER"):
        return head.ent_iob_ == "B" and (end >= len(ground.doc) or ground.doc[end].ent_iob_ != "I")
    return True


def _cases(noun: Token) -> set[str]:
    return {case.lower_ for case in noun.lefts if base(case) == "case"}


def _acts(head: Token) -> bool:
    """Whether a capital stands for its government: it says or does something, or is dealt with."""
    while base(head) == "conj":
        head = head.head
    if head.dep_ == "nsubj":
        return head.head.pos_ == "VERB" and head.head.lemma_ not in STILL
    if base(head) in ("obl", "nmod") and _cases(head) & DEALT_WITH:
        return True
    owned = head.dep_ == "nmod:poss" and head.head.lemma_ not in OF_CITIES
    return owned and any(child.text in ("'s", "’s", "'") for child in head.rights)


def find_organizations(ground: Ground) -> Iterator[Mention]:
    """Names that the tagger takes for organisations and the knowledge does not have, wherever they stand."""
    doc, names = ground.doc, set[str]()
    for entity in doc.ents:
        if entity.label_ != "ORG" or not ground.free(entity.start, entity.end):
            continue
        start, end = trimmed(entity)
        text = doc[start:end].text
        if start >= end or _is_nobody(text) or text in ground.place_names or ground.names_a_state(text):
            continue
        names.add(text)
        yield _organization(ground, start, end)
    for start, end, text in ground.named_runs(names):
        if not any(token.ent_type_ == "PER" for token in doc[start:end]) or text != text.title():
            yield _organization(ground, start, end)


def _organization(ground: Ground, start: int, end: int) -> Mention:
    doc = ground.doc
    state = state_named(doc, min(start, phrase_start(doc[end - 1])), end, ground.knowledge)
    found = role_ending(doc, end - 1)
    ground.take(start, end)
    head, role = head_of(doc, start, end).i, found[0] if found else None
    return Mention(start, end, head, "organization", doc[start:end].text, role=role, country=state)


def _is_nobody(text: str) -> bool:
    """Whether a name is that of a treaty, an occasion or a thing, or no name at all."""
    words = text.lower().split()
    return words[-1] in THINGS or text.lower() in NO_NAMES or not any(letter.isalpha() for letter in text)


def find_peoples(ground: Ground) -> Iterator[Mention]:
    """Peoples by their names: "Palestinians", "the Turks"."""
    for token in ground.doc:
        if ground.taken(token.i) or token.pos_ not in ("NOUN", "PROPN", "ADJ") or not token.text[0].isupper():
            continue
        if base(token) in NO_HEADS or not token.text.endswith("s"):
            continue
        state = country_by_demonym(ground.knowledge, token.text)
        if state:
            ground.take(token.i, token.i + 1)
            yield Mention(token.i, token.i + 1, token.i, "people", token.text, country=state.code, plural=True)
