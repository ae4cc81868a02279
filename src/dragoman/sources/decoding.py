"""Bytes to text without loss: Unicode where the bytes are Unicode, Windows-1252 where they are not."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

# Longest mark first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What web pages call Latin-1 or ASCII is Windows-1252 in practice (WHATWG Encoding Standard, section 4.2).
CALLED_WINDOWS = {"ascii", "iso8859-1", "cp1252", "utf-8"}
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def _windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    run = error.object[error.start : error.end]
    # The five bytes that Windows-1252 leaves open become the control characters of the same number.
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in run), error.end


codecs.register_error("dragoman-windows", _windows)


def mark_of(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that the data begin with, and the encoding that it stands for."""
    return next(((mark, name) for mark, name in MARKS if data.startswith(mark)), None)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the data: by byte order mark, else by the declared encoding, else UTF-8.

    Runs of bytes that are not UTF-8 are read as Windows-1252, so that a file of mixed encodings loses nothing.
    """
    marked = mark_of(data)
    if marked:
        mark, name = marked
        return data[len(mark) :].decode(name, "dragoman-windows" if name == "utf-8" else "replace")
    if declared and _codec(declared) not in CALLED_WINDOWS | {None}:
        return data.decode(declared, "replace")
    return data.decode("utf-8", "dragoman-windows")


def declared_in(page: bytes) -> str | None:
    """The encoding that a web page names in its head, if it names one."""
    found = DECLARED.search(page[:4096])
    return found[1].decode("ascii", "replace") if found else None


def decoded_lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a stream with their line ends, each decoded by itself, so that a file of any size can be read."""
    first = stream.readline()
    marked = mark_of(first)
    if marked and marked[1] != "utf-8":
        yield from io.StringIO(decode(first + stream.read()))
        return
    if first:
        yield decode(first)
    for line in stream:
        yield line.decode("utf-8", "dragoman-windows")


def _codec(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
