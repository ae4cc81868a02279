"""Sentences of the project's own with their events marked.

"[1A Peru] [1:SANCTION.withdraw recalled] its envoy to [1R Chile]": see events/README.md.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from spacy.tokenizer import Tokenizer

from dragoman.knowledge import load
from dragoman.language.tokens import blank_language
from sentences import Event, Sentence

MARK = re.compile(r"\[(?P<label>\S+) (?P<words>[^\[\]]+)\]")
EVENT = re.compile(r"(?P<number>\d+):(?P<label>[A-Z]+(?:\.[a-z-]+)?)(?:/(?P<status>[a-z]+))?")
SIDE = re.compile(r"(?P<number>\d+)(?P<side>[AR])")
STATUSES = ("occurred", "planned", "denied", "hypothetical", "historical")
SIDES = ("none", "actor", "recipient")


def read_events(folder: Path) -> list[Sentence]:
    """Every line of the folder's files, cut into tokens as reports are."""
    tokenizer = blank_language().tokenizer
    return [sentence for path in sorted(folder.glob("*.txt")) for sentence in _lines(path, tokenizer)]


def event_labels() -> list[str]:
    """Every type of PLOVER, alone and with each of its modes, behind "O"."""
    types = load().types.values()
    return ["O", *(label for t in types for label in (t.name, *(f"{t.name}.{mode}" for mode in t.modes)))]


def _lines(path: Path, tokenizer: Tokenizer) -> Iterator[Sentence]:
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        yield _sentence(line, tokenizer)


def _sentence(line: str, tokenizer: Tokenizer) -> Sentence:
    text, spans, at = "", [], 0
    for match in MARK.finditer(line):
        text += line[at : match.start()]
        spans.append((len(text), len(text) + len(match["words"]), match["label"]))
        text += match["words"]
        at = match.end()
    doc = tokenizer(text + line[at:])
    words = [token for token in doc if not token.is_space]
    inside = {
        (start, end): tuple(n for n, token in enumerate(words) if start <= token.idx < end) for start, end, _ in spans
    }
    sides: dict[tuple[str, str], tuple[int, ...]] = {}
    for start, end, label in spans:
        for match in () if ":" in label else SIDE.finditer(label):
            key = match["number"], match["side"]
            sides[key] = (*sides.get(key, ()), *inside[start, end])
    events = []
    for start, end, label in spans:
        if found := EVENT.fullmatch(label):
            number = found["number"]
            actors, recipients = sides.get((number, "A"), ()), sides.get((number, "R"), ())
            events.append(
                Event(inside[start, end][0], found["label"], found["status"] or "occurred", actors, recipients)
            )
    return Sentence(tuple(token.text for token in words), events=tuple(events))
