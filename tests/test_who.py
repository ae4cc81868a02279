"""`dragoman who`: the resolver that reports use, for one phrase."""

import json

import pytest
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app


@pytest.mark.parametrize(
    ("phrase", "day", "name", "country"),
    [
        ("the Turkish president", "2016-10-10", "Recep Tayyip Erdogan", "TUR"),
        ("the Turkish president", "2005-10-10", "Ahmet Necdet Sezer", "TUR"),
        ("the US secretary of state", "1997-03-01", "Madeleine Albright", "USA"),
        ("Germany's foreign minister", "2001-06-01", "Joschka Fischer", "DEU"),
        ("Beijing", "2005-01-01", "China", "CHN"),
        ("the IAEA", "2005-01-01", "International Atomic Energy Agency", "UNO"),
        ("Norway's Finance Ministry", "2010-01-01", "Norwegian Finance Ministry", "NOR"),
    ],
)
def test_a_phrase_means_who_it_meant_on_its_day(phrase: str, day: str, name: str, country: str) -> None:
    actor = dragoman.who(phrase, on=day)
    assert actor is not None
    assert (actor.name, actor.country) == (name, country)
    assert all(0 <= m.start < m.end <= len(phrase) for m in actor.mentions)


def test_somebody_without_a_name_keeps_the_words_and_what_they_tell() -> None:
    actor = dragoman.who("a former prime minister of Nepal", on="2012-01-01")
    assert actor is not None
    assert (actor.kind, actor.country, actor.office) == ("person", "NPL", None)


def test_the_context_says_who_a_pronoun_means() -> None:
    actor = dragoman.who("she", on="2010-05-01", context="Angela Merkel met the French president in Berlin.")
    assert actor is not None
    assert actor.name == "Angela Merkel"


def test_what_is_not_known_is_said_so() -> None:
    assert dragoman.who("xyzzy") is None
    result = CliRunner().invoke(app, ["who", "xyzzy"])
    assert result.exit_code == 1
    assert "not known" in result.output


def test_the_command_prints_for_people_and_for_programs() -> None:
    told = CliRunner().invoke(app, ["who", "the Turkish president", "--on", "2016-10-10"])
    assert told.output.splitlines()[0] == "Recep Tayyip Erdogan"
    encoded = CliRunner().invoke(app, ["who", "the Turkish president", "--on", "2016-10-10", "-f", "json"])
    assert json.loads(encoded.output)["country"] == "TUR"
