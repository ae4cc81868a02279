"""Turns: stretches of a page that are all in one voice, and to whom it speaks.

Three kinds of page have them: interviews and transcripts, letters, and speeches. What a page is, is told by its
own words (lexicon/voices.toml) and its layout.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.records import Span

LEXICON = Path(__file__).parent.parent / "lexicon" / "voices.toml"
OWN_VOICE = re.compile(r"\b(?:I|me|my|mine|myself|we|We|us|our|Our|ours|ourselves|Me|My)\b(?!\.)")
QUOTED = re.compile(r"[\"“][^\"“”\n]*[\"”]")


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks or is spoken to: a name as the page has it, and where; no place for one that only the title has."""

    name: str
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Characters in one voice; `voice` and `listener` are None where the page does not tell."""

    span: Span
    voice: Party | None
    listener: Party | None = None


@cache
def words(kind: str, name: str) -> frozenset[str]:
    """An entry of lexicon/voices.toml, in small letters."""
    return frozenset(tomllib.loads(LEXICON.read_text(encoding="utf-8"))[kind][name])


@cache
def any_of(kind: str, *names: str) -> str:
    """The entries as alternatives of a regular expression, longer ones first."""
    found = sorted({word for name in names for word in words(kind, name)}, key=len, reverse=True)
    return "|".join(map(re.escape, found))


def paragraphs(text: str) -> list[Span]:
    """The lines of a page that hold something, without the space around them."""
    return [
        Span(match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()))
        for match in re.finditer(r"[^\n]+", text)
        if (line := match[0]).strip()
    ]


def own_words(text: str, spans: Sequence[Span]) -> int:
    """How many words of the first person stand in these spans outside quotation marks."""
    return sum(len(OWN_VOICE.findall(QUOTED.sub(" ", text[span.start : span.end]))) for span in spans)
