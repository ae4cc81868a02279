"""A store: reports once, crashes that cost nothing, answers that are what the reports say."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from dragoman import samples as package
from dragoman.errors import StoreError
from dragoman.sources import open_sources
from dragoman.store.adding import Added, add
from dragoman.store.database import opened
from dragoman.store.judging import judge

SAMPLES = Path(package.__file__).parent
TABLES = "reports actors statements events commitments meetings figures issues postings lengths tellings steps".split()
Dump = dict[str, list[tuple[object, ...]]]

ANNOUNCED = """Chile and Peru to talk about copper railway

LIMA, May 6, 2024 (AFP) - The foreign ministers of Chile and Peru will hold talks in Lima on May 14, the Peruvian \
foreign ministry said on Monday. Chile promised to reopen the copper railway by the end of May.
"""
HELD = """Chile, Peru hold talks on copper railway

LIMA, May 14, 2024 (AFP) - The foreign ministers of Chile and Peru held talks in Lima on Tuesday. Chile promised again \
to reopen the copper railway by the end of June.
"""
PUT_OFF = """Ghana visit put off

ACCRA, May 7, 2024 (AFP) - A visit to Ghana by Togolese President Faure Gnassingbe has been postponed, the foreign \
ministry in Accra said on Tuesday.
"""


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def put(path: Path, *sources: Path) -> Added:
    steps = list(add(open_sources([str(s) for s in sources]), path))
    return next(step for step in reversed(steps) if isinstance(step, Added))


def dump(path: Path) -> Dump:
    with opened(path) as store:
        return {table: sorted(store.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in TABLES}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the reports that come with the program."""
    path = tmp_path_factory.mktemp("store") / "record.duckdb"
    put(path, SAMPLES)
    return path


def test_every_record_of_the_readings_is_kept(samples: Path) -> None:
    with opened(samples) as store:
        for table in ("statements", "events", "commitments", "meetings", "actors"):
            rows = store.execute(f"SELECT count(*) FROM {table}").fetchone()
            asked = f"SELECT sum(json_array_length(reading, '$.{table}')) FROM reports"
            assert rows == store.execute(asked).fetchone()


def test_the_words_of_a_record_are_those_of_the_text(samples: Path) -> None:
    with opened(samples) as store:
        rows = store.execute(
            "SELECT c.words, r.text, c.starts[1], c.ends[1] FROM commitments c JOIN reports r ON r.id = c.report"
        ).fetchall()
    assert rows
    assert all(words == " ".join(text[start:end].split()) for words, text, start, end in rows)


def test_a_report_added_again_changes_nothing(tmp_path: Path) -> None:
    path, folder = tmp_path / "r.duckdb", write(tmp_path / "in", a=ANNOUNCED, b=HELD)
    assert put(path, folder).new == 2
    before = dump(path)
    again = put(path, folder, write(tmp_path / "copy", other_name=HELD))
    assert (again.new, again.known) == (0, 3)
    assert dump(path) == before


def test_the_order_in_which_reports_come_does_not_matter(tmp_path: Path) -> None:
    one, other = tmp_path / "one.duckdb", tmp_path / "other.duckdb"
    first, second = write(tmp_path / "1", a=ANNOUNCED), write(tmp_path / "2", b=HELD)
    put(one, first, second)
    put(other, second)
    put(other, first)
    assert {t: r for t, r in dump(one).items() if t != "reports"} == {
        t: r for t, r in dump(other).items() if t != "reports"
    }


