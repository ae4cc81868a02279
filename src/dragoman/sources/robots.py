"""What a site allows programs to read: its robots.txt (RFC 9309)."""

import time
from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

from dragoman.errors import SourceError

NAME = "Dragoman"  # as robots.txt calls this program
PATH = "/robots.txt"
MOST = 512_000  # bytes of it that are read
LONGEST = 30.0  # seconds that a site may have us wait between two requests
KNOWN, MISSED = 86_400.0, 60.0  # seconds after which it is asked for again: read, and not to be had


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows, until it is to be asked again."""

    until: float
    pause: float = 0.0
    parser: RobotFileParser | None = None  # none: everything is allowed
    trouble: str | None = None  # why nothing is

    def refuse(self, url: str) -> None:
        """Raise SourceError if the site does not allow this address."""
        if self.trouble:
            raise SourceError(self.trouble)
        if self.parser and not self.parser.can_fetch(NAME, url):
            raise SourceError(
                "the site's robots.txt does not allow programs to read this page; save it and read the file"
            )


def rules_of(data: bytes) -> Rules:
    """What a robots.txt says."""
    parser = RobotFileParser()
    parser.parse(data[:MOST].decode("utf-8-sig", "replace").splitlines())
    delay = parser.crawl_delay(NAME)
    return Rules(_in(KNOWN), min(float(delay or 0), LONGEST), parser)


def no_rules() -> Rules:
    """Of a site that has no robots.txt."""
    return Rules(_in(KNOWN))


def closed(trouble: str) -> Rules:
    """Of a site that does not say what it allows: nothing, for a while."""
    return Rules(_in(MISSED), trouble=trouble)


def _in(seconds: float) -> float:
    return time.monotonic() + seconds
