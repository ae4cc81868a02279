"""RSS and Atom feeds to items, one an entry. A feed is written by strangers: nothing in it is trusted or followed."""

import io
import re
from datetime import date
from typing import Any

from dragoman.errors import SourceError
from dragoman.sources.arguments import ADDRESS
from dragoman.sources.dates import given_day
from dragoman.sources.decoding import declared_in, decode
from dragoman.sources.item import Item, Items
from dragoman.sources.page import read_piece, without_markup

DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")  # names an encoding that the text, once decoded, no longer has
ROOTS = ("rss", "feed", "rdf:rdf")
DAYS = ("published", "updated", "created")
HTML = ("text/html", "application/xhtml+xml")


def is_feed(root: str | None) -> bool:
    """Whether XML whose first element is `root` is a feed."""
    return (root or "").lower() in ROOTS


def read_feed(data: bytes, url: str | None = None, charset: str | None = None) -> Items:
    """The entries of a feed, each with its number; `url` and `charset` are what the server said.

    Where the feed breaks off, what could be saved is followed by a word on that. Raises SourceError if that is nothing.
    """
    feed = _parsed(data, url, charset)
    publisher = without_markup(str(feed.feed.get("title") or "")) or None
    number = 0
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield number, _item(entry, publisher)
        except SourceError as error:
            yield number, error
    broken = _broken(feed)
    if broken or not number:
        yield None, SourceError(broken or "there are no entries in this feed")


def _parsed(data: bytes, url: str | None, charset: str | None) -> Any:
    import feedparser  # noqa: PLC0415 - who reads other files need not wait for it

    said = {"content-location": url} if url else {}
    decoded = DECLARATION.sub("", decode(data, charset or declared_in(data)), count=1).encode("utf-8", "replace")
    try:
        # A stream: what the parser is given as bytes, it would first try to open as a file.
        feed = feedparser.parse(io.BytesIO(decoded), response_headers=said, resolve_relative_uris=False)
    except Exception as error:  # the parser's own errors have no common class
        raise SourceError(f"this feed cannot be read ({type(error).__name__}: {error})") from error
    if not feed.version and not feed.entries:
        raise SourceError(_broken(feed) or "this is neither RSS nor Atom")
    return feed


def _broken(feed: Any) -> str | None:
    from xml.sax import SAXException  # noqa: PLC0415

    error = feed.get("bozo_exception")
    if not isinstance(error, SAXException):
        return None
    return f"broken feed ({error.getMessage()}); entries may be missing or cut short"


def _item(entry: Any, publisher: str | None) -> Item:
    link = str(entry.get("link") or "").strip()
    url = link if ADDRESS.match(link) else None
    text = _text(entry, url)
    if not text.strip():
        raise SourceError(f"this entry has no text; read its page{f': {url}' if url else ''}")
    return Item(
        text=text,
        id=str(entry.get("id") or "").strip() or url,
        title=without_markup(str(entry.get("title") or "")) or None,
        publisher=publisher,
        published=_day(entry),
        url=url,
    )


def _text(entry: Any, url: str | None) -> str:
    """The longest of the contents of an entry, else its summary."""
    details = [detail for detail in entry.get("content") or [] if str(detail.get("value") or "").strip()]
    chosen = max(details, key=lambda detail: len(detail["value"]), default=entry.get("summary_detail") or {})
    value = str(chosen.get("value") or "")
    return read_piece(value, url) if chosen.get("type") in HTML else value


def _day(entry: Any) -> str | None:
    """The day as the entry writes it, or as the parser understands it where we do not."""
    name = next((name for name in DAYS if entry.get(name)), None)
    if name is None:
        return None
    written, parsed = str(entry[name]), entry.get(f"{name}_parsed")
    try:
        return given_day(written)
    except SourceError:
        return date(*parsed[:3]).isoformat() if parsed else written
