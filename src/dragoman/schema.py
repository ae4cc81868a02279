"""The JSON Schema of a reading, made from the records."""

from typing import Any

import msgspec

from dragoman.records import SCHEMA, Reading

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def reading_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what `to_json` writes: every field is there, even where it is empty."""
    (body,), definitions = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
    return {
        "$schema": DIALECT,
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Dragoman reading",
        **body,
        "$defs": definitions,
    }
