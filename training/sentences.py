"""Training sentences: treebanks and entity sets into one form, noise, batches."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc

from dragoman.language.pieces import Pieces
from dragoman.language.sentences import mark_sentences
from dragoman.language.tokens import blank_language
from dragoman.records import Block

ENTITY_TYPES = ("PER", "ORG", "LOC", "NORP", "DATE", "EVENT")
ENTITY_LABELS = ("O", *(f"{mark}-{kind}" for kind in ENTITY_TYPES for mark in "BI"))
ATTRIBUTION_LABELS = ("O", *(f"{mark}-{kind}" for kind in ("CUE", "SRC", "CON") for mark in "BI"))
ANY = "?"  # an entity label that a set leaves open

MARKED = re.compile(r"\[(?P<kind>[A-Z]+) (?P<name>[^\[\]]+)\]")
PRONOUNS = frozenset("i we you he she it they us our his her their its them who".split())
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


@dataclass(frozen=True, slots=True)
class Event:
    """An event as marked by hand: the word that tells it, label ("CONSULT.visit"), status, and words of its sides."""

    word: int
    label: str
    status: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    words: tuple[str, ...]
    parts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()  # 0 is the root, words count from 1
    relations: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()


def read_treebank(path: Path, longest: int | None = None) -> list[Sentence]:
    """Sentences of a CoNLL-U file with part, tag, head and relation; longer ones left out."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        if rows and (longest is None or len(rows) <= longest):
            words, parts, tags, heads, relations = zip(
                *((r[1], r[3], r[4], int(r[6]), r[7]) for r in rows), strict=True
            )
            found.append(Sentence(words, parts, tags, heads, relations))
    return found


def read_entities(path: Path, annotated: Sequence[str], longest: int = 120) -> list[Sentence]:
    """Sentences of a BIO file (JSON pairs, or columns) in the project's entity types."""
    found = []
    for words, labels in _json_rows(path) if path.suffix == ".json" else _column_rows(path):
        known = _known(_beginnings(words, labels), annotated)
        for at in range(0, len(words), longest):
            found.append(Sentence(tuple(words[at : at + longest]), entities=tuple(known[at : at + longest])))
    return found


def read_marked(folder: Path) -> list[Sentence]:
    """Sentences of the project's own files ("[ORG Rosatom] said ..."), cut into tokens as reports are."""
    found = []
    for doc, labels in _marked(folder, ENTITY_TYPES):
        words = [i for i, token in enumerate(doc) if not token.is_space]
        found.append(Sentence(tuple(doc[i].text for i in words), entities=tuple(labels[i] for i in words)))
    return found


def read_attributions(folder: Path) -> list[Sentence]:
    """Sentences of the project's own passages ("[SRC He] [CUE said] [CON that ...]"), cut as reports are."""
    found = []
    for doc, labels in _marked(folder, ("CUE", "SRC", "CON")):
        for sentence in mark_sentences(doc, [Block("paragraph", 0, len(doc.text))]).sents:
            words = [token.i for token in sentence if not token.is_space]
            own = [labels[i] for i in words]
            if own[0].startswith("I-"):  # a quotation that began in the sentence before
                own[0] = f"B{own[0][1:]}"
            found.append(Sentence(tuple(doc[i].text for i in words), attributions=tuple(own)))
    return found


def _marked(folder: Path, kinds: Sequence[str]) -> Iterator[tuple[Doc, list[str]]]:
    """Each line of the files of a folder, without its brackets, and the BIO labels of its tokens."""
    tokenizer = blank_language().tokenizer
    for path in sorted(folder.glob("*.txt")):
        for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
            text, spans, at = "", [], 0
            for match in MARKED.finditer(line):
                text += line[at : match.start()]
                spans.append((len(text), len(text) + len(match["name"]), match["kind"]))
                text += match["name"]
                at = match.end()
            doc = tokenizer(text + line[at:])
            labels = ["O"] * len(doc)
            for start, end, kind in spans:
                inside = [token.i for token in doc if start <= token.idx < end]
                for n, i in enumerate(inside if kind in kinds else ()):
                    labels[i] = f"{'B' if n == 0 else 'I'}-{kind}"
            yield doc, labels


