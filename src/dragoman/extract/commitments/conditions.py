"""On what a commitment hangs: "if ...", "provided that ...", "once ..."."""

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.commitments.bindings import Binding
from dragoman.extract.commitments.forces import forces


def condition_of(binding: Binding) -> str | None:
    """The clause or phrase of condition beside the act or the word of force, in the text's own words."""
    for top in (binding.content, binding.head, binding.carrier):
        if top is None:
            continue
        for child in top.children:
            if base(child) in ("advcl", "obl", "parataxis") and _is_condition(child):
                return _text(child)
    return None


def _is_condition(token: Token) -> bool:
    if any(base(c) in ("mark", "advmod", "case") and c.lower_ in forces().marks for c in token.children):
        return True
    words = " ".join(t.lower_ for t in token.subtree)
    return words.startswith(forces().condition_phrases)


def _text(token: Token) -> str:
    words = list(token.subtree)
    return " ".join(token.doc[words[0].i : words[-1].i + 1].text.split()).strip(' ,;."”’')
