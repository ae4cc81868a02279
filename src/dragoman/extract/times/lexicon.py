"""The vocabulary of time: what every form of a word counts as, from words.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WordValue = str | int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`values[category][form]` is what a form counts as in a category; `categories[form]` names its categories."""

    values: dict[str, dict[str, WordValue]]
    categories: dict[str, frozenset[str]]


def forms(word: str) -> tuple[str, ...]:
    """The ways to write a word: as it stands and in capitals; a small word also with a capital letter."""
    return (word, word.upper()) if word[0].isupper() else (word, word.capitalize(), word.upper())


def _tables() -> dict[str, dict[str, WordValue]]:
    tables = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    lists: dict[str, list[str]] = tables.pop("LISTS")
    return tables | {category: dict.fromkeys(words, 0) for category, words in lists.items()}


@cache
def load_lexicon() -> Lexicon:
    """The tables of words.toml, spread over every way to write each word."""
    values: dict[str, dict[str, WordValue]] = {}
    categories: dict[str, set[str]] = {}
    for category, words in _tables().items():
        values[category] = {form: value for word, value in words.items() for form in forms(word)}
        for form in values[category]:
            categories.setdefault(form, set()).add(category)
    return Lexicon(values, {form: frozenset(names) for form, names in categories.items()})
