"""The rules of grammar.toml as regular expressions over the codes of tokens.

A rule reads like the words it matches. CAPITALS name a category of words.toml or a shape of the lexer, small
letters a word itself, `@NAME` a macro, `label=` what the rule's builder asks for; `( | ) ? * +`, lookahead and
lookbehind mean what they mean in regular expressions, with a token for a letter.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.extract.times.alphabet import Alphabet

_ATOM = re.compile(r"\(\?(?:[=!]|<[=!])|(?:(?P<label>[a-z]\w*)=)?(?:(?P<group>\()|(?P<name>[A-Za-z]+))")
_MACRO = re.compile(r"@([A-Z]+)")


@dataclass(frozen=True, slots=True)
class Rule:
    build: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    alphabet: Alphabet
    rules: tuple[Rule, ...]


def _expand(pattern: str, macros: dict[str, str]) -> str:
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda match: f"({macros[match[1]]})", pattern)
    return re.sub(r"\s+", " ", pattern)


def _literals(patterns: list[str]) -> frozenset[str]:
    names = (match["name"] for pattern in patterns for match in _ATOM.finditer(pattern))
    return frozenset(name for name in names if name and name.islower())


def _compile(pattern: str, alphabet: Alphabet) -> re.Pattern[str]:
    labels = Counter[str]()

    def opening(label: str | None) -> str:
        # A rule may use a label in several branches; Python wants each name once.
        if label is None:
            return "(?:"
        labels[label] += 1
        return f"(?P<{label}_{labels[label]}>"

    def atom(match: re.Match[str]) -> str:
        if not match["name"]:
            return opening(match["label"]) if match["group"] else match[0]
        members = alphabet.members(match["name"])
        if not members:
            raise ValueError(f"grammar.toml: expected a category or a word, got {match['name']!r} in {pattern!r}")
        return f"{opening(match['label'])}[{members}])" if match["label"] else f"[{members}]"

    return re.compile(_ATOM.sub(atom, pattern).replace(" ", ""))


@cache
def load_grammar() -> Grammar:
    """The rules in the order of grammar.toml, compiled once.

    Raises ValueError where a rule names a category that no token can have.
    """
    source = tomllib.loads((files(__package__) / "grammar.toml").read_text(encoding="utf-8"))
    rules = [(build, _expand(p, source["macros"])) for build, ps in source["rules"].items() for p in ps]
    alphabet = Alphabet(_literals([pattern for _, pattern in rules]))
    return Grammar(alphabet, tuple(Rule(build, _compile(pattern, alphabet)) for build, pattern in rules))
