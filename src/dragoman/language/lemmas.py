"""Lemmas from a treebank's table, and rules of English inflection for all other words."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

RULED = ("ADJ", "ADV", "AUX", "NOUN", "VERB")
VOWELS = "aeiou"
ENDINGS = {
    "NOUN": ("s",),
    "VERB": ("s", "ing", "ed"),
    "AUX": ("s", "ing", "ed"),
    "ADJ": ("er", "est"),
    "ADV": ("er", "est"),
}


class Lemmas:
    """Lemmas of (form, part of speech)."""

    def __init__(self, exceptions: Mapping[str, Mapping[str, str]], stems: Mapping[str, frozenset[str]]) -> None:
        self._exceptions, self._stems = exceptions, stems

    @classmethod
    def load(cls, path: Path) -> "Lemmas":
        """Read the table that `training/lemmas.py` made."""
        table = msgspec.json.decode(path.read_bytes())
        return cls(table["exceptions"], {part: frozenset(words) for part, words in table["stems"].items()})

    def of(self, form: str, part: str) -> str:
        """Lemma of a word in a universal part of speech; proper nouns keep their form."""
        if part == "PROPN":
            return form
        small = form.lower().replace("’", "'")
        known = self._exceptions.get(part, {}).get(small)
        if known is not None:
            return known
        if part not in RULED:
            return small
        for ending in ENDINGS[part]:
            if small.endswith(ending) and len(small) > len(ending) + 1:
                return self._stem(small, ending, part)
        return small

    def _stem(self, form: str, ending: str, part: str) -> str:
        stems = self._stems.get(part, frozenset())
        if ending in ("er", "est") or form in stems:
            found = [stem for stem in candidates(form, ending) if stem in stems]
            return form if form in stems or not found else found[0]
        options = candidates(form, ending)
        return next((stem for stem in options if stem in stems), options[0])


def candidates(form: str, ending: str) -> list[str]:
    """Stems that a form with an ending may come from, the likeliest first."""
    stem = form[: -len(ending)]
    if ending == "s":
        return _unpluraled(form, stem)
    bare = [stem]
    if stem.endswith("i"):
        return [stem[:-1] + "y", stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiosz":
        return [stem[:-1], stem] if stem[-1] != "l" else [stem, stem[:-1]]
    if _wants_e(stem):
        return [stem + "e", *bare]
    return [*bare, stem + "e"]


def _unpluraled(form: str, stem: str) -> list[str]:
    if form.endswith(("ss", "us", "is")):
        return [form]
    if form.endswith("ies") and len(form) > 4:
        return [form[:-3] + "y", stem]
    if form.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return [form[:-2], stem]
    return [stem]


def _wants_e(stem: str) -> bool:
    """Whether a stem that an ending was cut from is likelier to have lost an "e"."""
    if stem.endswith(
        (
            "at",
            "iz",
            "is",
            "iv",
            "c",
            "g",
            "v",
            "u",
            "dl",
            "tl",
            "bl",
            "pl",
            "gl",
            "kl",
            "fl",
            "as",
            "os",
            "us",
            "rs",
            "ns",
        )
    ):
        return not stem.endswith(("ng", "eat", "oat", "ous"))
    short = len(stem) > 2 and stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and stem[-3] not in VOWELS
    return short and sum(letter in VOWELS for letter in stem) == 1
