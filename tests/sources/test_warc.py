"""WARC: the pages of a crawl, each under its address; a broken record costs itself alone."""

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openings import TEXT, failure, opened, outcomes, reports
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources import RawReport, holds_many
from dragoman.sources.members import Members
from dragoman.sources.warc import read_warc

PAGE = f"""<html><head><title>Envoys meet</title><meta property="article:published_time" content="2024-03-05">
<meta property="og:site_name" content="Test Wire"></head><body><nav>Home</nav><article><p>{TEXT}</p>
<p>“We are glad,” one of them said.</p></article></body></html>"""
HTML = "text/html; charset=utf-8"


class Writer(WARCWriter):  # type: ignore[misc]
    """Keeps nothing in files that it does not close."""

    @staticmethod
    def _create_temp_file() -> io.BytesIO:
        return io.BytesIO()


def record(
    uri: str, body: bytes, kind: str = HTML, status: str = "200 OK", headers: tuple[tuple[str, str], ...] = (),
    packed: bool = False,
) -> bytes:  # fmt: skip
    written = io.BytesIO()
    writer = Writer(written, gzip=packed)
    heads = StatusAndHeaders(status, [("Content-Type", kind), *headers], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(uri, "response", payload=io.BytesIO(body), http_headers=heads))
    return written.getvalue()


