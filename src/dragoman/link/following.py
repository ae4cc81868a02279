"""The life of a commitment or a meeting: every later report that tells of it, and what became of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import duckdb

from dragoman.link.likeness import Texts, cosine

Row = tuple[Any, ...]  # as the queries here have it
Step = tuple[str | None, ...]  # thread, kind, record, report, day, status, words

SAME_ACT = 0.45  # cosine of two actions from which they are one commitment
DONE = 0.4  # cosine of an action and an event from which the event does what was promised
LONGEST = timedelta(days=3 * 366)  # from one telling of a commitment to the next
MEETING_DAYS = timedelta(days=21)  # between the days of two tellings of one meeting without a common day
NEXT = timedelta(days=2)  # the same, where nobody is named in both
PUT_OFF = timedelta(days=180)  # from the day of a meeting to the one to which it is put off
BINDING = frozenset({"agreed", "decided", "promised", "offered", "instructed"})
KEEPING = {  # types of event by which an act is done, by the first verb of its action
    "sign": "SUPPORT", "ratify": "SUPPORT", "recognise": "SUPPORT", "recognize": "SUPPORT", "meet": "CONSULT",
    "visit": "CONSULT", "hold": "CONSULT", "send": "AID", "provide": "AID", "give": "AID", "lend": "AID",
    "donate": "AID",
    "withdraw": "RETREAT", "release": "RETREAT", "free": "RETREAT", "lift": "RETREAT", "pull": "RETREAT",
    "deploy": "MOBILIZE", "cut": "SANCTION", "impose": "SANCTION", "expel": "SANCTION", "suspend": "SANCTION",
}  # fmt: skip


@dataclass(slots=True)
class Thread:
    """Tellings of one commitment, in the order of days."""

    id: str
    states: frozenset[str]
    domain: str
    members: list[int] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)


def follow_commitments(store: duckdb.DuckDBPyConnection) -> list[Step]:
    """Steps in the lives of all commitments, in the order of days and ids."""
    rows = store.execute(
        "SELECT c.id, c.report, r.published, c.states, c.force, c.action, c.domain, c.due_last, c.words "
        "FROM commitments c JOIN reports r ON r.id = c.report ORDER BY r.published NULLS LAST, c.id"
    ).fetchall()
    texts = Texts([row[5] for row in rows])
    threads: list[Thread] = []
    by_state: defaultdict[str, list[Thread]] = defaultdict(list)
    for n, row in enumerate(rows):
        thread = _best(n, rows, texts, by_state)
        if thread is None:
            thread = Thread(row[0], frozenset(row[3]), row[6])
            threads.append(thread)
            for state in thread.states:
                by_state[state].append(thread)
        thread.steps.append((thread.id, "commitment", row[0], row[1], _day(row[2]), _status(row, thread, rows), row[8]))
        thread.members.append(n)
    _keep(store, threads, rows)
    latest = max((row[2] for row in rows if row[2]), default=None)
    for thread in threads:
        _lapse(thread, rows, latest)
    return [step for thread in threads for step in thread.steps]


def _best(n: int, rows: Sequence[Row], texts: Texts, by_state: dict[str, list[Thread]]) -> Thread | None:
    """The thread that a commitment goes on: same states, like act, not too long after."""
    row = rows[n]
    states = frozenset(row[3])
    found: dict[str, tuple[float, Thread]] = {}
    for thread in {t.id: t for state in states for t in by_state.get(state, ())}.values():
        last = thread.members[-1]
        if not (states <= thread.states or thread.states <= states) or _apart(rows[last][2], row[2]):
            continue
        if rows[last][1] == row[1]:
            continue  # two entries of one report are two
        alike = max(cosine(texts.vectors[n], texts.vectors[m]) for m in thread.members)
        if alike >= SAME_ACT + (0.1 if thread.domain != row[6] else 0.0):
            found[thread.id] = (alike, thread)
    return max(found.values(), key=lambda pair: (pair[0], pair[1].id))[1] if found else None


def _apart(one: date | None, other: date | None) -> bool:
    return one is None or other is None or other - one > LONGEST


def _status(row: Row, thread: Thread, rows: Sequence[Row]) -> str:
    """What a telling does to a commitment that was told before."""
    force = row[4]
    if not thread.members:
        return "refused" if force == "refused" else "made"
    before = rows[thread.members[-1]]
    if force == "refused":
        return "withdrawn" if any(rows[m][4] in BINDING for m in thread.members) else "refused"
    if row[7] and before[7] and row[7] > before[7]:
        return "extended"
    return "reaffirmed" if force in BINDING and before[4] in BINDING else "made"


def _keep(store: duckdb.DuckDBPyConnection, threads: list[Thread], rows: Sequence[Row]) -> None:
    """Add the events that do what was promised."""
    events = store.execute(
        "SELECT e.id, e.report, coalesce(e.first, r.published), list_distinct(list_concat(e.actor_states, "
        "e.recipient_states)), e.type, e.words FROM events e JOIN reports r ON r.id = e.report "
        "WHERE e.status = 'occurred' ORDER BY 3 NULLS LAST, e.id"
    ).fetchall()
    told = Texts([*(row[5] for row in rows), *(event[5] for event in events)])
    by_type: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, event in enumerate(events):
        for state in event[3]:
            by_type[event[4], state].append(n)
    for thread in threads:
        first = rows[thread.members[0]]
        kind = KEEPING.get(first[5].partition(" ")[0])
        if kind is None or first[4] not in BINDING or first[2] is None:
            continue
        for n in _candidates(by_type, kind, thread.states):
            event = events[n]
            later = event[2] is not None and first[2] < event[2] <= first[2] + LONGEST
            if not later or not thread.states <= set(event[3]):
                continue
            if cosine(told.vectors[thread.members[0]], told.vectors[len(rows) + n]) >= DONE:
                thread.steps.append((thread.id, "commitment", event[0], event[1], _day(event[2]), "kept", event[5]))
                break


def _candidates(by_type: dict[tuple[str, str], list[int]], kind: str, states: frozenset[str]) -> list[int]:
    return sorted({n for state in states for n in by_type.get((kind, state), ())})


def _lapse(thread: Thread, rows: Sequence[Row], latest: date | None) -> None:
    """A commitment whose day has passed, and of which nothing was heard since, has lapsed."""
    last = rows[thread.members[-1]]
    if last[7] is None or latest is None or last[7] >= latest or last[4] not in BINDING:
        return
    if thread.steps[-1][5] in ("made", "reaffirmed", "extended"):
        day = last[7] + timedelta(days=1)
        thread.steps.append((thread.id, "commitment", f"{thread.id}-lapsed", str(last[1]), _day(day), "lapsed", ""))


def follow_meetings(store: duckdb.DuckDBPyConnection) -> list[Step]:
    """Steps in the lives of all meetings: the same states, nobody else, and days that meet or are near."""
    rows = store.execute(
        """SELECT m.id, m.report, r.published, m.states, list_intersect(m.participants, coalesce(p.names, [])), m.body,
        m.first, m.last, m.status, m.words, m.land FROM meetings m JOIN reports r ON r.id = m.report
        LEFT JOIN (SELECT report, list(name) AS names FROM actors WHERE kind = 'person' GROUP BY report) p
        ON p.report = m.report ORDER BY r.published NULLS LAST, m.id"""
    ).fetchall()
    threads: list[tuple[str, list[int]]] = []
    by_state: defaultdict[str, list[int]] = defaultdict(list)
    steps: list[Step] = []
    for n, row in enumerate(rows):
        near = sorted({t for state in row[3] for t in by_state.get(state, ())}, reverse=True)
        found = next((t for t in near if _same_meeting(row, [rows[m] for m in threads[t][1]])), None)
        if found is None:
            found = len(threads)
            threads.append((row[0], []))
            for state in row[3]:
                by_state[state].append(found)
        threads[found][1].append(n)
        steps.append((threads[found][0], "meeting", row[0], row[1], _day(row[2]), row[8], row[9]))
    return steps


def _same_meeting(row: Row, members: Sequence[Row]) -> bool:
    return all(_may_be_one(row, other) for other in members)


def _may_be_one(one: Row, other: Row) -> bool:
    """Whether two reports tell of one meeting: the same states, nobody and nowhere else, and days that meet. Where a
    day is missing or was put off, the reports must be near, and nearer where no person, body or land is the same.
    """
    states = set(one[3]), set(other[3])
    persons = _named(one), _named(other)
    shared = bool(persons[0] & persons[1])
    if one[1] == other[1] or len(states[0] & states[1]) < 2:
        return False
    if states[0] != states[1] and not (shared and (states[0] <= states[1] or states[1] <= states[0])):
        return False
    if (all(persons) and not shared) or _differ(one[5], other[5]) or _differ(one[10], other[10]):
        return False
    alike = shared or (one[5] and one[5] == other[5]) or (one[10] and one[10] == other[10])
    days = [d for d in (one[6] or one[2], other[6] or other[2]) if d]
    if len(days) < 2:
        return False
    apart: timedelta = abs(days[0] - days[1])
    if {one[8], other[8]} & {"postponed", "cancelled"}:
        return apart <= (PUT_OFF if alike else MEETING_DAYS)
    if one[6] and other[6]:
        return bool(one[6] <= other[7] and other[6] <= one[7])
    return apart <= (MEETING_DAYS if alike else NEXT)


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _named(row: Row) -> set[str]:
    """Surnames of the persons who take part: of names of several words."""
    return {name.split()[-1] for name in row[4] if " " in name and name.split()[-1][0].isupper()}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
