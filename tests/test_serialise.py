"""A reading as JSON: the same bytes every time, and back again."""

import json

import msgspec
import pytest

from dragoman.errors import SourceError
from dragoman.records import Reading
from dragoman.serialise import from_json, to_json


def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert from_json(to_json(reading)) == reading
    assert from_json(to_json(reading).decode()) == reading
    assert to_json(from_json(to_json(reading))) == to_json(reading)


def test_the_schema_number_comes_first_and_all_is_on_one_line(reading: Reading) -> None:
    data = to_json(reading)
    assert data.startswith(b'{"schema":"dragoman/reading/1","report":{"id":')
    assert b"\n" not in data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "truncated"), (b"[]", "array"), (b"{}", "report"), (b"\xff", ""),
        (b'{"schema": "dragoman/reading/2", "report": {}}', "dragoman/reading/2"),
        (b'{"report": {"id": 5, "key": "", "source": "", "text": ""}}', "$.report.id"),
    ],
)  # fmt: skip
def test_what_is_no_reading_is_refused_with_the_place(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match="not a reading") as caught:
        from_json(data)
    assert said in str(caught.value)


def test_a_reading_is_plain_json(reading: Reading) -> None:
    assert msgspec.json.decode(to_json(reading)) == json.loads(to_json(reading))
