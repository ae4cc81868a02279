"""The forms in which a reading can be written."""

from enum import StrEnum


class Format(StrEnum):
    """For people, for programs, for programs that read line by line."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
