"""The event lexicon: how a frame is written, and what is wrong with one."""

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.knowledge import load

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
sys.path.insert(0, str(KNOWLEDGE))

from frames import read_cameo, read_contexts, read_frames, read_ontology  # type: ignore[import-not-found] # noqa: E402
from rows import Problems  # type: ignore[import-not-found] # noqa: E402

HEAD = "frame,type,mode,cameo,contexts\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder with the ontology and no frames but those a test writes."""
    for name in ("plover.toml", "cameo.csv", "contexts.toml"):
        (tmp_path / name).write_bytes((KNOWLEDGE / name).read_bytes())
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "classes.toml").write_text('talks = "talk meeting"\n', encoding="utf-8")
    return tmp_path


def problems_of(folder: Path, rows: str) -> list[str]:
    (folder / "frames" / "own.csv").write_text(HEAD + rows, encoding="utf-8")
    problems = Problems([])
    cameo = read_cameo(folder)
    read_frames(folder, read_ontology(folder, cameo, problems), cameo, problems)
    return list(problems.found)


def test_a_frame_says_who_does_what_with_which_words(folder: Path) -> None:
    (folder / "frames" / "own.csv").write_text(
        HEAD + "A:court call_off|cancel {talks}|visit with|to:R,SANCTION,withdraw,164,diplomatic\n", encoding="utf-8"
    )
    cameo = read_cameo(folder)
    (frame,) = read_frames(folder, read_ontology(folder, cameo, Problems([])), cameo, Problems([]))
    assert frame.heads == ("call off", "cancel")
    assert (frame.subject, frame.subject_kind) == ("A", "court")
    noun, phrase = frame.elements
    assert noun.lemmas == {"talk", "meeting", "visit"}
    assert (phrase.prepositions, phrase.role) == (("with", "to"), "R")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("B hit R,ASSAULT,,180,", "own.csv:2: a frame begins with A, R, AA, -"),
        ("A hit R,HIT,,180,", "own.csv:2: unknown type 'HIT'"),
        ("A hit R,ASSAULT,hard,180,", "own.csv:2: ASSAULT has no mode 'hard'"),
        ("A hit R,ASSAULT,,999,", "own.csv:2: unknown CAMEO code '999'"),
        ("A hit R,ASSAULT,,180,sports", "own.csv:2: unknown context 'sports'"),
        ("A:judge hit R,ASSAULT,,180,", "own.csv:2: 'judge' is no kind of subject"),
        ("A,ASSAULT,,180,", "own.csv:2: a frame needs a verb"),
        ("A hit R,ASSAULT,,180,\nA hit R,ACCUSE,,110,", "own.csv:3: 'A hit R' stands already"),
    ],
)
def test_a_wrong_frame_is_named_with_its_line(folder: Path, row: str, message: str) -> None:
    assert [found for found in problems_of(folder, row + "\n") if found.startswith(message)]


def test_the_shipped_lexicon_covers_every_type_and_mode() -> None:
    known = load()
    told = {(frame.type, frame.mode) for frame in known.frames}
    for each in known.types.values():
        assert (each.name, None) in told or each.modes
        assert [mode for mode in each.modes if (each.name, mode) not in told] == []
    assert len(known.frames) > 1500
    assert {"NONE"} <= {frame.type for frame in known.frames}


def test_contexts_are_those_of_the_ontology() -> None:
    problems = Problems([])
    words = read_contexts(KNOWLEDGE, problems)
    assert problems.found == []
    assert "illegal_drugs" in words["cocaine"]


def test_the_generator_tells_what_is_wrong_and_writes_nothing() -> None:
    done = subprocess.run(
        [sys.executable, str(KNOWLEDGE / "build.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
