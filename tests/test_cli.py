"""The command, as people and scripts use it."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dragoman
from dragoman import samples
from dragoman.cli import app
from dragoman.pipeline import Reader
from dragoman.records import Reading
from dragoman.serialise import from_json

TEXT = """OSLO, March 5, 2024 (Test Wire). The ministers of Portugal and Norway signed an accord on fishing on Tuesday.

“We are glad to open this door,” the Norwegian minister said. They agreed to meet again in Lisbon in June.
"""
GERMAN = "Der Präsident sagte am Montag, dass die Verhandlungen weitergehen und noch nicht zu Ende sind."


def run(*arguments: object, given: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(app, [str(a) for a in arguments], input=given)
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit), result.exception
    return result


def started(*arguments: object, **options: object) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "dragoman", *map(str, arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=_environment(), **pipes, **options)  # type: ignore[call-overload,no-any-return]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "ascii"}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "accord.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports that can be read, and three files that cannot."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"%PDF-1.7")
    (folder / "c.txt").write_text(GERMAN, encoding="utf-8")
    (folder / "sub" / "a.txt").write_text(TEXT.replace("Lisbon", "Bergen"), encoding="utf-8")
    (folder / "z.txt").touch()
    return folder


def test_help_and_version_need_none_of_the_heavy_parts() -> None:
    heavy = {"spacy", "numpy", "onnxruntime", "trafilatura", "urllib3", "ahocorasick", "dragoman.pipeline"}
    code = (
        "import sys; from dragoman.cli import app; app(['--help'], standalone_mode=False); "
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=_environment(), capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert run("--version").output == f"dragoman {dragoman.__version__}\n"


def test_every_option_is_explained() -> None:
    for command in ([], ["read"], ["schema"]):
        assert run(*command, "--help").exit_code == 0
    told = run("read", "--help").output
    for option in ("--format", "--output", "--published", "--language-model", "--workers", "--sample", "--debug"):
        assert option in told


def test_one_report_gives_one_object(report: Path) -> None:
    result = run("read", report, "--format", "json")
    assert result.exit_code == 0
    reading = from_json(result.stdout)
    assert reading.report.text == TEXT
    assert reading.report.key == "accord.txt"
    assert reading.report.source == str(report)
    assert result.stderr == ""


def test_text_is_the_form_for_people(report: Path) -> None:
    result = run("read", report)
    assert "5 Mar 2024" in result.stdout
    assert "Oslo" in result.stdout
    assert "\x1b" not in result.stdout


def test_a_collection_gives_an_array_and_a_line_for_each_problem(folder: Path) -> None:
    result = run("read", folder, "--format", "json")
    assert result.exit_code == 1
    assert [item["report"]["key"] for item in json.loads(result.stdout)] == ["a.txt", "sub/a.txt"]
    problems = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in problems[:-1]] == [str(folder / f"{name}.txt") for name in "bcz"]
    for line, said in zip(problems, ("PDF", "language", "no text", "2 read, 3 could not be read"), strict=True):
        assert said in line


def test_an_array_stays_one_however_few_reports_it_holds(folder: Path) -> None:
    assert len(json.loads(run("read", folder / "a*.txt", "-f", "json").stdout)) == 1
    assert json.loads(run("read", folder / "b.txt", folder / "z.txt", "-f", "json").stdout) == []
    assert run("read", folder / "b.txt", "-f", "json").stdout == ""


def test_json_lines_and_rows_from_standard_input() -> None:
    rows = "".join(json.dumps({"id": f"n{n}", "text": TEXT, "published": "2024-03-05"}) + "\n" for n in range(3))
    lines = run("read", "-", "-f", "jsonl", given=rows).stdout.splitlines()
    assert [from_json(line).report.key for line in lines] == ["n0", "n1", "n2"]
    assert len(json.loads(run("read", "-", "-f", "json", given=rows).stdout)) == 3
    assert json.loads(run("read", "-", "-f", "json", given=TEXT).stdout)["report"]["key"] == "stdin"


def test_every_output_keeps_to_the_printed_schema(folder: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="install the test group of pyproject.toml")
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").stdout))
    for line in run("read", folder, "-f", "jsonl").stdout.splitlines():
        validator.validate(json.loads(line))


def test_a_file_takes_its_form_from_its_name_and_appears_whole(folder: Path, tmp_path: Path) -> None:
    for name, count in (("out.json", 1), ("out.jsonl", 2), ("out.txt", 2)):
        assert run("read", folder, "-o", tmp_path / name).exit_code == 1
        content = (tmp_path / name).read_text(encoding="utf-8")
        assert content.count("Test Wire") >= count
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.json", "out.jsonl", "out.txt"]


def test_a_file_of_before_stays_if_nothing_could_be_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("before")
    assert run("read", folder / "b.txt", "-o", tmp_path / "out.json").exit_code == 1
    assert (tmp_path / "out.json").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.json"]


def test_a_folder_takes_a_file_a_report_under_safe_names(folder: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    ids = ["a/b:c", "../../etc/x", "A-B-C", "", "https://example.org/news?id=1", "…", "a" * 300]
    rows.write_text("".join(json.dumps({"id": key, "text": TEXT}) + "\n" for key in ids))
    assert run("read", rows, "-f", "json", "-o", f"{tmp_path}/new/").exit_code == 0
    assert {path.name for path in (tmp_path / "new").iterdir()} == {
        "a-b-c.json", "etc-x.json", "A-B-C-2.json", "rows.jsonl-4.json", "example.org-news-id-1.json", "report.json",
        "a" * 120 + ".json",
    }  # fmt: skip
    assert run("read", folder, "-o", tmp_path / "new").exit_code == 1
    assert "Bergen" in (tmp_path / "new" / "sub-a.txt").read_text()


@pytest.mark.skipif(not list(Path(samples.__path__[0]).glob("*.txt")), reason="no sample is there yet")
def test_the_sample_tells_a_newcomer_what_comes_out() -> None:
    result = run("read", "--sample")
    assert result.exit_code == 0
    assert "WHO SAID WHAT" in result.stdout


def test_the_day_is_taken_where_the_report_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ministers of both states met in Oslo on Tuesday and spoke for an hour.")
    reading = from_json(run("read", path, "-f", "json", "--published", "2024-03-06").stdout)
    assert reading.report.published.date == "2024-03-06"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "standard input"), (["x", "--published", "March"], "YYYY-MM-DD"), (["x", "--format", "xml"], "xml"),
        (["x", "--workers", "0"], "workers"), (["--nothing"], "nothing"),
        (["x", "-f", "jsonl", "-o", "."], "JSON Lines"),
    ],
)  # fmt: skip
def test_a_wrong_command_ends_with_two_and_says_why(arguments: list[str], said: str) -> None:
    result = run("read", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_source_is_never_written_over(report: Path) -> None:
    assert run("read", report, "-o", report).exit_code == 2
    assert report.read_text(encoding="utf-8") == TEXT


def test_what_cannot_be_written_is_found_before_the_work(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reader, "read", lambda *_: pytest.fail("the work was begun"))
    for output in (tmp_path / "none" / "out.json", f"{report}/", report / "x.json"):
        result = run("read", report, "-o", output, "-f", "json")
        assert result.exit_code == 1
        assert "cannot be written" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_a_fault_of_the_program_is_one_line_and_more_on_demand(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "read", lambda *_: dict[str, Reading]()["b"])
    result = run("read", report)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"dragoman: {report}: ")
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" in run("read", report, "--debug").stderr


def test_names_with_escape_codes_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\n.txt").touch()
    result = run("read", tmp_path)
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 2


def test_workers_change_no_byte(folder: Path) -> None:
    alone = run("read", folder, "-f", "jsonl")
    together = started("read", folder, "-f", "jsonl", "--workers", 2).communicate()
    assert together == (alone.stdout_bytes, alone.stderr_bytes)
    assert alone.stdout.count("\n") == 2


def test_a_reader_that_has_gone_ends_the_work_without_a_word(folder: Path) -> None:
    with started("read", folder / "b.txt", folder / "z.txt", "-f", "json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_a_full_disk_is_said_in_one_line(folder: Path) -> None:
    command = [sys.executable, "-m", "dragoman", "read", str(folder / "z*.txt"), "-f", "json"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, env=_environment(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert b"No space left" in done.stderr.splitlines()[-1]
    assert b"Traceback" not in done.stderr


def test_an_interruption_leaves_nothing_behind_and_says_nothing(tmp_path: Path) -> None:
    # A suite that runs in the background would pass its deafness on.
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = started("read", "-", "-o", tmp_path / "out.json", preexec_fn=heeding)
    deadline = time.monotonic() + 30
    while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    assert process.communicate() == (b"", b"")
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []
