"""The lexicon of meetings: words for visits, talks and calls, and for what becomes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from dragoman.extract.words import table_of

Kind = Literal["visit", "talks", "call"]


@dataclass(frozen=True, slots=True)
class MeetingWords:
    nouns: Mapping[str, Kind]
    verbs: Mapping[str, Kind]
    fate: Mapping[str, frozenset[str]]  # lemmas of verbs by what they say becomes of a meeting
    words: Mapping[str, frozenset[str]]  # adjectives and adverbs that say the same
    bodies: frozenset[str]
    refused: frozenset[str]  # lemmas of verbs that say there is none
    at_large: frozenset[str]  # lemmas of verbs whose object is talking as such


@cache
def meeting_words() -> MeetingWords:
    table = table_of("meetings.toml")
    kinds = get_args(Kind)
    nouns, verbs = (
        {word: cast(Kind, kind) for kind in kinds for word in table[part][kind].split()} for part in ("nouns", "verbs")
    )
    fate, words = (
        {name: frozenset(word.replace("_", " ") for word in text.split()) for name, text in table[part].items()}
        for part in ("fate", "words")
    )
    bodies = frozenset(table["bodies"]["nouns"].split())
    refused, at_large = (frozenset(table[part]["verbs"].split()) for part in ("refused", "at_large"))
    return MeetingWords(nouns, verbs, fate, words, bodies, refused, at_large)
