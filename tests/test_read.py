"""`dragoman.read`: one report, one call."""

import pytest

import dragoman
from dragoman.errors import LanguageError, ModelError, SourceError

TEXT = "Finnish Foreign Minister Alva Korhonen said on Monday that the bridge will open in June."


def test_a_text_gives_its_reading() -> None:
    reading = dragoman.read(TEXT, published="2017-03-14", title="Bridge opens", publisher="ABC", key="k", source="s")
    report = reading.report
    assert report.text == TEXT
    assert (report.title, report.publisher, report.key, report.source) == ("Bridge opens", "ABC", "k", "s")
    assert report.published.date == "2017-03-14"
    assert [statement.text for statement in reading.statements] == ["the bridge will open in June"]


def test_days_may_come_as_sources_write_them() -> None:
    assert dragoman.read(TEXT, published="Tue, 14 Mar 2017 10:00:00 GMT").report.published.date == "2017-03-14"


def test_without_a_day_none_is_guessed() -> None:
    reading = dragoman.read(TEXT)
    assert reading.report.published.date is None
    assert all(statement.date is None for statement in reading.statements)


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(LanguageError):
        dragoman.read("Die Minister haben sich in Genf getroffen und sind nicht zu einer Einigung gekommen.")
    with pytest.raises(SourceError):
        dragoman.read(TEXT, published="some day soon")
    with pytest.raises(ModelError):
        dragoman.read(TEXT, language_model="en_nowhere")


def test_the_package_shows_what_it_offers() -> None:
    assert set(dragoman.__all__) == {"__version__", "classify", "read", "who"}
