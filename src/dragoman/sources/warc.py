"""WARC files of web crawls, such as CC-NEWS, to items: one for each page that was fetched."""

import io
from contextlib import redirect_stderr
from email.message import Message
from typing import Any, BinaryIO, cast

from dragoman.errors import SourceError
from dragoman.sources.decoding import declared_in, decode
from dragoman.sources.item import Item, Items
from dragoman.sources.members import Members
from dragoman.sources.page import read_page

MAGIC = b"WARC/"
PAGES = ("text/html", "application/xhtml+xml")
LONGEST = 1_000_000  # bytes of a line; of all heads of a record together
PIECE = 1_000_000


class _Lines:
    """A stream whose lines are never longer than can be kept."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.read = stream.read

    def readline(self, size: int = LONGEST) -> bytes:
        return self.stream.readline(min(size, LONGEST))

    def tell(self) -> int:
        """Asked for only where a record does not say how long it is, and so would take all that follows."""
        raise SourceError("it has no valid Content-Length")


def read_warc(stream: BinaryIO, limit: int, *, packed: bool) -> Items:
    """The pages in a WARC file, each with its address; all other records are passed over.

    What is broken is told once, with the number of the record, up to the next record that is sound. `limit` is the
    most bytes of a page. Raises SourceError where there is no record at all.
    """
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415 - who reads other files need not wait for it

    lines = _Lines(cast(BinaryIO, io.BufferedReader(Members(stream))) if packed else stream)
    loader, number, sound = ArcWarcRecordLoader(), 0, True
    while True:
        found = None
        try:
            line = lines.readline()
            if not line:
                break
            if not line.isspace():
                number += line.startswith(MAGIC)
                found = _record(loader, lines, line, limit)
                sound = True
        except OSError:  # the disk's fault, which reading on would meet again
            raise
        except Exception as error:  # those of the loader and of the unpacking have no common class
            if sound:
                yield number or None, SourceError(f"broken record ({_words(error)}); what follows it is read")
            sound = False
        if found:
            yield found
    if not number and sound:
        raise SourceError("there are no WARC records in it")


def _record(loader: Any, lines: _Lines, line: bytes, limit: int) -> tuple[str, Item | SourceError] | None:
    """The page in the record that begins with this line, read to the record's end. Raises whatever breaks."""
    if not line.startswith(MAGIC):
        raise SourceError(f"expected a line that begins with WARC/, found {line[:20]!r}")
    record = loader.parse_record_stream(lines, line, "warc")
    if not record.length and record.rec_headers.get_header("Content-Length") != "0":
        raise SourceError("it has no valid Content-Length")
    charset, body, complaint = None, None, ""
    if _is_page(record) and record.length <= limit + LONGEST:
        charset = _content(record).get_content_charset()
        with redirect_stderr(io.StringIO()) as said:  # where the loader says that a page is badly packed
            body = record.content_stream().read(limit + 1)
        complaint = said.getvalue()
    while record.raw_stream.read(PIECE):
        pass
    if record.raw_stream.limit:
        raise SourceError("it is cut short")
    if complaint:
        raise SourceError(complaint)
    if not _is_page(record):
        return None
    return _page(record.rec_headers.get_header("WARC-Target-URI"), body, charset, limit)


def _is_page(record: Any) -> bool:
    heads = record.http_headers
    return (
        record.rec_type == "response"
        and heads is not None
        and heads.get_statuscode() == "200"
        and _content(record).get_content_type() in PAGES
    )


def _content(record: Any) -> Message:
    message = Message()
    message["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
    return message


def _page(url: str, body: bytes | None, charset: str | None, limit: int) -> tuple[str, Item | SourceError]:
    if body is None or len(body) > limit:
        return url, SourceError(f"this page is larger than {limit:,} bytes; raise --max-size")
    try:
        page = read_page(decode(body, charset or declared_in(body)), url)
    except SourceError as error:
        return url, error
    return url, Item(page.text, url, page.title, page.publisher, page.published, url)


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
