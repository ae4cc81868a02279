"""Web addresses, against a server on this machine."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources import RawReport, open_sources, web

PAGE = """<html><head><title>Envoys meet</title><meta property="article:published_time" content="2024-03-05">
</head><body><nav>Home</nav><article><p>The envoys of both states met in Oslo – for the first time.</p>
<p>“We are glad,” one of them said.</p></article></body></html>"""


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answers = {
            "/page": (200, "text/html; charset=utf-8", PAGE.encode()),
            "/windows": (200, "text/html", PAGE.encode("cp1252")),
            "/charset": (
                200,
                "text/html; charset=iso-8859-2",
                PAGE.replace("Oslo", "Łódź").replace("–", "-").replace("“", "").replace("”", "").encode("iso-8859-2"),
            ),
            "/text": (200, "text/plain", b"The envoys met in Oslo."),
            "/zipped": (200, "text/html", gzip.compress(PAGE.encode())),
            "/pdf": (200, "application/pdf", b"%PDF-1.7"),
            "/hidden-pdf": (200, "text/html", b"%PDF-1.7"),
            "/empty": (200, "text/html", b""),
            "/gone": (410, "text/html", b"gone"),
            "/odd": (599, "text/html", b"odd"),
            "/large": (200, "text/plain", b"word " * 10_000),
            "/slow": (200, "text/plain", b"The envoys met."),
        }
        if self.path == "/slow":
            time.sleep(0.6)
        if self.path in ("/moved", "/circle"):
            self._answer(302, "text/html", b"", {"Location": "/page" if self.path == "/moved" else "/circle"})
        else:
            coded = {"Content-Encoding": "gzip"} if self.path == "/zipped" else {}
            self._answer(*answers.get(self.path, (404, "text/html", b"")), coded)

    def _answer(self, status: int, kind: str, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(BrokenPipeError):  # of a page too large, only the beginning is wanted
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def opened(url: str) -> RawReport | Failure:
    (found,) = open_sources([url])
    return found


@pytest.mark.parametrize("path", ["/page", "/windows", "/zipped", "/moved"])
def test_a_page_becomes_a_report(site: str, path: str) -> None:
    found = opened(site + path)
    assert isinstance(found, RawReport)
    assert "met in Oslo – for the first time" in found.text
    assert (found.key, found.source, found.url) == (site + path,) * 3
    assert (found.title, found.published) == ("Envoys meet", "2024-03-05")


def test_the_encoding_that_the_server_names_is_used(site: str) -> None:
    found = opened(site + "/charset")
    assert isinstance(found, RawReport)
    assert "met in Łódź" in found.text


def test_plain_text_is_taken_as_it_is(site: str) -> None:
    found = opened(site + "/text")
    assert isinstance(found, RawReport)
    assert found.text == "The envoys met in Oslo."


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/gone", "410 Gone"), ("/none", "404 Not Found"), ("/odd", "599;"), ("/pdf", "application/pdf"),
        ("/hidden-pdf", "PDF"), ("/empty", "no text"), ("/circle", "redirects"),
    ],
)  # fmt: skip
def test_what_gives_no_report_is_named(site: str, path: str, said: str) -> None:
    found = opened(site + path)
    assert isinstance(found, Failure)
    assert said in found.message
    assert found.where == site + path


def test_no_answer_is_said_in_words() -> None:
    dead = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    dead.server_close()
    for url in (f"http://127.0.0.1:{dead.server_port}/", "http://host.invalid/", "http://[broken/", "http:///x"):
        found = opened(url)
        assert isinstance(found, Failure)
        assert "check the address" in found.message
        assert "urllib3" not in found.message


def test_time_and_size_have_limits(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="no answer in time"):
        web.fetch(site + "/slow", timeout=0.2)
    monkeypatch.setattr(web, "MAX_BYTES", 1000)
    with pytest.raises(SourceError, match="larger than"):
        web.fetch(site + "/large")
