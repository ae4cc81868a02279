"""What is to be done, in a short form that stands alone: "intensify contacts between their defence ministries"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.commitments.forces import forces
from dragoman.extract.events.clause import RELATIVE

APART = frozenset("parataxis discourse vocative dep orphan mark cc punct".split())
FRAME = ("aux", "aux:pass", "nsubj", "nsubj:pass", "expl", "cc", "mark")
LONGEST = 32  # words
DETERMINERS = frozenset("a an the this that these those its his her their our my".split())


def action_of(content: Token, head: Token) -> str:
    """The act that a word heads: a verb in its plain form with what follows, or a noun phrase without article. Of a
    relative clause of which `head` is the verb the noun before it is the object: "aid that Oslo pledged to send".
    """
    doc = content.doc
    words = sorted(_kept(content, content), key=lambda t: t.i)
    if content.pos_ in ("VERB", "AUX", "ADJ"):
        passive = _acted_upon(content) or _relative_object(content, head)
        before = _stretch(_noun_phrase(passive, content)) if passive is not None else ""
        after = _stretch([t for t in words if t.i > content.i])
        denied = any(c.lower_ in ("not", "n't", "n’t", "never") for c in content.children)
        verb = content.lemma_ if content.pos_ != "ADJ" else f"be {content.lower_}"
        return " ".join(part for part in ("not" if denied else "", verb, before, after) if part)
    while words and words[0].lower_ in DETERMINERS:
        words.pop(0)
    return _stretch(words) or str(doc[content.i].text)


def _noun_phrase(noun: Token, verb: Token) -> list[Token]:
    """A noun with what belongs to it, without the clause in which a verb stands."""
    inside = {t.i for child in noun.children if child.dep_ == "acl:relcl" for t in child.subtree}
    return [t for t in noun.subtree if t.i not in inside and t.i != verb.i]


def _relative_object(content: Token, head: Token) -> Token | None:
    if head.dep_ != "acl:relcl" or any(base(c) in ("obj", "ccomp", "xcomp") for c in content.children):
        return None
    return head.head if not any(c.dep_ == "nsubj" and c.lower_ in RELATIVE for c in head.children) else None


def _acted_upon(verb: Token) -> Token | None:
    """The subject of a passive: "aid" of "that aid be sent", also where the tree hangs it on the verb above."""
    own = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    if own is None and base(verb) == "xcomp" and any(c.dep_ == "aux:pass" for c in verb.children):
        return next((c for c in verb.head.children if c.dep_ == "obj"), None)
    return own


def _kept(token: Token, top: Token) -> Iterator[Token]:
    """The words of a phrase without its subject, time, conditions and afterthoughts."""
    yield token
    for child in token.children:
        if token is top and (child.dep_ in FRAME or base(child) in APART):
            continue
        if base(child) in ("parataxis", "appos", "discourse", "vocative") or child.dep_ == "acl:relcl":
            continue
        if base(child) == "punct" and token is top:
            continue
        if token is top and base(child) in ("case", "det"):
            continue
        if base(child) == "advcl" and (_is_condition(child) or (token is top and _is_aside(child))):
            continue
        if base(child) == "conj" and any(c.dep_ in ("nsubj", "nsubj:pass", "aux") for c in child.children):
            continue  # an act of its own
        if base(child) == "cc" and child.lower_ == "but":
            continue
        if token is top and child.ent_type_ == "DATE" and base(child) in ("obl", "nmod", "advmod"):
            continue
        yield from _kept(child, top)


def _is_condition(clause: Token) -> bool:
    return any(base(c) == "mark" and c.lower_ in forces().marks for c in clause.children)


def _is_aside(clause: Token) -> bool:
    """Whether a clause stands behind a comma and only adds when or how."""
    first = clause.left_edge
    return first.i > 0 and clause.doc[first.i - 1].text in (",", ";", "–", "--", "-")


def _stretch(words: list[Token]) -> str:
    """The text of words in order, with the white space between those that stand together; a long one is cut, and
    says so.
    """
    out = ""
    for n, token in enumerate(words[:LONGEST]):
        behind = words[n + 1] if n + 1 < len(words) else None
        gap = behind is not None and (token.whitespace_ or behind.i != token.i + 1)
        out += token.text + (" " if gap else "")
    said = re.sub(r" +([,;.])", r"\1", " ".join(out.split())).strip(" ,;:-–—\"'“”‘’«»(")
    return f"{said} …" if len(words) > LONGEST else said
