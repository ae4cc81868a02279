"""Commitments as a reading has them: who is bound to what, with which force, by when."""

from pathlib import Path

import pytest

import dragoman
from dragoman.records import Commitment, Reading

DOCS = Path(__file__).parents[2] / "docs" / "commitments.md"
FORCES = ("agreed", "decided", "promised", "instructed", "offered", "proposed", "demanded", "refused")


def read(text: str, day: str = "2024-05-15") -> Reading:
    return dragoman.read(text, published=day)


def only(reading: Reading) -> Commitment:
    assert len(reading.commitments) == 1, [(c.force, c.action) for c in reading.commitments]
    return reading.commitments[0]


def states(reading: Reading, ids: tuple[str, ...]) -> set[str | None]:
    country = {actor.id: actor.country for actor in reading.actors}
    return {country[i] for i in ids}


def _rows(width: int) -> list[list[str]]:
    lines = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if len(row) == width]


def _no_commitments() -> list[str]:
    part = DOCS.read_text(encoding="utf-8").split("## What is no commitment")[1].split("## The entry")[0]
    return [line.split("|")[1].strip() for line in part.splitlines()[3:] if line.startswith("| ")]


@pytest.mark.parametrize(("force", "sentence"), [(r[0], r[2]) for r in _rows(3) if r[0] in FORCES])
def test_the_examples_of_the_docs_have_the_force_that_they_say(force: str, sentence: str) -> None:
    assert [c.force for c in read(sentence).commitments] == [force]


@pytest.mark.parametrize("sentence", _no_commitments())
def test_what_the_docs_call_no_commitment_is_none(sentence: str) -> None:
    assert read(sentence).commitments == ()


def test_the_action_stands_alone_without_time_and_condition() -> None:
    found = only(
        read("Kenya promised on Monday to send 200 police officers to Haiti in July if the parliament agrees.")
    )
    assert found.action == "send 200 police officers to Haiti"
    assert found.due is not None
    assert (found.due.text, found.due.start, found.due.end) == ("in July", "2024-07-01", "2024-07-31")
    assert found.condition == "if the parliament agrees"


def test_parties_addressees_and_beneficiaries_are_told_apart() -> None:
    reading = read("Pakistan demanded that India release the fishermen.")
    assert states(reading, only(reading).parties) == {"PAK"}
    reading = read("Canada offered to train Ukrainian pilots for Ukraine.")
    assert states(reading, only(reading).parties) == {"CAN"}
    assert states(reading, only(reading).beneficiaries) == {"UKR"}


def test_what_two_promise_together_is_agreed() -> None:
    reading = read("Finland and Norway vowed to protect the cables in the Baltic Sea.")
    assert only(reading).force == "agreed"
    assert states(reading, only(reading).parties) == {"FIN", "NOR"}


def test_we_in_a_quotation_is_the_side_of_the_speaker() -> None:
    reading = read('"We will open the bridge in June," Georgian Prime Minister Irakli Kobakhidze said in Tbilisi.')
    assert states(reading, only(reading).parties) == {"GEO"}
    assert only(reading).statements == (reading.statements[0].id,)


def test_one_act_told_three_times_is_one_commitment_with_all_its_words() -> None:
    text = (
        "Chile and Peru agree to reopen copper railway\n\n"
        "LIMA, May 15 (AFP) - Chile and Peru agreed on Wednesday to reopen the copper railway to the coast.\n\n"
        '"We have agreed to reopen the railway," Chilean Foreign Minister Alberto van Klaveren said in Lima.\n'
    )
    reading = dragoman.read(text, published="2024-05-15")
    found = [c for c in reading.commitments if "railway" in c.action]
    assert len(found) == 1
    assert len(found[0].evidence) == 3
    assert states(reading, found[0].parties) == {"CHL", "PER"}


def test_two_acts_of_one_sentence_are_two_commitments() -> None:
    reading = read(
        "Serbia will send doctors to Albania and will not close the border, President Aleksandar Vucic said."
    )
    assert {c.force for c in reading.commitments} == {"promised", "refused"}


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("by the end of 2025", ("by the end of 2025", "2025-12-01", "2025-12-31")),
        ("within three years of its entry into force", ("within three years of its entry into force", None, None)),
        ("from July 1, 2025", ("from July 1, 2025", "2025-07-01", "2025-07-01")),
        ("at the end of this year or at the beginning of the next year",
         ("at the end of this year or at the beginning of the next year", "2024-12-01", "2025-01-31")),
    ],
)  # fmt: skip
def test_a_due_date_is_never_more_precise_than_the_text(words: str, due: tuple[str, str | None, str | None]) -> None:
    found = only(read(f"Peru and Brazil agreed to build a bridge over the river {words}."))
    assert found.due is not None
    assert (found.due.text, found.due.start, found.due.end) == due


def test_an_order_whose_meeting_is_dated_in_the_next_sentence_is_due_on_its_day() -> None:
    reading = read(
        "Polish Prime Minister Donald Tusk instructed ministers to prepare a session of the Polish-Czech commission. "
        "It is to be held in September in Prague."
    )
    found = next(c for c in reading.commitments if c.force == "instructed")
    assert found.due is not None
    assert found.due.start == "2024-09-01"


@pytest.mark.parametrize(
    ("sentence", "domain"),
    [
        ("Estonia and Latvia agreed to build a railway to the border.", "transport"),
        ("Oman and India agreed to lower the tariffs on dates and textiles.", "trade"),
        ("Algeria and Italy agreed to lay a second gas pipeline.", "energy"),
        ("Japan and India agreed to launch a satellite together.", "space"),
        ("Rwanda and Uganda agreed to extradite suspects to each other's courts.", "justice"),
        ("Iran agreed with the United Nations to halt the enrichment of uranium.", "nuclear"),
        ("Cuba and Mexico agreed to send vaccines and doctors to Haiti.", "health"),
    ],
)
def test_the_domain_is_what_the_act_is_about(sentence: str, domain: str) -> None:
    assert [c.domain for c in read(sentence).commitments] == [domain]


def test_every_commitment_points_at_its_words() -> None:
    text = "Ghana promised to lend Togo two helicopters."
    for commitment in read(text).commitments:
        assert commitment.evidence
        assert all(0 <= span.start < span.end <= len(text) for span in commitment.evidence)
