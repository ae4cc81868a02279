"""A web page to the report on it: main text, title, publisher and date as trafilatura finds them."""

import html
import re
from dataclasses import dataclass

from dragoman.errors import SourceError

OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.{0,2000}?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
ELEMENT = re.compile(r"</(?:p|div|body|article|td|h1|span)\s*>|<br\s*/?>", re.IGNORECASE)
MARKUP = re.compile(r"</?[a-z][^<>]{0,2000}>", re.IGNORECASE)
# Without a published date in the head or the address, trafilatura would take any date on the page.
DATES = {"extensive_search": False, "original_date": True}


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None


def is_page(text: str) -> bool:
    """Whether the text is the markup of a web page, or a piece of one."""
    head = text[:4096]
    return bool(OPENING.match(head)) or (head.lstrip().startswith("<") and bool(ELEMENT.search(text[:100_000])))


def read_page(markup: str, url: str | None = None) -> Page:
    """The main text of a page with what its head says of it. Raises SourceError where no main text can be found."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - a quarter of a second that plain text need not wait

    try:
        found = bare_extraction(
            markup, url=url, with_metadata=True, include_comments=False, date_extraction_params=dict(DATES)
        )
    except Exception as error:  # the parser's own errors have no common class
        raise SourceError(f"this page cannot be read ({type(error).__name__}: {error}); save its text") from error
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise SourceError("no main text was found on this page; save the text of the report and read that")
    return Page(found.text or "", found.title or None, found.sitename or None, found.date or None)


def read_piece(markup: str, url: str | None = None) -> str:
    """The text of a piece of HTML, as feeds hold it, or of text with character references in it.

    Raises SourceError where no text can be found.
    """
    if not MARKUP.search(markup):
        return html.unescape(markup)
    return read_page(f"<html><body><article>{markup}</article></body></html>", url).text


def without_markup(line: str) -> str:
    """A line of HTML, such as a title, as plain words."""
    return " ".join(html.unescape(MARKUP.sub("", line)).split())
