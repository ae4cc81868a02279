"""The documentation says what the program does today: pages are current, nothing is left out, links lead somewhere."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from dragoman import samples
from dragoman.cli import app
from dragoman.formats import Format
from dragoman.sources.arguments import REPORTS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = [README, *sorted(DOCS.glob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "training/README.md"]
TABLES = [path for path in sorted((ROOT / "knowledge").rglob("*.csv")) if "terms" not in path.parts]

pytestmark = pytest.mark.skipif(not DOCS.exists(), reason="the documentation is not in a wheel")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.M | re.S)


def test_the_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "build.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_readme_has_two_commands() -> None:
    install, test = (block.splitlines() for block in blocks(text_of(README), "sh"))
    assert len(install) == len(test) == 1, "CI runs each block as one line"
    assert install[0].startswith("python3 -m venv .venv && .venv/bin/pip install . && ")
    assert install[0].endswith("dragoman read --sample")
    assert test[0].endswith("pytest")


def test_the_readme_quotes_its_report_to_the_letter() -> None:
    report = samples.model_report().read_text(encoding="utf-8")
    quoted = blocks(text_of(README), "text")[0]
    parts = [part.strip() for part in quoted.replace("[…]", "\n\n").split("\n\n") if part.strip()]
    assert len(parts) > 3
    assert [part for part in parts if part not in report] == []


def test_every_option_has_its_help_and_its_line() -> None:
    page = text_of(DOCS / "cli.md")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name, command in commands.items():
        assert f"## dragoman {name}\n" in page
        for parameter in command.params:
            assert parameter.help, f"dragoman {name}: {parameter.name} has no help"
            assert all(option in page for option in parameter.opts if option.startswith("-"))


def test_every_ending_and_format_is_told() -> None:
    page = text_of(DOCS / "formats.md")
    assert [word for word in (*REPORTS, *Format) if f"`{word}`" not in page] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_knowledge_table_is_told_with_its_columns(path: Path) -> None:
    page = text_of(DOCS / "knowledge.md")
    with path.open(encoding="utf-8", newline="") as lines:
        columns = next(csv.reader(lines))
    kind = path.parent.name
    name = path.stem if kind == "bodies" else "frames/*.csv" if kind == "frames" else path.name
    assert [word for word in (name, *columns) if f"`{word}`" not in page] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)", re.sub(r"^```.*?^```$", "", text_of(path), flags=re.M | re.S))
    assert [t for t in targets if not t.startswith("http") and not (path.parent / t).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_scripts_that_pages_name_are_there(path: Path) -> None:
    named = set(re.findall(r"python ((?:knowledge|training|benchmarks|docs)/\w+\.py)", text_of(path)))
    assert [script for script in named if not (ROOT / script).exists()] == []
