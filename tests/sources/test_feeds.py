"""Feeds: one report an entry, whatever the dialect; nothing in them is trusted, followed or run."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openings import TEXT, failure, opened, outcomes, reports

from dragoman.failure import Failure
from dragoman.sources import RawReport, files, holds_many, open_sources
from dragoman.sources.web import Web
from serving import Said, Site

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand --><?xml-stylesheet href="a.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Test &amp;amp; Wire</title><link>https://example.org/</link>
<item><title>Envoys &lt;b&gt;meet&lt;/b&gt;</title>
<link>https://example.org/1</link><guid isPermaLink="false">n-1</guid>
<pubDate>Mon, 10 Oct 2016 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><script>run()</script>
<p>“We are glad,” <i>they</i> said.</p>]]></content:encoded>
</item>
<item><link>https://example.org/2</link>
<description>Growth was 5 &amp;lt; 6 percent &amp;amp; rising.</description></item>
<item><description>{TEXT}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Test Wire</title><link href="https://example.org/"/>
<entry><id>urn:n:1</id><title type="html">Envoys &lt;b&gt;meet</title><link href="https://example.org/1"/>
<updated>2016-10-10T08:00:00Z</updated><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>Test Wire</title></channel>
<item rdf:about="https://example.org/1"><title>Envoys meet</title><link>https://example.org/1</link>
<description>{TEXT}</description><dc:date>2016-10-10</dc:date></item></rdf:RDF>"""


def entry(inner: str) -> bytes:
    return f"<rss version='2.0'><channel><title>W</title><item>{inner}</item></channel></rss>".encode()


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.txt", "feed.html", "feed.csv", "feed"])
def test_an_rss_feed_gives_a_report_an_entry_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    first, second, third = reports(path, RSS.encode())
    assert first == RawReport(
        f"{TEXT}\n“We are glad,” they said.", "n-1", str(path), "Envoys meet", "Test & Wire", "2016-10-10",
        "https://example.org/1",
    )  # fmt: skip
    assert (second.key, second.text) == ("https://example.org/2", "Growth was 5 < 6 percent & rising.")
    assert (third.key, third.text, third.published, third.url) == (f"{name}:3", TEXT, None, None)
    assert {report.published for report in reports(path, published="2020-01-01")} == {"2020-01-01"}


