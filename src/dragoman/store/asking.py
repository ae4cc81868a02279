"""Answers from the store: rows of the ledger, the calendar, events, statements, series and search."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import duckdb

from dragoman.errors import StoreError
from dragoman.store.terms import counted

SOON = 14  # days within which something falls due soon
OPEN = ("made", "reaffirmed", "extended", "in progress")
K1, B = 1.2, 0.75  # BM25: Robertson and Zaragoza (2009)


@dataclass(frozen=True, slots=True)
class Filter:
    """What an answer is narrowed to; what is left open narrows nothing."""

    states: tuple[str, ...] = ()  # codes; all of them must take part
    actor: str | None = None  # part of a name
    since: str | None = None  # ISO days, both included
    until: str | None = None
    domain: str | None = None
    force: str | None = None
    status: str | None = None
    kind: str | None = None  # type of event, kind of statement
    due_before: str | None = None
    as_of: str | None = None  # only what reports up to this day told
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """Names of columns and the rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    shown: tuple[str, ...] = ()  # columns of a table for people; all of them where it is empty


@dataclass(slots=True)
class _Where:
    """Conditions of a query with their values."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, part: str, *values: Any) -> None:
        self.parts.append(part)
        self.values += values

    def __str__(self) -> str:
        return " AND ".join(self.parts) or "true"


def ledger(store: duckdb.DuckDBPyConnection, by: Filter) -> Answer:
    """Commitments with their present status, what falls due first standing first."""
    where = _Where()
    _common(where, by, states="list_concat(states, addressee_states, beneficiary_states)", names="parties")
    _narrow(where, by, domain="domain", force="force", status="status")
    if by.due_before:
        where.add("due_last < ?", by.due_before)
    sql = f"""SELECT id, due_first, due_last, due_text, array_to_string(parties, ', ') AS parties, force, action,
        domain, condition, status, first_told, last_told, reports, round(confidence, 2) AS confidence, words
        FROM ({_ledger(by)}) WHERE {where} ORDER BY due_last NULLS LAST, last_told DESC, id LIMIT ?"""
    shown = ("due_last", "due_text", "parties", "force", "action", "status", "last_told", "id")
    return _asked(store, sql, [*_as_of(by), *where.values, by.limit], shown)


def due(store: duckdb.DuckDBPyConnection, by: Filter, today: date) -> Answer:
    """Open commitments that are overdue or fall due within a fortnight of `today`."""
    where = _Where()
    _common(where, by, states="list_concat(states, addressee_states, beneficiary_states)", names="parties")
    where.add("status IN ?", [*OPEN, "lapsed"])
    where.add("due_last <= ?", (today + timedelta(days=SOON)).isoformat())
    sql = f"""SELECT id, CASE WHEN due_last < ? THEN 'overdue' ELSE 'due' END AS what, due_first, due_last, due_text,
        array_to_string(parties, ', ') AS parties, force, action, status, words
        FROM ({_ledger(by)}) WHERE {where} ORDER BY due_last, id LIMIT ?"""
    shown = ("what", "due_last", "due_text", "parties", "force", "action", "status", "id")
    return _asked(store, sql, [today.isoformat(), *_as_of(by), *where.values, by.limit], shown)


def meetings(store: duckdb.DuckDBPyConnection, by: Filter) -> Answer:
    """Meetings with their present status, in the order of days."""
    where = _Where()
    _common(where, by, states="states", names="participants", first="first", last="last")
    _narrow(where, by, status="status")
    sql = f"""SELECT id, first, last, array_to_string(participants, ', ') AS participants, body, place, status, reports,
        round(confidence, 2) AS confidence, words
        FROM ({_calendar(by)}) WHERE {where} ORDER BY first NULLS LAST, id LIMIT ?"""
    shown = ("first", "last", "participants", "body", "place", "status", "reports", "id")
    return _asked(store, sql, [*_as_of(by), *where.values, by.limit], shown)


def events(store: duckdb.DuckDBPyConnection, by: Filter) -> Answer:
    """Events, the newest first."""
    where = _Where()
    _common(where, by, states="list_concat(actor_states, recipient_states)", names="list_concat(actors, recipients)",
            first="first", last="last")  # fmt: skip
    _narrow(where, by, kind="type", status="status")
    _told(where, by)
    sql = f"""SELECT e.id, first, array_to_string(actors, ', ') AS actors,
        array_to_string(recipients, ', ') AS recipients, type, mode, cameo, status, place,
        round(e.confidence, 2) AS confidence, words
        FROM events e JOIN reports r ON r.id = e.report WHERE {where} ORDER BY first DESC NULLS LAST, e.id LIMIT ?"""
    shown = ("first", "actors", "recipients", "type", "mode", "status", "words", "id")
    return _asked(store, sql, [*where.values, by.limit], shown)


def statements(store: duckdb.DuckDBPyConnection, by: Filter) -> Answer:
    """Statements, the newest first."""
    where = _Where()
    if by.states:
        where.add("country IN ?", list(by.states))
    if by.actor:
        where.add("speaker ILIKE ?", f"%{by.actor}%")
    _days(where, by, "said", "said")
    _narrow(where, by, kind="kind")
    _told(where, by)
    sql = f"""SELECT s.id, said, speaker, country, kind, s.text, round(s.confidence, 2) AS confidence
        FROM statements s JOIN reports r ON r.id = s.report WHERE {where} ORDER BY said DESC NULLS LAST, s.id LIMIT ?"""
    return _asked(store, sql, [*where.values, by.limit])


def timeline(store: duckdb.DuckDBPyConnection, by: Filter) -> Answer:
    """Events, meetings and commitments of some states or somebody in one list, in the order of days."""
    rows: list[tuple[Any, ...]] = []
    for kind, found, day, what in (
        ("event", events(store, by), "first", "type"), ("meeting", meetings(store, by), "first", "status"),
        ("commitment", ledger(store, by), "last_told", "force"),
    ):  # fmt: skip
        places = [found.columns.index(name) for name in ("id", day, what, "words")]
        rows += [(row[places[1]], kind, row[places[2]], row[places[3]], row[places[0]]) for row in found.rows]
    rows.sort(key=lambda row: (row[0] is None, str(row[0]), row[1], row[4]))
    return Answer(("day", "kind", "what", "words", "id"), rows[: by.limit])


def relations(store: duckdb.DuckDBPyConnection, by: Filter, period: str = "month") -> Answer:
    """For each pair of states and each day, week or month: counts, cooperative and conflictual sums, mean score."""
    where = _Where()
    for state in by.states:
        where.add("? IN (one, other)", state)
    _days(where, by, "day", "day")
    if by.as_of:
        where.add("report IN (SELECT id FROM reports WHERE published <= ?)", by.as_of)
    sql = f"""SELECT one, other, date_trunc('{period}', day)::DATE AS period, count(*) AS events,
        count(*) FILTER (quad LIKE '%cooperation') AS cooperation, count(*) FILTER (quad LIKE '%conflict') AS conflict,
        round(sum(score) FILTER (score > 0), 1) AS cooperative, round(sum(score) FILTER (score < 0), 1) AS conflictual,
        round(avg(score), 2) AS mean, round(avg(goldstein), 2) AS goldstein
        FROM dyads WHERE {where} AND day IS NOT NULL GROUP BY ALL
        ORDER BY period DESC, events DESC, one, other LIMIT ?"""
    return _asked(store, sql, [*where.values, by.limit])


def search(store: duckdb.DuckDBPyConnection, words: str, by: Filter) -> Answer:
    """Reports and statements that hold some of the words, the best first (BM25)."""
    terms = list(counted(words))
    sql = """WITH asked AS (SELECT unnest(?::VARCHAR[]) AS word),
        sizes AS (SELECT kind, count(*) AS items, avg(words) AS mean FROM lengths GROUP BY kind),
        found AS (SELECT p.* FROM postings p JOIN asked USING (word)),
        rare AS (SELECT kind, word, count(*) AS having_it FROM found GROUP BY ALL),
        scored AS (SELECT f.kind, f.item, sum(ln(1 + (z.items - r.having_it + 0.5) / (r.having_it + 0.5))
            * f.times * (?::DOUBLE + 1) / (f.times + ? * (1 - ? + ? * l.words / z.mean))) AS score
            FROM found f JOIN rare r USING (kind, word) JOIN lengths l ON l.kind = f.kind AND l.item = f.item
            JOIN sizes z ON z.kind = f.kind GROUP BY ALL)
        SELECT c.kind, round(score, 2) AS score, coalesce(r.published, s.said) AS day,
            coalesce(r.title, s.speaker) AS who, coalesce(left(r.text, 160), s.text) AS words, c.item AS id
        FROM scored c LEFT JOIN reports r ON c.kind = 'report' AND r.id = c.item
        LEFT JOIN statements s ON c.kind = 'statement' AND s.id = c.item
        WHERE (? IS NULL OR coalesce(r.published, s.said) <= ?::DATE) ORDER BY score DESC, c.item LIMIT ?"""
    return _asked(store, sql, [terms, K1, K1, B, B, by.as_of, by.as_of, by.limit])


def lookup(store: duckdb.DuckDBPyConnection, number: str) -> Answer:
    """Everything that is kept of one record: a report by the beginning of its id, or a record by its id."""
    for table in ("commitments", "meetings", "events", "statements", "figures", "issues"):
        found = _asked(store, f"SELECT * FROM {table} WHERE id = ?", [number])
        if found.rows:
            return found
    columns = "id, key, source, publisher, published, title, text"
    return _asked(store, f"SELECT {columns} FROM reports WHERE starts_with(id, ?) OR key = ? LIMIT 1", [number, number])


def life(store: duckdb.DuckDBPyConnection, number: str) -> Answer:
    """The steps of a commitment or a meeting, in the order of days."""
    sql = """SELECT s.day, s.status, s.words, coalesce(r.title, r.key) AS report, s.record
        FROM steps s LEFT JOIN reports r ON r.id = s.report
        WHERE s.thread = (SELECT any_value(thread) FROM steps WHERE record = ?) ORDER BY s.day, s.record"""
    return _asked(store, sql, [number])


def issues(store: duckdb.DuckDBPyConnection, by: Filter) -> Answer:
    """What could not be read or was not understood."""
    return _asked(
        store, "SELECT place, stage, message, words FROM issues ORDER BY place, stage, id LIMIT ?", [by.limit]
    )


def _ledger(by: Filter) -> str:
    return _dated("ledger", by)


def _calendar(by: Filter) -> str:
    return _dated("calendar", by)


def _dated(view: str, by: Filter) -> str:
    """A view of the present, or of what was known on a day: its steps up to that day."""
    if by.as_of is None:
        return f"SELECT * FROM {view}"
    kind = "commitment" if view == "ledger" else "meeting"
    return f"""SELECT v.* REPLACE (k.status AS status, k.reports AS reports) FROM {view} v JOIN (
        SELECT thread, arg_max(status, (day, record)) AS status, count(DISTINCT report) AS reports FROM steps
        WHERE kind = '{kind}' AND day <= ?::DATE GROUP BY thread) k ON k.thread = v.id"""


def _as_of(by: Filter) -> list[Any]:
    return [by.as_of] if by.as_of else []


def _common(where: _Where, by: Filter, *, states: str, names: str, first: str = "", last: str = "") -> None:
    for state in by.states:
        where.add(f"list_contains({states}, ?)", state)
    if by.actor:
        where.add(f"array_to_string({names}, ' ') ILIKE ?", f"%{by.actor}%")
    if first:
        _days(where, by, first, last)
    elif by.since or by.until:
        _days(where, by, "first_told", "last_told")


def _days(where: _Where, by: Filter, first: str, last: str) -> None:
    if by.since:
        where.add(f"{last} >= ?", by.since)
    if by.until:
        where.add(f"{first} <= ?", by.until)


def _narrow(where: _Where, by: Filter, **columns: str) -> None:
    for name, column in columns.items():
        value = getattr(by, name)
        if value:
            where.add(f"{column} = ?", value.upper() if column == "type" else value)


def _told(where: _Where, by: Filter) -> None:
    if by.as_of:
        where.add("r.published <= ?", by.as_of)


def _asked(
    store: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any], shown: tuple[str, ...] = ()
) -> Answer:  # fmt: skip
    found = store.execute(sql, list(values))
    return Answer(tuple(column[0] for column in found.description or ()), found.fetchall(), shown)


def queried(store: duckdb.DuckDBPyConnection, query: str) -> Answer:
    """The rows of a query of the user's own. Raises StoreError with what DuckDB says of it."""
    try:
        return _asked(store, query, [])
    except duckdb.Error as error:
        raise StoreError(f"the query cannot be answered: {str(error).splitlines()[0]}") from error
