"""Evidence from offices: a person named in an office held it when the report was written."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.knowledge import Knowledge, Term
from dragoman.report.incumbents import Mention, find_incumbents
from dragoman.report.likelihoods import together

_GRACE = timedelta(days=10)  # a change of office is told with the old title for some days
_NEAR = timedelta(days=120)

# How likely a mention is outside the terms, beside 1 inside. Titled full names are seldom wrong; a title with a
# surname may mean somebody whom the knowledge lacks; a bare name says little, less so after the term than before.
_OUTSIDE = {"titled": 0.01, "surname": 0.3}
_JUST_OUTSIDE = 0.3
_BARE_AFTER, _BARE_LONG_AFTER, _BARE_BEFORE, _BARE_LONG_BEFORE = 0.4, 0.2, 0.2, 0.1
_LONG = timedelta(days=5 * 365)
_OPEN_START, _OPEN_END = date(1000, 1, 1), date(3000, 1, 1)
_PAST_DURING, _PAST_BEFORE = 0.4, 0.1


def office_likelihoods(text: str, knowledge: Knowledge, days: Sequence[date]) -> list[float]:
    """For each day how well it suits the offices in which the text names people: 1 where all held them."""
    known = (
        (mention, [span for span in map(_span, mention.terms) if span]) for mention in find_incumbents(text, knowledge)
    )
    rows = ([_weigh(mention, spans, day) for day in days] for mention, spans in known if spans)
    return together(rows, len(days))


def _weigh(mention: Mention, spans: list[tuple[date, date]], day: date) -> float:
    inside = any(start - _GRACE <= day <= end + _GRACE for start, end in spans)
    before = all(day < start for start, _ in spans)
    if mention.manner == "past":
        return _PAST_BEFORE if before else _PAST_DURING if day < max(end for _, end in spans) else 1.0
    if inside:
        return 1.0
    if mention.manner == "bare":
        return _weigh_bare(spans, day)
    near = any(start - _NEAR <= day <= end + _NEAR for start, end in spans)
    return max(_OUTSIDE[mention.manner], _JUST_OUTSIDE * near)


def _weigh_bare(spans: list[tuple[date, date]], day: date) -> float:
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    if day < first:
        return _BARE_LONG_BEFORE if day < first - _LONG else _BARE_BEFORE
    return _BARE_LONG_AFTER if day - _LONG > last else _BARE_AFTER


def _span(term: Term) -> tuple[date, date] | None:
    """First and last possible day of a term; an end that nobody knows lies open, two say nothing."""
    if not term.start and not term.end:
        return None
    start = _first_day(term.start) if term.start else _OPEN_START
    end = _last_day(term.end) if term.end and term.end != "now" else _OPEN_END
    return start, end


def _first_day(written: str) -> date:
    year, month, day = ([int(part) for part in written.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def _last_day(written: str) -> date:
    parts = [int(part) for part in written.split("-")]
    year, month = [*parts, 12][:2]
    return date(year, month, parts[2] if len(parts) == 3 else calendar.monthrange(year, month)[1])
