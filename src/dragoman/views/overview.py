"""What the text view shows of a reading: its sections, their entries, each with the words it came from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.text import Text

from dragoman.records import Actor, Commitment, Event, Figure, Meeting, Period, Reading, Span, Statement, Time
from dragoman.views.wording import amount, day, days, plain, sentence_around, words_of

UNSURE = 0.5  # below it an entry is more likely wrong than right, and says so


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the view: what stands in its margin, what it says. Without a margin it heads those that follow."""

    body: Text
    margin: Text | None = None


def agreed(reading: Reading) -> Iterator[Entry]:
    """What was agreed, promised, offered or demanded: what falls due first stands first."""
    for entry in sorted(reading.commitments, key=lambda c: (c.due is None or c.due.end is None, _due_end(c))):
        body = _names(reading, entry.parties)
        body.append(f" {entry.force}: ", "act").append(plain(entry.action))
        named = {a.name for a in reading.actors if a.id in entry.beneficiaries and a.name in entry.action}
        if entry.beneficiaries and not named:
            body.append(" for ").append_text(_names(reading, entry.beneficiaries))
        if entry.condition:
            body.append(f" (if {plain(entry.condition).removeprefix('if ')})", "aside")
        yield Entry(_with_words(reading, body, entry, plain(entry.action)), Text(_due(entry), "when"))


def meetings(reading: Reading) -> Iterator[Entry]:
    """Who met or is to meet, in the order of the days."""
    for entry in sorted(reading.meetings, key=_first_day):
        body = Text().append(plain(entry.body or ""), "who")
        if entry.participants or not entry.body:
            body = Text(": " if entry.body else "").join([body, _names(reading, entry.participants)])
        place = next((p.name for p in reading.places if p.id == entry.place), None)
        body.append(f", {plain(place)}" if place else "").append(f" ({entry.status})", "act")
        yield Entry(_with_words(reading, body, entry), _when(entry.date))


def events(reading: Reading) -> Iterator[Entry]:
    """What was done, by whom, to whom, in the order of the days."""
    for entry in sorted(reading.events, key=_first_day):
        body = _names(reading, entry.actors)
        if entry.recipients:
            body.append(" → ").append_text(_names(reading, entry.recipients))
        status = "" if entry.status == "occurred" else f" ({entry.status})"
        body.append(": ").append(f"{entry.mode or entry.type.lower()}{status}", "act")
        yield Entry(_with_words(reading, body, entry), _when(entry.date))


def statements(reading: Reading) -> Iterator[Entry]:
    """Who said what, in the order of the report; a speaker is named once for all that follows on."""
    actors = {actor.id: actor for actor in reading.actors}
    for speaker, said in groupby(reading.statements, key=lambda s: s.speaker):
        yield Entry(_speaker(actors.get(speaker or "")))
        for entry in said:
            yield Entry(_said(reading, entry), Text(plain(entry.cue or ""), "aside"))


def ahead(reading: Reading) -> Iterator[Entry]:
    """Days still to come, with the sentence that names them, unless an entry above told them already."""
    text = reading.report.text
    sentences: dict[Span, list[str]] = {}
    for time in sorted(reading.times, key=lambda t: t.start_date or ""):
        if time.start_date and _is_ahead(reading, time):
            named = days(Period(time.start_date, time.end_date or time.start_date))
            sentences.setdefault(sentence_around(text, time.evidence[0]), []).append(named)
    for sentence, named_days in sentences.items():
        yield Entry(Text(words_of(text, [sentence]), "words"), Text(",\n".join(dict.fromkeys(named_days)), "when"))


def figures(reading: Reading) -> Iterator[Entry]:
    """The numbers of the report with what they count."""
    for entry in reading.figures:
        body = Text().append(amount(entry), "who")
        if entry.what:
            body.append(f"  {plain(entry.what)}")
        else:
            around = sentence_around(reading.report.text, entry.evidence[0])
            body.append(f"  “{words_of(reading.report.text, [around])}”", "words")
        yield Entry(body, _when(entry.date) if entry.date else Text(""))


