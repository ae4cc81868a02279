"""How sites are treated: what robots.txt allows, one request at a time, a pause before the next."""

import threading
import time

import pytest

from dragoman.failure import Failure
from dragoman.sources import RawReport, open_sources
from dragoman.sources.robots import LONGEST, rules_of
from dragoman.sources.turns import Turns
from dragoman.sources.web import Web
from serving import Said, Site

TEXT = Said(b"The envoys met in Oslo.")
RULES = b"\xef\xbb\xbfUser-agent: other\nDisallow: /\n\nUser-agent: dragoman\nDisallow: /private\n"


def opened(*urls: str, web: Web | None = None) -> list[RawReport | Failure]:
    return list(open_sources(urls, web=web or Web(pause=0)))


def test_robots_txt_is_asked_once_and_honoured(site: Site) -> None:
    site.pages |= {"/robots.txt": Said(RULES), "/open": TEXT, "/private/a": TEXT}
    one, other, again = opened(site.url + "/open", site.url + "/private/a", site.url + "/open")
    assert isinstance(one, RawReport)
    assert isinstance(again, RawReport)
    assert isinstance(other, Failure)
    assert "robots.txt does not allow" in other.message
    assert site.paths() == ["/robots.txt", "/open", "/open"]


def test_where_a_page_leads_must_be_allowed_too(site: Site) -> None:
    site.pages |= {"/robots.txt": Said(RULES), "/open": Said(status=302, headers={"Location": "/private/a"})}
    (found,) = opened(site.url + "/open")
    assert isinstance(found, Failure)
    assert "/private/a" not in site.paths()


@pytest.mark.parametrize("status", [404, 401, 204])
def test_a_site_without_rules_allows_everything(site: Site, status: int) -> None:
    site.pages |= {"/robots.txt": Said(status=status), "/open": TEXT}
    assert isinstance(opened(site.url + "/open")[0], RawReport)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_site_that_cannot_say_its_rules_allows_nothing(site: Site, status: int) -> None:
    site.pages |= {"/robots.txt": Said(status=status), "/open": TEXT}
    found, again = opened(site.url + "/open", site.url + "/open")
    assert isinstance(found, Failure)
    assert isinstance(again, Failure)
    assert f"robots.txt: {status}" in found.message
    assert "try again later" in found.message
    assert site.paths() == ["/robots.txt"]


def test_rules_may_lie_elsewhere(site: Site) -> None:
    site.pages |= {"/robots.txt": Said(status=301, headers={"Location": "/rules"}), "/rules": Said(RULES)}
    assert isinstance(opened(site.url + "/private/a")[0], Failure)


def test_requests_to_a_host_rest_between(site: Site) -> None:
    site.pages |= {"/open": TEXT}
    rests: list[float] = []
    opened(site.url + "/open", site.url + "/open", web=Web(sleep=rests.append))
    assert len(rests) == 2, "after robots.txt, and between the pages"
    assert all(0.5 < rest <= 1 for rest in rests)
    site.pages["/robots.txt"] = Said(b"User-agent: *\nCrawl-delay: 7")
    opened(site.url + "/open", web=Web(sleep=rests.append))
    assert 6 < rests[-1] <= 7


def test_a_site_may_ask_for_a_pause_but_not_for_ever() -> None:
    assert rules_of(b"User-agent: *\nCrawl-delay: 5").pause == 5
    assert rules_of(b"User-agent: *\nCrawl-delay: 86400").pause == LONGEST
    assert rules_of(b"User-agent: *\nCrawl-delay: soon").pause == 0
    assert rules_of(b"\xff\x00 nonsense").pause == 0


def test_a_host_has_one_visitor_at_a_time() -> None:
    turns, inside, most = Turns(0), [0], [0]

    def visit() -> None:
        with turns.turn("example.org"):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

    visitors = [threading.Thread(target=visit) for _ in range(8)]
    for visitor in visitors:
        visitor.start()
    with turns.turn("example.net"):
        pass
    for visitor in visitors:
        visitor.join()
    assert most == [1]
