"""Names of GUM: its mentions of persons, organisations, places and events that are proper names.

GUM marks every mention, nested and nominal ones too (Zeldes 2017, https://gucorpling.org/gum); here the outermost
names are taken, in the project's types and without titles.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sentences import ANY, Sentence

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT"}
OPENING = re.compile(r"\((\d+)-([a-z]+)-[^()]*|(\d+)\)")
INSIDE = frozenset("of the and for & de la del al - 's ’s . ' ’ in on van von bin".split())
TITLES = frozenset(
    """
    president minister secretary mr mr. mrs mrs. ms ms. dr dr. sir lord lady king queen prince princess pope senator
    sen. rep. governor gov. general gen. colonel col. captain lt. sgt. judge justice professor prof. chancellor
    ambassador prime vice deputy foreign saint st. rev. father brother sister mayor director chairman speaker
    congressman representative
    """.split()
)
Span = tuple[int, int, str]


def read_names(path: Path) -> list[Sentence]:
    """Sentences of a GUM file in CoNLL-U with the names among its mentions; doubtful ones are left open."""
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            found.append(Sentence(tuple(row[1] for row in rows), entities=_labels(rows)))
    return found


def _labels(rows: list[list[str]]) -> tuple[str, ...]:
    labels = ["O"] * len(rows)
    taken = [False] * len(rows)
    for start, end, kind in sorted(_mentions(rows), key=lambda span: span[0] - span[1]):
        name = _name(rows, start, end, kind)
        if name is None or any(taken[name[0] : name[1]]):
            continue
        for i in range(name[0], name[1]):
            taken[i] = True
            labels[i] = ANY if name[2] == ANY else f"{'B' if i == name[0] else 'I'}-{name[2]}"
    return tuple(labels)


def _mentions(rows: list[list[str]]) -> Iterator[Span]:
    """Word spans of the mentions of the kinds wanted that begin and end in the sentence."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, row in enumerate(rows):
        marked = re.search(r"Entity=([^|]*)", row[9])
        for match in OPENING.finditer(marked[1]) if marked else ():
            if match[1]:
                opened.setdefault(match[1], []).append((i, match[2]))
                if (
                    marked and marked[1][match.end() : match.end() + 1] == ")"
                ):  # "(4-place-...)" opens and closes at once
                    start, kind = opened[match[1]].pop()
                    if kind in KINDS:
                        yield start, i + 1, KINDS[kind]
            elif opened.get(match[3]):
                start, kind = opened[match[3]].pop()
                if kind in KINDS:
                    yield start, i + 1, KINDS[kind]


def _name(rows: list[list[str]], start: int, end: int, kind: str) -> Span | None:
    """The proper name that a mention is or begins with; open where a name is its head but not all of it."""
    begin = start
    while start < end and (not _capital(rows[start]) or rows[start][3] in ("DET", "PRON", "ADP")):
        start += 1
    while kind == "PER" and start < end - 1 and rows[start][1].lower() in TITLES:
        start += 1
    stop = start
    while stop < end and (_capital(rows[stop]) or rows[stop][1].lower() in INSIDE or rows[stop][3] == "NUM"):
        stop += 1
    while stop > start and not (_capital(rows[stop - 1]) or rows[stop - 1][3] == "NUM"):
        stop -= 1
    if stop == start or not any(row[3] == "PROPN" for row in rows[start:stop]):
        return None
    if kind == "PER" and any(row[4] == "NNPS" for row in rows[start:stop]):
        return start, stop, "NORP" if stop - start == 1 else ANY
    heads = {int(row[6]) - 1 for row in rows[start:stop]} - set(range(start, stop))
    inner = any(begin <= head < end for head in heads)  # "Obama administration officials": the name is not the head
    return None if inner else (start, stop, kind)


def _capital(row: list[str]) -> bool:
    return row[1][:1].isupper()
