"""The page of the records: every field that a reading can have, in the order of the file."""

import inspect
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from dragoman import records

MEANINGS = Path(__file__).with_name("fields.toml")
HEAD = f"""# Records

<!-- written by docs/build.py from src/dragoman/records.py and docs/fields.toml: do not edit -->

What stands in a reading (`{records.SCHEMA}`), as `dragoman read --format json` writes it. `dragoman schema` prints
the same as JSON Schema. Offsets count Unicode characters of `report.text`, start inclusive, end exclusive. Every
field is always there; what is not known is `null` or an empty list.
"""


def record_page() -> str:
    """Raises ValueError where `fields.toml` leaves a field out or names one that is gone."""
    meanings = tomllib.loads(MEANINGS.read_text(encoding="utf-8"))
    kinds = list(record_kinds())
    _check(kinds, meanings)
    return "\n".join([HEAD, *(_section(kind, meanings[kind.__name__]) for kind in kinds)])


def record_kinds() -> Iterator[type]:
    """The records in the order of the file, the whole reading first."""
    kinds = [k for k in vars(records).values() if is_dataclass(k) and isinstance(k, type)]
    yield records.Reading
    yield from (k for k in kinds if k is not records.Reading)


def _check(kinds: list[type], meanings: dict[str, dict[str, str]]) -> None:
    there = {(k.__name__, f.name) for k in kinds for f in fields(k)}
    told = {(kind, name) for kind, names in meanings.items() for name in names}
    if there != told:
        raise ValueError(f"{MEANINGS.name} lacks {sorted(there - told)} or has too much: {sorted(told - there)}")


def _section(kind: type, meanings: dict[str, str]) -> str:
    lines = [f"## {kind.__name__}", "", *_docstring(kind), "| field | holds | meaning |", "|---|---|---|"]
    lines += [f"| `{f.name}` | {_shown(f.type)} | {meanings[f.name]} |" for f in fields(kind)]
    return "\n".join([*lines, ""])


def _docstring(kind: type) -> list[str]:
    own = kind.__doc__ if kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}(") else None
    return [inspect.cleandoc(own), ""] if own else []


def _shown(kind: Any) -> str:
    """A type as a reader of JSON knows it."""
    if get_origin(kind) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(kind))
    if get_origin(kind) is tuple:
        inner = [a for a in get_args(kind) if a is not ...]
        return f"list of {_shown(inner[0])}" if ... in get_args(kind) else f"{len(inner)} {_shown(inner[0])}s"
    if args := get_args(kind):
        return " or ".join(_shown(a) for a in args if a is not type(None)) + " or null"
    plain = {str: "text", int: "integer", float: "number"}
    return plain.get(kind) or f"[{kind.__name__}](#{re.sub(' ', '-', kind.__name__.lower())})"
