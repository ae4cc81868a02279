"""A mention: where a report may mean somebody who acts, and what the words tell of him."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.extract.words import Role, cues

Form = Literal["person", "country", "body", "organization", "people", "description", "pronoun", "group", "predicate"]

OUTSIDE_PHRASE = frozenset(
    "acl advcl appos aux cc conj cop dep discourse expl mark nsubj obl orphan parataxis punct vocative".split()
)
NO_HEADS = frozenset("compound flat det amod case cc mark goeswith fixed".split())
HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir lord lady madame comrade prof prof. miss".split())
FORMER = frozenset("former ex late onetime ousted deposed past erstwhile".split())
LONGEST_NAME = 6  # words of a state or a body of states


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [start, end) that stand for somebody; `head` is the token that carries the syntax."""

    start: int
    end: int
    head: int
    form: Form
    text: str
    role: Role | None = None
    country: str | None = None  # the state that the words themselves name
    aside: tuple[int, int] | None = None  # tokens of the description beside a name: "X, the foreign minister,"
    titles: tuple[str, ...] = ()  # "Foreign Minister" as it stands before a name
    definite: bool = True
    plural: bool = False
    former: bool = False
    bearer: int | None = None  # of a predicate: the token of whom it is said


def base(token: Token) -> str:
    """The relation without its subtype."""
    return str(token.dep_).split(":", maxsplit=1)[0]


def head_of(doc: Doc, start: int, end: int) -> Token:
    """The token of a span whose own head lies outside."""
    tops = [token for token in doc[start:end] if not start <= token.head.i < end or token.head.i == token.i]
    return tops[0] if tops else doc[end - 1]


def speaks(token: Token) -> bool:
    """Whether the token stands where sources stand: subject of a verb of saying, or behind "according to"."""
    while base(token) == "conj":
        token = token.head
    if token.head.lemma_ in ("quote", "cite") and token.dep_ in ("obj", "nsubj:pass"):
        return True
    if base(token) == "nsubj":
        return token.head.lemma_ in cues().sure
    if base(token) in ("obl", "nmod"):
        marks = {case.lower_ for case in token.lefts if base(case) == "case"}
        return "according" in marks or ("by" in marks and token.head.lemma_ in cues().sure)
    return False
