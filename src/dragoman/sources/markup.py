"""What an XML document is, told by its first element, and its text: no entities, no network, no files."""

import io
import re
from typing import Any

from dragoman.errors import SourceError
from dragoman.sources.decoding import decode

# XML declaration, processing instructions, comments, document type; then the name of the first element.
ROOT = re.compile(
    r"""\ufeff?\s*(?P<xml>(?=<\?xml\b))?
    (?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)\s*)*+
    <(?P<name>[A-Za-z_][\w.:-]{0,80})(?=[\s/>])""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# How lxml must be asked to read what a stranger wrote.
SAFELY = {
    "resolve_entities": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}

BLOCKS = (
    "address", "article", "aside", "blockquote", "block", "br", "caption", "center", "dateline", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hl2", "hr", "li", "main",
    "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
)  # fmt: skip
NO_WORDS = ("head", "iframe", "media", "noscript", "object", "script", "style", "svg", "template")
BREAK = "\ufdd0"  # not a character, for use within programs


def root_of(head: bytes) -> str | None:
    """The name of the first element of what begins with `head`, if that is XML: "rss", "rdf:RDF", "newsItem"."""
    found = ROOT.match(decode(head))
    return found["name"] if found else None


def refuse_unknown(head: bytes, *, named_xml: bool) -> None:
    """Raise SourceError if what begins with `head` is XML by its own word or by its name, and no page."""
    found = ROOT.match(decode(head))
    if found and (named_xml or found["xml"] is not None) and local_name(found["name"]).lower() != "html":
        raise SourceError(
            f"this is XML of a kind that is not known (<{found['name']}>); give RSS, Atom, NewsML-G2, or its text"
        )


def local_name(name: str) -> str:
    """A name without its prefix or namespace."""
    return re.split("[}:]", name)[-1]


def block_text(root: Any) -> str:
    """The text of a piece of markup that holds the report alone: a line for each block. Changes the tree."""
    from lxml import etree  # noqa: PLC0415 - plain text need not wait for it

    etree.strip_elements(root, *[f"{{*}}{name}" for name in NO_WORDS], with_tail=False)
    for element in root.iter(*[f"{{*}}{name}" for name in BLOCKS]):
        element.text = BREAK + (element.text or "")
        element.tail = BREAK + (element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(root.itertext()).split(BREAK))
    return "\n".join(filter(None, lines))


def html_text(markup: str) -> str:
    """The text of HTML that holds the report alone. Raises SourceError where it cannot be read."""
    from lxml import etree  # noqa: PLC0415

    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.parse(io.BytesIO(markup.encode("utf-8", "replace")), parser).getroot()
    except etree.LxmlError as error:
        raise SourceError(f"its markup cannot be read ({error})") from error
    return "" if root is None else block_text(root)
