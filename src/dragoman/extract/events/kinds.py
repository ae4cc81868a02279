"""What kind of doer a noun names, where the sense of a verb hangs on it: a court convicts, a crowd strikes."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from spacy.tokens import Token

from dragoman.extract.actors.mentions import base
from dragoman.extract.words import roles, table_of
from dragoman.knowledge.frames import Kind


def is_kind(token: Token, kind: Kind) -> bool:
    """Whether the head noun of a phrase, or a name beside it, says that it is of that kind."""
    words, sectors = _kinds()[kind]
    for each in (token, *(c for c in token.children if base(c) in ("compound", "flat", "conj"))):
        lemma = each.lemma_.lower()
        role = roles().get(lemma)
        if lemma in words or (role is not None and bool(sectors & set(role.sectors))):
            return True
    return False


@cache
def _kinds() -> Mapping[Kind, tuple[frozenset[str], frozenset[str]]]:
    return {
        cast("Kind", kind): (frozenset(entry["words"].split()), frozenset(entry["sectors"]))
        for kind, entry in table_of("doers.toml").items()
    }


@cache
def _sectors() -> Mapping[str, tuple[str, ...]]:
    return {
        word: (entry.get("sector", entry["sectors"][0]),)
        for entry in table_of("doers.toml").values()
        for word in entry["words"].split()
    }


def sectors_of(noun: Token) -> tuple[str, ...]:
    """The sectors that a noun of no role tells: "gunman" is of the armed."""
    return _sectors().get(noun.lemma_.lower(), ())
