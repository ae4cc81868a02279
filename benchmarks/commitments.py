"""Commitments beside gold: `python benchmarks/commitments.py FILE...` tells the recall of commissive acts.

FILE is `commit_polnear_dev.jsonl` (context, content_spans) or `plans_timeml.jsonl` (sentence, cue, action): each line
is read as a report of its own. `bound`: the program sees that somebody binds himself to the act; `kept`: it makes a
commitment of it, which it does only where somebody acts for a state or a body of states.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from dragoman.errors import LanguageError
from dragoman.extract.commitments.bindings import find_bindings
from dragoman.pipeline import Reader
from dragoman.sources.raw import RawReport


def told(row: dict[str, Any]) -> tuple[str, str, tuple[int, int]]:
    """Text, day and the span of the act of one line; offsets of TimeML are of its document, so its words are sought."""
    if "action" not in row:
        return row["context"], row["date"], tuple(row["content_spans"][0])
    text, action = row["sentence"], row["action"]["text"]
    start = text.find(action, max(0, text.find(row["cue"]["text"])))
    start = start if start >= 0 else text.find(action)
    return text, row["dct"][:10], (start, start + len(action))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    reader = Reader()
    for path in given.files:
        asked = bound = kept = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            text, day, (start, end) = told(json.loads(line))
            try:
                known = reader.know(RawReport(text=text, key="line", source="line", published=day))
            except LanguageError:
                continue
            asked += 1
            bound += any(start <= binding.content.idx < end for binding in find_bindings(known.doc))
            spans = [span for commitment in known.commitments for span in commitment.evidence]
            kept += any(min(span.end, end) - max(span.start, start) > 0 for span in spans)
        print(f"{path.name}: of {asked} acts {100 * bound / asked:.1f} % bound, {100 * kept / asked:.1f} % kept")


if __name__ == "__main__":
    main()
