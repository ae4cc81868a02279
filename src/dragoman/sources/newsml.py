"""NewsML-G2, the news item in XML of the IPTC: single, or many in a message."""

from typing import Any, BinaryIO

from dragoman.errors import SourceError
from dragoman.sources.item import Item, Items
from dragoman.sources.markup import SAFELY, block_text, html_text, local_name
from dragoman.sources.ninjs import CANCELED, whole_number
from dragoman.sources.page import MARKUP

ROOTS = ("newsItem", "newsMessage")


def is_newsml(root: str | None) -> bool:
    """Whether XML whose first element is `root` holds news items."""
    return local_name(root or "") in ROOTS


def read_newsml(stream: BinaryIO) -> Items:
    """The news items of a document, each with its number, as they come. Raises SourceError if there are none."""
    from lxml import etree  # noqa: PLC0415 - plain text need not wait for it

    number = 0
    try:
        for _, element in etree.iterparse(stream, events=("end",), tag="{*}newsItem", load_dtd=False, **SAFELY):
            number += 1
            yield number, _item(element)
            element.clear()
    except (etree.LxmlError, SyntaxError) as error:
        broken = f"broken XML ({error})"
        if not number:
            raise SourceError(broken) from error
        yield number + 1, SourceError(f"{broken}; the rest of it was not read")
    if not number:
        raise SourceError("there is no news item in it")


def _item(element: Any) -> Item | SourceError:
    kind = _code(element.find("{*}itemMeta/{*}itemClass"))
    if kind not in (None, "text"):
        return SourceError(f"this is a news item of the class {kind!r}, not a text")
    is_kill = (_code(element.find("{*}itemMeta/{*}pubStatus")) or "").lower() in CANCELED
    title = _words(element, "{*}contentMeta/{*}headline") or _words(element, "{*}itemMeta/{*}title")
    note = _words(element, "{*}itemMeta/{*}edNote") or title
    try:
        text = _body(element) or (is_kill and note)
    except SourceError as error:
        return error
    if not text:
        return SourceError("this news item has no text; its content may be elsewhere (remoteContent)")
    return Item(
        text=text,
        id=element.get("guid"),
        title=title,
        publisher=_provider(element.find("{*}itemMeta/{*}provider")),
        published=_words(element, "{*}itemMeta/{*}versionCreated") or _words(element, "{*}itemMeta/{*}firstCreated"),
        wire_version=whole_number(element.get("version")),
        is_kill=is_kill,
    )


def _body(element: Any) -> str | None:
    """The text of the first rendition that has one; they say the same."""
    for rendition in element.iterfind("{*}contentSet/{*}inlineXML"):
        if text := _inline_text(rendition):
            return text
    for rendition in element.iterfind("{*}contentSet/{*}inlineData"):
        data = "".join(rendition.itertext())
        if data.strip() and rendition.get("encoding") is None:
            return html_text(data) if MARKUP.search(data) else data.strip()
    return None


def _inline_text(rendition: Any) -> str:
    """The text of XHTML, or of NITF with its dateline, which stands outside the body's content."""
    content = rendition.find(".//{*}body.content")
    if content is None:
        return block_text(rendition)
    dateline = rendition.find(".//{*}body.head/{*}dateline")
    parts = [block_text(part) for part in (dateline, content) if part is not None]
    return "\n".join(filter(None, parts))


def _provider(element: Any) -> str | None:
    if element is None:
        return None
    return _words(element, "{*}name") or element.get("literal") or _code(element)


def _words(element: Any, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else " ".join("".join(found.itertext()).split()) or None


def _code(element: Any) -> str | None:
    """The last part of a QCode (stat:canceled) or of a concept's address."""
    named = None if element is None else element.get("qcode") or element.get("uri")
    return named.replace("/", ":").rpartition(":")[2] if named else None
