"""The whole pipeline: what holds for every reading, of any text."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.errors import LanguageError, ModelError
from dragoman.pipeline import Reader
from dragoman.records import Figure, Reading, Span
from dragoman.serialise import from_json, to_json
from dragoman.sources import RawReport, open_sources

Read = Callable[..., Reading]

SAMPLES = sorted((Path(dragoman.__file__).parent / "samples").glob("*.txt"))
PIECES = (
    "Putin |Angela Merkel |the Russian leader |the two leaders |both sides |Ankara |the foreign ministry |he |we |it |"
    "said |told |adding that |according to |quoted |met |agreed |that |on Monday |in 1999 |$4.2 billion |20 to 30 |"
    "two |the |a |in |of |and |“|”|\"|``|''|'|’|‘|.|. |, |! |? |: |; |-|—|...|\n|\n\n|  |U.S. |Mr. |(|) |é|中|\t|- "
).split("|")
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(max_size=200))


def spans_of(reading: Reading) -> Iterator[Span]:
    for actor in reading.actors:
        yield from actor.mentions
    for records in (reading.times, reading.places, reading.statements, reading.figures):
        for record in records:
            yield from record.evidence


def check(reading: Reading) -> None:
    """All that every reading promises."""
    text = reading.report.text
    blocks = (Span(block.start, block.end) for block in reading.report.blocks)
    for span in (*spans_of(reading), *blocks):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
    for letter, records in (("a", reading.actors), ("t", reading.times), ("p", reading.places),
                            ("s", reading.statements), ("f", reading.figures)):  # fmt: skip
        assert [record.id for record in records] == [f"{letter}{n}" for n in range(1, len(records) + 1)]
    check_actors(reading)
    check_statements(reading)
    check_words(reading)


def check_actors(reading: Reading) -> None:
    text = reading.report.text
    for actor in reading.actors:
        assert actor.mentions
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert actor.name.strip()
        assert actor.name not in actor.aliases
        assert len(set(actor.aliases)) == len(actor.aliases)
        for alias in actor.aliases:
            assert alias in text
    known = [actor.wikidata for actor in reading.actors if actor.wikidata]
    assert len(set(known)) == len(known)


def check_statements(reading: Reading) -> None:
    actors = {actor.id for actor in reading.actors}
    for one in reading.statements:
        assert one.speaker is None or one.speaker in actors
        assert set(one.addressees) <= actors - {one.speaker}
        assert 0 < one.confidence <= 1
    assert all(a.evidence[0].start <= b.evidence[0].start for a, b in pairwise(reading.statements))


def check_words(reading: Reading) -> None:
    """The evidence says what the record says."""
    text = reading.report.text
    for one in reading.statements:
        told = " ".join(" ".join(text[span.start : span.end].split()) for span in one.evidence)
        assert told.startswith(one.text)
        assert one.cue is None or one.cue.split()[-1].lower() in text.lower()
    for moment in reading.times:
        assert moment.text == text[moment.evidence[0].start : moment.evidence[0].end]
    for figure in reading.figures:
        assert figure.evidence
        check_figure(text, figure)


def check_figure(text: str, figure: Figure) -> None:
    for span in figure.evidence:
        assert figure.what is None or figure.what.split()[0] in text
        assert len(text[span.start : span.end]) < 200


def sample(path: Path) -> RawReport:
    (raw,) = open_sources([str(path)])
    assert isinstance(raw, RawReport)
    return raw


def as_bytes(readings: Iterable[Reading]) -> dict[str, bytes]:
    return {reading.report.key: to_json(reading) for reading in readings}


@pytest.fixture(scope="module")
def samples(reader: Reader) -> dict[str, bytes]:
    return as_bytes(reader.read_many(map(sample, SAMPLES)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_keeps_all_promises(path: Path, reader: Reader) -> None:
    reading = reader.read(sample(path))
    check(reading)
    assert reading.actors
    assert from_json(to_json(reading)) == reading


@given(TEXTS)
@settings(max_examples=150)
def test_any_text_keeps_all_promises(reader: Reader, text: str) -> None:
    try:
        reading = reader.read(RawReport(text, "test", "test", published="2016-10-10"))
    except LanguageError:
        return
    check(reading)


def test_the_same_report_gives_the_same_bytes_in_any_order(reader: Reader, samples: dict[str, bytes]) -> None:
    assert as_bytes(reader.read_many(map(sample, reversed(SAMPLES)))) == samples


def test_a_fresh_reader_gives_the_same_bytes(samples: dict[str, bytes]) -> None:
    reading = Reader().read(sample(SAMPLES[-1]))
    assert to_json(reading) == samples[reading.report.key]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "\u00a0 \u2003\n", "\ufeff", ".", '"""', "“ ”", "''``''", "0", "-" * 300]
)
def test_texts_without_words_are_read_as_empty(reader: Reader, text: str) -> None:
    reading = reader.read(RawReport(text, "test", "test"))
    check(reading)
    assert (reading.statements, reading.actors) == ((), ())