@pytest.mark.parametrize(("content", "key"), [(ATOM, "urn:n:1"), (RDF, "https://example.org/1")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_dialects_say_the_same(tmp_path: Path, content: str, key: str, encoding: str) -> None:
    path = tmp_path / "feed.xml"
    expected = RawReport(TEXT, key, str(path), "Envoys meet", "Test Wire", "2016-10-10", "https://example.org/1")
    assert reports(path, content.encode(encoding)) == [expected]


def test_feeds_are_found_in_folders_and_count_as_collections(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM)
    assert [report.key for report in reports(tmp_path)] == ["urn:n:1"]
    assert holds_many([str(tmp_path / "a.atom")])


def test_entities_are_neither_opened_nor_multiplied(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    content = f"""<!DOCTYPE rss [<!ENTITY b0 "BOOM">{bomb}<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>
<rss version="2.0"><channel><title>W</title><item><title>&b11;</title><description>{TEXT} &f;</description></item>
</channel></rss>"""
    found = opened(tmp_path / "a.xml", content.encode())
    assert isinstance(found[0], RawReport)
    assert TEXT in found[0].text
    assert "SECRET" not in str(found)
    assert "BOOM" * 10 not in str(found)


def test_only_web_addresses_count_as_links(tmp_path: Path) -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", "/relative", "http//broken", "http://[broken"):
        (found,) = reports(tmp_path / "a.rss", entry(f"<link>{link}</link><description>{TEXT}</description>"))
        assert found.url is None or found.url.startswith("http://[")
        assert found.key in ("a.rss:1", "http://[broken")


def test_days_that_only_the_parser_understands_are_taken_from_it(tmp_path: Path) -> None:
    for written in ("2016-10-10T24:00:00Z", "Mon 10 Oct 2016 08:00", "10/Oct/2016:08:00:00 +0000", "Thu Jan 10 Oct"):
        found = opened(tmp_path / "a.rss", entry(f"<pubDate>{written}</pubDate><description>{TEXT}</description>"))
        assert isinstance(found[0], Failure) or (found[0].published or "").startswith("2016-10-1")
    found = opened(tmp_path / "a.rss", entry(f"<pubDate>soon</pubDate><description>{TEXT}</description>"))
    assert "YYYY-MM-DD" in outcomes(found)[0]


def test_an_entry_without_text_says_where_to_read_it(tmp_path: Path) -> None:
    inner = (
        f"<title>Envoys meet</title><link>https://example.org/1</link></item><item><description>{TEXT}</description>"
    )
    found = opened(tmp_path / "a.rss", entry(inner))
    assert outcomes(found) == ["this entry has no text; read its page: https://example.org/1", "a.rss:2"]
    assert isinstance(found[0], Failure)
    assert found[0].where == f"{tmp_path}/a.rss:1"


def test_what_can_be_saved_of_a_broken_feed_is_read_and_the_break_is_told(tmp_path: Path) -> None:
    found = opened(tmp_path / "a.xml", RSS[: RSS.index("<item><description>")].encode())
    assert outcomes(found)[:2] == ["n-1", "https://example.org/2"]
    assert "broken feed" in outcomes(found)[-1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<rss version='2.0'><channel><title>W</title></channel></rss>", "no entries"), ("<rss >", "broken feed"),
        ("<feed>hello</feed>", "no entries"), ("<?xml version='1.0'?><urlset><url/></urlset>", "not known (<urlset>)"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused(tmp_path: Path, content: str, said: str) -> None:
    assert said in failure(tmp_path / "a.xml", content.encode()).message


def test_a_feed_that_is_too_large_is_refused_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_FEED", 900)
    assert "larger than 900 bytes" in failure(tmp_path / "a.xml", RSS.encode()).message
    assert "--max-size" in outcomes(opened(tmp_path / "b.xml", ATOM.encode(), max_size=20))[0]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(RSS)), garbage=st.text(max_size=12), cut=st.integers(0, 40))
def test_whatever_a_feed_holds_nothing_is_raised(tmp_path: Path, at: int, garbage: str, cut: int) -> None:
    content = f"<rss {RSS[at:]}{garbage}{RSS[:at]}" if cut == 0 else RSS[:at] + garbage + RSS[at + cut :]
    for item in opened(tmp_path / "a.xml", content.encode("utf-8", "replace")):
        assert isinstance(item, RawReport | Failure)


RELATIVE = ATOM.replace("https://example.org/1", "/1")


def test_a_feed_behind_an_address_is_read_in_the_encoding_that_the_server_names(site: Site) -> None:
    content = RSS.replace("utf-8", "x").replace("“We", "Łódź: “We").encode("iso-8859-2", "ignore")
    site.pages["/rss"] = Said(content, kind="application/rss+xml; charset=iso-8859-2")
    found = list(open_sources([f"{site.url}/rss"], web=Web(pause=0)))
    assert outcomes(found) == ["n-1", "https://example.org/2", f"{site.url}/rss:3"]
    assert isinstance(found[0], RawReport)
    assert "Łódź" in found[0].text
    assert found[0].source == f"{site.url}/rss"


def test_links_in_a_fetched_feed_are_those_of_its_site(site: Site) -> None:
    site.pages["/atom"] = Said(RELATIVE.encode(), kind="application/atom+xml")
    site.pages["/page"] = Said(ATOM.encode(), kind="text/html")
    for path, link in (("/atom", f"{site.url}/1"), ("/page", "https://example.org/1")):
        (found,) = open_sources([site.url + path], web=Web(pause=0))
        assert isinstance(found, RawReport)
        assert found.url == link


def test_xml_of_another_kind_behind_an_address_is_refused(site: Site) -> None:
    site.pages["/other"] = Said(b'<?xml version="1.0"?><urlset/>', kind="application/xml")
    (found,) = open_sources([f"{site.url}/other"], web=Web(pause=0))
    assert isinstance(found, Failure)
    assert "<urlset>" in found.message
