"""Brings the pages up to date with the program, the README among them.

python docs/build.py           write what has changed
python docs/build.py --check   fail where a page is not current

`records.md` and `cli.md` are written whole. In the other pages, each `console` block holds commands with what
they print, and each `python` block may be followed by a `text` block with what it prints: these are run.
"""

import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from commands import command_page
from examples import with_output
from records import record_page

HERE = Path(__file__).resolve().parent
RUN = ("../README.md", "tour.md", "formats.md", "knowledge.md")
# Share of words that must be the same. The language model counts in 8 bits, which differ a little between kinds
# of processor, and so may what it finds; how help is laid out differs between versions of typer.
EXACT, NEAR = 1.0, 0.9


def pages() -> Iterator[tuple[Path, str, float]]:
    """Each page with what should stand in it, and how like that it must be."""
    yield HERE / "records.md", record_page(), EXACT
    yield HERE / "cli.md", command_page(), NEAR
    for name in RUN:
        path = (HERE / name).resolve()
        yield path, with_output(path.read_text(encoding="utf-8")), NEAR


def likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def main(arguments: list[str]) -> int:
    """Write or check the pages; 1 if one is not current."""
    stale = False
    for path, text, least in pages():
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif old != text and likeness(old, text) < least:
            print(f"{path.name} is not current: run python docs/build.py", file=sys.stderr)
            stale = True
    return int(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
