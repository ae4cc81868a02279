"""Kill `dragoman add` at random moments, run it again, and see whether the store equals one that was never interrupted.

    python benchmarks/kills.py [--kills N] [--seed N]

Each kill has a store of its own. Prints how many of the stores were equal, row for row.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import permutations
from pathlib import Path

from dragoman.store.database import opened

TABLES = (
    "reports given actors statements events commitments meetings figures issues postings lengths items tellings steps"
).split()  # fmt: skip
STATES = ("Chile", "Peru", "Ghana", "Togo", "Norway", "Kenya", "Nepal", "Oman")
REPORT = """{one} and {other} to hold talks

GENEVA, May {day}, 2024 (AFP) - The foreign ministers of {one} and {other} will hold talks in Geneva on May 28, the \
Swiss foreign ministry said. {one} promised to reopen the railway by the end of May.
"""


def command(store: Path, folder: Path) -> list[str]:
    return [sys.executable, "-m", "dragoman", "add", str(folder), "--store", str(store)]


def dump(path: Path) -> list[list[tuple[object, ...]]]:
    with opened(path) as store:
        return [sorted(store.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in TABLES]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    random.seed(given.seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "reports"
        folder.mkdir()
        for n, (one, other) in enumerate(permutations(STATES, 2)):
            (folder / f"{n:02}.txt").write_text(REPORT.format(one=one, other=other, day=n % 20 + 1), encoding="utf-8")
        whole = Path(place) / "whole.duckdb"
        begun = time.monotonic()
        subprocess.run(command(whole, folder), check=True, capture_output=True)
        longest, expected = time.monotonic() - begun, dump(whole)
        equal = killed = 0
        for n in range(given.kills):
            store = Path(place) / f"{n}.duckdb"
            process = subprocess.Popen(command(store, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0.1, longest))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            subprocess.run(command(store, folder), check=True, capture_output=True)
            equal += dump(store) == expected
            store.unlink()
        print(f"{equal} of {given.kills} stores equal the one that was never interrupted; {killed} runs were killed")


if __name__ == "__main__":
    main()
