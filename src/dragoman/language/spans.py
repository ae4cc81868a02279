"""From scores of BIO labels to spans: the best path that obeys BIO (Viterbi)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e9


class SpanDecoder:
    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = list(labels)
        self._moves = np.zeros((len(labels), len(labels)), np.float32)  # [from, to]
        for j, label in enumerate(labels):
            if label.startswith("I-"):
                kin = {f"B-{label[2:]}", label}
                self._moves[[i for i, before in enumerate(labels) if before not in kin], j] = FORBIDDEN
        self._first = np.array([FORBIDDEN if label.startswith("I-") else 0.0 for label in labels], np.float32)

    def spans(self, scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
        """Scores [words, labels] -> (first word, word after the last, type), in order."""
        path = scores.argmax(-1)
        if not self._obeys(path):
            path = self._viterbi(scores)
        found: list[tuple[int, int, str]] = []
        for word, place in enumerate(path):
            label = self._labels[place]
            if label.startswith("I-"):
                start, _, kind = found[-1]
                found[-1] = (start, word + 1, kind)
            elif label != "O":
                found.append((word, word + 1, label[2:]))
        return found

    def _obeys(self, path: NDArray[np.int64]) -> bool:
        return bool(self._first[path[0]] == 0 and (self._moves[path[:-1], path[1:]] == 0).all())

    def _viterbi(self, scores: NDArray[np.float32]) -> NDArray[np.int64]:
        best = scores[0] + self._first
        back = np.zeros(scores.shape, np.int64)
        for word in range(1, len(scores)):
            through = best[:, None] + self._moves
            back[word] = through.argmax(0)
            best = through.max(0) + scores[word]
        path = [int(best.argmax())]
        for word in range(len(scores) - 1, 0, -1):
            path.append(int(back[word][path[-1]]))
        return np.array(path[::-1], np.int64)