def others(packed: bool) -> bytes:
    """Records that hold no page."""
    written = io.BytesIO()
    writer = Writer(written, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.org")], is_http_request=True)
    uri = "https://example.org/asked"
    writer.write_record(writer.create_warc_record(uri, "request", http_headers=asked))
    writer.write_record(writer.create_warc_record(uri, "metadata", payload=io.BytesIO(b"fetchTimeMs: 5")))
    writer.write_record(writer.create_warc_record(uri, "resource", payload=io.BytesIO(PAGE.encode())))
    writer.write_record(writer.create_revisit_record(uri, "sha1:x", "https://example.org/a", "2024-03-05T00:00:00Z"))
    writer.write_record(writer.create_warc_record("dns:example.org", "response", payload=io.BytesIO(b"1.2.3.4")))
    return written.getvalue()


def page(number: int, packed: bool = False) -> bytes:
    return record(f"https://example.org/{number}", PAGE.encode(), packed=packed)


@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_read_and_all_else_is_passed_over(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    content = others(packed) + page(1, packed)
    content += record("https://example.org/gone", PAGE.encode(), status="404 Not Found", packed=packed)
    content += record("https://example.org/picture", b"\xff\xd8\xff", "image/jpeg", packed=packed)
    content += record("https://example.org/json", b'{"text": "Hello"}', "application/json", packed=packed) + page(
        2, packed
    )
    first, second = reports(path, content)
    assert first == RawReport(
        f"{TEXT}\n“We are glad,” one of them said.", "https://example.org/1", str(path), "Envoys meet", "Test Wire",
        "2024-03-05", "https://example.org/1",
    )  # fmt: skip
    assert second.key == second.url == "https://example.org/2"
    assert reports(path, published="2020-01-01")[0].published == "2020-01-01"
    assert holds_many([str(path)])
    assert len(reports(tmp_path)) == 2


def test_a_file_is_known_by_what_it_holds(tmp_path: Path) -> None:
    assert len(reports(tmp_path / "crawl", page(1))) == 1


def test_a_file_that_was_packed_as_a_whole_is_read(tmp_path: Path) -> None:
    assert len(reports(tmp_path / "a.warc.gz", gzip.compress(page(1) + page(2)))) == 2


def test_a_crawl_in_an_archive_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.warc.gz", page(1, packed=True))
    assert [report.key for report in reports(tmp_path / "a.zip")] == ["https://example.org/1"]


def test_pages_are_unpacked_and_decoded_as_their_heads_say(tmp_path: Path) -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())
    coded = PAGE.replace("Oslo", "Łódź").replace("“", "").replace("”", "")
    content = record("https://example.org/1", gzip.compress(PAGE.encode()), headers=(("Content-Encoding", "gzip"),))
    content += record("https://example.org/2", chunked, headers=(("Transfer-Encoding", "chunked"),))
    content += record("https://example.org/3", coded.encode("iso-8859-2"), "text/html; charset=iso-8859-2")
    content += record("https://example.org/4", PAGE.encode("cp1252"), "application/xhtml+xml")
    found = reports(tmp_path / "a.warc", content)
    assert [("met in Łódź" if report.key.endswith("3") else TEXT) in report.text for report in found] == [True] * 4
    assert "“We are glad,”" in found[3].text


def test_a_page_without_a_report_is_named_by_its_address(tmp_path: Path) -> None:
    bare = record("https://example.org/bare", b"<html><body><script>x()</script></body></html>")
    found = opened(tmp_path / "a.warc", bare + page(2))
    assert isinstance(found[0], Failure)
    assert found[0].where == f"{tmp_path}/a.warc:https://example.org/bare"
    assert "no main text" in found[0].message
    assert outcomes(found)[1:] == ["https://example.org/2"]


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    large = b"<html><body><p>" + b"word " * 600_000 + b"</p></body></html>"
    packed = gzip.compress(large)
    content = record("https://example.org/1", large) + page(2)
    content += record("https://example.org/3", packed, headers=(("Content-Encoding", "gzip"),)) + page(4)
    found = outcomes(opened(tmp_path / "a.warc", content, max_size=400))
    assert found[1::2] == ["https://example.org/2", "https://example.org/4"]
    assert "larger than 1,600 bytes; raise --max-size" in found[0]
    assert "larger than 1,600 bytes" in found[2]


BROKEN = {
    "no record": b"this is no record\r\nand this neither\r\n\r\n",
    "no length": page(7).replace(b"Content-Length", b"Content-Breadth"),
    "odd length": page(7).replace(b"Content-Length: ", b"Content-Length: x", 1),
    "no address": page(7).replace(b"WARC-Target-URI", b"WARC-Target-XXX"),
    "no heads": b"WARC/1.0\r\n\r\n",
    "short length": b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 2\r\n\r\nfour and more\r\n\r\n",
    "no answer": page(7).replace(b"HTTP/1.1 200 OK", b"HULLO 2000 K OK"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("packed", [False, True])
def test_a_broken_record_is_one_failure_and_the_rest_is_read(tmp_path: Path, kind: str, packed: bool) -> None:
    broken = gzip.compress(BROKEN[kind]) if packed else BROKEN[kind]
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    found = opened(path, page(1, packed) + broken + page(2, packed))
    assert [isinstance(item, RawReport) for item in found] == [True, False, True]
    assert "broken record" in outcomes(found)[1]
    assert outcomes(found)[2] == "https://example.org/2"


def test_a_broken_member_of_a_packed_file_is_one_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    whole = page(7, packed=True)
    for broken in (whole[:200] + b"\x00" * 40 + whole[240:], whole[:-30], whole[:-8] + b"0" * 8, whole[:12]):
        found = opened(tmp_path / "a.warc.gz", page(1, packed=True) + broken + page(2, packed=True))
        told = [message for message in outcomes(found) if "broken record" in message]
        assert len(told) == 1
        assert outcomes(found)[-1] == "https://example.org/2"


def test_a_file_that_is_cut_short_says_so(tmp_path: Path) -> None:
    for name, content in (("a.warc", page(1) + page(2)[:-80]), ("a.warc.gz", page(1, True) + page(2, True)[:-80])):
        found = opened(tmp_path / name, content)
        assert outcomes(found)[0] == "https://example.org/1"
        assert "broken record" in outcomes(found)[1]
        assert len(found) == 2


def test_a_page_that_is_badly_packed_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = bytearray(gzip.compress(b"".join(zlib.crc32(b"%d" % n).to_bytes(4, "big") for n in range(20_000))))
    packed[50_000:50_100] = b"\x00" * 100
    content = record("https://example.org/1", bytes(packed), headers=(("Content-Encoding", "gzip"),))
    found = opened(tmp_path / "a.warc", content + page(2))
    assert [type(item) for item in found] == [Failure, RawReport]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("content", [b"", b"no crawl", gzip.compress(b"")])
def test_what_holds_no_records_is_one_failure(tmp_path: Path, content: bytes) -> None:
    assert "record" in failure(tmp_path / "a.warc.gz", content).message
    assert "record" in failure(tmp_path / "a.warc", content).message


def test_a_fault_of_the_disk_ends_the_file() -> None:
    class Disk(io.BytesIO):
        def readline(self, _: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        list(read_warc(Disk(page(1)), 10_000, packed=False))


def test_a_record_without_its_length_is_told_so(tmp_path: Path) -> None:
    for kind in ("no length", "odd length"):
        assert "no valid Content-Length" in outcomes(opened(tmp_path / "a.warc", BROKEN[kind] + page(2)))[0]


def test_a_line_without_an_end_is_not_kept_in_memory() -> None:
    endless = io.BytesIO(b"WARC/1.0\r\nWARC-Type: " + b"x" * 5_000_000 + b"\r\n\r\n" + page(2))
    found = list(read_warc(endless, 10_000, packed=False))
    assert isinstance(found[0][1], SourceError)
    assert found[-1][0] == "https://example.org/2"


@given(st.lists(st.binary(max_size=200), max_size=5), st.integers(1, 50))
def test_members_unpack_to_what_was_packed(parts: list[bytes], size: int) -> None:
    packed = b"".join(gzip.compress(part) for part in parts)
    with io.BufferedReader(Members(io.BytesIO(packed)), size) as unpacked:
        assert unpacked.read() == b"".join(parts)


def test_a_packed_page_whose_first_bytes_are_broken_is_told(tmp_path: Path) -> None:
    content = b"\0" + page(1, packed=True)[1:] + page(2, packed=True)
    first, second = outcomes(opened(tmp_path / "a.warc.gz", content))
    assert "what stands here is not packed" in first
    assert second == "https://example.org/2"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 3_000), garbage=st.binary(min_size=1, max_size=9), packed=st.booleans())
def test_whatever_is_broken_the_last_page_is_read(tmp_path: Path, at: int, garbage: bytes, packed: bool) -> None:
    first = page(1, packed)
    at %= len(first)
    content = first[:at] + garbage + first[at + len(garbage) :] + page(2, packed) + page(3, packed)
    found = opened(tmp_path / ("a.warc.gz" if packed else "a.warc"), content)
    assert all(isinstance(item, RawReport | Failure) for item in found)
    last = outcomes(found)[-1]
    longer = not packed and "it is cut short" in last  # a length that was made to reach over all that follows
    assert last == "https://example.org/3" or longer
