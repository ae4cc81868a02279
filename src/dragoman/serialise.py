"""Readings to JSON and back: the same reading, the same bytes."""

from dataclasses import fields

import msgspec

from dragoman.errors import SourceError
from dragoman.records import SCHEMA, Reading

# The number of the schema first: who reads the file should meet it before anything that depends on it.
ORDER = ("schema", *(field.name for field in fields(Reading) if field.name != "schema"))

_decoder = msgspec.json.Decoder(Reading, strict=True)


def to_json(reading: Reading) -> bytes:
    """The reading as one JSON object in UTF-8 on one line, its fields in the order of the records."""
    return msgspec.json.encode({name: getattr(reading, name) for name in ORDER})


def from_json(data: bytes | str) -> Reading:
    """The reading that `to_json` wrote. Raises SourceError, which names the field, where the data are none."""
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"this is not a reading ({SCHEMA}): {error}") from error
