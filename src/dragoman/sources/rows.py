"""Rows with named fields to items: JSON, JSON Lines and CSV."""

import csv
import json
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import BinaryIO

from dragoman.errors import SourceError
from dragoman.sources.decoding import decoded_lines
from dragoman.sources.item import Item, Items
from dragoman.sources.ninjs import is_ninjs, ninjs_item

# Field of a report: the names that data sets give it, the first one present counts.
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "key", "uuid", "guid"),
    "text": ("text", "body", "content", "article", "maintext", "full_text"),
    "published": ("published", "date", "published_at", "publish_date", "date_publish", "pubdate", "datetime"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "agency", "sitename"),
    "url": ("url", "link"),
}
MAX_JSON = 500_000_000  # characters of one JSON document, which is read whole; JSON Lines may be of any size


def json_rows(stream: BinaryIO, *, lines: bool) -> Items:
    """The rows of JSON Lines, of an array or of one object, each with its line or place in the array.

    `lines` says that it is JSON Lines; else the first line decides. The number of a single object is None.
    """
    text = decoded_lines(stream)
    first = next(text, "")
    text = chain([first], text)
    yield from _line_rows(text) if lines or isinstance(_parsed(first), dict) else _document_rows(_joined(text))


def csv_rows(stream: BinaryIO) -> Items:
    """The rows of a table with a head line, each with its line number; commas, semicolons or tabs between fields."""
    csv.field_size_limit(2**31 - 1)
    lines = decoded_lines(stream)
    head = next(lines, "")
    reader = csv.reader(chain([head], lines), delimiter=max(",;\t", key=head.count))
    names = [name.strip() for name in next(reader, [])]
    if not has_text(names):
        raise SourceError(f"no column is called 'text'; the columns are: {', '.join(names)[:200] or 'none'}")
    try:
        for cells in reader:
            if cells:
                yield reader.line_num, item_of(dict(zip(names, cells, strict=False)))
    except csv.Error as error:
        yield reader.line_num, SourceError(f"broken table ({error}); the rest of it was not read")


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _line_rows(lines: Iterable[str]) -> Items:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, _object(json.loads(line))
        except (ValueError, RecursionError) as error:
            yield number, SourceError(f"broken JSON ({error})")


def _joined(lines: Iterable[str]) -> str:
    parts, size = [], 0
    for line in lines:
        parts.append(line)
        size += len(line)
        if size > MAX_JSON:
            raise SourceError(f"larger than {MAX_JSON:,} characters; write one report a line, in a file NAME.jsonl")
    return "".join(parts)


def _document_rows(text: str) -> Items:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"broken JSON ({error})") from error
    if isinstance(document, list):
        yield from ((number, _object(item)) for number, item in enumerate(document, 1))
    else:
        yield None, _object(document)


def has_text(names: Iterable[str]) -> bool:
    """Whether one of the columns is that of the text."""
    return _field(dict.fromkeys(names, "-"), "text") is not None


def item_of(fields: Mapping[str, object]) -> Item | SourceError:
    """The item in a row, or what is wrong with the row."""
    try:
        found = {name: _field(fields, name) for name in NAMES}
    except SourceError as error:
        return error
    if found["text"] is None:
        return SourceError(
            f"the field 'text' is missing or empty; the fields are: {', '.join(map(str, fields))[:200] or 'none'}"
        )
    return Item(**found)  # type: ignore[arg-type]  # the text is there


def _object(found: object) -> Item | SourceError:
    if not isinstance(found, dict):
        return SourceError(f"expected an object with the field 'text', found {str(found)[:40]!r}")
    return ninjs_item(found) if is_ninjs(found) else item_of(found)


def _field(fields: Mapping[str, object], name: str) -> str | None:
    lowered = {str(key).strip().lower(): value for key, value in fields.items()}
    value = next((lowered[n] for n in NAMES[name] if lowered.get(n) not in (None, "")), None)
    if name == "id" and isinstance(value, int):
        return str(value)
    if value is None or isinstance(value, str):
        return value
    raise SourceError(f"the field {name!r} should be text and is {str(value)[:40]!r}")
