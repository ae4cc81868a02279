"""The compiled knowledge, read once."""

from functools import cache
from importlib.resources import files

import msgspec

from dragoman.errors import KnowledgeError
from dragoman.knowledge.entries import Knowledge


@cache
def load() -> Knowledge:
    """What the package knows; the same object at every call.

    Raises KnowledgeError where the compiled file is missing or was made for another version.
    """
    compiled = files("dragoman.knowledge") / "compiled" / "knowledge.msgpack"
    try:
        return msgspec.msgpack.decode(compiled.read_bytes(), type=Knowledge)
    except FileNotFoundError:
        raise KnowledgeError(f"{compiled} is missing: run `python knowledge/build.py`") from None
    except msgspec.DecodeError as error:
        raise KnowledgeError(
            f"{compiled} does not fit this version ({error}): run `python knowledge/build.py`"
        ) from error
