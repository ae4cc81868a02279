"""Meetings as a reading has them: who met or is to meet, when, where, and what became of it."""

from pathlib import Path

import pytest

import dragoman
from dragoman.records import Meeting, Reading

DOCS = Path(__file__).parents[2] / "docs" / "commitments.md"
STATUSES = ("held", "under way", "scheduled", "proposed", "postponed", "cancelled")


def read(text: str, day: str = "2024-05-15") -> Reading:
    return dragoman.read(text, published=day)


def only(reading: Reading) -> Meeting:
    assert len(reading.meetings) == 1, [(m.status, m.participants) for m in reading.meetings]
    return reading.meetings[0]


def states(reading: Reading, meeting: Meeting) -> set[str | None]:
    country = {actor.id: actor.country for actor in reading.actors}
    return {country[i] for i in meeting.participants}


def _examples() -> list[tuple[str, str]]:
    part = DOCS.read_text(encoding="utf-8").split("## Meetings")[1]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [(row[0], row[2]) for row in cells if row[0] in STATUSES]


@pytest.mark.parametrize(("status", "sentence"), _examples())
def test_the_examples_of_the_docs_have_the_status_that_they_say(status: str, sentence: str) -> None:
    assert [m.status for m in read(sentence).meetings] == [status]


def test_a_meeting_has_its_sides_its_day_and_its_place() -> None:
    reading = read("The foreign ministers of Chile and Peru met in Lima on Monday.")
    found = only(reading)
    assert states(reading, found) == {"CHL", "PER"}
    assert found.date is not None
    assert found.date.start == found.date.end == "2024-05-13"
    assert next(p.name for p in reading.places if p.id == found.place) == "Lima"


def test_a_meeting_told_again_is_one() -> None:
    reading = read(
        "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Entebbe on Tuesday. "
        "The talks lasted two hours. After the meeting, Ruto spoke of a new road."
    )
    assert len(only(reading).evidence) == 3


def test_meetings_with_different_persons_are_different_ones() -> None:
    reading = read(
        "Italian President Sergio Mattarella met Turkish President Recep Tayyip Erdogan in Ankara on Tuesday. "
        "Mattarella also met Turkish Foreign Minister Hakan Fidan."
    )
    assert len(reading.meetings) == 2


def test_talks_on_a_visit_belong_to_it() -> None:
    reading = read(
        "Kenyan President William Ruto arrived in Tokyo on Tuesday for a visit. "
        "Ruto held talks with Japanese Prime Minister Fumio Kishida on Wednesday."
    )
    visit, talks = reading.meetings
    assert visit.within is None
    assert talks.within == visit.id


def test_the_session_of_a_body_names_it_and_its_states() -> None:
    reading = read("The next meeting of the Polish-Czech commission will be held in Prague on June 3.")
    found = only(reading)
    assert found.body == "Polish-Czech commission"
    assert {"POL", "CZE"} <= states(reading, found)
    assert found.status == "scheduled"


def test_the_next_sentence_may_date_a_meeting() -> None:
    reading = read(
        "The ministers agreed on a meeting of the Polish-Czech commission. It is to be held in Prague on June 3."
    )
    found = next(m for m in reading.meetings if m.body)
    assert found.date is not None
    assert found.date.start == "2024-06-03"


def test_a_visit_put_off_keeps_the_later_day() -> None:
    reading = read(
        "A visit by Indian Foreign Minister Subrahmanyam Jaishankar to Oman has been postponed. "
        "Jaishankar was to visit Oman on May 20. The visit has been rescheduled for June 4."
    )
    found = only(reading)
    assert found.status == "postponed"
    assert found.date is not None
    assert found.date.start == "2024-06-04"


def test_a_summit_is_held_in_a_city_and_not_with_it() -> None:
    reading = read("Spanish Prime Minister Pedro Sanchez met Polish Prime Minister Donald Tusk at a Brussels summit.")
    assert all("BEL" not in states(reading, meeting) for meeting in reading.meetings)
