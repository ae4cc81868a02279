"""Statements: words that the report attributes to a speaker."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.extract.known import Known
from dragoman.extract.statements.attribution import find_attributions
from dragoman.extract.statements.direct import Speech, find_speech, tokens_of
from dragoman.extract.statements.joining import join_attributions
from dragoman.extract.statements.quotations import find_quotations
from dragoman.extract.statements.tagged import find_tagged
from dragoman.extract.statements.telling import Teller
from dragoman.records import Statement

__all__ = ["find_statements"]


def find_statements(known: Known) -> tuple[Statement, ...]:
    """Direct, mixed and indirect speech of the report in text order, with speaker, cue, addressees and date."""
    doc = known.doc
    quotations = find_quotations(known.report.text, known.report.blocks)
    quoted = bytearray(len(doc))
    for quotation in quotations:
        places = tokens_of(doc, quotation)
        if places:
            quoted[places[0] : places[1]] = b"\x01" * (places[1] - places[0])
    attributions = join_attributions(doc, find_attributions(doc, quoted), list(find_tagged(doc)), quoted)
    speech = _joined(doc, find_speech(doc, quotations, attributions, quoted))
    teller = Teller(known)
    reported = list(teller.reported(attributions, speech))
    found = _once([s for s in (*teller.spoken(speech, reported), *reported) if not _is_title(s)])
    return tuple(replace(statement, id=f"s{n}") for n, statement in enumerate(found, start=1))


def _is_title(statement: Statement) -> bool:
    """Whether quoted words of nobody are the title of something: every word of weight has a capital."""
    words = [word for word in statement.text.split() if len(word) > 3]
    return statement.kind == "mixed" and statement.speaker is None and all(word[0].isupper() for word in words)


def _once(statements: Sequence[Statement]) -> list[Statement]:
    """In text order, without what a speaker is told to say within his own words ("said he believed that ...")."""
    ordered = sorted(statements, key=lambda s: (s.evidence[0].start, s.evidence[-1].end))
    return [s for s in ordered if not any(_holds(other, s) for other in ordered if other is not s)]


def _holds(outer: Statement, inner: Statement) -> bool:
    if outer.speaker != inner.speaker or inner.kind == "direct" or outer.kind == "direct" or not inner.speaker:
        return False
    whole, part = outer.evidence[0], inner.evidence[0]
    return whole.start <= part.start and part.end <= whole.end and whole != part


def _joined(doc: Doc, speech: Sequence[Speech]) -> list[Speech]:
    """Adjoining direct quotations with no word between them as one, unless each has a cue of its own."""
    joined: list[Speech] = []
    for item in speech:
        last = joined[-1] if joined else None
        own = last is not None and None not in (last.cue, item.cue) and last.cue != item.cue
        if last and not own and item.kind == last.kind == "direct" and _adjoin(doc, last, item):
            whole = replace(last.quotation, end=item.quotation.end, closed=item.quotation.closed)
            voice = last if last.source is not None else item
            joined[-1] = replace(voice, quotation=whole, start=last.start, end=item.end)
        else:
            joined.append(item)
    return joined


def _adjoin(doc: Doc, one: Speech, other: Speech) -> bool:
    between = doc[one.end : other.start]
    only_marks = all(t.is_punct or t.is_space or t.text in ("``", "''", "`") for t in between)
    return only_marks and not any("\n\n" in t.text for t in between)
