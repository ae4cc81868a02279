"""When something falls due: the text's own words, with days where the words give any."""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from dragoman.extract.events.setting import joined
from dragoman.extract.known import Known
from dragoman.records import Due, Span, Time

LEADING = re.compile(
    r"\b(?:either |not later than |no later than |by |before |from |until |till |within |in |at |on |during |for |"
    r"after |between |over |starting |as of |as early as |the )+$",
    re.IGNORECASE,
)
EVENT_AFTER = re.compile(r"\s+(?:of|after|from|following|since)\s+(?:its|the|their|an?)\s+[\w -]{3,60}", re.IGNORECASE)
PAST = ("earlier", "last", "past", "recent", "early this")  # of a time that has begun before the report
LEADING_REACH = 24  # characters before a time that may belong to it


def due_of(words: Iterable[Token], beside: Iterable[Token], known: Known) -> Due | None:
    """The time still to come among the words of an act, or after today among those beside it; several joined by
    "and", "or", "to" are one.
    """
    inside, outside = ({token.idx for token in part} for part in (words, beside))
    today = known.report.published.date
    times = [t for t in known.times if t.type in ("DATE", "TIME", "DURATION") and not t.text.lower().startswith(PAST)]
    times = [
        t for t in times
        if (_within(t, inside) and _is_ahead(t, today)) or (_within(t, outside) and _is_ahead(t, today, later=True))
    ]  # fmt: skip
    return _due(joined(times[0], times, known.report.text), known.report.text) if times else None


def due_of_meeting(evidence: Span, known: Known) -> Due | None:
    """The day of a meeting to come that an act is to bring about: "to prepare a session. It is to be held in May"."""
    for meeting in known.meetings:
        if meeting.status != "scheduled" or meeting.date is None:
            continue
        if any(evidence.start <= span.start and span.end <= evidence.end for span in meeting.evidence):
            spans = [(span.start, span.end) for span in meeting.evidence]
            times = [t for t in known.times if any(s <= t.evidence[0].start < e for s, e in spans)]
            first = next((t for t in times if t.start_date == meeting.date.start), None)
            return _due(joined(first, times, known.report.text), known.report.text) if first else None
    return None


def _within(time: Time, places: set[int]) -> bool:
    span = time.evidence[0]
    return any(span.start <= at < span.end for at in places)


def _is_ahead(time: Time, today: str | None, *, later: bool = False) -> bool:
    if time.type == "DURATION":
        return not later
    if time.end_date is None or today is None:
        return time.end_date is not None
    return time.end_date > today if later else time.end_date >= today


def _due(times: Sequence[Time], text: str) -> Due | None:
    start, end = times[0].evidence[0].start, times[-1].evidence[0].end
    before = LEADING.search(text[max(0, start - LEADING_REACH) : start])
    start -= len(before.group()) if before else 0
    if times[0].type == "DURATION":
        if not before or "within" not in before.group().lower():
            return None  # how long it takes, not by when
        event = EVENT_AFTER.match(text, end)
        if event:  # "within three years of its entry into force": no day
            return Due(" ".join(text[start : event.end()].split()))
    return Due(" ".join(text[start:end].split()), times[0].start_date, times[-1].end_date or times[-1].start_date)