@pytest.mark.parametrize(
    "line",
    ["The minister said the bridge would open, ", "a ", '" ', "“We ", "no-stops-", "1,000 ", "( "],
    ids=["clauses", "letters", "marks", "open quotations", "one word", "numbers", "brackets"],
)
def test_one_long_line(reader: Reader, line: str) -> None:
    text = (line * 20_000)[:20_000]
    begin = time.perf_counter()
    check(reader.read(RawReport(text, "test", "test", published="2016-10-10")))
    assert time.perf_counter() - begin < 20  # a second or two; work that grows with the square shows


def test_other_languages_are_refused(read: Read) -> None:
    with pytest.raises(LanguageError, match="another language"):
        read("Die Minister haben sich in Genf getroffen und sind nicht zu einer Einigung gekommen.")


def test_a_missing_language_model_is_named() -> None:
    with pytest.raises(ModelError, match="en_nowhere"):
        Reader("en_nowhere")


def test_spaces_of_every_kind_do_not_move_what_is_found(read: Read) -> None:
    plain = "Finnish Foreign Minister Alva Korhonen said on Monday that the bridge will open in June."
    odd = plain.replace(" ", "\u00a0", 4)
    assert [s.evidence for s in read(odd).statements] == [s.evidence for s in read(plain).statements]


def test_broken_lines_break_no_sentence(read: Read) -> None:
    lines = (
        "The works took ten years to finish and cost more",
        "than the two towns had put aside for all their",
        "bridges, roads and harbours taken together.",
        "Finnish Foreign Minister Alva Korhonen said on Monday",
        "that the bridge will open in June.",
    )
    assert [s.text for s in read("\n".join(lines)).statements] == [s.text for s in read(" ".join(lines)).statements]


def test_a_report_gives_all_kinds_of_records(read: Read) -> None:
    reading = read(
        "ANKARA, March 3 (ABC) - Turkish Foreign Minister Mevlut Cavusoglu said on Tuesday that Ankara would open two "
        "new border gates in Edirne and spend 300 million euros on roads.",
        "2020-03-03",
    )
    assert {place.name for place in reading.places} >= {"Ankara", "Edirne"}
    assert "2020-03-03" in {moment.value for moment in reading.times}
    assert (3e8, "EUR") in {(figure.value, figure.unit) for figure in reading.figures}
    assert {actor.name for actor in reading.actors} >= {"Mevlut Cavusoglu", "Turkey"}
    assert [statement.kind for statement in reading.statements] == ["indirect"]


def test_what_stays_uncertain_is_an_issue() -> None:
    reading = dragoman.read(
        'OSLO, May 4 (Reuters) - The ferry will sail again.\n\n"It is a good ferry and it will sail."'
    )
    assert [issue.stage for issue in reading.issues] == ["report", "statements"]
    (undated, unspoken) = reading.issues
    assert str(len(reading.report.published.candidates)) in undated.message
    assert unspoken.evidence == reading.statements[0].evidence
