"""Entities: label paths obey BIO, and no path that obeys scores more."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from dragoman.language.spans import SpanDecoder

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
DECODER = SpanDecoder(LABELS)
Spans = list[tuple[int, int, str]]


def obeys(path: tuple[int, ...]) -> bool:
    before = "O"
    for place in path:
        label = LABELS[place]
        if label.startswith("I-") and before[2:] != label[2:]:
            return False
        before = label
    return True


def path_of(spans: Spans, words: int) -> list[int]:
    path = ["O"] * words
    for start, end, kind in spans:
        path[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return [LABELS.index(label) for label in path]


def score(scores: NDArray[np.float32], path: tuple[int, ...] | list[int]) -> float:
    return float(scores.astype(np.float64)[range(len(path)), list(path)].sum())


def scores_for(*labels: str) -> NDArray[np.float32]:
    return np.array([[4.0 if name == label else 0.0 for name in LABELS] for label in labels], np.float32)


@given(st.integers(1, 4).flatmap(lambda words: arrays(np.float32, (words, 5), elements=st.floats(-20, 20, width=32))))
@settings(max_examples=150, deadline=None)
def test_no_path_that_obeys_scores_more(scores: NDArray[np.float32]) -> None:
    spans = DECODER.spans(scores)
    best = max(score(scores, path) for path in product(range(5), repeat=len(scores)) if obeys(path))
    assert score(scores, path_of(spans, len(scores))) == pytest.approx(best, abs=1e-3)
    assert all(0 <= start < end <= len(scores) and kind in ("PER", "LOC") for start, end, kind in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_names_of_several_words_and_neighbours() -> None:
    assert DECODER.spans(scores_for("B-PER", "I-PER", "O", "B-LOC", "B-LOC")) == [
        (0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC"),
    ]  # fmt: skip


def test_no_names() -> None:
    assert DECODER.spans(scores_for("O", "O")) == []


def test_an_inside_without_its_beginning_is_mended() -> None:
    scores = scores_for("O", "I-PER", "I-PER")
    scores[1, LABELS.index("B-PER")] = 3.0
    assert DECODER.spans(scores) == [(1, 3, "PER")]
