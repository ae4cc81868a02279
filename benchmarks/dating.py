"""How often an undated report gets its right date: wires whose dateline loses its year.

    python benchmarks/dating.py WIRES.jsonl [--errors]

Each row holds `text` with a fully dated dateline and `published`, the true day. The year is taken out of the
dateline, no other metadata is passed, and the answer is compared.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from dragoman.knowledge import load
from dragoman.records import Published
from dragoman.report import read_report
from dragoman.report.blocks import find_layout
from dragoman.report.identity import canonical_text
from dragoman.sources.raw import RawReport

_YEAR = re.compile(r",?\s*\b(?:19|20)\d\d\b")


def without_year(text: str) -> str:
    """The text with the year cut out of its dateline."""
    canonical = canonical_text(text)
    dateline = find_layout(canonical).dateline
    if dateline is None or dateline.written is None:
        return canonical
    start, end = dateline.written.start, dateline.written.end
    return canonical[:start] + _YEAR.sub("", canonical[start:end]) + canonical[end:]


def judge(found: Published, true_day: str) -> str:
    """One of right, wrong, and for reports left open: with the true day among the candidates, without, none."""
    if found.date:
        return "right" if found.date == true_day else "wrong"
    if not found.candidates:
        return "open, no candidates"
    return "open, true day listed" if true_day in found.candidates else "open, true day not listed"


def main() -> None:
    """Prints the counts, and the rows that went wrong where asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("wires", type=Path)
    arguments.add_argument("--errors", action="store_true", help="print each wrong answer")
    options = arguments.parse_args()
    counts: Counter[str] = Counter()
    for line in options.wires.read_text("utf-8").splitlines():
        row = json.loads(line)
        found = read_report(RawReport(without_year(row["text"]), "", ""), load()).published
        verdict = judge(found, row["published"])
        counts[verdict] += 1
        if options.errors and verdict in {"wrong", "open, true day not listed"}:
            print(verdict, row["id"], found)
    answered = counts["right"] + counts["wrong"]
    for verdict, count in sorted(counts.items()):
        print(f"{count:6} {verdict}")
    print(f"{answered:6} answered of {counts.total()}, {100 * counts['right'] / max(answered, 1):.1f} % of them right")


if __name__ == "__main__":
    main()
