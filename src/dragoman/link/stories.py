"""Which reports tell the same news: copies, updates, shortened and rewritten ones within a few days."""

from collections import defaultdict
from datetime import date

import duckdb

from dragoman.link.likeness import Texts

DAYS = 2  # between two reports of one story
ALIKE, ON_OTHER_DAYS = 0.5, 0.6  # cosine from which two reports of one day, or of two, tell the same news
OPENING = 1500  # characters that say what a report is about


def find_stories(store: duckdb.DuckDBPyConnection) -> list[tuple[str | None, ...]]:
    """(story, report) for every report; a story has the id of its first report."""
    rows = store.execute(
        "SELECT id, coalesce(title, '') || ' ' || coalesce(title, '') || ' ' || left(text, ?), published "
        "FROM reports ORDER BY published NULLS LAST, id",
        [OPENING],
    ).fetchall()
    texts = Texts([row[1] for row in rows])
    tops = list(range(len(rows)))

    def top(n: int) -> int:
        while tops[n] != n:
            n = tops[n]
        return n

    for n, (_, _, day) in enumerate(rows):
        near = [m for m in texts.sharing(n) if m < n and _within(rows[m][2], day)]
        for m, alike in texts.like(n, sorted(near)):
            if alike >= (ALIKE if rows[m][2] == day else ON_OTHER_DAYS):
                first, last = sorted((top(n), top(m)))
                tops[last] = first
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for n in range(len(rows)):
        groups[top(n)].append(n)
    return [("t" + rows[first][0][:16], rows[n][0]) for first, members in groups.items() for n in members]


def _within(one: date | None, other: date | None) -> bool:
    """Whether two days are near; reports without a day are compared with all others without one."""
    if one is None or other is None:
        return one is other
    return abs((one - other).days) <= DAYS
