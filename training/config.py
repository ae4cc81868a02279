"""The settings of a run: a TOML file, and those that it is `like`."""

import tomllib
from pathlib import Path
from typing import Any


def read_config(path: Path) -> dict[str, Any]:
    """All settings of a file; what it leaves out stands in the file beside it that it is `like`."""
    own = tomllib.loads(path.read_text(encoding="utf-8"))
    like = own.pop("like", None)
    return _merged(read_config(path.parent / like), own) if like else own


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    tables = {key: _merged(base[key], value) for key, value in own.items() if isinstance(base.get(key), dict)}
    return base | own | tables
