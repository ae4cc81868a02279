"""What every source hands on, whatever the container was."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawReport:
    """One report as its source gave it: decoded text and what the source says of it, nothing read from the text."""

    text: str
    key: str  # the source's own id: file name, row id, record URI
    source: str  # path or URL
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO day, given by the source or by the user
    url: str | None = None
    wire_version: int | None = None  # which version of its item an agency sent, where it counts them
    is_kill: bool = False  # the agency takes the item back
