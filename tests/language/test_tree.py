"""The best tree: one root, no cycle, and no better tree than it."""

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from dragoman.language.tree import best_tree

SCORES = st.floats(-20, 20, width=32)


def squares(most: int, scores: st.SearchStrategy[float] = SCORES) -> st.SearchStrategy[NDArray[np.float32]]:
    sizes = st.integers(2, most + 1)
    return sizes.flatmap(lambda size: arrays(np.float32, (size, size), elements=scores))


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """Whether exactly one word hangs on the root and every word reaches it; word 0 is the root."""
    if list(heads[1:]).count(0) != 1:
        return False
    reached = {0}
    for _ in heads:
        reached |= {word for word, head in enumerate(heads) if head in reached}
    return len(reached) == len(heads)


@cache
def all_trees(size: int) -> NDArray[np.int64]:
    return np.array([tree for tree in product((0,), *[range(size)] * (size - 1)) if is_tree(tree)])


def weight(scores: NDArray[np.float32], trees: NDArray[np.int64]) -> NDArray[np.float64]:
    words = np.arange(1, len(scores))
    found: NDArray[np.float64] = scores.astype(np.float64)[words, trees[..., 1:]].sum(-1)
    return found


@given(squares(5))
@settings(max_examples=300, deadline=None)
def test_no_tree_weighs_more(scores: NDArray[np.float32]) -> None:
    tree = best_tree(scores)
    assert is_tree(tree)
    assert weight(scores, np.array(tree)) == pytest.approx(weight(scores, all_trees(len(scores))).max(), abs=1e-3)


@given(squares(4, st.sampled_from([0.0, 1.0])))
@settings(max_examples=200, deadline=None)
def test_equal_scores_still_give_a_best_tree(scores: NDArray[np.float32]) -> None:
    tree = best_tree(scores)
    assert is_tree(tree)
    assert weight(scores, np.array(tree)) == weight(scores, all_trees(len(scores))).max()


@given(st.integers(2, 60), st.integers(0, 2**32 - 1))
@settings(max_examples=60, deadline=None)
def test_long_sentences_give_trees(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(0, 10, (size, size)).astype(np.float32)
    assert is_tree(best_tree(scores))


def test_one_word_is_the_root() -> None:
    assert best_tree(np.zeros((2, 2), np.float32)) == [0, 0]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.full((3, 3), -9.0, np.float32)
    scores[1, 2] = scores[2, 1] = 5.0  # each word would hang on the other
    scores[1, 0], scores[2, 0] = 1.0, 2.0
    assert best_tree(scores) == [0, 2, 0]


def test_of_two_roots_the_better_one_stays() -> None:
    scores = np.full((3, 3), -9.0, np.float32)
    scores[1, 0], scores[2, 0] = 5.0, 5.0
    scores[1, 2], scores[2, 1] = 1.0, 3.0
    assert best_tree(scores) == [0, 0, 1]
