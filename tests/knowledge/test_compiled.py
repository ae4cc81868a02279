"""The files of `knowledge/` are well-formed, say where they are wrong, and the compiled form is theirs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "knowledge"
SHARED = Path(os.environ.get("DRAGOMAN_SHARED", ROOT.parent / "shared"))

pytestmark = pytest.mark.skipif(not (FILES / "build.py").exists(), reason="the knowledge files are not in a wheel")


def run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, str(script), *arguments], capture_output=True, text=True, env=environment, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The knowledge folder elsewhere, to spoil."""
    (tmp_path / "src/dragoman/knowledge/compiled").mkdir(parents=True)
    return Path(shutil.copytree(FILES, tmp_path / "knowledge", ignore=shutil.ignore_patterns("__pycache__", "places")))


def spoil(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as out:
        out.write(line + "\n")


def test_the_compiled_file_is_current() -> None:
    result = run(FILES / "build.py", "--check")
    assert result.returncode == 0, result.stderr[:2000]


def test_building_twice_gives_the_same_bytes(copy: Path) -> None:
    compiled = copy.parent / "src/dragoman/knowledge/compiled/knowledge.msgpack"
    assert run(copy / "build.py").returncode == 0
    first = compiled.read_bytes()
    assert run(copy / "build.py").returncode == 0
    assert compiled.read_bytes() == first


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Ann Example,,Minister of Tests,tester,TUR,,,f,,author", "'role' has unknown 'tester'"),
        ("Ann Example,,Minister of Tests,minister,TUX,,,f,,author", "'country' has unknown 'TUX'"),
        ("Ann Example,,Minister of Tests,minister,TUR,2005-13,,f,,author", "'start' is '2005-13'"),
        ("Ann Example,,Minister of Tests,minister,TUR,2005,2004,f,,author", "ends in 2004, before it starts in 2005"),
        ("Ann Example,,Minister of Tests,minister,TUR,2005,2006,f,q7,author", "'wikidata' is 'q7'"),
        ("Ann Example,,Minister of Tests,minister,TUR,2005,2006,x,,author", "'gender' has unknown 'x'"),
        (",,Minister of Tests,minister,TUR,2005,2006,f,,author", "'person' is empty"),
        ("Ann Example,,Minister of Tests,minister,TUR", "5 cells; expected 10"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(copy: Path, row: str, message: str) -> None:
    path = copy / "terms/example.csv"
    path.write_text("person,aliases,office,role,country,start,end,gender,wikidata,source\n", encoding="utf-8")
    spoil(path, row)
    result = run(copy / "build.py")
    assert result.returncode == 1
    assert "example.csv:2: " + message in result.stderr


def test_the_same_term_twice_in_a_file_is_refused(copy: Path) -> None:
    path = copy / "terms/example.csv"
    path.write_text("person,aliases,office,role,country,start,end,gender,wikidata,source\n", encoding="utf-8")
    spoil(path, "Ann Example,,Minister of Tests,minister,TUR,2005,2008,f,,author")
    spoil(path, "Ann Example,,Minister of Tests,minister,TUR,2006,2007,f,,author")
    assert "example.csv:3: Ann Example, Minister of Tests: also at example.csv:2" in run(copy / "build.py").stderr


def test_no_name_may_mean_two_states(copy: Path) -> None:
    spoil(copy / "countries.csv", "ZZZ,ZZ,Testland,Testland,,,,Turkey,,,,,,,,author")
    assert "names: 'turkey' means TUR and ZZZ" in run(copy / "build.py").stderr


def test_a_stale_compiled_file_is_noticed(copy: Path) -> None:
    assert run(copy / "build.py").returncode == 0
    spoil(copy / "terms/heads_author.csv", "Ann Example,,President of Testland,head of state,TUR,1901,1902,f,,author")
    result = run(copy / "build.py", "--check")
    assert result.returncode == 1
    assert "not current" in result.stderr


@pytest.mark.skipif(not (SHARED / "data/facts").exists(), reason="the files of facts are not here")
def test_leaders_are_what_the_facts_make(copy: Path) -> None:
    assert run(copy / "import_leaders.py", str(SHARED / "data/facts")).returncode == 0
    assert (copy / "terms/leaders.csv").read_bytes() == (FILES / "terms/leaders.csv").read_bytes()
