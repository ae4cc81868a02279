"""Pronouns of GUM with the names that they stand for, as characters of the document's text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gum import OPENING

THIRD = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())
KINDS = frozenset({"person", "organization", "place"})
Place = tuple[int, int]


@dataclass(slots=True)
class Document:
    """One text; `pronouns` are the places of third-person pronouns with those of the names of their clusters."""

    name: str
    text: str = ""
    pronouns: list[tuple[Place, list[Place]]] = field(default_factory=list)


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a GUM file in CoNLL-U with coreference in its last column."""
    for block in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        yield _document(block)


def _document(block: str) -> Document:
    document = Document(block.split("\n", 1)[0].strip())
    opened: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    names: dict[str, list[Place]] = defaultdict(list)
    pronouns: dict[str, list[Place]] = defaultdict(list)
    within = 0  # the last word of a form that stands for several
    for line in block.split("\n")[1:]:
        cells = line.split("\t")
        if line.startswith("# newpar") and document.text:
            document.text = document.text.rstrip() + "\n\n"
        if len(cells) != 10:
            within = 0
            continue
        if "-" in cells[0]:
            within = int(cells[0].split("-")[1])
        if not cells[0].isdigit():
            continue
        start = len(document.text)
        document.text += cells[1]
        place = start, len(document.text)
        for cluster, kind, opens, closes in _marks(cells[9]):
            if opens:
                opened[cluster].append((start, kind in KINDS))
            if closes and opened[cluster]:
                began, wanted = opened[cluster].pop()
                if wanted and opens and cells[1].lower() in THIRD:
                    pronouns[cluster].append(place)
                elif wanted and document.text[began].isupper() and cells[3] == "PROPN":
                    names[cluster].append((began, place[1]))
        if "SpaceAfter=No" not in cells[9] and int(cells[0]) >= within:
            document.text += " "
    document.pronouns = sorted(
        (p, names[cluster]) for cluster, found in pronouns.items() for p in found if names[cluster]
    )
    return document


def _marks(cell: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Cluster, kind, and whether the mention opens and closes at this word."""
    marked = re.search(r"Entity=([^|]*)", cell)
    for match in OPENING.finditer(marked[1]) if marked else ():
        if match[1]:
            yield match[1], match[2], True, marked is not None and marked[1][match.end() : match.end() + 1] == ")"
        else:
            yield match[3], "", False, True
