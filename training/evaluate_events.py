"""Measure events on the project's own held-out sentences: `python training/evaluate_events.py [--grid]`.

Words that tell an event, with type, and words of the sides, for the network alone, the lexicon alone and both joined;
with --grid for other weights of the lexicon (RAISED and RAISED_MORE in extract/events/candidates.py).
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from dragoman.extract.events import candidates as joining
from dragoman.extract.events.candidates import NOTHING, Candidate, find_candidates
from dragoman.extract.events.sides import sides_of
from dragoman.language import load
from dragoman.records import Block, Report
from event_marks import read_events
from sentences import Sentence

HERE = Path(__file__).parent
GRID = [(a, b) for a in (0.5, 1.0, 1.5, 2.0) for b in (0.0, 0.25, 0.5, 0.75)]


def parsed(folder: Path) -> list[tuple[Sentence, Doc]]:
    """Every sentence with the Doc of its words."""
    found = []
    for sentence in read_events(folder):
        text = " ".join(sentence.words)
        report = Report(id="", key="", source="", text=text, blocks=(Block("paragraph", 0, len(text)),))
        found.append((sentence, load().parse(report)))
    return found


def words_of(sentence: Sentence, doc: Doc) -> dict[int, int]:
    """Place of the word by the offset of its first character in the words joined by spaces."""
    places, at = {}, 0
    for n, word in enumerate(sentence.words):
        places[at] = n
        at += len(word) + 1
    return {token.i: places[token.idx] for token in doc if token.idx in places}


def told(rows: list[tuple[Sentence, Doc]], reader: str) -> Counter[str]:
    """Counts of words found, of gold, of right place and of right type as well."""
    count: Counter[str] = Counter()
    for sentence, doc in rows:
        gold = {event.word: event.label.partition(".")[0] for event in sentence.events}
        places = words_of(sentence, doc)
        for word, kind in _found(find_candidates(doc), reader):
            count["found"] += 1
            count["place"] += places.get(word) in gold
            count["type"] += gold.get(places.get(word, -1)) == kind
        count["gold"] += len(gold)
    return count


def _found(candidates: list[Candidate], reader: str) -> Iterator[tuple[int, str]]:
    for each in candidates:
        kind = {"network": each.network_type, "lexicon": each.lexicon_type}.get(reader, each.type)
        if kind != NOTHING and (reader != "both" or each.is_told):
            yield each.head.i, kind


def sides(rows: list[tuple[Sentence, Doc]]) -> Counter[str]:
    """Counts of phrases of sides, by the word that heads them, of events at the right word."""
    count: Counter[str] = Counter()
    for sentence, doc in rows:
        places = words_of(sentence, doc)
        events = {event.word: event for event in sentence.events}
        for each in find_candidates(doc):
            event = events.get(places.get(each.head.i, -1))
            if event is None or not each.is_told:
                continue
            found = sides_of(each)
            for name, tokens, gold in (
                ("actor", found.actors, event.actors), ("recipient", found.recipients, event.recipients),
            ):  # fmt: skip
                count[f"{name} found"] += len(tokens)
                count[f"{name} right"] += sum(places.get(token.i) in gold for token in tokens)
                count[f"{name} asked"] += bool(gold)
                count[f"{name} hit"] += bool(gold) and any(places.get(token.i) in gold for token in tokens)
    return count


def line(count: Counter[str]) -> str:
    """F1 of places, and of places with type."""
    scores = [200 * count[what] / max(1, count["found"] + count["gold"]) for what in ("place", "type")]
    precision, recall = 100 * count["type"] / max(1, count["found"]), 100 * count["type"] / max(1, count["gold"])
    return f"place {scores[0]:.1f}  with type {scores[1]:.1f} (P {precision:.1f} R {recall:.1f})  of {count['gold']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=HERE / "events" / "held_out")
    parser.add_argument("--grid", action="store_true")
    given = parser.parse_args()
    rows = parsed(given.folder)
    for reader in ("network", "lexicon", "both"):
        print(f"{reader:<8}", line(told(rows, reader)))
    print(dict(sides(rows)))
    for raised, more in GRID if given.grid else ():
        joining.RAISED, joining.RAISED_MORE = raised, more
        print(f"raised {raised} more {more}:", line(told(rows, "both")))


if __name__ == "__main__":
    main()
