"""How like two texts are: cosine of their words, each weighed by how rare it is."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.store.terms import counted

Vector = Mapping[str, float]
COMMON_SHARE = 0.2  # of the texts that have a word, from which it finds no candidates
LEAST_COMMON = 50


class Texts:
    """Texts as vectors of unit length, with an index from words to texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [counted(text) for text in texts]
        seen = Counter(word for count in counts for word in count)
        self._rarity = {word: math.log((1 + len(texts)) / n) for word, n in seen.items()}
        self.vectors = [self._vector(count) for count in counts]
        most = max(LEAST_COMMON, COMMON_SHARE * len(texts))
        self._index: defaultdict[str, list[int]] = defaultdict(list)
        for n, vector in enumerate(self.vectors):
            for word in vector:
                if seen[word] <= most:
                    self._index[word].append(n)

    def _vector(self, count: Counter[str]) -> dict[str, float]:
        raw = {word: (1 + math.log(n)) * self._rarity[word] for word, n in count.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {word: value / length for word, value in raw.items()}

    def like(self, one: int, others: Iterable[int]) -> Iterator[tuple[int, float]]:
        """Each of the others with its likeness to a text, from 0 to 1."""
        vector = self.vectors[one]
        for other in others:
            yield other, cosine(vector, self.vectors[other])

    def sharing(self, one: int) -> set[int]:
        """The texts that share a word with a text that is not common."""
        return {other for word in self.vectors[one] for other in self._index.get(word, ()) if other != one}


def cosine(one: Vector, other: Vector) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(value * large.get(word, 0.0) for word, value in small.items())
