"""NewsML-G2: single items and messages, in XHTML, NITF or plain words, and what takes an item back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openings import TEXT, failure, opened, outcomes, reports

from dragoman.failure import Failure
from dragoman.sources import RawReport

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>No title</title></head><body><h1>Envoys <b>meet</b></h1>
<p>{TEXT}</p><!-- no comment --><p>“We are
glad,”<!-- none --> they said.<br/>So &amp; so.</p></body></html></inlineXML>"""
LINES = f"Envoys meet\n{TEXT}\n“We are glad,” they said.\nSo & so."
NITF = f"""<inlineXML contenttype="application/nitf+xml"><nitf><head><title>No</title></head><body>
<body.head><hedline><hl1>Envoys meet</hl1></hedline><dateline><location>OSLO</location>, Oct 10</dateline></body.head>
<body.content><media><media-caption>A picture</media-caption></media><p>{TEXT}</p><hl2>More</hl2><p>They spoke.</p>
</body.content></body></nitf></inlineXML>"""
META = """<itemClass qcode="ninat:text"/><provider qcode="nprov:WIRE"/>
<versionCreated>2016-10-10T10:37:00Z</versionCreated><firstCreated>2016-10-09T10:37:00Z</firstCreated>
<pubStatus qcode="stat:usable"/>"""


