"""The bytes behind a web address, with limits of time and size and errors that a reader understands."""

import re
import time
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as NoAnswer

from dragoman.errors import SourceError

CONNECT, SILENCE, TOTAL = 10.0, 20.0, 60.0  # seconds until the first answer, between two pieces, altogether
REDIRECTS = 5
MAX_BYTES = 20_000_000
PIECE = 65_536
PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)
FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
HEADERS = {
    "User-Agent": "dragoman (reads news reports)",
    "Accept": ", ".join(PAGES + TEXTS + FEEDS),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    data: bytes
    charset: str | None


def fetch(url: str, timeout: float = TOTAL) -> Fetched:
    """What an address answers, if it is a page, a feed or plain text. Raises SourceError, which says why, if not."""
    deadline = time.monotonic() + timeout
    limits = urllib3.Timeout(connect=min(CONNECT, timeout), read=min(SILENCE, timeout))
    retries = urllib3.Retry(total=REDIRECTS, connect=0, read=0, status=0, other=0, redirect=REDIRECTS)
    try:
        with _pool(url) as pool:
            response = pool.request("GET", url, headers=HEADERS, timeout=limits, retries=retries, preload_content=False)
            _refuse_other(response)
            return Fetched(_read(response, deadline), _charset(response.headers.get("content-type", "")))
    except (HTTPError, ValueError) as error:
        raise SourceError(_reason(error)) from error


def _pool(url: str) -> urllib3.PoolManager:
    parts = urlsplit(url)
    proxy = None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme.lower())
    return urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()


def _refuse_other(response: urllib3.BaseHTTPResponse) -> None:
    if response.status != HTTPStatus.OK:
        phrase = next((s.phrase for s in HTTPStatus if s == response.status), "")
        raise SourceError(f"the server answers {f'{response.status} {phrase}'.strip()}; check the address")
    kind = response.headers.get("content-type", PAGES[0]).partition(";")[0].strip().lower()
    if kind not in PAGES + TEXTS + FEEDS:
        raise SourceError(f"this is {kind}, not a page; save the text of the report and read that")


def _read(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    pieces, size = [], 0
    for piece in response.stream(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_BYTES:
            raise SourceError(f"the page is larger than {MAX_BYTES:,} bytes")
        if time.monotonic() > deadline:
            raise SourceError("the page did not arrive in time; try again, or save it and read the file")
    return b"".join(pieces)


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None


def _reason(error: Exception) -> str:
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    if isinstance(cause, NameResolutionError):
        return "no such host; check the address and the network"
    if isinstance(cause, SSLError):
        return f"the connection is not safe ({cause})"
    if isinstance(cause, NoAnswer) and not isinstance(cause, NewConnectionError):  # refused is its kin
        return "no answer in time; try again, or save the page and read the file"
    if "redirect" in str(cause):
        return "the address leads round in circles (too many redirects)"
    return f"no answer ({_last(cause)}); check the address and the network"


def _last(error: Exception) -> str:
    return re.sub(r"\[Errno -?\d+\] ", "", str(error).rpartition(": ")[2]).rstrip(".") or type(error).__name__