def actors(reading: Reading) -> Iterator[Entry]:
    """Who appears, by country."""
    listed = sorted(reading.actors, key=lambda actor: (actor.country is None, actor.country or ""))
    for country, members in groupby(listed, key=lambda actor: actor.country):
        body = Text("; ").join(_speaker(actor) for actor in members)
        yield Entry(body, Text(country or "–", "when"))


def issues(reading: Reading) -> Iterator[Entry]:
    """What the program could not make sense of."""
    for issue in reading.issues:
        words = words_of(reading.report.text, issue.evidence)
        yield Entry(
            Text(plain(issue.message)).append(f" “{words}”" if words else "", "words"), Text(issue.stage, "aside")
        )


SECTIONS: Sequence[tuple[str, Callable[[Reading], Iterator[Entry]]]] = (
    ("Agreed", agreed),
    ("Meetings", meetings),
    ("What happened", events),
    ("Who said what", statements),
    ("What comes next", ahead),
    ("Figures", figures),
    ("Who appears", actors),
    ("Not understood", issues),
)


def _is_ahead(reading: Reading, time: Time) -> bool:
    today, where = reading.report.published.date, time.evidence[0]
    if today is None or time.type not in ("DATE", "TIME") or (time.start_date or "") <= today:
        return False
    told = [span for entry in reading.commitments for span in entry.evidence]
    told += [span for entry in reading.meetings for span in entry.evidence]
    return not any(span.start <= where.start and where.end <= span.end for span in told)


def _names(reading: Reading, ids: Sequence[str]) -> Text:
    known = {actor.id: actor.name for actor in reading.actors}
    return (
        Text(", ").join(Text(plain(known.get(name, name)), "who") for name in ids)
        if ids
        else Text("Not named", "aside")
    )


def _speaker(actor: Actor | None) -> Text:
    if actor is None:
        return Text("Speaker not named", "aside")
    body = Text().append(plain(actor.name), "who")
    return body.append(f", {plain(actor.office)}", "aside") if actor.office else body


def _said(reading: Reading, entry: Statement) -> Text:
    words = plain(entry.text)
    body = Text(f"“{words}”" if entry.kind == "direct" else words)
    if entry.addressees:
        body.append(f" (to {_names(reading, entry.addressees).plain})", "aside")
    if entry.kind == "mixed":
        body.append(" (partly quoted)", "aside")
    if entry.date and entry.date.start != reading.report.published.date:
        body.append(f" ({days(entry.date)})", "aside")
    return _marked(body, entry)


def _with_words(reading: Reading, body: Text, entry: Commitment | Meeting | Event, told: str = "") -> Text:
    """The entry and, below it, the words that it came from, unless they say no more than the entry does."""
    words = words_of(reading.report.text, entry.evidence)
    _marked(body, entry)
    if words != told:
        body.append(f"\n“{words}”", "words")
    return body


def _marked(body: Text, entry: Commitment | Meeting | Event | Statement) -> Text:
    return body.append(" (unsure)", "unsure") if entry.confidence < UNSURE else body


def _when(period: Period | None) -> Text:
    return Text(days(period), "when") if period else Text("no date", "aside")


def _due(entry: Commitment) -> str:
    if entry.due is None:
        return "no date"
    if entry.due.end is None:
        return plain(entry.due.text)
    start = entry.due.start or entry.due.end
    return f"by {day(entry.due.end)}" if start == entry.due.end else days(Period(start, entry.due.end))


def _due_end(entry: Commitment) -> str:
    return entry.due.end or "" if entry.due else ""


def _first_day(entry: Meeting | Event | Figure) -> tuple[bool, str]:
    return entry.date is None, entry.date.start if entry.date else ""
