"""What the user named on the command line: standard input, addresses and lists of them, files, folders, patterns."""

import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources.decoding import decode

STDIN = "-"
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
LIST = "@"  # before the name of a file that lists addresses
PATTERN = re.compile(r"[*?\[]")
COMMENT = re.compile(r"(^|\s)#.*")

PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
TABLES = (".csv", ".tsv")
PARQUET = (".parquet",)
FEEDS = (".rss", ".atom", ".rdf")
CRAWLS = (".warc", ".warc.gz")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
COLLECTIONS = (*LINES, *TABLES, *PARQUET, *FEEDS, *CRAWLS, *ARCHIVES)
# What a folder or an archive is searched for; a file that is named itself may be called anything.
REPORTS = (".txt", ".text", *PAGES, ".json", ".xml", *COLLECTIONS)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to open: its path or address, and the key of the report in it, should it hold one."""

    source: str
    key: str


def holds_many(arguments: Sequence[str]) -> bool:
    """Whether the arguments name a collection (which it is even if it turns out to hold one report)."""
    if len(arguments) != 1:
        return True
    argument = arguments[0]
    if argument.startswith(LIST):
        return True
    if argument == STDIN or ADDRESS.match(argument):
        return False
    path = Path(argument)
    return path.is_dir() or ends(path.name, COLLECTIONS) or (not path.exists() and _is_pattern(argument))


def ends(name: str, endings: tuple[str, ...]) -> bool:
    """Whether a file's name ends in one of these, in small letters or capitals."""
    return name.lower().endswith(endings)


def find_targets(argument: str) -> Iterator[Target | Failure]:
    """What an argument stands for, in an order that does not change. Raises SourceError if for nothing."""
    path = Path(argument)
    if argument == STDIN:
        yield Target(STDIN, "stdin")
    elif ADDRESS.match(argument):
        yield Target(argument, argument)
    elif argument.startswith(LIST):
        yield from read_list(Path(argument.removeprefix(LIST)))
    elif OTHER_ADDRESS.match(argument) and not os.path.lexists(path):
        raise SourceError("only addresses that begin with http:// or https:// are read")
    elif path.is_dir():
        yield from _in_folder(path)
    elif not os.path.lexists(path) and _is_pattern(argument):
        yield from _matching(argument)
    else:
        yield Target(argument, path.name)


def read_list(path: Path) -> Iterator[Target | Failure]:
    """The addresses in a text file, one a line; what follows # is a comment.

    A line that is no address comes as a Failure. Raises SourceError where there is no line, OSError where no file.
    """
    found = False
    for number, line in enumerate(decode(path.read_bytes()).splitlines(), start=1):
        address = COMMENT.sub("", line).strip()
        if not address:
            continue
        found = True
        if ADDRESS.match(address) and not re.search(r"\s", address):
            yield Target(address, address)
        else:
            yield Failure(f"{path}:{number}", "this line is no web address; write https://... or begin it with #")
    if not found:
        raise SourceError("there are no addresses in this list; write one a line")


def _is_pattern(argument: str) -> bool:
    return bool(PATTERN.search(argument))


def _matching(pattern: str) -> Iterator[Target | Failure]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        raise SourceError("no file matches this pattern")
    for name in found:
        if not Path(name).is_dir():
            yield Target(name, Path(name).name)
        elif "**" not in pattern:  # which has found what is in the folder already
            yield from _in_folder(Path(name))


def _in_folder(folder: Path) -> Iterator[Target | Failure]:
    found = False
    for item in _walked(folder):
        found = True
        yield item if isinstance(item, Failure) else Target(str(item), item.relative_to(folder).as_posix())
    if not found:
        raise SourceError(f"no reports in this folder; they are files that end in {' '.join(REPORTS)}")


def _walked(folder: Path) -> Iterator[Path | Failure]:
    """The reports in a folder and the folders in it, by name; hidden ones and links to folders are passed over."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Failure(str(folder), f"this folder cannot be opened ({error.strerror})")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walked(entry)
        elif ends(entry.name, REPORTS):
            yield entry
