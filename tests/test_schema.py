"""The schema that the program prints holds for everything that it writes."""

import json

import pytest

from dragoman.records import Reading, Report
from dragoman.schema import reading_schema
from dragoman.serialise import to_json

jsonschema = pytest.importorskip("jsonschema", reason="install the test group of pyproject.toml")


def test_readings_full_and_empty_keep_to_the_schema(reading: Reading) -> None:
    schema = reading_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for one in (reading, Reading(Report("id", "key", "source", "text"))):
        jsonschema.Draft202012Validator(schema).validate(json.loads(to_json(one)))


def test_the_schema_misses_no_field_that_is_left_out(reading: Reading) -> None:
    validator = jsonschema.Draft202012Validator(reading_schema())
    for name in json.loads(to_json(reading)):
        short = json.loads(to_json(reading))
        del short[name]
        assert not validator.is_valid(short)
