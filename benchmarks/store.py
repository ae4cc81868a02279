"""How fast a large store answers: a store of real readings, repeated with other ids and later days, and asked.

    python benchmarks/store.py STORE.duckdb [--reports N] [--state CODE --state CODE] [--words "..."]

STORE.duckdb was made by `dragoman add`; it is read only. The large one is made beside it and removed at the end.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from dragoman.store import asking
from dragoman.store.asking import Answer, Filter
from dragoman.store.database import opened

DAYS = 7  # from one repetition to the next
RUNS = 5
IDS = frozenset("id report item story thread record within".split())
DATES = "DATE"
REPEATED = (
    "reports actors statements events commitments meetings figures issues postings lengths tellings steps"
).split()  # fmt: skip


def repeat(small: Path, large: Path, reports: int) -> int:
    """Make a store of at least so many reports from a small one; how many it has."""
    with opened(large, to_write=True) as store:
        store.execute(f"ATTACH '{small}' AS small (READ_ONLY)")
        (count,) = store.execute("SELECT count(*) FROM small.reports").fetchone() or (0,)
        times = -(-reports // count)
        for table in REPEATED:
            columns = store.execute(f"DESCRIBE {table}").fetchall()
            picked = ", ".join(_shifted(name, kind) for name, kind, *_ in columns)
            again = f"(SELECT unnest(range({times})) AS n)"
            store.execute(f"INSERT INTO {table} SELECT {picked} FROM small.{table}, {again}")
        store.execute("DETACH small")
        return int(count * times)


def _shifted(name: str, kind: str) -> str:
    if name in IDS:
        return f"{name} || '-' || n AS {name}"
    if kind == DATES:
        return f"({name} + (n * {DAYS})::INTEGER)::DATE AS {name}"
    return name


def timed(ask: Callable[[], Answer]) -> tuple[float, int]:
    """Seconds of an answer when the file is warm (median), and its rows."""
    ask()
    seconds: list[float] = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        found = ask()
        seconds.append(time.perf_counter() - begun)
    return round(statistics.median(seconds), 3), len(found.rows)


def measure(store: duckdb.DuckDBPyConnection, states: tuple[str, ...], words: str) -> dict[str, tuple[float, int]]:
    """Seconds and rows of each answer."""
    by = Filter(states=states)
    return {
        "timeline": timed(lambda: asking.timeline(store, by)),
        "ledger": timed(lambda: asking.ledger(store, by)),
        "meetings": timed(lambda: asking.meetings(store, by)),
        "relations": timed(lambda: asking.relations(store, by)),
        "search": timed(lambda: asking.search(store, words, Filter())),
        "ledger of all": timed(lambda: asking.ledger(store, Filter())),
        "relations of all": timed(lambda: asking.relations(store, Filter())),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--state", action="append", default=None)
    parser.add_argument("--words", default="talks on oil pipeline")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.store.parent) as folder:
        large = Path(folder) / "large.duckdb"
        begun = time.perf_counter()
        reports = repeat(given.store, large, given.reports)
        made = time.perf_counter() - begun
        with opened(large) as store:
            answers = measure(store, tuple(given.state or ("CHN", "JPN")), given.words)
        report = {
            "reports": reports, "made_in_seconds": round(made, 1), "file_mb": round(large.stat().st_size / 1e6, 1),
            "seconds_and_rows": answers,
        }  # fmt: skip
        print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