def test_a_meeting_announced_becomes_held(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    put(path, write(tmp_path / "in", a=ANNOUNCED, b=HELD))
    with opened(path) as store:
        rows = store.execute("SELECT status, reports FROM calendar WHERE states = ['CHL', 'PER']").fetchall()
    assert rows == [("held", 2)]


def test_a_promise_made_again_with_a_later_day_is_extended(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    put(path, write(tmp_path / "in", a=ANNOUNCED, b=HELD))
    with opened(path) as store:
        rows = store.execute("SELECT status, reports FROM ledger WHERE action LIKE 'reopen%'").fetchall()
    assert rows == [("extended", 2)]


def test_a_bad_report_is_a_row_with_the_reason(tmp_path: Path) -> None:
    path, folder = tmp_path / "r.duckdb", write(tmp_path / "in", a=PUT_OFF)
    (folder / "broken.txt").write_bytes(b"")
    added = put(path, folder)
    assert (added.new, added.failed) == (1, 1)
    with opened(path) as store:
        (row,) = store.execute("SELECT place, message FROM issues WHERE stage = 'reading'").fetchall()
    assert "broken.txt" in row[0]
    assert row[1]


def test_a_judgement_stands_above_what_the_program_finds_and_stays(tmp_path: Path) -> None:
    path, folder = tmp_path / "r.duckdb", write(tmp_path / "in", a=ANNOUNCED)
    put(path, folder)
    with opened(path) as store:
        (number,) = store.execute("SELECT id FROM ledger WHERE action LIKE 'reopen%'").fetchone() or ("",)
    judge(path, number, "kept", 1)
    put(path, write(tmp_path / "more", b=HELD))
    with opened(path) as store:
        rows = store.execute("SELECT status, judged FROM ledger WHERE action LIKE 'reopen%'").fetchall()
    assert rows == [("kept", 1)]


def test_a_verdict_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    put(path, write(tmp_path / "in", a=ANNOUNCED))
    with opened(path) as store:
        (number,) = store.execute("SELECT id FROM ledger").fetchone() or ("",)
    with pytest.raises(StoreError, match="no verdict"):
        judge(path, number, "splendid")
    with pytest.raises(StoreError, match="no commitment or meeting"):
        judge(path, "c0", "kept")


def test_a_file_that_is_no_store_is_told_clearly(tmp_path: Path) -> None:
    text = tmp_path / "text.duckdb"
    text.write_text("no database", encoding="utf-8")
    with pytest.raises(StoreError, match="no store of Dragoman"), opened(text):
        pass
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        other.execute("CREATE TABLE t (a INTEGER)")
    with pytest.raises(StoreError, match="no store of Dragoman"), opened(tmp_path / "other.duckdb"):
        pass
    with pytest.raises(StoreError, match="no such file"), opened(tmp_path / "missing.duckdb"):
        pass


def test_a_store_that_another_program_writes_says_so(tmp_path: Path) -> None:
    path = tmp_path / "r.duckdb"
    put(path, write(tmp_path / "in", a=PUT_OFF))
    holding = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match="another program has it open"), opened(path):
            pass
        other.kill()


@pytest.mark.parametrize("seed", range(3))
def test_a_store_killed_at_any_moment_becomes_the_one_made_without(tmp_path: Path, samples: Path, seed: int) -> None:
    path, dice = tmp_path / "killed.duckdb", random.Random(seed)
    command = [sys.executable, "-m", "dragoman", "add", str(SAMPLES), "--store", str(path)]
    for _ in range(3):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as adding:
            time.sleep(dice.uniform(0.1, 3.0))
            os.kill(adding.pid, signal.SIGKILL)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert dump(path) == dump(samples)


def test_the_commands_answer_in_every_form(samples: Path) -> None:
    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", *words, "--store", str(samples)],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    for command in ("ledger", "meetings", "events", "statements", "timeline", "relations", "issues"):
        assert isinstance(json.loads(run(command, "--format", "json")), list)
        assert "," in run(command, "--format", "csv").splitlines()[0]
        assert run(command)
    assert json.loads(run("search", "minister", "--format", "json"))
    assert json.loads(run("sql", "SELECT count(*) AS n FROM reports", "--format", "json"))[0]["n"] > 0
    number = json.loads(run("ledger", "--format", "json"))[0]["id"]
    assert number in run("show", number)
