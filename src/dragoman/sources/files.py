"""One opened file to the reports in it, by the ending of its name, else by what it holds."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, cast

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources.arguments import ADDRESS, LINES, TABLES, Target
from dragoman.sources.binary import HEAD, refuse_binary
from dragoman.sources.checks import MAX_SIZE, checked, too_large
from dragoman.sources.dates import given_day
from dragoman.sources.decoding import declared_in, decode
from dragoman.sources.page import Page, is_page, read_page
from dragoman.sources.raw import RawReport
from dragoman.sources.rows import Row, csv_rows, json_rows

ROWS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*[\"}]")
WIDEST = 4  # bytes of a character


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every report: the day that the user gave, the most characters that one may have."""

    published: str | None = None
    max_size: int = MAX_SIZE


def read_stream(stream: BinaryIO, target: Target, terms: Terms) -> Iterator[RawReport | Failure]:
    """The reports in a stream. Raises SourceError where the whole of it cannot be read."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    head = buffered.peek(HEAD)[:HEAD]
    refuse_binary(head)
    ending = PurePath(target.source).suffix.lower()
    if ending in TABLES:
        yield from _from_rows(csv_rows(buffered), target, terms)
    elif ending in (*LINES, ".json") or ROWS.match(head):
        yield from _from_rows(json_rows(buffered, lines=ending in LINES), target, terms)
    else:
        data = buffered.read(WIDEST * terms.max_size + 1)
        if len(data) > WIDEST * terms.max_size:
            raise too_large(terms.max_size)
        yield read_bytes(data, target, terms)


def read_bytes(data: bytes, target: Target, terms: Terms, charset: str | None = None) -> RawReport:
    """The report that the data are: a page or plain text. Raises SourceError where they are neither."""
    refuse_binary(data)
    markup = decode(data, charset or declared_in(data))
    url = target.source if ADDRESS.match(target.source) else None
    page = _as_page(markup, url)
    raw = RawReport(
        text=page.text,
        key=target.key,
        source=target.source,
        title=page.title,
        publisher=page.publisher,
        published=terms.published or page.published,
        url=url,
    )
    return checked(raw, terms.max_size)


def _as_page(text: str, url: str | None) -> Page:
    return read_page(text, url) if is_page(text) else Page(text)


def _from_rows(
    rows: Iterator[tuple[int | None, Row | SourceError]], target: Target, terms: Terms
) -> Iterator[RawReport | Failure]:
    for number, row in rows:
        mark = "" if number is None else f":{number}"
        try:
            if isinstance(row, SourceError):
                raise row
            yield _from_row(row, target.key + mark, target.source, terms)
        except SourceError as error:
            yield Failure(target.source + mark, str(error))


def _from_row(row: Row, key: str, source: str, terms: Terms) -> RawReport:
    page = _as_page(row["text"] or "", row["url"])
    raw = RawReport(
        text=page.text,
        key=row["id"] or key,
        source=source,
        title=row["title"] or page.title,
        publisher=row["publisher"] or page.publisher,
        published=terms.published or (given_day(row["published"]) if row["published"] else page.published),
        url=row["url"],
    )
    return checked(raw, terms.max_size)
