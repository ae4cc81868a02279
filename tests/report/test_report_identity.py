"""The canonical text keeps every character in its place, and its id is that of the words alone."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from dragoman.report.identity import canonical_text, text_id


def test_line_ends_of_every_system_are_one() -> None:
    assert canonical_text("one\r\ntwo\rthree\u2028four\nfive") == "one\ntwo\nthree\nfour\nfive"


def test_odd_spaces_become_plain_ones_in_place() -> None:
    assert canonical_text("500\u00a0million\u2009dollars\u202fa\u3000year") == "500 million dollars a year"


def test_byte_order_mark_is_dropped() -> None:
    assert canonical_text("\ufeffTalks open") == "Talks open"


def test_letters_are_not_normalised() -> None:
    decomposed = "Cafe\u0301 talks"
    assert canonical_text(decomposed) == decomposed


def test_half_characters_do_not_stop_the_id() -> None:
    assert len(text_id(canonical_text("a \ud83d b"))) == 64


def test_id_is_the_hash_of_the_text() -> None:
    assert text_id("Talks open") == hashlib.sha256(b"Talks open").hexdigest()


@given(st.text())
def test_a_canonical_text_stays_as_it_is(text: str) -> None:
    once = canonical_text(text)
    assert canonical_text(once) == once or once.startswith("\ufeff")


@given(st.text(alphabet=st.characters(exclude_characters="\r\ufeff")))
def test_no_character_moves(text: str) -> None:
    canonical = canonical_text(text)
    assert len(canonical) == len(text)
    assert all(new == old or new in " \n\ufffd" for new, old in zip(canonical, text, strict=True))
