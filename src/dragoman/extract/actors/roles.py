"""Role nouns in a text ("deputy foreign minister"), the phrase around them, and the state that it names."""

from spacy.tokens import Doc, Token

from dragoman.extract.actors.mentions import LONGEST_NAME, OUTSIDE_PHRASE, base
from dragoman.extract.words import LONGEST_ROLE, Role, roles
from dragoman.knowledge import (
    Body,
    Country,
    Knowledge,
    bodies_by_name,
    country_by_adjective,
    country_by_name,
    country_by_people,
    country_by_seat,
)

BELONGING = frozenset({"of", "in", "from", "for"})


def singular(token: Token) -> str:
    """A noun in the singular, in small letters."""
    return str(token.lemma_.lower()) if token.tag_ == "NNS" else str(token.lower_)


def role_ending(doc: Doc, last: int) -> tuple[Role, int] | None:
    """The longest role whose words end with the token `last`, and its first token."""
    known = roles()
    for length in range(min(LONGEST_ROLE, last + 1), 0, -1):
        first = last - length + 1
        before = " ".join(doc[i].lower_ for i in range(first, last))
        for final in (singular(doc[last]), doc[last].lower_):
            role = known.get(f"{before} {final}".strip())
            if role:
                return role, first
    return None


def role_beginning(doc: Doc, first: int) -> tuple[Role, int] | None:
    """A role such as "secretary of state" that begins at `first`, and the token behind it."""
    if first + 2 >= len(doc) or doc[first + 1].lower_ not in ("of", "for"):
        return None
    known = roles()
    for end in range(min(first + 5, len(doc)), first + 2, -1):
        role = known.get(" ".join([singular(doc[first]), *(token.lower_ for token in doc[first + 1 : end])]))
        if role:
            return role, end
    return None


def phrase_start(head: Token) -> int:
    """First token of the noun phrase that `head` closes on its right."""
    first = int(head.i)
    for token in reversed(list(head.lefts)):
        if base(token) in OUTSIDE_PHRASE:
            break
        if base(token) != "case":
            first = int(token.left_edge.i)
    return first


def state_named(doc: Doc, start: int, end: int, knowledge: Knowledge) -> str | None:
    """Code of the state, or body of states, that the tokens name first: "Turkish", "Tamil", "South Korea's", "EU"."""
    for first in range(start, end):
        if not doc[first].text[0].isupper():
            continue
        for last in range(min(end, first + LONGEST_NAME), first, -1):
            words = doc[first:last].text.removesuffix("'s").removesuffix("’s")
            state = _state(knowledge, words)
            if state:
                return state.code
            body = next(iter(bodies_by_name(knowledge, words)), None)
            if body and body.country and _tells_country(body, knowledge):
                return body.country
    return None


def _state(knowledge: Knowledge, words: str) -> Country | None:
    return (
        country_by_adjective(knowledge, words)
        or country_by_name(knowledge, words)
        or country_by_seat(knowledge, words)
        or country_by_people(knowledge, words)
    )


def _tells_country(body: Body, knowledge: Knowledge) -> bool:
    """Whether a body in a phrase tells for whom the phrase's head acts: "NATO troops", "PKK fighters"."""
    return body.country not in knowledge.countries or body.kind == "group" or "MIL" in body.sectors


def state_owning(doc: Doc, at: int, opening: int, knowledge: Knowledge) -> str | None:
    """Code of the state whose possessive ends right before `at`: "Sao Tome and Principe 's"."""
    if at <= opening or doc[at - 1].text not in ("'s", "’s", "'", "’"):
        return None
    for first in range(max(opening, at - 1 - LONGEST_NAME), at - 1):
        state = country_by_name(knowledge, doc[first : at - 1].text)
        if state:
            return state.code
    return None


def state_of_phrase(doc: Doc, start: int, head: Token, knowledge: Knowledge) -> str | None:
    """The state that a noun phrase names: before its head, or behind it with "of", "for", "from"."""
    found = state_named(doc, start, head.i, knowledge)
    if found:
        return found
    for child in head.rights:
        if base(child) == "nmod" and any(case.lower_ in BELONGING for case in child.lefts):
            return state_named(doc, child.left_edge.i, child.i + 1, knowledge)
    after = head.i + 1
    if after + 1 < len(doc) and doc[after].lower_ in BELONGING and base(doc[after]) == "case":
        last = doc[after].head.i  # the tree may hang what follows on another noun
        return state_named(doc, after + 1, last + 1, knowledge)
    return None
