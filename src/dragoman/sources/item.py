"""One report as a container holds it, before anything is checked: a row, a feed entry, a record, an item of a wire."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.errors import SourceError


@dataclass(frozen=True, slots=True)
class Item:
    """The fields as they stand there: `text` may be the markup of a page, `published` any way to write a day."""

    text: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    wire_version: int | None = None
    is_kill: bool = False


# What tells an item from the others in its container (a line, a place, an address; None if it is alone there), with
# the item or the reason why there is none.
Items = Iterator[tuple[int | str | None, Item | SourceError]]
