"""Pronouns and descriptions linked to whom they mean: `python benchmarks/coreference.py GOLD.jsonl ... [--half tune]`.

Each row of a gold file holds `text`, `title`, `date` and `mentions` with `cluster`, `etype` and `mtype`. What counts:
every mention that is a pronoun (first, second and third person, also "who") or a description (`nominal`), whose
cluster is a person, an organisation or a state (a place that the knowledge has as a state by one of its names) and
has a name somewhere in the text. A mention is right where an actor of the reading has a mention there and that actor
bears the name: of the gold names at which the actor stands (half overlapping at least), most are of the mention's
cluster (an actor that only a title names: its name shares a word with one of the cluster's). A mention of the reading
stands at the gold mention that it fits best, and the other way round: it begins where that begins (a reading ends a
phrase at its noun, the gold after all that hangs on it), else it overlaps most. The title is given to the reader as a
source would give it.

The floor links each mention to the nearest name of its entity type that stands before it, else to the first after.
The rows of a file are halved by turns: the first, third, fifth ... to tune on, the others to report.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.knowledge import Knowledge, country_by_name, fold, load
from dragoman.pipeline import Reader
from dragoman.records import Actor, Reading
from dragoman.sources.dates import given_day
from dragoman.sources.raw import RawReport

FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
SECOND = frozenset("you your yours yourself yourselves".split())
SAME = 0.5  # overlap from which an actor's mention is a gold name, not a word within it
Place = tuple[int, int]


def kind_of(mention: Mapping[str, Any]) -> str:
    """Under which line of the table a mention is counted."""
    if mention["mtype"] == "nominal":
        return "description"
    words = set(mention["text"].lower().split())
    return f"{'first' if words & FIRST else 'second' if words & SECOND else 'third'} person"


def counted(row: Mapping[str, Any], knowledge: Knowledge) -> list[dict[str, Any]]:
    """The mentions of a row that count."""
    clusters = defaultdict(list)
    for mention in row["mentions"]:
        clusters[mention["cluster"]].append(mention)
    found = []
    for mentions in clusters.values():
        names = [m for m in mentions if m["mtype"] == "name"]
        actor = mentions[0]["etype"] in ("person", "organization")
        state = any(country_by_name(knowledge, m["text"].removeprefix("the ")) for m in names)
        if names and (actor or (mentions[0]["etype"] == "place" and state)):
            found += [m for m in mentions if m["mtype"] in ("pronoun", "nominal")]
    return found


class Answers:
    """Which gold cluster each actor of a reading stands for, and which actors stand at each gold mention."""

    def __init__(self, row: Mapping[str, Any], reading: Reading) -> None:
        spans = [(m["start"], m["end"]) for m in row["mentions"]]
        read = sorted({(m.start, m.end) for actor in reading.actors for m in actor.mentions})
        self._at = _matched(spans, read)
        clusters = {span: m["cluster"] for span, m in zip(spans, row["mentions"], strict=True) if m["mtype"] == "name"}
        self._names = defaultdict(set)
        for mention in row["mentions"]:
            if mention["mtype"] == "name":
                self._names[mention["cluster"]].update(_words(mention["text"]))
        back = {place: span for span, place in self._at.items() if _overlap(span, place) >= SAME}
        self._actors: dict[Place, list[Actor]] = defaultdict(list)
        self._bears: dict[str, str] = {}
        for actor in reading.actors:
            borne: Counter[str] = Counter()
            for m in actor.mentions:
                self._actors[m.start, m.end].append(actor)
                borne.update([clusters[span] for span in [back.get((m.start, m.end))] if span in clusters])
            if borne:
                self._bears[actor.id] = borne.most_common(1)[0][0]

    def right(self, mention: Mapping[str, Any]) -> bool:
        place = self._at.get((mention["start"], mention["end"]))
        return any(self._is(actor, mention["cluster"]) for actor in self._actors.get(place or (-1, -1), ()))

    def found(self, mention: Mapping[str, Any]) -> bool:
        return (mention["start"], mention["end"]) in self._at

    def _is(self, actor: Actor, cluster: str) -> bool:
        if actor.id in self._bears:
            return self._bears[actor.id] == cluster
        return bool(_words(actor.name) & self._names[cluster])


def _words(name: str) -> set[str]:
    return {word for word in fold(name).split() if len(word) > 2}


def _matched(gold: Sequence[Place], read: Sequence[Place]) -> dict[Place, Place]:
    """Pairs of spans that are each other's best overlap."""
    best_read = {one: max(read, key=lambda other: _fit(one, other), default=None) for one in gold}
    best_gold = {one: max(gold, key=lambda other: _fit(one, other)) for one in read}
    return {
        one: other
        for one, other in best_read.items()
        if other is not None and best_gold[other] == one and _overlap(one, other)
    }


def _fit(one: Place, other: Place) -> float:
    overlap = _overlap(one, other)
    return overlap + (one[0] == other[0] and overlap > 0)


def _overlap(one: Place, other: Place) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def floor(row: Mapping[str, Any], mention: Mapping[str, Any]) -> bool:
    """Whether the nearest name of the same type is of the same cluster."""
    names = [m for m in row["mentions"] if m["mtype"] == "name" and m["etype"] == mention["etype"]]
    before = [m for m in names if m["end"] <= mention["start"]]
    nearest = max(before, key=lambda m: int(m["start"])) if before else min(names, key=lambda m: int(m["start"]))
    return bool(nearest["cluster"] == mention["cluster"])


def rows(paths: Iterable[Path], half: str) -> Iterable[dict[str, Any]]:
    for path in paths:
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line]
        yield from map(json.loads, {"tune": lines[::2], "report": lines[1::2], "all": lines}[half])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--half", choices=("tune", "report", "all"), default="report")
    parser.add_argument("--errors", action="store_true", help="print every mention that is not right")
    given = parser.parse_args()
    reader, knowledge = Reader(), load()
    table: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows(given.gold, given.half):
        day = given_day(row["date"]) if row.get("date") else None
        raw = RawReport(text=row["text"], key=row["id"], source="gold", title=row["title"], published=day)
        reading = reader.read(raw)
        if reading.report.text != row["text"]:
            raise SystemExit(f"{row['id']}: the report's text is not the gold's, so that no offset can be compared")
        answers = Answers(row, reading)
        for mention in counted(row, knowledge):
            right = answers.right(mention)
            told = {"all": 1, "right": right, "found": answers.found(mention), "floor": floor(row, mention)}
            for line in (kind_of(mention), "all"):
                for genre in (row["genre"], "all"):
                    table[genre, line].update(told)
            if given.errors and not right:
                around = row["text"][max(0, mention["start"] - 60) : mention["end"] + 40].replace("\n", " ")
                said = "" if answers.found(mention) else "(no mention) "
                print(f"{row['id'][4:]} {kind_of(mention)} [{mention['text'][:50]}] {said}{around}")
    print(f"{'genre':<10} {'kind':<14} {'mentions':>8} {'found':>6} {'right':>6} {'floor':>6}")
    for (genre, line), told in sorted(table.items()):
        shares = (told[name] / told["all"] for name in ("found", "right", "floor"))
        print(f"{genre:<10} {line:<14} {told['all']:>8} " + " ".join(f"{share:>6.1%}" for share in shares))


if __name__ == "__main__":
    main()
