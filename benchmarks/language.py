"""Measure the language stage on whole texts: `python benchmarks/language.py --data DATA --wires WIRES.jsonl`.

- Raw text: the treebank's documents as text in, all of them analysed from the first character on, scored as the CoNLL
  2018 shared task did (udtools' udeval: `pip install udtools`): tokens, sentences, UPOS, UAS, LAS, lemmas.
- Wires: organisations and bodies (exact spans) and sentence beginnings against labels by hand in
  `training/wire_labels/`, which hold places of characters and no text.
"""

import argparse
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc
from udtools import udeval

from dragoman.knowledge import load as load_knowledge
from dragoman.language import LanguageModel, load
from dragoman.records import Block, Published, Report
from dragoman.report import read_report
from dragoman.sources.raw import RawReport

LABELS = Path(__file__).parent.parent / "training" / "wire_labels"
COLUMNS = ("Tokens", "Sentences", "UPOS", "XPOS", "UAS", "LAS", "Lemmas")


def raw_text(path: Path, model: LanguageModel, only: str) -> dict[str, float]:
    """F1 of a treebank's documents whose ids hold `only`, read from their text."""
    gold, said = [], []
    for block in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        if only in block.split("\n", 1)[0]:
            gold.append("# newdoc id = " + block)
            said += _conllu(model.parse(_report(_text(block))))
    pair = (udeval.load_conllu(io.StringIO(text), "", {}) for text in ("".join(gold), "".join(said)))
    scores = udeval.evaluate(*pair)
    return {name: round(100 * scores[name].f1, 2) for name in COLUMNS}


def _text(block: str) -> str:
    """The text of a document: its sentences in a line each paragraph."""
    text = ""
    for line in block.split("\n"):
        if line.startswith("# newpar"):
            text = text.rstrip() + "\n\n"
        elif line.startswith("# text = "):
            text += line.removeprefix("# text = ") + " "
    return text.strip()


def _report(text: str) -> Report:
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Report(id="", key="", source="", text=text, published=Published(None), blocks=tuple(blocks))


def _conllu(doc: Doc) -> Iterator[str]:
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        places = {token.i: n for n, token in enumerate(words, start=1)}
        for token in words:
            head = 0 if token.head.i == token.i else places[token.head.i]
            after = (
                "_" if token.whitespace_ or token.i + 1 == len(doc) or doc[token.i + 1].is_space else "SpaceAfter=No"
            )
            cells = (
                places[token.i],
                token.text,
                token.lemma_,
                token.pos_,
                token.tag_,
                "_",
                head,
                token.dep_,
                "_",
                after,
            )
            yield "\t".join(map(str, cells)) + "\n"
        if words:
            yield "\n"


def wires(path: Path, model: LanguageModel) -> dict[str, str]:
    """F1 of organisations and of sentence beginnings on the wires that were labelled."""
    texts = {row["id"]: row for row in map(json.loads, path.open(encoding="utf-8"))}
    organisations, starts = [0, 0, 0], [0, 0, 0]
    for label in _labels("organisations.jsonl"):
        doc = _parsed(texts[label["id"]], model)
        found = {(e.start_char, e.end_char) for e in doc.ents if e.label_ == "ORG"}
        _count(organisations, {tuple(span) for span in label["organisations"]}, found)
    for label in _labels("sentences.jsonl"):
        doc = _parsed(texts[label["id"]], model)
        _count(starts, set(label["starts"]), set(_beginnings(doc)))
    return {"organisations": _told(organisations), "sentences": _told(starts)}


def _labels(name: str) -> Iterator[dict[str, list[int]]]:
    return map(json.loads, (LABELS / name).read_text(encoding="utf-8").splitlines())


def _parsed(row: dict[str, str], model: LanguageModel) -> Doc:
    raw = RawReport(text=row["text"], key=row["id"], source="wires", title=row.get("title"))
    return model.parse(read_report(raw, load_knowledge()))


def _beginnings(doc: Doc) -> Iterator[int]:
    for sentence in doc.sents:
        first = next((token for token in sentence if not token.is_space), None)
        if first is not None:
            yield first.idx


def _count(counts: list[int], gold: Iterable[object], found: Iterable[object]) -> None:
    wanted, said = set(gold), set(found)
    counts[0] += len(wanted & said)
    counts[1] += len(said)
    counts[2] += len(wanted)


def _told(counts: list[int]) -> str:
    right, found, gold = counts
    return f"F1 {100 * 2 * right / max(1, found + gold):.2f} ({right} right of {found} found, {gold} by hand)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/")
    parser.add_argument("--wires", type=Path, required=True, help="the wires that were labelled")
    given = parser.parse_args()
    model = load()
    for name, only in (("ewt-test", ""), ("gumclean-test", ""), ("gumclean-test", "news"), ("gumclean-dev", "news")):
        print(f"{name} {only}".ljust(20), json.dumps(raw_text(given.data / f"ud/{name}.conllu", model, only)))
    for name, told in wires(given.wires, model).items():
        print(f"wires {name}".ljust(20), told)


if __name__ == "__main__":
    main()
