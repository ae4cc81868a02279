"""Other names in the same sentences: what is learned of a name should be its place, not only its letters.

The names come from the project's knowledge (office holders, bodies, places); a person stays a person, one word
stays one word, and capitals that stand for a long name stay such.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from dragoman.knowledge import load
from dragoman.knowledge.places import Gazetteer
from dragoman.language.tokens import blank_language
from sentences import Sentence

WELL_KNOWN = 4.7  # weight of a place: about 50,000 people
Name = tuple[str, ...]


class Names:
    """Names of persons, bodies and places in tokens, by type and build."""

    def __init__(self) -> None:
        tokenizer = blank_language().tokenizer
        pools: dict[tuple[str, str], set[Name]] = defaultdict(set)
        for kind, text in _known():
            name = tuple(token.text for token in tokenizer(text))
            if text[:1].isupper() and len(name) <= 8:
                pools[kind, build(name)].add(name)
        self._pools = {key: sorted(names) for key, names in pools.items()}

    def swapped(self, sentence: Sentence, share: float, dice: random.Random) -> Sentence:
        """The sentence with each of its names replaced, with probability `share`, by one of its kind and build."""
        words: list[str] = []
        labels: list[str] = []
        at = 0
        for start, end, kind in spans(sentence.entities):
            words += sentence.words[at:start]
            labels += sentence.entities[at:start]
            old = sentence.words[start:end]
            pool = self._pools.get((kind, build(old)))
            new = dice.choice(pool) if pool and dice.random() < share else old
            words += new
            labels += [f"B-{kind}"] + [f"I-{kind}"] * (len(new) - 1)
            at = end
        return replace(
            sentence,
            words=(*words, *sentence.words[at:]),
            entities=(*labels, *sentence.entities[at:]),
        )


def spans(labels: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Spans of a BIO row, in order; labels left open belong to none."""
    found: list[tuple[int, int, str]] = []
    for word, label in enumerate(labels):
        if label.startswith("B-"):
            found.append((word, word + 1, label[2:]))
        elif label.startswith("I-") and found and found[-1][1] == word:
            found[-1] = (found[-1][0], word + 1, found[-1][2])
    return found


def build(name: Name) -> str:
    """What a name is made of: "capitals" ("NATO"), one "word" ("Putin") or "words" ("Vladimir Putin")."""
    if len(name) > 1:
        return "words"
    return "capitals" if name[0].isupper() and len(name[0]) > 1 else "word"


def _known() -> Iterator[tuple[str, str]]:
    knowledge = load()
    for term in knowledge.terms:
        yield "PER", term.person
        yield "PER", term.person.split()[-1]
    for body in knowledge.bodies:
        yield from (("ORG", name.removeprefix("the ")) for name in (body.name, *body.aliases))
    for country in knowledge.countries.values():
        yield "LOC", country.name
        yield from (("LOC", name) for name in country.aliases if name.isupper())  # "UAE", "DPRK"
    places = Gazetteer()
    for number in range(len(places)):
        entry = places.entry(number)
        if entry.weight >= WELL_KNOWN:
            yield "LOC", entry.name
