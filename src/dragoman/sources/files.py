"""One opened file to the reports in it, by what it holds, else by the ending of its name."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources.archives import read_members
from dragoman.sources.arguments import ADDRESS, ARCHIVES, CRAWLS, LINES, TABLES, Target, ends
from dragoman.sources.binary import HEAD, refuse_binary
from dragoman.sources.checks import MAX_SIZE, checked, too_large
from dragoman.sources.dates import given_day
from dragoman.sources.decoding import declared_in, decode
from dragoman.sources.feeds import is_feed, read_feed
from dragoman.sources.item import Item, Items
from dragoman.sources.markup import refuse_unknown, root_of
from dragoman.sources.members import MAGIC as GZIP_MAGIC
from dragoman.sources.newsml import is_newsml, read_newsml
from dragoman.sources.page import Page, is_page, read_page
from dragoman.sources.parquet import MAGIC as PARQUET_MAGIC
from dragoman.sources.parquet import read_parquet
from dragoman.sources.raw import RawReport
from dragoman.sources.rows import csv_rows, json_rows
from dragoman.sources.warc import MAGIC as WARC_MAGIC
from dragoman.sources.warc import read_warc

ROWS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*[\"}]")
WIDEST = 4  # bytes of a character
MAX_FEED = 100_000_000  # bytes of a feed, which is read whole


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every report: the day that the user gave, the most characters that one may have."""

    published: str | None = None
    max_size: int = MAX_SIZE

    @property
    def max_bytes(self) -> int:
        """The most bytes of one report."""
        return WIDEST * self.max_size


def read_stream(stream: BinaryIO, target: Target, terms: Terms) -> Iterator[RawReport | Failure]:
    """The reports in a stream. Raises SourceError where the whole of it cannot be read."""
    if ends(target.source, ARCHIVES) and not ADDRESS.match(target.source):
        yield from _from_archive(stream, target, terms)
        return
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    head = buffered.peek(HEAD)[:HEAD]
    items = _items(buffered, head, target, terms)
    if items is not None:
        yield from _from_items(items, target, terms)
        return
    data = buffered.read(terms.max_bytes + 1)
    if len(data) > terms.max_bytes:
        raise too_large(terms.max_size)
    yield _one_report(data, target, terms)


def read_fetched(data: bytes, target: Target, terms: Terms, charset: str | None) -> Iterator[RawReport | Failure]:
    """The reports behind an address: of a feed or of news items, or the one page. Raises SourceError if there is none.

    `charset` is the encoding that the server names.
    """
    root = root_of(data[:HEAD])
    if is_feed(root):
        yield from _from_items(read_feed(data, target.source, charset), target, terms)
    elif is_newsml(root):
        yield from _from_items(read_newsml(io.BytesIO(data)), target, terms)
    else:
        yield _one_report(data, target, terms, charset)


def _items(stream: io.BufferedReader, head: bytes, target: Target, terms: Terms) -> Items | None:
    """The items in a stream that holds items, None if it holds a page or text. Raises SourceError if neither."""
    name = target.source
    if head.startswith(PARQUET_MAGIC):
        return read_parquet(stream, target)
    if head.startswith(WARC_MAGIC) or ends(name, CRAWLS):
        packed = head.startswith(GZIP_MAGIC) or (ends(name, (".gz",)) and not head.startswith(WARC_MAGIC))
        return read_warc(stream, terms.max_bytes, packed=packed)
    refuse_binary(head)
    root = root_of(head)
    if is_feed(root):
        return read_feed(_whole_feed(stream))
    if is_newsml(root):
        return read_newsml(stream)
    if ends(name, TABLES):
        return csv_rows(stream)
    if ends(name, (*LINES, ".json")) or ROWS.match(head):
        return json_rows(stream, lines=ends(name, LINES))
    return None


def _whole_feed(stream: BinaryIO) -> bytes:
    data = stream.read(MAX_FEED + 1)
    if len(data) > MAX_FEED:
        raise SourceError(f"a feed larger than {MAX_FEED:,} bytes; give its entries as JSON Lines")
    return data


def _from_archive(stream: BinaryIO, target: Target, terms: Terms) -> Iterator[RawReport | Failure]:
    for member in read_members(stream, target, terms.max_bytes):
        if isinstance(member, Failure):
            yield member
            continue
        inner, opened = member
        try:
            yield from read_stream(opened, inner, terms)
        except SourceError as error:
            yield Failure(inner.source, str(error))


def _one_report(data: bytes, target: Target, terms: Terms, charset: str | None = None) -> RawReport:
    refuse_binary(data)
    refuse_unknown(data[:HEAD], named_xml=ends(target.source, (".xml",)))
    markup = decode(data, charset or declared_in(data))
    url = target.source if ADDRESS.match(target.source) else None
    return _report(Item(markup, url=url), target.key, target.source, terms)


def _from_items(items: Items, target: Target, terms: Terms) -> Iterator[RawReport | Failure]:
    for number, item in items:
        mark = "" if number is None else f":{number}"
        try:
            if isinstance(item, SourceError):
                raise item
            yield _report(item, target.key + mark, target.source, terms)
        except SourceError as error:
            yield Failure(target.source + mark, str(error))


def _report(item: Item, key: str, source: str, terms: Terms) -> RawReport:
    page = read_page(item.text, item.url) if is_page(item.text) else Page(item.text)
    raw = RawReport(
        text=page.text,
        key=item.id or key,
        source=source,
        title=item.title or page.title,
        publisher=item.publisher or page.publisher,
        published=terms.published or (given_day(item.published) if item.published else page.published),
        url=item.url,
        wire_version=item.wire_version,
        is_kill=item.is_kill,
    )
    return checked(raw, terms.max_size)
