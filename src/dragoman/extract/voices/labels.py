"""Transcripts: each turn begins with its speaker's name, or with Q and A."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.extract.voices.interviews import find_guest
from dragoman.extract.voices.turns import Party, Turn, paragraphs, words
from dragoman.records import Actor, Report, Span

FEWEST = 3  # lines with labels; of one and the same label two
TITLED = r"(?:MR|MRS|MS|DR|SEN|REP|GEN|SPEAKER|SENATOR|SECRETARY|PRESIDENT|MINISTER|AMBASSADOR|CHAIRMAN|CHAIR|PRIME)"
COLON = re.compile(r"(?P<label>[A-Z][\w.'’-]*(?: (?:[A-Z(][\w.'’)-]*|of|the|de|van|von|bin|al)){0,4})\s?: +(?=\S)")
NUMBERED = re.compile(r"^([QA])\d+$")  # "Q1", "A1"
STOP = re.compile(rf"(?P<label>(?i:{TITLED})\b\.?(?: [A-Z][\w'’-]+){{1,3}})\. +(?=[\"“A-Z])")


def find_labelled(report: Report, actors: Sequence[Actor]) -> list[Turn]:
    """The turns of a page whose lines begin with who speaks; none where it is no transcript.

    Behind "Q" and "A" without a name speaks the guest whom title and introduction name.
    """
    text, lines = report.text, paragraphs(report.text)
    labels = [_label(text, line) for line in lines]
    counts = Counter(label.name for label in labels if label)
    asking = _askers(text, lines, labels)
    named = any(name not in asking for name in counts)
    if named and sum(counts.values()) >= FEWEST and max(counts.values()) > 1:
        first = next(line.start for line, label in zip(lines, labels, strict=True) if label)
        guest = find_guest(report, first, actors)
        return list(_turns(lines, labels, counts, asking, guest))
    return []


def find_recorded(report: Report) -> list[Turn]:
    """The one turn of a speech in the record of a house: "Speaker Korhonen. I rise to ..."."""
    text, lines = report.text, paragraphs(report.text)
    for number, line in enumerate(lines):
        match = STOP.match(text, line.start, line.end)
        if match and len(lines) - number >= FEWEST:
            party = Party(match["label"], Span(*match.span("label")))
            return [Turn(Span(line.start, lines[-1].end), party)]
    return []


def _label(text: str, line: Span) -> Party | None:
    for pattern in (COLON, STOP):
        match = pattern.match(text, line.start, line.end)
        if match:
            return Party(NUMBERED.sub(r"\1", match["label"]), Span(*match.span("label")))
    return None


def _askers(text: str, lines: list[Span], labels: list[Party | None]) -> frozenset[str]:
    """The labels of those who ask: by their name ("Q"), or because most of their lines are questions."""
    asked: Counter[str] = Counter()
    for line, label in zip(lines, labels, strict=True):
        if label:
            asked[label.name] += 1 if text[line.start : line.end].rstrip("\"”’' ").endswith("?") else -1
    return frozenset(
        name for name, balance in asked.items() if balance > 0 or name.lower() in words("interview", "asking")
    )


def _turns(
    lines: list[Span],
    labels: list[Party | None],
    counts: Counter[str],
    asking: frozenset[str],
    introduced: Party | None,
) -> Iterator[Turn]:
    answering = words("interview", "answering")
    named = [name for name, _ in counts.most_common() if name not in asking and name.lower() not in answering]
    guest = next((label for label in labels if label and named and label.name == named[0]), introduced)
    current: Party | None = None
    for line, label in zip(lines, labels, strict=True):
        current = label or current
        if current is None:
            continue
        if current.name in asking:
            yield Turn(line, None, guest)
        else:
            yield Turn(line, guest if current.name.lower() in answering else current)
