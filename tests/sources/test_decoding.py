"""Whatever the encoding, every character of a report arrives."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.decoding import declared_in, decode, decoded_lines

WORDS = "“Türkiye’s envoy” – €5 million"


@given(st.text())
def test_unicode_comes_back_as_it_was(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")) == text or text.startswith("\x00")
    assert decode(b"\xfe\xff" + text.encode("utf-16-be")) == text


@given(st.binary())
def test_no_bytes_are_refused_or_lost(data: bytes) -> None:
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00\x00\xfe\xff")):
        assert len(decode(data)) >= len(data) / 4
        assert "\ufffd" not in decode(data) or "\ufffd".encode() in data


def test_windows_text_is_read_as_such() -> None:
    assert decode(WORDS.encode("cp1252")) == WORDS


def test_stray_windows_bytes_among_unicode_are_read_run_by_run() -> None:
    mixed = "Türkiye ".encode() + "“yes”".encode("cp1252") + " çok iyi".encode() + b"\x97\x81"
    assert decode(mixed) == "Türkiye “yes” çok iyi—\x81"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_lines_are_decoded_alike(encoding: str) -> None:
    text = f"{WORDS}\n\n{WORDS} again\x0b\n{WORDS}"
    assert list(decoded_lines(io.BytesIO(text.encode(encoding)))) == [
        f"{WORDS}\n",
        "\n",
        f"{WORDS} again\x0b\n",
        WORDS,
    ]


def test_a_page_names_its_own_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"><title>Встреча</title>'.encode("cp1251")
    assert declared_in(page) == "windows-1251"
    assert "Встреча" in decode(page, declared_in(page))


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "utf-8", "no-such-encoding", None])
def test_a_page_that_names_the_wrong_encoding_is_read_all_the_same(declared: str | None) -> None:
    assert decode(WORDS.encode(), declared) == WORDS
    assert decode(WORDS.encode("cp1252"), declared) == WORDS