def _json_rows(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    yield from json.loads(path.read_text(encoding="utf-8"))


def _column_rows(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# "):
            continue
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if len(cells) < 2:
            if words:
                yield words, labels
            words, labels = [], []
        elif cells[0].isdigit() and len(cells) > 2:  # iob2 files number their words
            words.append(cells[1])
            labels.append(cells[2])
        else:
            words.append(cells[0])
            labels.append(cells[1])


def _beginnings(words: list[str], labels: list[str]) -> list[str]:
    """BIO with every span begun by B, types renamed, nominal re3d spans left open."""
    out: list[str] = []
    for at, label in enumerate(labels):
        if label == "O":
            out.append("O")
            continue
        mark, kind = label.split("-", 1)
        previous = labels[at - 1][2:] if at and labels[at - 1] != "O" else None
        out.append(f"{'B' if mark == 'B' or previous != kind else 'I'}-{RE3D.get(kind, kind)}")
    start = 0
    while start < len(out):  # "the militants", "we": annotated in re3d, but no names
        end = start + 1
        while end < len(out) and out[end].startswith("I-"):
            end += 1
        named = any(word[:1].isupper() and word.lower() not in PRONOUNS for word in words[start:end])
        if out[start] != "O" and not named:
            out[start:end] = [ANY] * (end - start)
        elif out[start] != "O" and words[start].lower() == "the" and end - start > 1:
            out[start], out[start + 1] = "O", "B" + out[start + 1][1:]
        start = end
    return out


def _known(labels: list[str], annotated: Sequence[str]) -> list[str]:
    return [ANY if label[2:] and label[2:] not in annotated else label for label in labels]


def allowed(label: str, annotated: Sequence[str]) -> list[int]:
    """Places in ENTITY_LABELS that a gold label permits, given what its set annotates."""
    if label == ANY:
        return list(range(len(ENTITY_LABELS)))
    if label == "O":
        return [i for i, name in enumerate(ENTITY_LABELS) if name == "O" or name[2:] not in annotated]
    return [ENTITY_LABELS.index(label)]


def with_noise(sentence: Sentence, shares: dict[str, float], dice: random.Random) -> Sentence:
    """A sentence as another writer would set it: capitals, quotes, no full stop."""
    words = list(sentence.words)
    if dice.random() < shares["other_quotes"]:
        words = _other_quotes(words, dice)
    draw = dice.random()
    if draw < shares["all_capitals"]:
        words = [word.upper() for word in words]
    elif draw < shares["all_capitals"] + shares["all_small"]:
        words = [word.lower() for word in words]
    changed = replace(sentence, words=tuple(words))
    last = len(words)
    if dice.random() < shares["no_full_stop"] and last > 2 and words[-1] == "." and last not in sentence.heads:
        fields = {name: getattr(changed, name)[:-1] for name in Sentence.__slots__ if name != "events"}
        changed = Sentence(**fields, events=sentence.events)
    return changed


def _other_quotes(words: list[str], dice: random.Random) -> list[str]:
    opening, closing = dice.choice([("“", "”"), ("``", "''"), ('"', '"'), ("‘", "’"), ("''", "''")])
    inside, out = False, []
    for word in words:
        if word in ('"', "“", "”", "``", "''"):
            out.append(closing if inside else opening)
            inside = not inside
        else:
            out.append(word)
    return out


def batches(
    sentences: Sequence[Sentence], pieces: Pieces, room: int, dice: random.Random | None
) -> Iterator[list[int]]:
    """Places of sentences of like length, at most `room` padded pieces together."""
    order = list(range(len(sentences)))
    if dice:
        dice.shuffle(order)
    made: list[list[int]] = []
    for at in range(0, len(order), 2000):
        chunk = sorted(order[at : at + 2000], key=lambda i: len(sentences[i].words))
        batch: list[int] = []
        widest = 0
        for i in chunk:
            width = pieces.count(sentences[i].words)
            if batch and max(widest, width) * (len(batch) + 1) > room:
                made.append(batch)
                batch, widest = [], 0
            batch.append(i)
            widest = max(widest, width)
        made.append(batch)
    if dice:
        dice.shuffle(made)
    return iter(made)


def vocabulary(sentences: Iterable[Sentence], field: str) -> list[str]:
    return sorted({label for sentence in sentences for label in getattr(sentence, field)})
