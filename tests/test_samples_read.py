"""The samples as they are read, against what a careful reader finds in them: a ratchet."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.pipeline import Reader
from dragoman.records import Reading, Statement
from dragoman.sources import RawReport, open_sources

EXPECTED = sorted((Path(__file__).parent / "samples").glob("*.expected.json"))
SAMPLES = Path(dragoman.__file__).parent / "samples"
LEAST_OVERLAP = 0.5

# A little under what was measured when they were set; raise them when reading gets better, never lower them.
FLOORS = {"statements": 0.95, "precision": 0.88, "speakers": 0.89, "figures": 0.90, "times": 0.90}

Pair = tuple[Reading, dict[str, Any]]
Spans = list[tuple[int, int]]


@pytest.fixture(scope="module")
def read_samples(reader: Reader) -> dict[str, Pair]:
    found = {}
    for path in EXPECTED:
        name = path.name.removesuffix(".expected.json")
        (raw,) = open_sources([str(SAMPLES / f"{name}.txt")])
        assert isinstance(raw, RawReport)
        found[name] = (reader.read(raw), json.loads(path.read_text(encoding="utf-8")))
    return found


def places(text: str, evidence: str | Sequence[str], after: int) -> Spans:
    """Where the expected words stand, the first time behind `after` if they do."""
    parts = [evidence] if isinstance(evidence, str) else evidence
    starts = [text.find(part, after) if text.find(part, after) >= 0 else text.find(part) for part in parts]
    return [(start, start + len(part)) for start, part in zip(starts, parts, strict=True)]


def overlap(one: Spans, other: Spans) -> float:
    """Intersection over union, in characters."""
    these, those = ({i for a, b in spans for i in range(a, b)} for spans in (one, other))
    return len(these & those) / max(1, len(these | those))


def best_overlap(spans: Spans, statement: Statement) -> float:
    """With all the evidence, or with any one piece of it."""
    pieces = [(span.start, span.end) for span in statement.evidence]
    return max(overlap(spans, pieces), *(overlap(spans, [piece]) for piece in pieces))


def matched(reading: Reading, expected: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Statement | None]]:
    """Each expected statement with the reading's statement that covers it best, each used once."""
    left, after = list(reading.statements), 0
    for gold in expected["statements"]:
        spans = places(reading.report.text, gold["evidence"], after)
        after = spans[0][0]
        scored = [(best_overlap(spans, s), n) for n, s in enumerate(left)]
        best = max(scored, default=(0.0, 0))
        yield gold, left.pop(best[1]) if best[0] >= LEAST_OVERLAP else None


def speaks(reading: Reading, statement: Statement, name: str | None) -> bool:
    """Whether the speaker goes by the expected name."""
    actor = next((a for a in reading.actors if a.id == statement.speaker), None)
    if actor is None or name is None:
        return (actor is None) == (name is None)
    mentions = (reading.report.text[m.start : m.end] for m in actor.mentions)
    return any(plain(name) in plain(form) for form in (actor.name, *actor.aliases, *mentions))


def plain(name: str) -> str:
    return " ".join(word for word in re.findall(r"\w+", name.lower()) if word not in ("the", "a", "an"))


def share(found: Sequence[bool]) -> float:
    return sum(found) / max(1, len(found))


def test_statements_are_found_with_their_speakers(read_samples: dict[str, Pair]) -> None:
    readings = read_samples.values()
    pairs = [(reading, gold, s) for reading, expected in readings for gold, s in matched(reading, expected)]
    total = sum(len(reading.statements) for reading, _ in readings)
    found = [statement is not None for _, _, statement in pairs]
    heard = [s is not None and speaks(reading, s, gold["speaker"]) for reading, gold, s in pairs]
    missed = [gold["evidence"] for _, gold, s in pairs if s is None]
    assert share(found) >= FLOORS["statements"], missed
    assert share(heard) >= FLOORS["speakers"]
    assert sum(found) / total >= FLOORS["precision"]


def test_figures_are_found(read_samples: dict[str, Pair]) -> None:
    found = [
        any(f.value == pytest.approx(gold["value"]) and gold["unit"] in (None, f.unit) for f in reading.figures)
        for reading, expected in read_samples.values()
        for gold in expected["figures"]
    ]
    assert share(found) >= FLOORS["figures"]


def test_times_are_found(read_samples: dict[str, Pair]) -> None:
    found = [
        any(gold["text"].lower() in t.text.lower() and t.value == gold["value"] for t in reading.times)
        for reading, expected in read_samples.values()
        for gold in expected["times"]
    ]
    assert share(found) >= FLOORS["times"]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_title_dateline_day_headings_and_captions(path: Path, read_samples: dict[str, Pair]) -> None:
    reading, expected = read_samples[path.name.removesuffix(".expected.json")]
    report = reading.report
    blocks = [(block.kind, report.text[block.start : block.end]) for block in report.blocks]
    assert report.title == expected["title"]
    assert report.dateline.place == expected["dateline_place"]
    assert report.published.date == expected["published"]
    assert [text for kind, text in blocks if kind == "heading"] == expected["headings"]
    assert [text for kind, text in blocks if kind == "caption"] == expected["captions"]
