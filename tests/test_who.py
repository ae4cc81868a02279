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
        ("the CIA", "2003-07-11", "CIA", "USA"),
        ("Pakistan's ISI", "2008-08-01", "Inter-Services Intelligence", "PAK"),
        ("Riyadh", "2016-01-03", "Saudi Arabia", "SAU"),
        ("the Dutch", "2014-07-21", "Dutch", "NLD"),
        ("the Pope", "1998-01-22", "John Paul II", "VAT"),
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


@pytest.mark.parametrize(
    ("phrase", "day", "country", "sector"),
    [
        ("Tamil rebels", "2005-01-01", "LKA", "REB"),
        ("Turkish warplanes", "2007-12-16", "TUR", "MIL"),
        ("drug cartels in Mexico", "2010-08-25", "MEX", "CRM"),
        ("striking miners", "2012-08-16", None, "LAB"),
        ("the White House spokesman", "2004-03-01", "USA", "GOV"),
        ("Chile's ambassador to Peru", "2010-01-01", "CHL", "GOV"),
        ("Jimmy Carter", "1994-06-17", "USA", "ELI"),
        ("a former prime minister of Nepal", "2012-01-01", "NPL", "ELI"),
        ("OPEC", "2016-11-30", None, "IGO"),
        ("PKK fighters", "2016-11-30", "TUR", "REB"),
    ],
)
def test_a_phrase_tells_country_and_sector(phrase: str, day: str, country: str | None, sector: str) -> None:
    actor = dragoman.who(phrase, on=day)
    assert actor is not None
    assert (actor.country, actor.sectors[:1]) == (country, (sector,))


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
