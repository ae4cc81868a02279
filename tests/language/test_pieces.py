"""Word pieces: arrays that agree with each other and with the words."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.pieces import END, LONGEST_WORD, START, Pieces, shape
from dragoman.language.pipeline import MODEL

PIECES = Pieces(MODEL / "tokenizer.json")
SENTENCES = st.lists(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=8), min_size=1, max_size=4)


@given(SENTENCES)
@settings(max_examples=100, deadline=None)
def test_arrays_agree(sentences: list[list[str]]) -> None:
    batch = PIECES.batch(sentences)
    assert batch.pieces.shape == batch.shapes.shape == batch.mask.shape
    assert batch.pieces.shape == (len(sentences), max(map(PIECES.count, sentences)))
    assert batch.first.shape == (len(sentences), 1 + max(map(len, sentences)))
    for row, words in enumerate(sentences):
        length = PIECES.count(words)
        assert batch.mask[row].tolist() == [1] * length + [0] * (batch.mask.shape[1] - length)
        assert (batch.pieces[row, 0], batch.pieces[row, length - 1]) == (START, END)
        assert not batch.pieces[row, length:].any()
        firsts = batch.first[row, 1 : len(words) + 1]
        assert [int(batch.pieces[row, at]) for at in firsts] == [PIECES.of(word)[0] for word in words]
        assert [int(batch.shapes[row, at]) for at in firsts] == [shape(word) for word in words]
        assert (np.diff(np.concatenate([[0], firsts, [length - 1]])) >= 1).all()


@given(st.text())
def test_every_word_has_pieces_but_not_too_many(word: str) -> None:
    assert 1 <= len(PIECES.of(word)) <= LONGEST_WORD
    assert PIECES.of(word) == PIECES.of(word)


def test_a_neighbour_only_pads() -> None:
    alone = PIECES.batch([["Ministers", "met"]])
    beside = PIECES.batch([["Ministers", "met"], ["The", "spokeswoman", "declined", "to", "comment", "."]])
    width = alone.pieces.shape[1]
    assert (beside.pieces[0, :width] == alone.pieces[0]).all()
    assert not beside.mask[0, width:].any()


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=40), st.integers(2 + LONGEST_WORD, 60))
def test_long_sentences_fall_into_parts(words: list[str], most: int) -> None:
    parts = PIECES.parts(words, most)
    assert [word for part in parts for word in part] == words
    assert all(part and PIECES.count(part) <= most for part in parts)


def test_no_sentences() -> None:
    assert PIECES.batch([]).pieces.shape[0] == 0


@pytest.mark.parametrize(
    ("word", "number"),
    [("2016", 1), ("F-16", 2), ("10:30", 2), (",", 3), ("minister", 4), ("TASS", 5), ("A", 6), ("Lavrov", 7),
     ("McKay", 8), ("’s", 4)],
)  # fmt: skip
def test_shapes(word: str, number: int) -> None:
    assert shape(word) == number
