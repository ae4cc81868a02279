"""What a person decides about a record."""

from pathlib import Path

from dragoman.errors import StoreError
from dragoman.store.database import opened

VERDICTS = {
    "commitment": frozenset(
        {"made", "reaffirmed", "extended", "in progress", "kept", "partly kept", "lapsed", "broken", "withdrawn",
         "refused", "denied", "wrong"}
    ),
    "meeting": frozenset({"proposed", "scheduled", "under way", "held", "postponed", "cancelled", "wrong"}),
}  # fmt: skip


def judge(path: Path, number: str, verdict: str, compliance: int | None = None, note: str | None = None) -> None:
    """Keep a verdict on the commitment or meeting that a record tells of; a later one takes the place of an earlier.

    Raises StoreError where there is no such record, or the verdict is none for its kind.
    """
    if not path.exists():
        raise StoreError(f"{path}: there is no such file")
    with opened(path, to_write=True) as store:
        found = store.execute(
            "SELECT thread, kind FROM steps WHERE record = ? OR thread = ?", [number, number]
        ).fetchone()
        if found is None:
            raise StoreError(f"{path}: no commitment or meeting has the id {number!r}")
        thread, kind = found
        if verdict not in VERDICTS[kind]:
            raise StoreError(f"{verdict!r} is no verdict on a {kind}; one is {', '.join(sorted(VERDICTS[kind]))}")
        store.execute("DELETE FROM judgements WHERE record IN (SELECT record FROM steps WHERE thread = ?)", [thread])
        store.execute("INSERT INTO judgements VALUES (?, ?, ?, ?)", [thread, verdict, compliance, note])
