"""What is installed holds all that reading needs, and says whose it is."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

import dragoman

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src/dragoman"
NOT_SHIPPED = {".pyc"}

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="only in a clone")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """The package as it is installed; built without a network, by the back end alone."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as opened:
        yield opened


def test_every_file_of_the_package_is_in_it(wheel: ZipFile) -> None:
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in NOT_SHIPPED]
    shipped = set(wheel.namelist())
    assert [path.name for path in files if path.relative_to(ROOT / "src").as_posix() not in shipped] == []


@pytest.mark.parametrize(
    "name",
    [
        "language/model/network.onnx", "language/model/tokenizer.json", "language/model/labels.json",
        "language/model/lemmas.json", "knowledge/compiled/knowledge.msgpack", "knowledge/compiled/places.npz",
        "extract/lexicon/cues.toml", "samples/talks-in-ulaanbaatar.txt",
    ],
)  # fmt: skip
def test_it_holds_what_reading_needs(wheel: ZipFile, name: str) -> None:
    assert wheel.getinfo(f"dragoman/{name}").file_size > 0


def test_it_says_whose_it_is(wheel: ZipFile) -> None:
    named = {Path(name).name for name in wheel.namelist() if "dist-info/licenses" in name}
    assert named == {"LICENSE", "NOTICE"}


def test_it_holds_nothing_but_the_package(wheel: ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {
        "dragoman", f"dragoman-{dragoman.__version__}.dist-info",
    }  # fmt: skip


def test_nothing_that_is_named_in_public_is_missing() -> None:
    assert [name for name in dragoman.__all__ if not hasattr(dragoman, name)] == []


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
