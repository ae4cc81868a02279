"""The best dependency tree under arc scores: greedy where that is a tree, else Chu-Liu/Edmonds.

McDonald et al. (2005), with one root.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]  # [dependents, heads]; word 0 is the root
Heads = NDArray[np.int64]
WORST = -1e9


def best_tree(scores: Scores) -> list[int]:
    """Head of every word; the first entry stands for the root and is 0. Exactly one word hangs on the root."""
    heads = scores.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and not _cycle(heads):
        return [int(h) for h in heads]
    masked = scores.astype(np.float64)
    np.fill_diagonal(masked, WORST)
    masked[0] = WORST
    free = masked.copy()
    tree = _maximum(free)
    roots = np.flatnonzero(tree[1:] == 0) + 1
    if len(roots) > 1:
        tree = max((_rooted(masked, int(root)) for root in roots), key=lambda t: _weight(masked, t))
    return [int(h) for h in tree]


def _rooted(scores: NDArray[np.float64], root: int) -> Heads:
    """The best tree in which `root` alone hangs on the root."""
    only = scores.copy()
    only[1:, 0] = WORST
    only[root, 0] = -WORST
    return _maximum(only)


def _weight(scores: NDArray[np.float64], tree: Heads) -> float:
    return float(scores[np.arange(1, len(tree)), tree[1:]].sum())


def _cycle(heads: Heads) -> list[int]:
    """Words of one cycle, or none."""
    state = [0] * len(heads)
    state[0] = 2
    for begin in range(1, len(heads)):
        word, path = begin, []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1:
            return path[path.index(word) :]
        for passed in path:
            state[passed] = 2
    return []


def _maximum(scores: NDArray[np.float64]) -> Heads:
    """Maximum spanning arborescence from word 0, by contracting cycles."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([w for w in range(len(scores)) if w not in set(cycle)])
    kept = scores[inside, heads[inside]]
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, inside)]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), WORST)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = entering.max(0) + kept.sum()
    smaller[:size, size] = leaving.max(1)
    smaller[0] = WORST
    solved = _maximum(smaller)
    tree = heads.copy()
    for place in range(1, size):
        head = solved[place]
        tree[outside[place]] = inside[leaving[place].argmax()] if head == size else outside[head]
    gate = int(solved[size])
    tree[inside[entering[:, gate].argmax()]] = outside[gate]
    return tree
