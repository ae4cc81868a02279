"""Make the lemma table of the package from the treebanks: `python training/lemmas.py --data FOLDER`.

Kept: the words that the rules get wrong, and the lemmas that tell the rules which of two stems is a word. Verbs of the
event lexicon and irregular verbs that the treebanks lack are added.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from config import read_config
from dragoman.knowledge import load
from dragoman.language.lemmas import RULED, Lemmas

CASED = ("PROPN", "ADJ", "PRON")  # parts whose lemmas may have capitals: "Islamic", "I"
HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "dragoman" / "language" / "model" / "lemmas.json"


def counted(paths: list[Path]) -> dict[tuple[str, str], Counter[str]]:
    """How often each (part, small form) has which lemma."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit() and cells[2] != "_" and "Typo=Yes" not in cells[5]:
                lemma = cells[2] if cells[3] in CASED else cells[2].lower()
                counts[cells[3], cells[1].lower()][lemma] += 1
    return counts


def lexicon_verbs() -> Iterator[str]:
    """Verbs of the event lexicon, without their particles."""
    for frame in load().frames:
        yield from (head.split()[0] for head in frame.heads if frame.part == "verb")


def irregular() -> Iterator[tuple[str, str, bool]]:
    """Past forms and participles with their lemmas, and whether they hold against the treebanks."""
    for line in (HERE / "irregular.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            words = line.removesuffix("!").split()
            yield from ((form, words[0], line.endswith("!")) for form in words[1:] if form != words[0])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/")
    given = parser.parse_args()
    config = read_config(HERE / "config.toml")
    counts = counted([given.data / name for name in config["syntax"]["train"]])
    best = {key: found.most_common(1)[0][0] for key, found in counts.items()}
    best |= {("VERB", form): lemma for form, lemma, sure in irregular() if sure or ("VERB", form) not in best}
    stems: dict[str, list[str]] = {
        part: sorted({lemma for (p, _), lemma in best.items() if p == part and lemma.isalpha()}) for part in RULED
    }
    stems["VERB"] = sorted({*stems["VERB"], *(word for word in lexicon_verbs() if word.isalpha())})
    ruled = Lemmas({}, {part: frozenset(words) for part, words in stems.items()})
    exceptions: dict[str, dict[str, str]] = defaultdict(dict)
    for (part, form), lemma in sorted(best.items()):
        if part not in ("PROPN", "X", "NUM", "PUNCT", "SYM") and ruled.of(form, part) != lemma:
            exceptions[part][form] = lemma
    table = {"exceptions": exceptions, "stems": stems}
    PACKAGE.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
