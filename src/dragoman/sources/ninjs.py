"""ninjs, the news item in JSON of the IPTC, in its versions 1, 2 and 3 and as Superdesk writes it."""

from collections.abc import Mapping

from dragoman.errors import SourceError
from dragoman.sources.item import Item
from dragoman.sources.markup import html_text
from dragoman.sources.page import MARKUP

IDS = ("uri", "guid")
MARKS = ("versioncreated", "pubstatus", "bodies", "headlines")  # fields that other rows do not have
# The same body in several forms: the one with paragraphs first.
BODIES = ("xhtml", "html", "richtext", "main", "text", "")
PUBLISHERS = ("provider", "infosource", "infosources", "source", "copyrightholder")
CANCELED = ("canceled", "cancelled")

Fields = Mapping[str, object]


def is_ninjs(fields: Fields) -> bool:
    """Whether a JSON object is a ninjs item and not just any row."""
    names = {str(name).lower() for name in fields}
    marked = any(name in MARKS or name.startswith("body_") for name in names)
    return marked and "text" not in names and any(name in names for name in IDS)


def ninjs_item(fields: Fields) -> Item | SourceError:
    """The item, or why it is none. The words of one that is canceled may be those of its headline or note alone."""
    given = {str(name).lower(): value for name, value in fields.items()}
    kind = given.get("type") or "text"
    if kind != "text":
        return SourceError(f"this is a ninjs item of the type {str(kind)[:40]!r}, not a text")
    is_kill = str(given.get("pubstatus")).lower() in CANCELED
    title = _form(given, "headline", ("", "main"))
    try:
        text = _body(given) or (is_kill and (_word(given.get("ednote")) or title))
    except SourceError as error:
        return error
    if not text:
        return SourceError("this ninjs item has no body; it needs 'body_text', 'body_xhtml' or 'bodies'")
    return Item(
        text=text,
        id=next((word for name in IDS if (word := _word(given.get(name)))), None),
        title=title,
        publisher=next((word for name in PUBLISHERS if (word := _word(given.get(name)))), None),
        published=_word(given.get("versioncreated")) or _word(given.get("firstcreated")),
        wire_version=whole_number(given.get("version")),
        is_kill=is_kill,
    )


def whole_number(value: object) -> int | None:
    """The version as a number, where it is one."""
    word = str(value).strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None


def _body(given: Fields) -> str | None:
    body = _form(given, "body", BODIES)
    return html_text(body) if body and MARKUP.search(body) else body


def _form(given: Fields, name: str, forms: tuple[str, ...]) -> str | None:
    """A text in one of its forms: `body_xhtml` (version 1), or in a list `bodies` under the role "xhtml" (since 2)."""
    found = {key.removeprefix(name).removeprefix("_"): value for key, value in given.items() if key.startswith(name)}
    for listed in (given.get(name), given.get({"body": "bodies"}.get(name, f"{name}s"))):
        for part in listed if isinstance(listed, list) else []:
            if isinstance(part, dict):
                role = str(part.get("role") or part.get("name") or "").lower()
                found.setdefault(role, part.get("value") or part.get("text"))
    words = {form: word for form, value in found.items() if (word := _text(value))}
    chosen = next((form for form in forms if form in words), next(iter(words), None))
    return words[chosen] if chosen is not None else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _word(value: object) -> str | None:
    """A name that is written out, or given as an object, or as the first of a list of objects."""
    value = value[0] if isinstance(value, list) and value else value
    value = (value.get("name") or value.get("literal")) if isinstance(value, dict) else value
    return " ".join(value.split()) or None if isinstance(value, str) else None
