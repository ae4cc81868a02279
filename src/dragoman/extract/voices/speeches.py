"""Speeches: the page says by whom they are, and the rest is in the first person."""

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.voices.turns import Party, Turn, any_of, own_words, paragraphs
from dragoman.records import Actor, Report, Span

OPENING = 6  # lines of a page that may say whose words follow
LONGEST_HEAD = 16  # words of a line that is a title, not a sentence
FEWEST = 4  # words of the first person outside quotation marks
SPARSEST = 0.008  # their share among all words
HONOURS = (
    r"(?:(?:H\.? ?E\.?|His|Her|Their|Excellency|[Tt]he (?=Rt|Right|Hon)|Rt|Right|Hon|Honou?rable"
    r"|Mr|Mrs|Ms|Dr|Prof|Sir|Lord)\.?,? )*"
)
ROLE = r"(?:(?:[A-Z][\w-]*|of|and|the|for) )*?"
NAME = r"(?P<name>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|bin|al|ul)){0,3})"


def find_speech(report: Report, actors: Sequence[Actor]) -> list[Turn]:
    """The one turn of a speech; none where the page does not say that it is one, or whose."""
    text, lines = report.text, paragraphs(report.text)
    count = own_words(text, [Span(0, len(text))])
    if count < FEWEST or count < SPARSEST * len(text.split()):
        return []
    heads = [(text[line.start : line.end], line.start) for line in lines[:OPENING]]
    for head, offset in ([(report.title, None)] if report.title and report.title not in text else []) + heads:
        for party in _speakers(head, offset):
            if " " in party.name or _is_met(party, actors):
                return [Turn(Span(0, len(text)), party)]
    return []


def _is_met(party: Party, actors: Sequence[Actor]) -> bool:
    """Whether a person of that one name is among the actors; else it is a word of the title ("Farewell Speech")."""
    return any(actor.kind == "person" and party.name in actor.name.split() for actor in actors)


def _speakers(head: str, offset: int | None) -> Iterator[Party]:
    """Who may be the speaker by a line or title, the surest first."""
    nouns, given = any_of("speech", "nouns"), any_of("speech", "delivered")
    patterns = [
        rf"^[Bb][Yy]:? {NAME}$",
        rf"\b(?i:{nouns})\b[^.]*?(?<!ed )\b[Bb]y {HONOURS}{NAME}",
        rf"\b{NAME} (?:{given}) (?:\w+ ){{0,3}}(?:{nouns})\b",
    ]
    if len(head.split()) <= LONGEST_HEAD and not head.endswith("."):
        patterns += [
            rf"^{ROLE}{NAME}(?:['’]s?)?(?: \w+){{0,3}} (?i:{nouns})\b",
            rf"\b(?i:{nouns})\b(?: of| from|,| -)? (?=\S+ \S){NAME}$",
        ]
    for pattern in patterns:
        match = re.search(pattern, head)
        if match:
            name = re.sub(r"['’]s?$", "", match["name"])
            start, end = match.start("name"), match.start("name") + len(name)
            yield Party(name, None if offset is None else Span(offset + start, offset + end))
