"""Measure a model as it ships: `python training/evaluate.py --data FOLDER [--model FOLDER]`.

Syntax on gold tokens, all words counted (punctuation too, relations with their subtypes), as the CoNLL
shared tasks do; entities as exact spans over the types that a set annotates.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from config import read_config
from dragoman.language.encoder import Analysis, Encoder
from dragoman.language.lemmas import Lemmas
from dragoman.language.pipeline import MODEL
from sentences import Sentence, read_entities, read_marked, read_treebank

HERE = Path(__file__).parent
TOGETHER = 64  # sentences read in one go, as in a report


def analyses(encoder: Encoder, sentences: list[Sentence]) -> list[Analysis]:
    return [
        found
        for at in range(0, len(sentences), TOGETHER)
        for found in encoder.analyse([s.words for s in sentences[at : at + TOGETHER]])
    ]


def syntax(encoder: Encoder, path: Path) -> dict[str, float]:
    """Shares of words with the right tag, part, head, and head with relation."""
    gold = read_treebank(path)
    right: Counter[str] = Counter()
    for sentence, said in zip(gold, analyses(encoder, gold), strict=True):
        heads = [i + 1 if relation != "root" else 0 for i, relation in zip(said.heads, said.relations, strict=True)]
        for word in range(len(sentence.words)):
            attached = heads[word] == sentence.heads[word]
            right["words"] += 1
            right["xpos"] += said.tags[word] == sentence.tags[word]
            right["upos"] += said.parts[word] == sentence.parts[word]
            right["uas"] += attached
            right["las"] += attached and said.relations[word] == sentence.relations[word]
    return {name: round(100 * right[name] / right["words"], 2) for name in ("xpos", "upos", "uas", "las")}


def lemmas(encoder: Encoder, table: Lemmas, path: Path) -> float:
    """Share of words with the right lemma, given the parts of speech that the network says; case does not count."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    words = [row for row in rows if len(row) == 10 and row[0].isdigit()]
    parts = [part for said in analyses(encoder, read_treebank(path)) for part in said.parts]
    right = sum(table.of(r[1], part).lower() == r[2].lower() for r, part in zip(words, parts, strict=True))
    return round(100 * right / len(words), 2)


def entities(encoder: Encoder, path: Path, annotated: list[str]) -> dict[str, float]:
    """F1 of exact spans, over all annotated types and for each."""
    gold = read_marked(path) if path.is_dir() else read_entities(path, annotated)
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in annotated}
    for sentence, said in zip(gold, analyses(encoder, gold), strict=True):
        wanted, found = spans(sentence.entities), {span for span in said.entities if span[2] in annotated}
        for kind in annotated:
            mine, theirs = {s for s in found if s[2] == kind}, {s for s in wanted if s[2] == kind}
            counts[kind].update(right=len(mine & theirs), found=len(mine), gold=len(theirs))
    total = sum(counts.values(), Counter())
    return {"all": f1(total)} | {kind: f1(count) for kind, count in counts.items()}


def spans(labels: tuple[str, ...]) -> set[tuple[int, int, str]]:
    """Spans of a BIO row."""
    found: list[tuple[int, int, str]] = []
    for word, label in enumerate(labels):
        if label.startswith("B-"):
            found.append((word, word + 1, label[2:]))
        elif label.startswith("I-") and found:
            found[-1] = (found[-1][0], word + 1, found[-1][2])
    return set(found)


def f1(counts: Counter[str]) -> float:
    return round(200 * counts["right"] / max(1, counts["found"] + counts["gold"]), 2)


def measure(config: dict[str, Any], data: Path, model: Path) -> dict[str, Any]:
    encoder, table = Encoder(model), Lemmas.load(MODEL / "lemmas.json")
    figures: dict[str, Any] = {}
    for name in config["syntax"]["test"]:
        figures[name] = syntax(encoder, data / name) | {"lemma": lemmas(encoder, table, data / name)}
    for part in config["entities"]["test"].values():
        own = HERE / part["path"]
        figures[part["path"]] = entities(encoder, own if own.is_dir() else data / part["path"], part["annotated"])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--model", type=Path, default=MODEL, help="folder of the shipped model")
    given = parser.parse_args()
    config = read_config(HERE / "config.toml")
    for name, figures in measure(config, given.data, given.model).items():
        print(f"{name:<28}", json.dumps(figures))


if __name__ == "__main__":
    main()
