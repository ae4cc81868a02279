"""Speed and memory of reading, by stage: `python benchmarks/reading.py REPORTS.jsonl [--limit N]`.

One process, one thread. Prints one JSON object with the machine, words per second and the share of each stage.
"""

import argparse
import json
import os
import platform
import resource
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from dragoman import __version__
from dragoman.extract.known import Known
from dragoman.knowledge import load as load_knowledge
from dragoman.language import load as load_language
from dragoman.pipeline import STAGES
from dragoman.report import read_report
from dragoman.sources.raw import RawReport


def measure(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Seconds of each stage over all rows, after one report has warmed everything up."""
    began = time.perf_counter()
    knowledge, language = load_knowledge(), load_language()
    spent: dict[str, float] = defaultdict(float)
    _read(rows[0], knowledge, language, spent)
    start_up = time.perf_counter() - began
    spent.clear()
    for row in rows:
        _read(row, knowledge, language, spent)
    words = sum(len(row["text"].split()) for row in rows)
    total = sum(spent.values())
    return {
        "version": __version__,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "reports": len(rows),
        "words": words,
        "start_up_seconds": round(start_up, 2),
        "words_per_second": round(words / total),
        "share_of_stages": {name: round(seconds / total, 3) for name, seconds in spent.items()},
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _read(row: dict[str, Any], knowledge: Any, language: Any, spent: dict[str, float]) -> None:
    clock = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        spent[name] += now - clock
        clock = now

    report = read_report(RawReport(text=row["text"], key=row["id"], source="benchmark"), knowledge)
    lap("report")
    known = Known(report, language.parse(report), knowledge)
    lap("language")
    for name, stage in STAGES:
        known = stage(known)
        lap(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path, help="JSONL with id and text")
    parser.add_argument("--limit", type=int, default=None)
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.reports.read_text(encoding="utf-8").split("\n") if line]
    print(json.dumps(measure(rows[: given.limit]), indent=1))


if __name__ == "__main__":
    main()
