"""The examples in a page, run: what they print stands in the page because the program printed it."""

import io
import re
import shlex
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

from commands import run

ROOT = Path(__file__).resolve().parents[1]
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
PYTHON = re.compile(r"^```python\n(?P<code>.*?)^```$(?P<shown>\n+^```text\n.*?^```$)?", re.M | re.S)
PROMPT = "$ dragoman "


def with_output(page: str) -> str:
    """The page with the output of its examples as it is today. Its python blocks share their names."""
    names: dict[str, Any] = {}
    with chdir(ROOT):
        page = CONSOLE.sub(lambda block: _console(block.group()), page)
        return PYTHON.sub(lambda block: _python(block, names), page)


def _console(block: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{_printed(line)}" for line in commands)


def _printed(line: str) -> str:
    """What one command prints; `| head -n N` after it keeps the first lines and marks that more came."""
    command, _, cut = line.partition(" | head -n ")
    if not command.startswith(PROMPT):
        raise ValueError(f"an example should start with {PROMPT!r}; found {line!r}")
    lines = run(shlex.split(command.removeprefix(PROMPT))).splitlines(keepends=True)
    return "".join(lines[: int(cut)] if cut else lines)


def _python(block: re.Match[str], names: dict[str, Any]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(block["code"], "example", "exec"), names)
    printed = out.getvalue().rstrip()
    return f"```python\n{block['code']}```" + (f"\n\n```text\n{printed}\n```" if printed else "")
