"""The lexicon of binding words: which force a verb, adjective or noun gives to what follows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from dragoman.extract.words import table_of
from dragoman.records import Force

FORCES: tuple[Force, ...] = get_args(Force)
FORMS = ("to", "that", "ing", "others", "things", "matters", "adjectives", "nouns")


@dataclass(frozen=True, slots=True)
class Forces:
    """By form ("to", "that" ...) the force of each lemma; and the words that limit what binds."""

    by_form: Mapping[str, Mapping[str, Force]]
    acts: frozenset[str]  # nouns that are an act by themselves
    papers: frozenset[str]  # of these what can be signed or accepted
    states: frozenset[str]  # verbs of being and happening
    carrying: frozenset[str]  # of these the ones that carry an act: "continue to send"
    denied: frozenset[str]  # verbs that refuse what follows where they are denied: "does not want to"
    marks: frozenset[str]  # of clauses that are conditions
    condition_phrases: tuple[str, ...]


@cache
def forces() -> Forces:
    table = table_of("forces.toml")
    by_form: dict[str, dict[str, Force]] = {form: {} for form in FORMS}
    for force in FORCES:
        for form in FORMS:
            for word in table[force][form].split():
                by_form[form].setdefault(word.replace("_", " "), force)
    return Forces(
        by_form,
        acts=frozenset(table["acts"]["words"].split()),
        papers=frozenset(table["papers"]["words"].split()),
        states=frozenset(table["states"]["verbs"].split()),
        carrying=frozenset(table["carrying"]["verbs"].split()),
        denied=frozenset(table["denied"]["verbs"].split()),
        marks=frozenset(table["conditions"]["marks"].split()),
        condition_phrases=tuple(table["conditions"]["phrases"]),
    )
