"""Lists of addresses: @list.txt."""

from pathlib import Path

from dragoman.failure import Failure
from dragoman.sources import RawReport, holds_many, open_sources
from dragoman.sources.web import Web
from serving import Said, Site


def test_a_list_is_read_in_its_order_and_a_bad_line_costs_itself(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/a": Said(b"The envoys met."), "/b": Said(b"The envoys left.")}
    file = tmp_path / "list.txt"
    file.write_text(
        f"\ufeff# the press\n\n{site.url}/b#top\n  {site.url}/a   # every day\nnews.txt\nhttps://a b\n",
        encoding="utf-8",
    )
    b, a, *bad = open_sources([f"@{file}"], web=Web(pause=0))
    assert isinstance(b, RawReport)
    assert isinstance(a, RawReport)
    assert (b.text, a.text) == ("The envoys left.", "The envoys met.")
    assert (b.source, a.source) == (f"{site.url}/b#top", f"{site.url}/a")
    assert [f.where for f in bad if isinstance(f, Failure)] == [f"{file}:5", f"{file}:6"]
    assert all("no web address" in str(line) for line in bad)


def test_a_list_that_gives_nothing_is_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("# none yet\n", encoding="utf-8")
    nothing, missing = open_sources([f"@{empty}", f"@{tmp_path}/none.txt"])
    assert str(nothing) == f"{empty}: there are no addresses in this list; write one a line"
    assert str(missing) == f"{tmp_path}/none.txt: no such file or folder"


def test_a_list_holds_many() -> None:
    assert holds_many(["@list.txt"])