def item(content: str = XHTML, meta: str = META, guid: str = "urn:newsml:wire:1", version: str = "3") -> str:
    return f"""<newsItem {NAR} guid="{guid}" version="{version}" standard="NewsML-G2" conformance="power">
<itemMeta>{meta}</itemMeta><contentMeta><headline>Envoys <b>meet</b></headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


def message(*items: str) -> str:
    sets = "".join(f"<itemSet>{one}</itemSet>" for one in items)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage {NAR}><header/>{sets}</newsMessage>'


def expected(path: Path, **other: str) -> RawReport:
    return RawReport(
        other.get("text", LINES), other.get("key", "urn:newsml:wire:1"), str(path), "Envoys meet", "WIRE", "2016-10-10",
        wire_version=3,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["a.xml", "a.txt", "a"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_item_is_read_whatever_it_is_called(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    assert reports(path, item().encode(encoding)) == [expected(path)]
    assert reports(path, published="2020-01-01")[0].published == "2020-01-01"


def test_every_item_of_every_set_of_a_message_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    content = message(item(guid="a"), item(guid="b") + item(guid="c"))
    assert reports(path, content.encode()) == [expected(path, key=key) for key in "abc"]
    assert len(reports(tmp_path)) == 3


def test_names_may_have_prefixes(tmp_path: Path) -> None:
    prefixed = f'<g:newsItem xmlns:g="http://iptc.org/std/nar/2006-10-01/" guid="a">{item()}</g:newsItem>'
    prefixed = prefixed.replace("<newsItem", "<g:other").replace("</newsItem", "</g:other")
    assert "no text" in failure(tmp_path / "a.xml", prefixed.encode()).message
    spelled = (
        f'<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:p>{TEXT}</h:p><h:p>So.</h:p></h:body></h:html>'
    )
    (found,) = reports(tmp_path / "a.xml", item(f"<inlineXML>{spelled}</inlineXML>").encode())
    assert found.text == f"{TEXT}\nSo."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (NITF, f"OSLO, Oct 10\n{TEXT}\nMore\nThey spoke."),
        (f'<inlineData contenttype="text/plain">\n{TEXT}\n\nThey spoke. </inlineData>', f"{TEXT}\n\nThey spoke."),
        (f'<inlineData contenttype="text/html">&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;So.</inlineData>', f"{TEXT}\nSo."),
        (f"<inlineXML/><inlineData>{TEXT}</inlineData>", TEXT),
        (f"<inlineData>no</inlineData>{XHTML}", LINES),
        (f'<inlineData encoding="base64">AAAA</inlineData><inlineData>{TEXT}</inlineData>', TEXT),
    ],
)
def test_the_first_rendition_with_text_is_read(tmp_path: Path, content: str, text: str) -> None:
    path = tmp_path / "a.xml"
    assert reports(path, item(content).encode()) == [expected(path, text=text)]


@pytest.mark.parametrize(
    ("provider", "publisher"),
    [
        ("<provider qcode='nprov:WIRE'><name>The Wire</name></provider>", "The Wire"),
        ("<provider literal='The Wire'/>", "The Wire"), ("<provider uri='http://wires.example.org/WIRE'/>", "WIRE"),
        ("", None), ("<provider/>", None),
    ],
)  # fmt: skip
def test_the_publisher_is_the_provider(tmp_path: Path, provider: str, publisher: str | None) -> None:
    (found,) = reports(tmp_path / "a.xml", item(meta=provider).encode())
    assert (found.publisher, found.published) == (publisher, None)


@pytest.mark.parametrize(
    "status", ["qcode='stat:canceled'", "uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'", "qcode='s:CANCELED'"]
)
def test_a_canceled_item_is_a_kill_even_if_little_is_left_of_it(tmp_path: Path, status: str) -> None:
    meta = f"<firstCreated>2016-10-10</firstCreated><pubStatus {status}/>"
    for content, note, text in (
        (XHTML, "", LINES), ("", "", "Envoys meet"), ("", "<edNote>Kill this story.</edNote>", "Kill this story."),
    ):  # fmt: skip
        (found,) = reports(tmp_path / "a.xml", item(content, meta + note, version="4").encode())
        assert (found.text, found.is_kill, found.wire_version) == (text, True, 4)
        assert found.published == "2016-10-10"


def test_what_holds_no_report_says_why_and_the_others_are_read(tmp_path: Path) -> None:
    picture = item(meta='<itemClass qcode="ninat:picture"/>')
    remote = item('<remoteContent href="a.html"/>')
    dated = item(meta="<versionCreated>soon</versionCreated>")
    found = opened(tmp_path / "a.xml", message(picture, remote, dated, item()).encode())
    for said, told in zip(("class 'picture'", "remoteContent", "YYYY-MM-DD"), outcomes(found), strict=False):
        assert said in told
    assert outcomes(found)[3] == "urn:newsml:wire:1"
    assert isinstance(found[1], Failure)
    assert found[1].where == f"{tmp_path}/a.xml:2"


def test_where_a_message_breaks_the_items_before_are_kept(tmp_path: Path) -> None:
    whole = message(item(guid="a"), item(guid="b"), item(guid="c"))
    found = outcomes(opened(tmp_path / "a.xml", whole[: whole.rindex("<contentSet>")].encode()))
    assert found[:2] == ["a", "b"]
    assert "broken XML" in found[2]
    assert found[2].endswith("the rest of it was not read")


def test_what_holds_no_item_is_one_failure(tmp_path: Path) -> None:
    assert "no news item" in failure(tmp_path / "a.xml", message().encode()).message
    assert "broken XML" in failure(tmp_path / "a.xml", item()[:200].encode()).message
    unknown = b"<?xml version='1.0'?><nitf><body><p>Hello there.</p></body></nitf>"
    assert "not known (<nitf>)" in failure(tmp_path / "a.xml", unknown).message


def test_entities_are_neither_opened_nor_multiplied(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    kind = f'<!DOCTYPE newsItem [<!ENTITY b0 "BOOM">{bomb}<!ENTITY f SYSTEM "file://{tmp_path}/secret">]>'
    content = item(f"<inlineXML><p>{TEXT} &f; &b11;</p></inlineXML>").replace("Envoys <b>", "&f;&b11;<b>")
    for found in opened(tmp_path / "a.xml", (kind + content).encode()):
        assert "SECRET" not in str(found)
        assert "BOOM" * 10 not in str(found)
        assert isinstance(found, Failure) or TEXT in found.text


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 2_000), garbage=st.binary(max_size=12), cut=st.integers(0, 40))
def test_whatever_is_broken_nothing_is_raised(tmp_path: Path, at: int, garbage: bytes, cut: int) -> None:
    whole = message(item(NITF), item()).encode()
    for found in opened(tmp_path / "a.xml", whole[:at] + garbage + whole[at + cut :]):
        assert isinstance(found, RawReport | Failure)
