"""Events against what should not give any, and how far confidence can be trusted.

python benchmarks/events.py talk                     share of the sentences in talk.txt that give an event
python benchmarks/events.py reliability GOLD [GOLD]  share of events right (place, type, sides) by confidence
python benchmarks/events.py weights GOLD [GOLD]      the weights of extract/events/confidence.py, fitted; 5-fold figures
python benchmarks/events.py speed REPORTS.jsonl      words a second of the stage, and its share of a reading
"""

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from dragoman.extract.events import add_events, find_groups
from dragoman.extract.events.confidence import features_of
from dragoman.pipeline import STAGES, Reader, reading_of
from dragoman.records import Reading
from dragoman.serialise import to_json
from dragoman.sources.raw import RawReport

HERE = Path(__file__).parent
TALK = HERE / "talk.txt"  # sentences written for this: they only report talk or comment
MEETING = frozenset({"AGREE", "CONSULT"})
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
ROUNDS, RATE, FOLDS = 4000, 0.1, 5

Row = tuple[dict[str, float], bool, float]  # what speaks for an event, whether it is right, its confidence


def talk() -> None:
    reader = Reader()
    sentences = TALK.read_text(encoding="utf-8").splitlines()
    false = 0
    for sentence in sentences:
        events = reader.read(RawReport(text=sentence, key="", source="")).events
        if any(event.type not in MEETING for event in events):
            false += 1
            print([(event.type, event.confidence) for event in events], sentence)
    print(f"{false} of {len(sentences)} sentences of mere talk give an event other than AGREE or CONSULT: "
          f"{false / len(sentences):.1%}")  # fmt: skip


def rows(folders: Sequence[Path], scorer: Any) -> Iterator[Row]:
    """Every event that is required or wrong, by the gold's own scorer: right are those at the place with the type."""
    reader = Reader()
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            texts = (path.with_suffix(".txt"), folder.parents[1] / "reports" / f"{path.stem}.txt")
            text = next(t for t in texts if t.exists()).read_text(encoding="utf-8")
            known = reader.know(RawReport(text=text, key=path.stem, source=str(path)), STAGES[:-1])
            noted = [features_of(group) for group in find_groups(known)[1]]
            yield from _judged(gold, reading_of(add_events(known)), noted, scorer)


def _judged(gold: dict[str, Any], reading: Reading, noted: list[dict[str, float]], scorer: Any) -> Iterator[Row]:
    read = json.loads(to_json(reading))
    text = scorer.fold(read["report"]["text"])
    pairs = scorer.pair_up(gold["events"], read["events"], scorer.event_levels, read, text)
    taken = {j: gold["events"][i] for i, (j, _) in pairs.items()}
    whole = {j for j, levels in pairs.values() if "+sides" in levels}
    for j, event in enumerate(reading.events):
        if not taken.get(j, {}).get("optional"):
            yield noted[j], j in whole, event.confidence


def reliability(found: Sequence[Row]) -> None:
    for low, high in pairwise(BINS):
        inside = [right for _, right, sure in found if low <= sure < high]
        if inside:
            share = sum(inside) / len(inside)
            print(f"confidence {low:.1f} to {min(high, 1):.1f}: {len(inside):4} events, right {share:.2f}")
    sure = [right for _, right, c in found if c >= 0.8]
    print(f"at 0.8 and more: {len(sure)} events, right {sum(sure) / max(1, len(sure)):.3f}")


def fitted(found: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """Logistic regression by plain descent, a little drawn to nought."""
    names = sorted(found[0][0])
    weights, constant = dict.fromkeys(names, 0.0), 0.0
    for _ in range(ROUNDS):
        steps, shift = dict.fromkeys(names, 0.0), 0.0
        for told, right, _ in found:
            error = right - 1 / (1 + math.exp(-constant - sum(weights[n] * told[n] for n in names)))
            shift += error
            for name in names:
                steps[name] += error * told[name]
        constant += RATE * shift / len(found)
        for name in names:
            weights[name] += RATE * (steps[name] - 0.5 * weights[name]) / len(found)
    return constant, weights


def weights(found: list[Row]) -> None:
    random.Random(1).shuffle(found)
    held: list[Row] = []
    for fold in range(FOLDS):
        constant, learned = fitted([row for n, row in enumerate(found) if n % FOLDS != fold])
        for told, right, _ in found[fold::FOLDS]:
            held.append((told, right, 1 / (1 + math.exp(-constant - sum(learned[n] * told[n] for n in learned)))))
    print(f"{FOLDS}-fold, each event judged by weights that have not seen it:")
    reliability(held)
    constant, learned = fitted(found)
    print("CONSTANT =", round(constant, 2), " WEIGHTS =", {name: round(value, 2) for name, value in learned.items()})


def speed(path: Path) -> None:
    reader = Reader()
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()[:150]]
    raws = [RawReport(text=text, key=str(n), source="") for n, text in enumerate(texts)]
    reader.read(raws[0])
    began = time.process_time()
    knowns = [reader.know(raw) for raw in raws]
    whole = time.process_time() - began
    began = time.process_time()
    for known in knowns:
        add_events(known)
    stage = time.process_time() - began
    words = sum(len(text.split()) for text in texts)
    print(f"{words} words: events {words / stage:,.0f} words a second, {stage / whole:.1%} of a reading")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("talk", "reliability", "weights", "speed"))
    parser.add_argument("paths", type=Path, nargs="*")
    parser.add_argument("--tools", type=Path, help="folder of score_readings.py, the scorer of gold reports")
    given = parser.parse_args()
    if given.what == "talk":
        talk()
    elif given.what == "speed":
        speed(given.paths[0])
    else:
        sys.path.insert(0, str(given.tools))
        import score_readings  # noqa: PLC0415 - it stands where the gold stands

        found = list(rows(given.paths, score_readings))
        reliability(found) if given.what == "reliability" else weights(found)


if __name__ == "__main__":
    main()
