"""Events as a reading has them: who did what to whom, of which type and status, told where."""

from pathlib import Path

import pytest

import dragoman
from dragoman.records import Event, Reading

DOCS = Path(__file__).parents[2] / "docs" / "coding.md"


def read(text: str, day: str = "2024-05-15") -> Reading:
    return dragoman.read(text, published=day)


def sides(reading: Reading, event: Event) -> tuple[set[str | None], set[str | None]]:
    """Countries of both sides."""
    country = {actor.id: actor.country for actor in reading.actors}
    return {country[a] for a in event.actors}, {country[r] for r in event.recipients}


def only(reading: Reading, kind: str) -> Event:
    found = [event for event in reading.events if event.type == kind]
    assert len(found) == 1, [(e.type, e.mode) for e in reading.events]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Peru accused Ecuador of moving the boundary stones.", "ACCUSE", {"PER"}, {"ECU"}),
        ("Ecuador was accused by Peru of moving the boundary stones.", "ACCUSE", {"PER"}, {"ECU"}),
        ("Norway, which condemned Belarus over the trial, is a member of the council.", "ACCUSE", {"NOR"}, {"BLR"}),
        ("Kenya asked Chad to release the two pilots.", "REQUEST", {"KEN"}, {"TCD"}),
        ("The foreign ministers of Laos and Thailand met in Vientiane.", "CONSULT", {"LAO", "THA"}, set()),
        ("Bolivian President Luis Arce arrived in Chile on Monday for a visit.", "CONSULT", {"BOL"}, {"CHL"}),
        ("Ghana sent 40 tonnes of rice to Liberia.", "AID", {"GHA"}, {"LBR"}),
        ("Finland and Sweden signed a treaty on the border rivers.", "SUPPORT", {"FIN", "SWE"}, set()),
        ("Zambia expelled two Angolan diplomats.", "SANCTION", {"ZMB"}, {"AGO"}),
        ("The shelling of Aden by Saudi forces went on.", "ASSAULT", {"SAU"}, {"YEM"}),
    ],
)
def test_sides_come_from_the_build_of_the_sentence(
    text: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    reading = read(text)
    assert sides(reading, only(reading, kind)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chile accused Peru of spying.", "occurred"),
        ("Mexican President Claudia Sheinbaum will visit Cuba in July.", "planned"),
        ("Pakistan did not attack India.", "denied"),
        ("Turkey may attack Syria.", "hypothetical"),
        ("In 1969, Honduras attacked El Salvador.", "historical"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [event.status for event in read(text).events] == [status]


def test_a_visit_to_come_is_an_agreement() -> None:
    event = only(read("Mexican President Claudia Sheinbaum will visit Cuba in July."), "AGREE")
    assert (event.quad, event.cameo) == ("verbal cooperation", "036")
    assert event.date is not None
    assert event.date.start == "2024-07-01"


def test_every_event_is_coded_and_points_at_its_words() -> None:
    reading = read("Peru on Monday expelled three Chilean diplomats. Chile condemned the move on Tuesday.")
    assert {event.type for event in reading.events} == {"SANCTION", "ACCUSE"}
    for event in reading.events:
        start, end = event.trigger
        assert reading.report.text[start:end] in ("expelled", "condemned")
        assert all(reading.report.text[s.start : s.end].strip() for s in event.evidence)
        assert any(s.start <= start and end <= s.end for s in event.evidence)
        assert event.goldstein < 0
        assert event.score < 0
        assert 0 < event.confidence <= 1


def test_who_says_so_is_named() -> None:
    reading = read('"We condemn the raid by Israel," Jordanian Foreign Minister Ayman Safadi said on Monday.')
    event = only(reading, "ACCUSE")
    statement = next(s for s in reading.statements if s.id == event.source)
    speaker = next(a for a in reading.actors if a.id == statement.speaker)
    assert speaker.name == "Ayman Safadi"
    assert sides(reading, event)[0] == {"JOR"}


def test_an_event_told_again_is_one_event() -> None:
    reading = read(
        "Turkish and Greek ministers hold talks in Athens\n\n"
        "ATHENS, May 14 (AFP) -- The foreign ministers of Turkey and Greece held talks in Athens on Tuesday.\n\n"
        "The ministers of Turkey and Greece discussed the Aegean in the talks."
    )
    talks = [event for event in reading.events if event.type == "CONSULT"]
    assert len(talks) == 1
    assert len(talks[0].evidence) >= 2


def test_those_whom_nobody_names_are_actors_with_sector_and_country() -> None:
    reading = read("A Bolivian court released the former minister on Friday.")
    event = only(reading, "RETREAT")
    court = next(a for a in reading.actors if a.id in event.actors)
    assert (court.country, court.sectors, court.cow) == ("BOL", ("JUD",), 145)


@pytest.mark.parametrize(
    "text",
    [
        "The striker attacked down the left and shot wide before the break.",
        "Shares of the company hit a record after it agreed to buy its rival.",
        "A storm battered the coast and killed four people on Sunday.",
        "The band released an album and visited eleven cities on its tour.",
        "The minister said that the two countries have good relations.",
    ],
)
def test_what_is_not_politics_or_only_talk_gives_no_event(text: str) -> None:
    assert read(text).events == ()


def test_a_stray_event_in_a_report_of_something_else_is_an_issue_and_no_event() -> None:
    match = "The home side scored twice before the break and the visitors never came back into the match."
    reading = read("\n\n".join([match] * 8 + ["Peru expelled two Chilean diplomats on Monday."]))
    assert reading.events == ()
    (issue,) = [issue for issue in reading.issues if issue.stage == "events"]
    assert any("expelled" in reading.report.text[span.start : span.end] for span in issue.evidence)


def _examples() -> list[tuple[str, str, str]]:
    lines = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return [(c[0], c[1], c[2]) for c in cells if len(c) == 3 and c[0].isupper() and len(c[0]) > 2]


@pytest.mark.parametrize(("kind", "mode", "sentence"), _examples())
def test_the_examples_of_the_docs_are_coded_as_they_say(kind: str, mode: str, sentence: str) -> None:
    coded = {(event.type, event.mode or "") for event in read(sentence).events}
    assert (kind, mode) in coded, coded
