"""Read a gold set into readings that the scorers take: `python benchmarks/read_gold.py GOLD.jsonl OUT.jsonl`.

Each row's `id` becomes the reading's key; its document date (`dct`, `published` or `date`) is given as the
report's day. A document that stands there once for each annotator is read once.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from dragoman.pipeline import Reader
from dragoman.serialise import to_json
from dragoman.sources.dates import given_day
from dragoman.sources.raw import RawReport


def reports(path: Path) -> Iterator[RawReport]:
    seen: set[str] = set()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        if row["id"] in seen:
            continue
        seen.add(row["id"])
        day = row.get("dct") or row.get("published") or row.get("date")
        yield RawReport(text=row["text"], key=row["id"], source=path.name, published=given_day(day) if day else None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    reader = Reader()
    with given.out.open("wb") as out:
        for report in reports(given.gold):
            out.write(to_json(reader.read(report)) + b"\n")


if __name__ == "__main__":
    main()
