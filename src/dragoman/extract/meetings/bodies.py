"""The body whose session a meeting is: a commission, a council, an organization."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.actors.roles import phrase_start
from dragoman.extract.events.clause import preposition_of
from dragoman.extract.events.parties import Parties
from dragoman.extract.meetings.lexicon import meeting_words

ARTICLES = frozenset("the a an its their this that".split())


@dataclass(frozen=True, slots=True)
class Body:
    name: str
    actors: tuple[str, ...]  # the states that its name names


def body_of(meeting: Token, parties: Parties) -> Body | None:
    """The body in "a meeting of the Polish-Czech commission", "a commission session"."""
    for child in meeting.children:
        if base(child) == "nmod" and preposition_of(child) == "of" and _is_body(child):
            return _body(child, parties)
        if child.dep_ == "compound" and _is_body(child) and not _is_paired(child):
            return _body(child, parties)
    return None


def _is_paired(token: Token) -> bool:
    """Whether a name is one of two sides: "EU-Iran talks"."""
    doc, last = token.doc, len(token.doc) - 1
    return any(doc[i].text in ("-", "–") for i in (token.i - 1, token.i + 1) if 0 <= i <= last)


def _is_body(token: Token) -> bool:
    return token.lemma_.lower() in meeting_words().bodies or (token.ent_type_ == "ORG" and token.pos_ == "PROPN")


def _body(noun: Token, parties: Parties) -> Body:
    doc, first = noun.doc, phrase_start(noun)
    while first < noun.i and doc[first].lower_ in ARTICLES:
        first += 1
    name = " ".join(doc[first : noun.i + 1].text.split())
    return Body(name, parties.states_in(first, noun.i + 1, doc))
