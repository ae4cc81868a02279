"""A reading as rows of the tables."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from dragoman import __version__
from dragoman.failure import Failure
from dragoman.records import Actor, Period, Reading, Span
from dragoman.sources.raw import RawReport
from dragoman.store.terms import counted

Row = dict[str, Any]
Rows = dict[str, list[Row]]  # by table


def rows_of(reading: Reading) -> Rows:
    """The rows that a reading adds, by table."""
    report = reading.report
    text, day = report.text, report.published.date
    actors = {actor.id: actor for actor in reading.actors}
    places = {place.id: place for place in reading.places}
    ids = {m.id: _id("m", report.id, m.evidence, m.status) for m in reading.meetings}
    rest: Row = msgspec.to_builtins(reading)
    rest["report"].pop("text")
    rows: Rows = {
        "reports": [{
            "id": report.id, "key": report.key, "source": report.source, "publisher": report.publisher,
            "title": report.title, "lead": report.lead, "text": text, "language": report.language, "published": day,
            "dateline": report.dateline.place, "version": __version__, "reading": rest,
        }],
        "actors": [_actor(report.id, actor) for actor in reading.actors],
        "statements": [{
            "id": _id("s", report.id, s.evidence, s.kind), "report": report.id, "kind": s.kind, "text": s.text,
            "speaker": actors[s.speaker].name if s.speaker else None,
            "country": actors[s.speaker].country if s.speaker else None, "cue": s.cue,
            "said": s.date.start if s.date else day, "confidence": s.confidence, **_spans(s.evidence),
        } for s in reading.statements],
        "events": [{
            "id": _id("e", report.id, e.evidence, e.type), "report": report.id, "type": e.type, "mode": e.mode,
            "contexts": e.contexts, "quad": e.quad, "cameo": e.cameo, "goldstein": e.goldstein, "score": e.score,
            "status": e.status, **_sides("actors", "actor_states", e.actors, actors),
            **_sides("recipients", "recipient_states", e.recipients, actors), **_days(e.date, day),
            **_place(e.place, places), "latitude": places[e.place].lat if e.place else None,
            "longitude": places[e.place].lon if e.place else None, "words": _words(text, e.evidence),
            **_spans(e.evidence), "confidence": e.confidence,
        } for e in reading.events],
        "commitments": [{
            "id": _id("c", report.id, c.evidence, f"{c.force} {c.action}"), "report": report.id,
            **_sides("parties", "states", c.parties, actors),
            **_sides("addressees", "addressee_states", c.addressees, actors),
            **_sides("beneficiaries", "beneficiary_states", c.beneficiaries, actors), "force": c.force,
            "action": c.action, "domain": c.domain, "due_text": c.due.text if c.due else None,
            "due_first": c.due.start if c.due else None, "due_last": c.due.end if c.due else None,
            "condition": c.condition, "words": _words(text, c.evidence), **_spans(c.evidence),
            "confidence": c.confidence,
        } for c in reading.commitments],
        "meetings": [{
            "id": ids[m.id], "report": report.id, **_sides("participants", "states", m.participants, actors),
            "body": m.body, **_place(m.place, places), **_days(m.date, None), "status": m.status,
            "within": ids.get(m.within or ""), "words": _words(text, m.evidence), **_spans(m.evidence),
            "confidence": m.confidence,
        } for m in reading.meetings],
        "figures": [{
            "id": _id("f", report.id, f.evidence, str(f.value)), "report": report.id, "value": f.value,
            "unit": f.unit, "comparator": f.comparator, "what": f.what, **_days(f.date, None),
            "words": _words(text, f.evidence),
        } for f in reading.figures],
        "issues": [{
            "id": _id("i", report.id, i.evidence, i.message), "report": report.id, "place": report.key,
            "stage": i.stage, "message": i.message, "words": _words(text, i.evidence) if i.evidence else None,
        } for i in reading.issues],
    }  # fmt: skip
    rows = {table: _once(found) for table, found in rows.items()}
    _add_terms(rows, report.id, text)
    return rows


def row_of_given(raw: RawReport, report: str) -> Row:
    """The row of what a source says of a report, so that its text can be read again."""
    return {
        "report": report,
        "title": raw.title,
        "publisher": raw.publisher,
        "published": raw.published,
        "url": raw.url,
    }


def row_of_failure(failure: Failure) -> Row:
    """The row of a report that could not be read."""
    message = " ".join(failure.message.split())
    key = hashlib.sha256(f"{failure.where}\n{message}".encode()).hexdigest()[:16]
    return {"id": f"i{key}", "place": failure.where, "stage": "reading", "message": message}


def _add_terms(rows: Rows, report: str, text: str) -> None:
    rows["postings"], rows["lengths"] = [], []
    items = [("report", report, text), *(("statement", s["id"], s["text"]) for s in rows["statements"])]
    for kind, item, words in items:
        terms = counted(words)
        rows["lengths"].append({"kind": kind, "item": item, "words": sum(terms.values())})
        rows["postings"] += [{"word": w, "kind": kind, "item": item, "times": n} for w, n in terms.items()]


def _once(rows: list[Row]) -> list[Row]:
    """Rows without those whose id stood before."""
    if not rows or "id" not in rows[0]:
        return rows
    return list({row["id"]: row for row in reversed(rows)}.values())[::-1]


def _id(kind: str, report: str, evidence: Iterable[Span], what: str) -> str:
    """Of a record: what it says and where, so that reading again gives it again."""
    places = ",".join(f"{span.start}-{span.end}" for span in evidence)
    return kind + hashlib.sha256(f"{report}\n{places}\n{what}".encode()).hexdigest()[:16]


def _actor(report: str, actor: Actor) -> Row:
    return {
        "report": report, "actor": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country,
        "cow": actor.cow, "sectors": actor.sectors, "office": actor.office, "wikidata": actor.wikidata,
    }  # fmt: skip


def _sides(names: str, states: str, ids: Iterable[str], actors: Mapping[str, Actor]) -> Row:
    found = [actors[i] for i in ids]
    codes = dict.fromkeys(actor.country for actor in found if actor.country)
    return {names: [actor.name for actor in found], states: list(codes)}


def _spans(evidence: Iterable[Span]) -> Row:
    spans = list(evidence)
    return {"starts": [s.start for s in spans], "ends": [s.end for s in spans]}


def _days(period: Period | None, otherwise: str | None) -> Row:
    return {"first": period.start if period else otherwise, "last": period.end if period else otherwise}


def _place(place: str | None, places: Mapping[str, Any]) -> Row:
    found = places.get(place or "")
    return {"place": found.name if found else None, "land": found.country if found else None}


def _words(text: str, evidence: Iterable[Span]) -> str:
    span = next(iter(evidence))
    return " ".join(text[span.start : span.end].split())
