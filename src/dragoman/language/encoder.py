"""The shipped network: sentences of words in, tags, entities, trees and events out. One pass serves every task."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import onnxruntime
from numpy.typing import NDArray

from dragoman.language.deeds import Deed, DeedDecoder
from dragoman.language.pieces import Pieces
from dragoman.language.spans import SpanDecoder
from dragoman.language.tree import best_tree

MOST_PIECES = 512  # of one sentence: what the network was made for
ROOM = 3_000  # padded pieces in one run: what keeps two cores busy within a small memory
OUTPUTS = ("tags", "parts", "entities", "attributions", "arcs", "relations", "events", "statuses", "sides")

Sentence = Sequence[str]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the network says of one sentence; `heads` count from 0, a root is its own head."""

    tags: list[str]
    parts: list[str]
    heads: list[int]
    relations: list[str]
    entities: list[tuple[int, int, str]]  # first word, word after the last, type
    attributions: list[tuple[int, int, str]]  # the same, of cues (CUE), sources (SRC) and contents (CON)
    deeds: list[Deed]


class Encoder:
    """A network file with its labels and pieces. Loaded on first use, once a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.labels: dict[str, list[str]] = msgspec.json.decode((folder / "labels.json").read_bytes())
        self.pieces = Pieces(folder / "tokenizer.json")
        self._entities = SpanDecoder(self.labels["entities"])
        self._attributions = SpanDecoder(self.labels["attributions"])
        self._deeds = DeedDecoder(self.labels["events"], self.labels["statuses"])

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a second thread helps little; a second process helps fully
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = str(self.folder / "network.onnx")
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def analyse(self, sentences: Sequence[Sentence]) -> list[Analysis]:
        """Analyses of sentences (each of at least one word), in their order.

        A sentence of too many pieces for the network is analysed in parts.
        """
        parts = [self.pieces.parts(words, MOST_PIECES) for words in sentences]
        found = iter(self._analyses([part for of_one in parts for part in of_one]))
        return [_joined([next(found) for _ in of_one]) for of_one in parts]

    def _analyses(self, sentences: Sequence[Sentence]) -> list[Analysis]:
        """Sentences of the same number of pieces share a run: none is ever padded."""
        found: dict[int, Analysis] = {}
        for group in self._groups(sentences):
            batch = self.pieces.batch([sentences[i] for i in group])
            outputs = dict(zip(OUTPUTS, self._session.run(OUTPUTS, batch._asdict()), strict=True))
            for row, i in enumerate(group):
                found[i] = self._analysis(len(sentences[i]), {name: each[row] for name, each in outputs.items()})
        return [found[i] for i in range(len(sentences))]

    def _groups(self, sentences: Sequence[Sentence]) -> Iterator[list[int]]:
        lengths: dict[int, list[int]] = {}
        for i, words in enumerate(sentences):
            lengths.setdefault(self.pieces.count(words), []).append(i)
        for length, places in sorted(lengths.items()):
            size = max(1, ROOM // length)
            for at in range(0, len(places), size):
                yield places[at : at + size]

    def _analysis(self, count: int, output: Mapping[str, NDArray[Any]]) -> Analysis:
        heads = best_tree(output["arcs"][: count + 1, : count + 1])
        words = slice(1, count + 1)  # word 0 is the root
        relations = [self.labels["relations"][r] for r in output["relations"][words]]
        return Analysis(
            tags=[self.labels["tags"][t] for t in output["tags"][words]],
            parts=[self.labels["parts"][p] for p in output["parts"][words]],
            heads=[word if head == 0 else head - 1 for word, head in enumerate(heads[1:])],
            relations=_relations(relations, heads[1:]),
            entities=self._entities.spans(output["entities"][words]),
            attributions=self._attributions.spans(output["attributions"][words]),
            deeds=self._deeds.deeds(
                output["events"][words], output["statuses"][words], output["sides"][:, words, words]
            ),
        )


def _joined(parts: list[Analysis]) -> Analysis:
    """One analysis of a sentence from those of its parts: the later ones hang on the root of the first."""
    whole = parts[0]
    root = next(word for word, head in enumerate(whole.heads) if word == head)
    for part in parts[1:]:
        at = len(whole.heads)
        roots = [word == head for word, head in enumerate(part.heads)]
        whole.tags.extend(part.tags)
        whole.parts.extend(part.parts)
        whole.heads.extend(root if top else head + at for head, top in zip(part.heads, roots, strict=True))
        whole.relations.extend("parataxis" if t else r for r, t in zip(part.relations, roots, strict=True))
        whole.entities.extend((start + at, end + at, kind) for start, end, kind in part.entities)
        whole.attributions.extend((start + at, end + at, kind) for start, end, kind in part.attributions)
        whole.deeds.extend(deed.at(range(at, at + len(part.heads))) for deed in part.deeds)
    return whole


def _relations(named: list[str], heads: list[int]) -> list[str]:
    """Relations that agree with the tree: "root" at its root and nowhere else."""
    return ["root" if head == 0 else "dep" if name == "root" else name for name, head in zip(named, heads, strict=True)]
