"""A web server of the tests' own."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Said:
    """What a server answers. The pieces of its body come after `pause` seconds each."""

    body: bytes | tuple[bytes, ...] = b""
    status: int = 200
    kind: str = "text/plain"
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0
    stops: float = 0  # seconds after each line of its head


@dataclass(frozen=True)
class Asked:
    """What a server was asked, and when."""

    path: str
    headers: dict[str, str]
    at: float


class Site(ThreadingHTTPServer):
    """A web server on this machine: `pages` holds what it answers by path, `asked` what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.pages: dict[str, Said | Callable[[Asked], Said]] = {}
        self.asked: list[Asked] = []

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site = self.server
        assert isinstance(site, Site)
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, time.monotonic())
        site.asked.append(asked)
        page = site.pages.get(self.path, Said(status=404))
        said = page if isinstance(page, Said) else page(asked)
        pieces = (said.body,) if isinstance(said.body, bytes) else said.body
        length = {} if said.status == 304 else {"Content-Length": str(sum(map(len, pieces)))}
        with suppress(OSError):  # whoever asked may have heard enough
            self.send_response(said.status)
            for name, value in {"Content-Type": said.kind, **length, **said.headers}.items():
                self.send_header(name, value)
                if said.stops:
                    self.flush_headers()
                    time.sleep(said.stops)
            self.end_headers()
            for piece in pieces:
                time.sleep(said.pause)
                self.wfile.write(piece)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""
