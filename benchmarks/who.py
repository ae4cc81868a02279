"""Who phrases mean: `python benchmarks/who.py [--half tune] [--errors]`.

`who_phrases.csv` holds 300 phrases with their answers, written before the resolver was tuned. A country is right
where it is the answer's (none where the answer has none), a sector where the actor's first sector is one of the
answer's, a name where one of the actor's names folds to the same letters. The first, third, fifth ... row may be
tuned on, the others report.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman import who
from dragoman.knowledge import fold
from dragoman.records import Actor

PHRASES = Path(__file__).parent / "who_phrases.csv"


def phrases(half: str) -> Iterator[dict[str, str]]:
    with PHRASES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    yield from {"tune": rows[::2], "report": rows[1::2], "all": rows}[half]


def judged(row: dict[str, str], actor: Actor | None) -> dict[str, bool]:
    """What of an answer is right; what the answer does not fix is left out."""
    sectors = row["sectors"].split("|")
    found = {
        "country": (actor.country if actor else None) == (row["country"] or None),
        "sector": bool(actor and actor.sectors and actor.sectors[0] in sectors),
    }
    if row["name"]:
        found["name"] = bool(actor) and fold(row["name"]) in {fold(n) for n in (actor.name, *actor.aliases)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="report")
    parser.add_argument("--errors", action="store_true", help="print every answer that is not right")
    given = parser.parse_args()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for row in phrases(given.half):
        actor = who(row["phrase"], on=row["on"] or None, context=row["context"])
        marks = judged(row, actor)
        asked.update(marks.keys())
        right.update(name for name, good in marks.items() if good)
        if given.errors and not all(marks.values()):
            said = f"{actor.country} {'|'.join(actor.sectors)} {actor.name} ({actor.kind})" if actor else "not known"
            wrong = ", ".join(name for name, good in marks.items() if not good)
            print(f"{row['phrase']} [{row['on']}] {row['country']} {row['sectors']} {row['name']} -> {said}: {wrong}")
    for name in ("country", "sector", "name"):
        print(f"{name:<8} {right[name]:>4} of {asked[name]:>4}  {right[name] / asked[name]:.3f}")


if __name__ == "__main__":
    main()
