"""One request to one address: to the machines that were checked and no others, with limits of time and size."""

import re
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event, Timer
from typing import Any
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as NoAnswer
from urllib3.util import Url

from dragoman.errors import SourceError
from dragoman.sources.hosts import find_machines, port_of

CONNECT, SILENCE = 10.0, 20.0  # seconds until the first answer, between two pieces
PIECE = 65_536


class Answer:
    """What a server sends: the head has come, the body comes when it is read."""

    def __init__(self, response: urllib3.BaseHTTPResponse, address: Url, deadline: float) -> None:
        self.status = response.status
        self.headers: Mapping[str, str] = response.headers
        self.address = address
        self._response = response
        self._deadline = deadline

    def read(self, most: int) -> bytes:
        """The body, or as much of it as shows that it has more than `most` bytes. Raises SourceError if it is slow."""
        pieces, size = [], 0
        while size <= most and (piece := self._response.read1(PIECE, decode_content=True)):
            pieces.append(piece)
            size += len(piece)
            if time.monotonic() > self._deadline:
                raise SourceError("the page did not arrive in time; try again, or save it and read the file")
        return b"".join(pieces)


@contextmanager
def asked(address: Url, headers: Mapping[str, str], timeout: float) -> Iterator[Answer]:
    """The answer of an address, while the connection is open.

    Raises SourceError where the host is private or not to be found, or where no answer comes within `timeout`.
    """
    deadline = time.monotonic() + timeout
    limits = urllib3.Timeout(connect=min(CONNECT, timeout), read=min(SILENCE, timeout))
    try:
        with _response(address, headers, limits) as response:
            yield Answer(response, address, deadline)
    except (HTTPError, ValueError, OSError) as error:
        raise SourceError(_reason(error)) from error


@contextmanager
def _response(address: Url, headers: Mapping[str, str], limits: urllib3.Timeout) -> Iterator[urllib3.BaseHTTPResponse]:
    options: dict[str, Any] = {"timeout": limits, "retries": False, "redirect": False, "preload_content": False}
    machines, proxy = find_machines(address), _proxy(address)
    if proxy:  # which finds the machines itself: what is checked here is all that can be
        with urllib3.ProxyManager(proxy) as pool:
            yield pool.request("GET", address._replace(auth=None, fragment=None).url, headers=headers, **options)
        return
    if not machines:
        raise SourceError("no such host; check the address and the network")
    for machine in machines:
        with _pool(address, machine) as pool:
            try:
                response = pool.request(
                    "GET", address.request_uri, headers={**headers, "Host": _host(address)}, **options
                )
            except (NewConnectionError, ConnectTimeoutError):
                if machine == machines[-1]:
                    raise
                continue
            try:
                yield response
            finally:
                response.close()
            return


def _pool(address: Url, machine: str) -> urllib3.HTTPConnectionPool:
    """The way to one machine; its certificate is that of the host."""
    port = port_of(address)
    if address.scheme == "https":
        name = (address.host or "").strip("[]")
        secure = urllib3.HTTPSConnectionPool(machine, port, cert_reqs="CERT_REQUIRED", server_hostname=name)
        secure.ConnectionCls = _Secure
        return secure
    plain = urllib3.HTTPConnectionPool(machine, port)
    plain.ConnectionCls = _Plain
    return plain


class _Plain(HTTPConnection):
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]
        with _cut(self):
            return super().getresponse()


class _Secure(HTTPSConnection):
    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]
        with _cut(self):
            return super().getresponse()


@contextmanager
def _cut(connection: HTTPConnection) -> Iterator[None]:
    """Have the whole head of an answer come within the time that silence may last, however small its pieces."""
    limit = connection.timeout if isinstance(connection.timeout, float) else SILENCE
    late = Event()
    timer = Timer(limit, _shut, [connection.sock, late])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if late.is_set():  # a head that is cut looks like a whole one
        raise NoAnswer("no whole head")


def _shut(sock: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _host(address: Url) -> str:
    return address._replace(auth=None).netloc or ""


def _proxy(address: Url) -> str | None:
    return None if proxy_bypass(address.host or "") else getproxies().get(address.scheme or "")


def _reason(error: Exception) -> str:
    if isinstance(error, SSLError):
        return f"the connection is not safe ({error}); check the address, or save the page and read the file"
    if isinstance(error, NoAnswer) and not isinstance(error, NewConnectionError):  # refused is its kin
        return "no answer in time; try again, or save the page and read the file"
    return f"no answer ({_last(error)}); check the address and the network"


def _last(error: Exception) -> str:
    return re.sub(r"\[Errno -?\d+\] ", "", str(error).rpartition(": ")[2]).rstrip(".") or type(error).__name__
