"""The page of the command line: what `--help` says of every command."""

import os
from collections.abc import Iterator

import typer
from typer.testing import CliRunner

from dragoman.cli import app

WIDTH = "100"
HEAD = """# The command line

<!-- written by docs/build.py from dragoman --help: do not edit -->

Results go to standard output, problems and progress to standard error. `python -m dragoman` is the same command.
"""


def run(arguments: list[str]) -> str:
    """What the command prints, in a terminal of fixed width. Raises RuntimeError if it fails."""
    os.environ.update(COLUMNS=WIDTH, TERMINAL_WIDTH=WIDTH)
    result = CliRunner().invoke(app, arguments, prog_name="dragoman")
    if result.exit_code:
        raise RuntimeError(f"dragoman {' '.join(arguments)} ends with {result.exit_code}: {result.output}")
    return result.stdout


def command_page() -> str:
    parts = [HEAD]
    for words in commands():
        title = " ".join(["dragoman", *words])
        told = "\n".join(line.rstrip() for line in run([*words, "--help"]).strip().splitlines())
        parts.append(f"## {title}\n\n```text\n{told}\n```\n")
    return "\n".join(parts)


def commands() -> Iterator[list[str]]:
    """The words of every command, the program by itself first."""
    yield []
    yield from _below(typer.main.get_command(app), [])


def _below(command: object, words: list[str]) -> Iterator[list[str]]:
    for name, child in getattr(command, "commands", {}).items():
        yield [*words, name]
        yield from _below(child, [*words, name])
