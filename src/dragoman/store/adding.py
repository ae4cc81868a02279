"""Reports into the store: each once, a few in one transaction, so that a crash costs nothing but time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dragoman.batch import Item, read_all
from dragoman.failure import Failure
from dragoman.link import link
from dragoman.records import Reading
from dragoman.report.identity import canonical_text, text_id
from dragoman.store.database import opened
from dragoman.store.keeping import insert, rows_together, transaction
from dragoman.store.rows import Row, row_of_given
from dragoman.store.versions import Versions
from dragoman.store.wire import Wire

BATCH = 32  # reports in one transaction


@dataclass(slots=True)
class Added:
    """How many reports were new, known already, could not be read, and were replaced or taken back by their agency."""

    new: int = 0
    known: int = 0
    failed: int = 0
    replaced: int = 0

    def __str__(self) -> str:
        rest = f", {self.replaced} replaced or taken back by their agency" if self.replaced else ""
        return f"{self.new} new, {self.known} known already, {self.failed} could not be read{rest}"


def add(
    items: Iterable[Item], path: Path, *, workers: int = 1, language_model: str | None = None,
    memory: Versions | None = None,
) -> Iterator[Failure | Added]:  # fmt: skip
    """Read reports that the store at `path` does not have, and keep them; then link what belongs together.

    Failures are handed on as they come, an Added after each transaction. `memory` is what the web of the items asks
    for pages that have not changed; it is filled before the first item is taken, and kept when all are.
    Raises StoreError where the store cannot be written.
    """
    added, memory, wire = Added(), memory or Versions(), Wire()
    places: list[str] = []
    given: dict[str, Row] = {}
    with opened(path, to_write=True) as store:
        known = {row[0] for row in store.execute("SELECT id FROM reports").fetchall()}
        memory.load(store)
        wire.load(store)
        new = _unknown(items, known, wire, given, added)
        results = read_all(new, workers=workers, language_model=language_model)
        while batch := list(islice(results, BATCH)):
            failures = [result for result in batch if isinstance(result, Failure)]
            readings = [result for result in batch if isinstance(result, Reading)]
            current = [reading for reading in readings if not wire.is_outdated(reading.report.id)]
            yield from failures
            places += [failure.where for failure in failures]
            added.failed += len(failures)
            added.new += len(current)
            added.replaced += len(readings) - len(current)
            with transaction(store, path):
                insert(store, rows_together(current, failures))
                insert(store, {"given": [given.pop(reading.report.id) for reading in current]})
                added.replaced += len(wire.settle(store))
            yield added
        with transaction(store, path):
            added.replaced += len(wire.settle(store))
        memory.save(store, places)
        added.known += memory.same
        link(store)
        yield added


def _unknown(
    items: Iterable[Item], known: set[str], wire: Wire, given: dict[str, Row], added: Added
) -> Iterator[Item]:  # fmt: skip
    """The reports that the store has not, each once, and of an agency's item no version before the last; `given` takes
    what their sources say of them.
    """
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        number = text_id(canonical_text(item.text))
        is_current = wire.note(item, number)
        if item.is_kill:
            continue
        if number in known or not is_current:
            added.known += 1
            continue
        known.add(number)
        given[number] = row_of_given(item, number)
        yield item
