"""How much the language stage costs beside its encoder: `python benchmarks/encoder.py REPORTS.jsonl [--limit N]`.

Parses the reports one by one, as they are read, in one thread, and prints words per second of the whole language stage
and of the network's runs alone (measured in the same pass), and their ratio; then the shares of the rest by function.
"""

import argparse
import cProfile
import json
import pstats
import time
from pathlib import Path
from typing import Any

from dragoman.knowledge import load as load_knowledge
from dragoman.language import LanguageModel, load
from dragoman.report import read_report
from dragoman.sources.raw import RawReport


class Clock:
    """Stands in the place of the session and adds up how long its runs take."""

    def __init__(self, session: Any) -> None:
        self._session, self.seconds = session, 0.0

    def run(self, *given: Any) -> Any:
        began = time.perf_counter()
        found = self._session.run(*given)
        self.seconds += time.perf_counter() - began
        return found


def clocked(model: LanguageModel) -> Clock:
    encoder: Any = model._encoder
    clock = Clock(encoder._session)
    encoder.__dict__["_session"] = clock
    return clock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    given = parser.parse_args()
    model, knowledge = load(), load_knowledge()
    lines = given.reports.read_text(encoding="utf-8").splitlines()[: given.limit]
    rows = [json.loads(line) for line in lines]
    raws = [RawReport(text=row["text"], key=row["id"], source="", title=row.get("title")) for row in rows]
    reports = [read_report(raw, knowledge) for raw in raws]
    model.parse(reports[0])
    clock = clocked(model)
    began = time.perf_counter()
    words = sum(sum(not token.is_space for token in model.parse(report)) for report in reports)
    whole = time.perf_counter() - began
    print(
        f"{words} words; language stage {words / whole:.0f} words/s, encoder alone {words / clock.seconds:.0f} words/s"
    )
    print(f"ratio {whole / clock.seconds:.2f}")
    with cProfile.Profile() as profile:
        for report in reports[:50]:
            model.parse(report)
    pstats.Stats(profile).sort_stats("tottime").print_stats(14)


if __name__ == "__main__":
    main()
