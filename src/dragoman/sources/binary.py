"""Files that hold no text: told by their first bytes, refused with a word on what to do instead."""

from dragoman.errors import SourceError
from dragoman.sources.decoding import mark_of

HEAD = 4096

# First bytes, what they mean, what to do. From the file(1) magic database.
KINDS = (
    (b"%PDF-", "a PDF document", "save its text and read that"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "call it NAME.zip, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "save it as plain text"),
    (b"{\\rtf", "a Rich Text document", "save it as plain text"),
    (b"\x1f\x8b", "gzip data", "call it NAME.tar.gz or NAME.warc.gz if it is that, or unpack it"),
    (b"BZh", "bzip2 data", "unpack it first"),
    (b"\xfd7zXZ\x00", "xz data", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\x89PNG\r\n", "a picture", "give the text of the report"),
    (b"\xff\xd8\xff", "a picture", "give the text of the report"),
    (b"GIF8", "a picture", "give the text of the report"),
    (b"SQLite format 3\x00", "an SQLite database", "export it as JSON Lines or CSV"),
)


def refuse_binary(head: bytes) -> None:
    """Raise SourceError if the data that begin with `head` are no text."""
    for magic, kind, advice in KINDS:
        if head.startswith(magic):
            raise SourceError(f"this is {kind}, not text; {advice}")
    marked = mark_of(head)
    if b"\x00" in head and (marked is None or marked[1] == "utf-8"):
        raise SourceError("this is binary data, not text; give a text, HTML, JSON or CSV file")
