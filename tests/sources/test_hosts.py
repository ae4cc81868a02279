"""Which machines may be asked: those of the public internet, checked before each connection."""

import socket
import ssl
from pathlib import Path

import pytest

from dragoman.failure import Failure
from dragoman.sources import open_sources
from dragoman.sources.hosts import is_public
from dragoman.sources.web import Web
from serving import Said, Site

CERTIFICATE = Path(__file__).with_name("press.pem")
PRIVATE = """127.0.0.1 127.9.9.9 10.0.0.1 172.16.3.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1
255.255.255.255 192.0.2.1 198.18.0.1 ::1 :: fe80::1 fe80::1%1 fc00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1
::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1::""".split()


@pytest.mark.parametrize("machine", PRIVATE)
def test_private_machines_are_told(machine: str) -> None:
    assert not is_public(machine)


@pytest.mark.parametrize("machine", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "64:ff9b::808:808"])
def test_public_machines_are_told(machine: str) -> None:
    assert is_public(machine)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1", "[::ffff:7f00:1]"]
)
def test_this_machine_is_not_asked_however_it_is_written(
    site: Site, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.delenv("DRAGOMAN_ALLOW_PRIVATE")
    (found,) = open_sources([f"http://{host}:{site.server_port}/"], web=Web(pause=0))
    assert isinstance(found, Failure)
    assert "no address of the public internet" in found.message
    assert "DRAGOMAN_ALLOW_PRIVATE=1" in found.message
    assert not site.asked


def names(monkeypatch: pytest.MonkeyPatch, **machines: list[str]) -> list[str]:
    """Have names stand for machines; the names that are asked for, as they are."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def answer(host: str, port: int, *rest: object, **options: object) -> object:
        asked.append(host)
        if host not in machines:
            return real(host, port, *rest, **options)  # type: ignore[arg-type]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, port)) for machine in machines[host]]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


def test_one_private_machine_among_others_is_enough(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_ALLOW_PRIVATE")
    names(monkeypatch, mixed=["93.184.216.34", "127.0.0.1"])
    (found,) = open_sources([f"http://mixed:{site.server_port}/"], web=Web(pause=0))
    assert isinstance(found, Failure)
    assert "mixed is 127.0.0.1, which" in found.message
    assert not site.asked


def test_a_page_that_leads_to_a_private_machine_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public here, so that a page of it can be served at all."""
    monkeypatch.delenv("DRAGOMAN_ALLOW_PRIVATE")
    monkeypatch.setattr("dragoman.sources.hosts.is_public", lambda machine: machine == "127.0.0.1")
    site.pages |= {"/way": Said(status=302, headers={"Location": "http://169.254.169.254/latest"})}
    (found,) = open_sources([site.url + "/way"], web=Web(pause=0))
    assert isinstance(found, Failure)
    assert "169.254.169.254 is no address of the public internet" in found.message


def test_the_machine_that_was_checked_is_the_one_that_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is looked up once a request; the connection is made to the machine, and the server hears the name."""
    asked = names(monkeypatch, press=["127.0.0.1"])
    site.pages |= {"/robots.txt": Said(), "/page": Said(b"The envoys met.")}
    assert len(list(open_sources([f"http://press:{site.server_port}/page"], web=Web(pause=0)))) == 1
    assert asked.count("press") == len(site.asked) == 2
    assert {a.headers["host"] for a in site.asked} == {f"press:{site.server_port}"}


def test_a_second_machine_is_asked_where_the_first_is_dead(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, press=["127.0.0.2", "127.0.0.1"])
    site.pages |= {"/page": Said(b"The envoys met.")}
    (found,) = open_sources([f"http://press:{site.server_port}/page"], web=Web(pause=0))
    assert not isinstance(found, Failure)


def test_the_certificate_must_be_that_of_the_name(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, press=["127.0.0.1"], other=["127.0.0.1"])
    site.pages |= {"/page": Said(b"The envoys met.")}
    secret = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secret.load_cert_chain(CERTIFICATE)
    site.socket = secret.wrap_socket(site.socket, server_side=True)
    monkeypatch.setattr(site, "handle_error", lambda *_: None)  # who does not trust it hangs up
    urls = [f"https://{host}:{site.server_port}/page" for host in ("press", "other")]
    (stranger,) = open_sources(urls[:1], web=Web(pause=0))
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    press, other = open_sources(urls, web=Web(pause=0))
    assert not isinstance(press, Failure)
    for refused in (stranger, other):
        assert isinstance(refused, Failure)
        assert "the connection is not safe" in refused.message


def test_a_proxy_finds_what_is_not_known_here_but_nothing_private(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_ALLOW_PRIVATE")
    monkeypatch.setenv("http_proxy", site.url)
    monkeypatch.delenv("no_proxy")
    monkeypatch.delenv("NO_PROXY", raising=False)
    site.pages |= {
        "http://press.invalid/page": Said(b"The envoys met."),
        "http://10.0.0.1/page": Said(b"The envoys met."),
    }
    found, private = open_sources(["http://press.invalid/page", "http://10.0.0.1/page"], web=Web(pause=0))
    assert not isinstance(found, Failure)
    assert isinstance(private, Failure)
    assert site.paths() == ["http://press.invalid/robots.txt", "http://press.invalid/page"]


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "gopher://example.org"])
def test_other_schemes_are_refused(url: str) -> None:
    (found,) = open_sources([url])
    assert isinstance(found, Failure)
    assert "http:// or https://" in found.message
