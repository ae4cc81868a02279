"""Web addresses, against a server on this machine: pages, and all that a page can be instead."""

import gzip
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources import RawReport, open_sources
from dragoman.sources.memory import Version
from dragoman.sources.web import HEADERS, Web
from serving import Said, Site

PAGE = """<html><head><title>Envoys meet</title><meta property="article:published_time" content="2024-03-05">
</head><body><nav>Home</nav><article><p>The envoys of both states met in Oslo – for the first time.</p>
<p>“We are glad,” one of them said.</p></article></body></html>"""
POLISH = PAGE.replace("Oslo", "Łódź").replace("–", "-").replace("“", "").replace("”", "")
PAGES: dict[str, Said] = {
    "/page": Said(PAGE.encode(), kind="text/html; charset=utf-8"),
    "/windows": Said(PAGE.encode("cp1252"), kind="text/html"),
    "/charset": Said(POLISH.encode("iso-8859-2"), kind="text/html; charset=iso-8859-2"),
    "/text": Said(b"The envoys met in Oslo."),
    "/zipped": Said(gzip.compress(PAGE.encode()), kind="text/html", headers={"Content-Encoding": "gzip"}),
    "/bomb": Said(gzip.compress(b"word " * 5_000_000), headers={"Content-Encoding": "gzip"}),
    "/pdf": Said(b"%PDF-1.7", kind="application/pdf"),
    "/hidden-pdf": Said(b"%PDF-1.7", kind="text/html"),
    "/empty": Said(kind="text/html"),
    "/gone": Said(b"gone", 410),
    "/odd": Said(b"odd", 599),
    "/never-asked": Said(status=304),
    "/large": Said(b"word " * 10_000),
    "/slow": Said(b"The envoys met.", pause=0.6),
    "/dripping": Said(tuple(b"%d " % n for n in range(100)), pause=0.05),
    "/slow-head": Said(b"The envoys met.", stops=0.2),
    "/moved": Said(status=302, headers={"Location": "/page"}),
    "/circle": Said(status=302, headers={"Location": "/circle"}),
    "/elsewhere": Said(status=302, headers={"Location": "ftp://example.org/page"}),
    "/1": Said(status=307, headers={"Location": "/2"}),
    "/2": Said(status=308, headers={"Location": "/3"}),
    "/3": Said(status=303, headers={"Location": "/4"}),
    "/4": Said(status=301, headers={"Location": "/5"}),
    "/5": Said(status=302, headers={"Location": "text"}),
    "/0": Said(status=302, headers={"Location": "/1"}),
}


@pytest.fixture(autouse=True)
def _pages(site: Site) -> None:
    site.pages.update(PAGES)


def opened(url: str, web: Web | None = None) -> RawReport | Failure:
    (found,) = open_sources([url], web=web or Web(pause=0))
    return found


@pytest.mark.parametrize("path", ["/page", "/windows", "/zipped", "/moved"])
def test_a_page_becomes_a_report(site: Site, path: str) -> None:
    found = opened(site.url + path)
    assert isinstance(found, RawReport)
    assert "met in Oslo – for the first time" in found.text
    assert (found.key, found.source, found.url) == (site.url + path,) * 3
    assert (found.title, found.published) == ("Envoys meet", "2024-03-05")


def test_the_encoding_that_the_server_names_is_used(site: Site) -> None:
    found = opened(site.url + "/charset")
    assert isinstance(found, RawReport)
    assert "met in Łódź" in found.text


def test_plain_text_is_taken_as_it_is(site: Site) -> None:
    found = opened(site.url + "/text")
    assert isinstance(found, RawReport)
    assert found.text == "The envoys met in Oslo."


def test_the_program_says_who_it_is_and_what_it_takes(site: Site) -> None:
    opened(site.url.replace("http://", "http://me:secret@") + "/text#end")
    asked = site.asked[-1]
    assert asked.path == "/text"
    assert asked.headers["user-agent"] == HEADERS["User-Agent"]
    assert asked.headers["host"] == site.url.removeprefix("http://")
    assert "authorization" not in asked.headers


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/gone", "410 Gone"), ("/none", "404 Not Found"), ("/odd", "599;"), ("/pdf", "application/pdf"),
        ("/hidden-pdf", "PDF"), ("/empty", "no text"), ("/circle", "too many redirects"), ("/bomb", "larger than"),
        ("/elsewhere", "only http:// and https://"), ("/never-asked", "304"),
    ],
)  # fmt: skip
def test_what_gives_no_report_is_named(site: Site, path: str, said: str) -> None:
    found = opened(site.url + path)
    assert isinstance(found, Failure)
    assert said in found.message
    assert found.where == site.url + path


def test_five_redirects_are_followed_and_no_more(site: Site) -> None:
    assert isinstance(opened(site.url + "/1"), RawReport)
    found = opened(site.url + "/0")
    assert isinstance(found, Failure)
    assert "too many redirects" in found.message


def test_no_answer_is_said_in_words() -> None:
    dead = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    dead.server_close()
    for url in (f"http://127.0.0.1:{dead.server_port}/", "http://host.invalid/", "http://[broken/", "http:///x"):
        found = opened(url)
        assert isinstance(found, Failure)
        assert "check the address" in found.message
        assert "urllib3" not in found.message


@pytest.mark.parametrize("path", ["/slow", "/slow-head", "/dripping"])
def test_time_has_a_limit(site: Site, path: str) -> None:
    found = opened(site.url + path, Web(pause=0, timeout=0.3))
    assert isinstance(found, Failure)
    assert "in time" in found.message


def test_size_has_a_limit(site: Site) -> None:
    with pytest.raises(SourceError, match="larger than 1,000 bytes"):
        Web(pause=0).fetch(site.url + "/large", 1000)
    (found,) = open_sources([site.url + "/large"], max_size=1000, web=Web(pause=0))
    assert isinstance(found, Failure)


def test_a_page_remembered_is_asked_for_only_if_it_has_changed(site: Site) -> None:
    site.pages["/news"] = lambda asked: (
        Said(status=304)
        if asked.headers.get("if-none-match") == '"1"'
        else Said(b"The envoys met in Oslo.", headers={"ETag": '"1"', "Last-Modified": "Tue, 05 Mar 2024 08:00:00 GMT"})
    )
    site.pages["/way"] = Said(status=302, headers={"Location": "/news"})
    memory = Remembered()
    assert isinstance(opened(site.url + "/way", Web(memory, pause=0)), RawReport)
    version = Version(site.url + "/news", '"1"', "Tue, 05 Mar 2024 08:00:00 GMT")
    assert memory.versions == {site.url + "/news": version}
    assert list(open_sources([site.url + "/way"], web=Web(memory, pause=0))) == []
    assert memory.same == [site.url + "/way"]
    assert site.asked[-1].headers["if-modified-since"] == version.modified
    assert "if-none-match" not in site.asked[-2].headers, "the way to the page has no version"


def test_a_page_that_gives_no_report_is_not_remembered(site: Site) -> None:
    site.pages["/news"] = Said(b"   ", headers={"ETag": '"1"'})
    memory = Remembered()
    assert isinstance(opened(site.url + "/news", Web(memory, pause=0)), Failure)
    assert not memory.versions


class Remembered:
    """A memory of this test alone."""

    def __init__(self) -> None:
        self.versions: dict[str, Version] = {}
        self.same: list[str] = []

    def get(self, address: str) -> Version | None:
        return self.versions.get(address)

    def put(self, source: str, version: Version) -> None:
        assert source
        self.versions[version.address] = version

    def unchanged(self, source: str) -> None:
        self.same.append(source)
