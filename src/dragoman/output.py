"""Readings in the form that was asked for, written one by one as they come."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Protocol

from rich.console import Console

from dragoman.formats import Format
from dragoman.records import Reading
from dragoman.serialise import to_json
from dragoman.views.text import WIDEST, to_text
from dragoman.writing import Names, is_folder, prepared_folder, written


class Output(Protocol):
    """What takes readings one by one."""

    def write(self, reading: Reading) -> None:
        """Write a reading, or hold it until its form is known."""

    def close(self) -> None:
        """Write what is left; not called where the work broke off."""


class TextOutput:
    """For people: one view after the other, a line between them. `show` makes the view of a reading."""

    def __init__(self, stream: BinaryIO, show: Callable[[Reading], str], rule: str) -> None:
        self.stream, self.show, self.rule = stream, show, rule
        self.first = True

    def write(self, reading: Reading) -> None:
        between = "" if self.first else f"\n{self.rule}\n\n"
        self.first = False
        self.stream.write((between + self.show(reading)).encode())
        self.stream.flush()

    def close(self) -> None:
        """Nothing is left to write."""


class LinesOutput:
    """JSON Lines: a reading a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def write(self, reading: Reading) -> None:
        self.stream.write(to_json(reading) + b"\n")
        self.stream.flush()

    def close(self) -> None:
        """Nothing is left to write."""


class JsonOutput:
    """JSON: an array for a collection (`many`), one object where one report was named and one came."""

    def __init__(self, stream: BinaryIO, many: bool) -> None:
        self.stream, self.many = stream, many
        self.items = 0
        self.held: bytes | None = None  # the last reading: whether it stays the only one shows later

    def write(self, reading: Reading) -> None:
        self._release()
        self.held = to_json(reading)

    def close(self) -> None:
        """Write what is held back, and the end of the array."""
        if self.many or self.items:
            self._release()
            self.stream.write(b"\n]\n" if self.items else b"[]\n")
        elif self.held is not None:
            self.stream.write(self.held + b"\n")

    def _release(self) -> None:
        if self.held is not None:
            self.stream.write((b",\n" if self.items else b"[\n") + self.held)
            self.items += 1
            self.held = None


class FolderOutput:
    """A file for each report in a folder, called after its key."""

    def __init__(self, folder: Path, ending: str, show: Callable[[Reading], bytes]) -> None:
        self.folder, self.ending, self.show = folder, ending, show
        self.names = Names()

    def write(self, reading: Reading) -> None:
        with written(self.folder / self.names.name(reading.report.key, self.ending)) as stream:
            stream.write(self.show(reading))

    def close(self) -> None:
        """Nothing is left to write."""


def open_output(stack: ExitStack, path: str | None, form: Format, many: bool) -> Output:
    """Where the readings go: standard output without a path, else a file, else a folder; the stack closes it.

    `many` says that a collection is read. Raises OutputError if nothing can be written there.
    """
    if path and is_folder(path):
        ending, show = (".txt", _plain) if form is Format.TEXT else (".json", _line)
        return FolderOutput(prepared_folder(Path(path)), ending, show)
    stream = stack.enter_context(written(None if path in (None, "-") else Path(path or "")))
    if form is Format.TEXT:
        return _for_people(stream, to_terminal=path in (None, "-"))
    return JsonOutput(stream, many) if form is Format.JSON else LinesOutput(stream)


def _for_people(stream: BinaryIO, to_terminal: bool) -> TextOutput:
    console = Console()
    if not (to_terminal and console.is_terminal):
        return TextOutput(stream, to_text, "─" * 80)
    colour, width = not console.no_color, min(console.width, WIDEST)
    return TextOutput(stream, lambda reading: to_text(reading, width, colour), "─" * width)


def _plain(reading: Reading) -> bytes:
    return to_text(reading).encode()


def _line(reading: Reading) -> bytes:
    return to_json(reading) + b"\n"
