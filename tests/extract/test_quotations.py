"""Quotations under every kind of mark, whole and broken."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.statements.quotations import find_quotations
from dragoman.records import Block, BlockKind

MARKS = ["“", "”", '"', "``", "''", "`", "'", "‘", "’", "«", "»", "„"]
WORDS = [
    "We ",
    "shall ",
    "come. ",
    "Why? ",
    "don't ",
    "envoys' ",
    "said",
    ", ",
    " ",
    "\n",
    "\n\n",
    ".",
    "(",
    ") ",
    "’90s ",
]


def quoted(text: str, kind: BlockKind = "paragraph") -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text, (Block(kind, 0, len(text)),))]


@pytest.mark.parametrize(
    "text",
    [
        "“We shall come,” he said.",
        '"We shall come," he said.',
        "``We shall come,'' he said.",
        "`We shall come,' he said.",
        "‘We shall come,’ he said.",
        "'We shall come,' he said.",
        "«We shall come,» he said.",
        "„We shall come,“ he said.",
        "He said: “We shall come,",
        "He repeated (“We shall come,”) twice.",
        "The envoy—“We shall come,”—was late.",
    ],
)
def test_every_kind_of_mark(text: str) -> None:
    assert quoted(text) == ["We shall come,"]


def test_marks_of_two_kinds_close_each_other() -> None:
    assert quoted('“We shall come," he said. "They will not,” he added.') == ["We shall come,", "They will not,"]


def test_a_quotation_within_a_quotation_is_part_of_it() -> None:
    assert quoted("“He told us ‘never’ and we left,” she said.") == ["He told us ‘never’ and we left,"]
    assert quoted("``He told us `never' and we left,'' she said.") == ["He told us `never' and we left,"]


def test_apostrophes_are_no_marks() -> None:
    assert quoted("The ministers' aides don't agree with Iran's or the states’ envoys.") == []
    assert quoted("‘We don’t agree,’ he said.") == ["We don’t agree,"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We shall come. We shall stay.\n\nThe envoys left."
    assert quoted(text) == ["We shall come. We shall stay."]


def test_a_quotation_over_paragraphs_opens_each_and_closes_the_last() -> None:
    text = "“We shall come.\n\n“We shall stay,” she said."
    assert quoted(text) == ["We shall come.", "We shall stay,"]


def test_an_unopened_quotation_begins_with_its_sentence() -> None:
    assert quoted("The envoy was late. We shall come,” he said.") == ["We shall come,"]


def test_a_lost_closing_mark_does_not_swallow_the_next_quotation() -> None:
    assert quoted("“We shall come. He left. “They will not,” he added.")[-1] == "They will not,"


@pytest.mark.parametrize("kind", ["furniture", "credit", "dateline"])
def test_blocks_without_speech_are_left_out(kind: BlockKind) -> None:
    assert quoted("“We shall come,” he said.", kind) == []


@pytest.mark.parametrize("text", ["", '""""', "“”", "''", "``", "’", "« »", "“ ”", '" " "'])
def test_marks_without_words_hold_nothing(text: str) -> None:
    assert [words for words in quoted(text) if not any(mark in words for mark in MARKS)] == []


@given(
    st.one_of(st.lists(st.sampled_from(MARKS + WORDS), max_size=40).map("".join), st.text("“”\"'`‘’«» .\nAbc")),
    st.data(),
)
@settings(max_examples=500)
def test_any_text(text: str, data: st.DataObject) -> None:
    border = data.draw(st.integers(0, len(text)))
    blocks = (Block("heading", 0, border), Block("paragraph", border, len(text)))
    found = find_quotations(text, blocks)
    for quotation in found:
        words = text[quotation.start : quotation.end]
        assert words
        assert words == words.strip()
        assert any(block.start <= quotation.start and quotation.end <= block.end for block in blocks)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.lists(st.sampled_from(["We came", "They left", "Nobody knows"]), min_size=1, max_size=5), st.data())
@settings(max_examples=100)
def test_no_well_marked_quotation_is_lost(sayings: list[str], data: st.DataObject) -> None:
    pairs = ["“”", '""', "«»", ("``", "''")]
    text, expected = "", []
    for saying in sayings:
        opening, closing = data.draw(st.sampled_from(pairs))
        text += f"{opening}{saying},{closing} he said. "
        expected.append(f"{saying},")
    assert quoted(text) == expected
