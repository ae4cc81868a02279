"""Many reports: order kept, faults kept apart, the same whatever the number of workers."""

import os
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from dragoman import batch
from dragoman.batch import read_all
from dragoman.errors import DragomanError, ModelError
from dragoman.failure import Failure
from dragoman.pipeline import Reader
from dragoman.records import Reading
from dragoman.serialise import to_json
from dragoman.sources import RawReport


def raw(key: str) -> RawReport:
    text = f"LISBON, March 5. The ministers of Portugal and Norway signed accord {key} on Tuesday."
    return RawReport(text, key, f"in/{key}", published="2024-03-05")


class Deadly(RawReport):
    """A report that ends the process that takes it up, as one does that wants more memory than there is."""

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (9,)


def shown(results: Iterator[Reading | Failure]) -> list[str]:
    return [r.report.key if isinstance(r, Reading) else str(r) for r in results]


def test_failures_among_the_reports_are_handed_on_in_their_place() -> None:
    lost = Failure("in/x", "lost")
    assert shown(read_all([raw("a"), lost, raw("b")])) == ["a", "in/x: lost", "b"]


def test_a_report_in_another_language_is_named() -> None:
    german = RawReport(
        "Der Minister sagte am Montag, dass die Gespräche weitergehen und nicht enden.", "c", "rows.jsonl"
    )
    (found,) = read_all([german])
    assert isinstance(found, Failure)
    assert found.where == "rows.jsonl: c"
    assert "language" in found.message
    assert found.trace is None


def test_a_report_that_the_program_stumbles_over_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Reader.read

    def stumbling(self: Reader, report: RawReport) -> Reading:
        return whole(self, report) if report.key != "b" else dict[str, Reading]()["b"]

    monkeypatch.setattr(Reader, "read", stumbling)
    first, second, third = read_all([raw("a"), raw("b"), raw("c")])
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert isinstance(second, Failure)
    assert second.where == "in/b"
    assert "KeyError" in second.message
    assert "stumbling" in str(second.trace)


def test_a_program_that_cannot_start_says_so_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_model(_: object) -> Reader:
        raise ModelError("no such model")

    monkeypatch.setattr(batch, "_reader", without_model)
    with pytest.raises(ModelError):
        list(read_all([raw("a")]))


def test_reports_are_taken_up_only_as_they_are_needed() -> None:
    taken = []

    def endless() -> Iterator[RawReport]:
        for number in range(10_000):
            taken.append(number)
            yield raw(str(number))

    assert shown(islice(read_all(endless()), 2)) == ["0", "1"]
    assert len(taken) == 2


def test_two_workers_give_the_same_bytes_in_the_same_order() -> None:
    taken = []

    def endless() -> Iterator[RawReport | Failure]:
        for number in range(10_000):
            taken.append(number)
            yield raw(str(number)) if number % 5 else Failure(str(number), "lost")

    alone = list(islice(read_all(endless()), 12))
    together = read_all(endless(), workers=2)
    assert list(islice(together, 12)) == alone
    assert [to_json(r) for r in alone if isinstance(r, Reading)]
    assert len(taken) < 100
    together.close()  # type: ignore[attr-defined]


def test_a_report_that_kills_its_process_costs_itself_alone() -> None:
    deadly = Deadly("The envoys met.", "deadly", "in/deadly")
    others = [Failure(f"in/{key}", "lost") for key in "abcdefgh"]  # which need no language model
    found = list(read_all([*others[:1], deadly, *others[1:]], workers=2))
    assert [found[0], *found[2:]] == others
    assert isinstance(found[1], Failure)
    assert found[1].where == "in/deadly"
    assert "killed" in found[1].message


def test_processes_that_all_die_end_the_work() -> None:
    with pytest.raises(DragomanError, match="--workers 1"):
        list(read_all([Deadly("The envoys met.", str(n), str(n)) for n in range(9)], workers=2))
