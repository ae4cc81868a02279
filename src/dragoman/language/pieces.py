"""Words to the encoder's word pieces, with the shape of each word beside them.

The encoder knows small letters only, so that the shape ("Putin", "TASS", "2016") travels apart.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

START, END = 101, 102  # [CLS], [SEP]
LONGEST_WORD = 12  # pieces of one word; a link or a serial number has no use for more
CACHED_WORDS = 200_000

Integers = NDArray[np.int64]


class Batch(NamedTuple):
    """What the network takes, one row a sentence, padded with 0."""

    pieces: Integers  # [sentences, pieces]
    shapes: Integers  # [sentences, pieces]
    mask: Integers  # [sentences, pieces]; 1 where there is a piece
    first: Integers  # [sentences, words + 1]: place of each word's first piece; word 0 is the root


class Pieces:
    """The encoder's tokenizer, remembering the words it has met."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._unknown = int(self._tokenizer.token_to_id("[UNK]") or 0)
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Piece numbers of one word; never empty."""
        found = self._known.get(word)
        if found is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST_WORD]
            found = tuple(ids) or (self._unknown,)
            if len(self._known) < CACHED_WORDS:
                self._known[word] = found
        return found

    def count(self, words: Iterable[str]) -> int:
        """How many pieces a sentence of these words takes, with its two marks."""
        return 2 + sum(len(self.of(word)) for word in words)

    def parts(self, words: Sequence[str], most: int) -> list[Sequence[str]]:
        """A sentence in as few parts as keep to `most` pieces each, with the two marks."""
        if self.count(words) <= most:
            return [words]
        found: list[Sequence[str]] = []
        start, size = 0, 2
        for place, word in enumerate(words):
            if size + len(self.of(word)) > most:
                found.append(words[start:place])
                start, size = place, 2
            size += len(self.of(word))
        return [*found, words[start:]]

    def batch(self, sentences: Sequence[Sequence[str]]) -> Batch:
        """Sentences of words as padded arrays."""
        rows = [[self.of(word) for word in words] for words in sentences]
        longest = max((2 + sum(map(len, row)) for row in rows), default=2)
        most = max((len(row) for row in rows), default=0)
        pieces, shapes, mask = (np.zeros((len(rows), longest), np.int64) for _ in range(3))
        first = np.zeros((len(rows), most + 1), np.int64)
        for i, (row, words) in enumerate(zip(rows, sentences, strict=True)):
            at = 1
            pieces[i, 0] = START
            for w, ids in enumerate(row):
                pieces[i, at : at + len(ids)] = ids
                shapes[i, at : at + len(ids)] = shape(words[w])
                first[i, w + 1] = at
                at += len(ids)
            pieces[i, at] = END
            mask[i, : at + 1] = 1
        return Batch(pieces, shapes, mask, first)


def shape(word: str) -> int:
    """1 to 8: number, with digits, no letter, small, CAPITALS, one Capital, Capitalised, other."""
    if word.isdigit():
        return 1
    if any(map(str.isdigit, word)):
        return 2
    if not any(map(str.isalpha, word)):
        return 3
    if word.islower():
        return 4
    if word.isupper():
        return 5 if len(word) > 1 else 6
    if word[0].isupper() and word[1:].islower():
        return 7
    return 8
