"""The lexicon of extraction: nouns for those who act, and words that attribute words to them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from dragoman.records import ActorKind

FOLDER = Path(__file__).parent / "lexicon"
LONGEST_ROLE = 4  # words


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun such as "foreign minister" or "ministry" says of its bearer."""

    words: str
    form: Literal["person", "organ", "document"]
    kind: ActorKind
    office: str | None
    sectors: tuple[str, ...]
    country: str | None = None  # of an office that only one state has: "pope"


@dataclass(frozen=True, slots=True)
class Cues:
    """Verbs and nouns that attribute words; verbs are lemmas."""

    say: frozenset[str]
    sure: frozenset[str]
    mere: frozenset[str]
    name: frozenset[str]
    tell_by_noun: frozenset[str]
    nouns: frozenset[str]


@cache
def roles() -> Mapping[str, Role]:
    """Every role noun in small letters; the first mention in the file wins."""
    table = table_of("roles.toml")
    found: dict[str, Role] = {}
    for form in ("person", "organ", "document"):
        for entry in table[form]:
            kind = cast(ActorKind, entry.get("kind", "person" if form == "person" else "organization"))
            for words in entry["words"]:
                office, country = entry.get("office"), entry.get("country")
                role = Role(words, cast(Any, form), kind, office, tuple(entry.get("sectors", ())), country)
                found.setdefault(words.replace("-", " - "), role)  # as the tokenizer has them
                found.setdefault(words, role)
    return found


@cache
def group_nouns() -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas that stand, in the plural, for the people ("leaders") or the states ("sides") just named."""
    group = table_of("roles.toml")["group"]
    return frozenset(group["people"]), frozenset(group["states"])


@cache
def cues() -> Cues:
    table = table_of("cues.toml")
    return Cues(
        say=frozenset(table["say"]["verbs"]),
        sure=frozenset(table["say"]["sure"]),
        mere=frozenset(table["say"]["mere"]),
        name=frozenset(table["name"]["verbs"]),
        tell_by_noun=frozenset(table["object"]["verbs"]),
        nouns=frozenset(table["noun"]["nouns"]),
    )


@cache
def given_names() -> Mapping[str, str]:
    """Given names in small letters and their gender, "m" or "f"; names of both are left out."""
    table = table_of("given_names.toml")
    return {name: gender for gender in ("m", "f") for name in table[gender].split()}


def table_of(name: str) -> dict[str, Any]:
    """A file of the lexicon."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
