"""Trees and names of the project's own sentences, as an earlier network reads them.

A network that is trained on events alone forgets how to read the very words that tell them, while treebanks of other
prose hold the rest in place (its tags and trees of news of diplomacy fell apart with no loss on EWT). So what it knew
of these sentences before is rehearsed beside them: learning without forgetting (Li and Hoiem, 2016).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime

from dragoman.language.pieces import Pieces
from dragoman.language.spans import SpanDecoder
from dragoman.language.tree import best_tree
from sentences import Sentence

OUTPUTS = ("tags", "parts", "entities", "arcs", "relations")
ROOM = 2000  # pieces in one run


def as_read_by(folder: Path, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with tags, parts, heads, relations and entities of the network in `folder` (network.onnx,
    labels.json, tokenizer.json).
    """
    labels: dict[str, list[str]] = msgspec.json.decode((folder / "labels.json").read_bytes())
    pieces, decoder = Pieces(folder / "tokenizer.json"), SpanDecoder(labels["entities"])
    session = onnxruntime.InferenceSession(str(folder / "network.onnx"), providers=["CPUExecutionProvider"])
    found: dict[int, Sentence] = {}
    for group in _groups(sentences, pieces):
        batch = pieces.batch([sentences[i].words for i in group])
        rows = session.run(OUTPUTS, batch._asdict())
        for row, i in enumerate(group):
            tags, parts, entities, arcs, relations = (output[row] for output in rows)
            inside = slice(1, len(sentences[i].words) + 1)
            names = ["O"] * len(sentences[i].words)
            for start, end, kind in decoder.spans(entities[inside]):
                names[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
            heads = best_tree(np.ascontiguousarray(arcs[: inside.stop, : inside.stop]))[1:]
            found[i] = replace(
                sentences[i], tags=tuple(labels["tags"][t] for t in tags[inside]),
                parts=tuple(labels["parts"][p] for p in parts[inside]), heads=tuple(heads),
                relations=tuple(labels["relations"][r] for r in relations[inside]), entities=tuple(names), events=(),
            )  # fmt: skip
    return [found[i] for i in sorted(found)]


def _groups(sentences: Sequence[Sentence], pieces: Pieces) -> Iterator[list[int]]:
    """Sentences of the same number of pieces, so that none is padded: 8-bit arithmetic sees the whole run."""
    lengths: dict[int, list[int]] = {}
    for i, sentence in enumerate(sentences):
        lengths.setdefault(pieces.count(sentence.words), []).append(i)
    for length, places in sorted(lengths.items()):
        size = max(1, ROOM // max(1, length))
        for at in range(0, len(places), size):
            yield places[at : at + size]
