"""Statements from attributed speech: evidence, words, speaker, addressees, date, confidence."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from dragoman.extract.known import Known
from dragoman.extract.statements.attribution import Attribution
from dragoman.extract.statements.dates import spoken_on
from dragoman.extract.statements.direct import Speech
from dragoman.extract.statements.speakers import Speakers
from dragoman.records import Span, Statement, StatementKind

WHOLE = 0.55  # share of a content clause that quotations must fill to stand for it alone
# Shares of records right in words and speaker, on the gold wires and the PolNeAR development set: docs/accuracy.md.
CONFIDENCE: dict[StatementKind, float] = {"direct": 0.95, "mixed": 0.9, "indirect": 0.87}
NO_SPEAKER = 0.5  # factor where the speaker is not found
FREE = 0.93  # factor for a quotation whose speaker is taken from what stands before


class Teller:
    """Turns attributed speech of one report into statements."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._speakers = Speakers(known.actors)

    def spoken(self, speech: Sequence[Speech], reported: Sequence[Statement]) -> Iterator[Statement]:
        """Statements of quotations; free-standing ones go on with whoever spoke last."""
        told = sorted((s.evidence[0].start, s.speaker) for s in reported if s.speaker)
        clauses = [(s.evidence[0].start, s.evidence[0].end) for s in reported if s.kind == "mixed"]
        for item in speech:
            if item.kind == "mixed" and _within((item.quotation.start, item.quotation.end), clauses):
                continue
            speaker = self._speakers.of(item.source)
            free = item.source is None and item.cue is None
            if free:
                before = [voice for start, voice in told if start < item.quotation.start]
                speaker = before[-1] if before else None
            span = (item.quotation.start, item.quotation.end)
            cue = item.cue.text if item.cue is not None else None
            yield self._statement(item.kind, (span,), speaker, cue, item, FREE if free else 1.0)
            if speaker:
                told.append((item.quotation.start, speaker))
                told.sort()

    def reported(self, attributions: Sequence[Attribution], speech: Sequence[Speech]) -> Iterator[Statement]:
        """Statements of content clauses, except where quotations tell them (nearly) whole.

        A clause with quoted words in it is one mixed statement: its evidence is the clause, then those words.
        """
        doc = self._known.doc
        for item in attributions:
            runs = [run for run in item.content if _share(run, [(s.start, s.end) for s in speech]) < WHOLE]
            if not runs or not item.sure:
                continue
            inside = [s.quotation for s in speech if s.kind == "mixed" and _within((s.start, s.end), runs)]
            spans = tuple(_characters(doc, *run) for run in runs)
            speaker = self._speakers.of(item.source)
            fragments = tuple((q.start, q.end) for q in inside)
            yield self._statement(
                "mixed" if inside else "indirect", spans, speaker, _cue_text(item), item, 1.0, fragments
            )

    def _statement(
        self,
        kind: StatementKind,
        spans: tuple[tuple[int, int], ...],
        speaker: str | None,
        cue: str | None,
        item: Attribution | Speech,
        factor: float,
        fragments: tuple[tuple[int, int], ...] = (),
    ) -> Statement:
        known, text = self._known, self._known.report.text
        heard = self._speakers.of(item.addressee)
        day = spoken_on(item.cue, spans, known.times, known.report.published.date)
        return Statement(
            id="",
            speaker=speaker,
            kind=kind,
            text=" ".join(" ".join(text[a:b].split()) for a, b in spans),
            cue=cue,
            date=day,
            evidence=tuple(Span(a, b) for a, b in (*spans, *fragments)),
            confidence=round(CONFIDENCE[kind] * factor * (1.0 if speaker else NO_SPEAKER), 2),
            addressees=(heard,) if heard and heard != speaker else (),
        )


def _cue_text(item: Attribution) -> str:
    if item.cue.lower_ == "according":
        return "according to"
    return (
        item.cue.text
        if item.cue.pos_ == "VERB"
        else f"in {item.cue.text}"
        if item.cue.lower_.endswith("s")
        else item.cue.text
    )


def _characters(doc: Doc, start: int, end: int) -> tuple[int, int]:
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last.text)


def _within(place: tuple[int, int], runs: Sequence[tuple[int, int]]) -> bool:
    return any(a <= place[0] + 1 and place[1] - 1 <= b for a, b in runs)


def _share(run: tuple[int, int], quoted: Sequence[tuple[int, int]]) -> float:
    covered = sum(max(0, min(run[1], b) - max(run[0], a)) for a, b in quoted)
    return covered / max(1, run[1] - run[0])
