"""Meetings: visits, talks, summits, calls and sessions; who takes part, when, where, and what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.extract.events.parties import Parties
from dragoman.extract.events.relevance import is_about_politics
from dragoman.extract.known import Known
from dragoman.extract.meetings.mentions import Mention, find_mentions
from dragoman.extract.meetings.merging import DONE, FATES, merge
from dragoman.records import Meeting, MeetingStatus, Period

__all__ = ["add_meetings"]

TOLD, AGAIN = 0.67, 0.03  # confidence of one mention, and more for each further one
ALONE = 0.07  # less, where neither a second state nor a body takes part
STRENGTH: tuple[MeetingStatus, ...] = ("cancelled", "postponed", "under way", "held", "scheduled", "proposed")


def add_meetings(known: Known) -> Known:
    """What is known with the meetings of the report, and those whom only they name among the actors."""
    if not is_about_politics(known.tellings, known.doc):
        return known  # a report without political events has no meetings of states
    parties = Parties(known)
    groups = [group for group in merge(list(find_mentions(known, parties))) if _is_of_states(group, parties)]
    numbers, actors = parties.numbered(n for group in groups for mention in group for n in mention.participants)
    visits = {n: group for n, group in enumerate(groups) if group[0].kind == "visit"}
    found = tuple(_meeting(group, n, visits, numbers) for n, group in enumerate(groups))
    return replace(known, actors=actors, meetings=found)


def _is_of_states(group: Sequence[Mention], parties: Parties) -> bool:
    """Whether a meeting is one between states, or of a body of states; one of which nobody is named must say when and
    where it is.
    """
    actors = [parties.get(actor) for mention in group for actor in mention.participants]
    persons = [actor for actor in actors if actor.kind == "person"]
    if group[0].kind == "visit" and persons and not any(a.country or a.sectors for a in persons):
        return False  # somebody of whom nothing is known goes somewhere
    if len({actor.country for actor in actors if actor.country}) > 1:
        return True
    named = {actor.id for actor in actors if actor.kind == "person" and not actor.name.split()[-1].islower()}
    if any("IGO" in actor.sectors for actor in actors) or (len(named) > 1 and any(not a.country for a in actors)):
        return True  # a body of states, or somebody of no state beside somebody of one
    return not actors and any(mention.date and mention.place for mention in group)


def _meeting(
    group: Sequence[Mention], number: int, visits: Mapping[int, Sequence[Mention]], numbers: Mapping[str, str]
) -> Meeting:  # fmt: skip
    fullest = max(
        group, key=lambda m: (len(m.states) > 1, not m.is_inferred, m.is_told, len(m.states), len(m.participants))
    )
    surest = [m.status for m in group if m.is_sure] or [m.status for m in group if m.is_told] or [fullest.status]
    status = min((*surest, *(m.status for m in group if m.status in FATES)), key=STRENGTH.index)
    visit = next((n for n, other in visits.items() if n != number and _is_during(group, other)), None)
    date = _date(group, status)
    if date is None and visit is not None and status in DONE:
        date = _date(visits[visit], "held")
    return Meeting(
        id=f"m{number + 1}", participants=tuple(numbers[p] for p in fullest.participants), status=status,
        evidence=tuple(sorted({m.evidence for m in group})),
        confidence=_confidence(group, fullest),
        body=next((m.body for m in group if m.body), None),
        place=next((m.place.id for m in group if m.place), None), date=date,
        within=f"m{visit + 1}" if visit is not None else None,
    )  # fmt: skip


def _confidence(group: Sequence[Mention], fullest: Mention) -> float:
    """Probability that a meeting is as told, from 0 to 1 in hundredths: shares found by eye (docs/accuracy.md)."""
    alone = len(fullest.states) < 2 and not any(m.body for m in group)
    return round(min(0.85, TOLD + AGAIN * (len(group) - 1) - ALONE * alone), 2)


def _date(group: Sequence[Mention], status: MeetingStatus) -> Period | None:
    """The day told with a meeting; of one put off, the latest."""
    dates = [m.date for m in group if m.date is not None]
    if not dates:
        return None
    return max(dates, key=lambda d: d.start) if status in FATES else dates[0]


def _is_during(group: Sequence[Mention], visit: Sequence[Mention]) -> bool:
    """Whether talks are held on a visit: those of its states, with nobody else of the visiting one, on its days."""
    states = frozenset().union(*(m.states for m in group))
    hosts = frozenset().union(*(m.states for m in visit))
    if group[0].kind == "visit" or len(states) < 2 or not states <= hosts:
        return False
    if {m.status for m in group} & DONE != set() and not {m.status for m in visit} & DONE:
        return False
    days = [m.date for m in group if m.date], [m.date for m in visit if m.date]
    return not all(days) or any(a.start >= b.start for a in days[0] for b in days[1])
