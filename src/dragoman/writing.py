"""Where readings go: standard output, one file written whole or not at all, or a file for each in a folder."""

import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import OutputError

UNSAFE = re.compile(r"[^\w.-]+")
LONGEST = 120  # characters of a file name, well under every file system's limit in bytes


@contextmanager
def written(path: Path | None) -> Iterator[BinaryIO]:
    """A stream to write to. A file appears under its name when all is written, and not at all if that fails.

    Raises OutputError at once if it cannot be written.
    """
    if path is None:
        yield from _standard_output()
    elif path.exists() and not stat.S_ISREG(path.stat().st_mode):
        with _reporting(path), open(path, "wb") as stream:  # a pipe or a device cannot be replaced
            yield stream
    else:
        yield from _replaced(path)


def is_folder(path: str) -> bool:
    """Whether the user means a folder: it is one, or its name ends as only a folder's does."""
    return path.endswith(("/", os.sep)) or os.path.isdir(path)


def prepared_folder(path: Path) -> Path:
    """The folder, made if it is missing. Raises OutputError if nothing can be written there."""
    with _reporting(path):
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path):
            return path


class Names:
    """File names made of keys: safe on every system, never the same twice."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def name(self, key: str, ending: str) -> str:
        """NAME + ending for a report with this key."""
        stem = UNSAFE.sub("-", re.sub(r"^https?://|\.\w{1,5}$", "", key)).strip(".-")[:LONGEST] or "report"
        name, number = stem, 1
        while name.lower() in self.taken:
            number += 1
            name = f"{stem}-{number}"
        self.taken.add(name.lower())
        return name + ending


def _standard_output() -> Iterator[BinaryIO]:
    try:
        with _reporting("standard output"):
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
    except (OSError, OutputError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at the end fails once more
        raise


def _replaced(path: Path) -> Iterator[BinaryIO]:
    with _reporting(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:LONGEST]}.", suffix=".part", dir=path.parent)
    try:
        with _reporting(path), open(handle, "wb") as stream:
            yield stream
        os.chmod(name, _usual_mode(path))
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _usual_mode(path: Path) -> int:
    """The mode of the file that is replaced, else what the user's mask leaves of a new one."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def _reporting(path: Path | str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except FileNotFoundError as error:
        raise OutputError(f"{path}: cannot be written, its folder does not exist; make the folder first") from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error}); choose another -o") from error
