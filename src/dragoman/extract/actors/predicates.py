"""What somebody is said to be: "Chile is a member", "Oslo, the seat of the talks", "Norway, as a founder, ..."."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.actors.ground import Ground
from dragoman.extract.actors.mentions import Mention, base
from dragoman.extract.actors.roles import phrase_start

ARTICLES = frozenset("a an the one my our his her its their this".split())
DENIED = frozenset("not n't n’t never no".split())


def find_predicates(ground: Ground) -> Iterator[Mention]:
    """Noun phrases that a copula, a comma or "as" ties to a name or pronoun beside them."""
    for token in ground.doc:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") or ground.taken(token.i):
            continue
        bearer = bearer_of(token)
        start = phrase_start(token)
        if bearer is None or ground.doc[start].lower_ not in ARTICLES or not ground.free(start, token.i + 1):
            continue
        ground.take(start, token.i + 1)
        yield Mention(start, token.i + 1, token.i, "predicate", ground.doc[start : token.i + 1].text, bearer=bearer.i)


def bearer_of(noun: Token) -> Token | None:
    """The token of whom a noun says what he is, or None where it stands for itself."""
    children = list(noun.children)
    if any(child.dep_ == "cop" for child in children):
        subject = next((child for child in children if child.dep_ == "nsubj"), None)
        if any(child.lower_ in DENIED for child in children):
            return None
        if subject is None:  # "... and is a founder of it"
            return bearer_of(noun.head) if base(noun) == "conj" and noun.head.i < noun.i else None
        return noun.head if subject.lower_ in ("who", "which", "that") and noun.dep_ == "acl:relcl" else subject
    if base(noun) == "appos" and noun.head.i < noun.i:
        return noun.head
    if any(child.lower_ == "as" and base(child) == "case" for child in children):
        if base(noun) == "nmod":
            return noun.head
        sides = {child.dep_: child for child in noun.head.children}  # "described it as ..." tells of the object
        return (sides.get("obj") or sides.get("nsubj")) if base(noun) == "obl" else None
    return None
