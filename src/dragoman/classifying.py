"""Many sentences classified: JSON Lines in, JSON Lines out, for comparing coders of events with each other."""

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, BinaryIO

import msgspec

from dragoman.classifier import classify
from dragoman.errors import SourceError
from dragoman.sources.decoding import decoded_lines

TEXTS = ("marked", "text", "sentence")  # fields that may hold the sentence, the first one present counts


def open_rows(stack: ExitStack, source: str) -> BinaryIO:
    """The file, or standard input for "-". Raises SourceError where it cannot be read."""
    if source == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(open(source, "rb"))
    except OSError as error:
        raise SourceError(f"{source}: cannot be read ({error.strerror or error})") from error


def classified(stream: BinaryIO, source: str, language_model: str | None = None) -> Iterator[bytes | SourceError]:
    """For each row one line of JSON (id, type, mode, probability, types), or what is wrong with it and where."""
    for number, line in enumerate(decoded_lines(stream), 1):
        if line.strip():
            try:
                yield _line(_row(line), number, language_model)
            except SourceError as error:
                yield SourceError(f"{source}, line {number}: {error}")


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"broken JSON ({error})") from error
    if not isinstance(row, dict) or not any(isinstance(row.get(name), str) for name in TEXTS):
        raise SourceError("expected an object with the field 'text' or 'marked'")
    return row


def _line(row: dict[str, Any], number: int, language_model: str | None) -> bytes:
    text = next(row[name] for name in TEXTS if isinstance(row.get(name), str))
    sides = {name: row[name] for name in ("actor", "recipient") if isinstance(row.get(name), str)}
    found = classify(text, **sides, language_model=language_model)
    return msgspec.json.encode({"id": row.get("id", number), **msgspec.to_builtins(found)})
