"""What is remembered of a page that was read, so that it is sent again only if it has changed (RFC 9110, 13)."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Version:
    """What a server said of a page: its tag and when it was changed, in the server's own words."""

    address: str
    etag: str | None
    modified: str | None

    def headers(self) -> dict[str, str]:
        """What asks a server for the page only if it has another version."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}


class Memory(Protocol):
    """Keeps versions from one run to the next; the web asks it, somebody else owns it."""

    def get(self, address: str) -> Version | None:
        """The version of the page at an address that was read before."""

    def put(self, source: str, version: Version) -> None:
        """What was read from `source`, which has led to the address of the version."""

    def unchanged(self, source: str) -> None:
        """What `source` leads to is the version that was read before."""
