"""The bytes behind a web address, asked for politely: as robots.txt allows, one request at a time to a host."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urljoin

from urllib3.util import Url

from dragoman import __version__
from dragoman.errors import SourceError
from dragoman.sources import robots
from dragoman.sources.connection import Answer, asked
from dragoman.sources.hosts import port_of, read_address
from dragoman.sources.memory import Memory, Version
from dragoman.sources.turns import PAUSE, Turns

TOTAL = 60.0  # seconds that one request may take
REDIRECTS, MOVED = 5, (301, 302, 303, 307, 308)
MAX_BYTES = 20_000_000
PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)
FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
HEADERS = {
    "User-Agent": f"{robots.NAME}/{__version__}",
    "Accept": ", ".join(PAGES + TEXTS + FEEDS),
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave; its version where the server tells one."""

    data: bytes
    charset: str | None
    version: Version | None


class Web:
    """The web as one program sees it: what was remembered of pages, what sites allow, whose turn it is.

    `pause` is the least between two requests to a host, `timeout` the most that one request takes, both in seconds.
    """

    def __init__(
        self, memory: Memory | None = None, *, pause: float = PAUSE, timeout: float = TOTAL,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self._memory = memory
        self._timeout = timeout
        self._turns = Turns(pause, sleep)
        self._rules: dict[tuple[str | None, str | None, int], robots.Rules] = {}

    def fetch(self, url: str, max_bytes: int = MAX_BYTES) -> Fetched | None:
        """What an address answers, if it is a page or plain text; None if it is what the memory has already.

        Raises SourceError, which says why, if there is no such answer, or one of more than `max_bytes`.
        """
        with self._asked(url, self._permitted, self._conditions) as answer:
            if answer.status == HTTPStatus.NOT_MODIFIED and self._memory and self._conditions(answer.address):
                self._memory.unchanged(url)
                return None
            _refuse_other(answer)
            data = answer.read(max_bytes)
        if len(data) > max_bytes:
            raise SourceError(f"the page is larger than {max_bytes:,} bytes; save the text of the report and read that")
        return Fetched(data, _charset(answer.headers.get("content-type", "")), _version(answer))

    def remember(self, url: str, fetched: Fetched) -> None:
        """Keep the version of what an address gave; to be called when all of it has been handed on."""
        if self._memory and fetched.version:
            self._memory.put(url, fetched.version)

    @contextmanager
    def _asked(
        self, url: str, permitted: Callable[[Url], float], conditions: Callable[[Url], dict[str, str]]
    ) -> Iterator[Answer]:
        """The answer that an address leads to, each step of the way checked, permitted and in its turn."""
        for _ in range(REDIRECTS + 1):
            address = read_address(url)
            pause = permitted(address)
            with (
                self._turns.turn(address.host or "", pause),
                asked(address, {**HEADERS, **conditions(address)}, self._timeout) as answer,
            ):
                target = answer.headers.get("location") if answer.status in MOVED else None
                if target is None:
                    yield answer
                    return
                url = urljoin(address.url, target)
        raise SourceError("the address leads round in circles (too many redirects); check the address")

    def _conditions(self, address: Url) -> dict[str, str]:
        version = self._memory.get(_plain(address)) if self._memory else None
        return version.headers() if version else {}

    def _permitted(self, address: Url) -> float:
        """The pause that a site asks for. Raises SourceError if it does not permit the address."""
        site = address.scheme, address.host, port_of(address)
        rules = self._rules.get(site)
        if rules is None or rules.until < time.monotonic():
            rules = self._rules[site] = self._read_rules(address)
        rules.refuse(_plain(address))
        return rules.pause

    def _read_rules(self, address: Url) -> robots.Rules:
        url = Url(address.scheme, host=address.host, port=address.port, path=robots.PATH).url
        try:
            with self._asked(url, lambda _: 0, lambda _: {}) as answer:
                if answer.status >= 500 or answer.status == HTTPStatus.TOO_MANY_REQUESTS:
                    said = _said(answer)
                    return robots.closed(f"the site does not say what it allows (robots.txt: {said}); try again later")
                return robots.rules_of(answer.read(robots.MOST)) if answer.status < 300 else robots.no_rules()
        except SourceError as error:
            return robots.closed(str(error))


def _plain(address: Url) -> str:
    return address._replace(auth=None, fragment=None).url


def _version(answer: Answer) -> Version | None:
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    return Version(_plain(answer.address), etag, modified) if etag or modified else None


def _refuse_other(answer: Answer) -> None:
    if answer.status != HTTPStatus.OK:
        raise SourceError(f"the server answers {_said(answer)}; check the address")
    kind = answer.headers.get("content-type", PAGES[0]).partition(";")[0].strip().lower()
    if kind not in PAGES + TEXTS + FEEDS:
        raise SourceError(f"this is {kind}, no page and no feed; save the text of the report and read that")


def _said(answer: Answer) -> str:
    phrase = next((s.phrase for s in HTTPStatus if s == answer.status), "")
    return f"{answer.status} {phrase}".strip()


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None
