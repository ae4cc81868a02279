"""Sources added again and again: a round, a rest, the next round, until somebody asks for the end."""

import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from types import FrameType
from typing import Protocol, TypeVar

from dragoman.errors import StoreBusyError
from dragoman.store.adding import Added

T = TypeVar("T")


class Clock(Protocol):
    """The time, and whether it is time to end."""

    @property
    def ended(self) -> bool: ...

    def now(self) -> float:
        """Seconds since some moment."""

    def wait(self, seconds: float) -> None:
        """Let the time pass, or come back at once when it is time to end."""


class Watch:
    """The clock of the system; `end` may come from a signal or another thread."""

    def __init__(self) -> None:
        self._end = Event()

    @property
    def ended(self) -> bool:
        return self._end.is_set()

    def now(self) -> float:
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        self._end.wait(max(0.0, seconds))

    def end(self) -> None:
        self._end.set()


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one round: how many reports were added, or why the store was not to be had."""

    added: Added
    trouble: str | None = None


def watch(add_all: Callable[[], Added], every: float, clock: Clock) -> Iterator[Round]:
    """Add all there is, every so many seconds from the beginning of a round, until the clock says that it is the end.

    A store that another program has open costs the round, not the watch. Raises StoreError where it is none at all.
    """
    while not clock.ended:
        begun = clock.now()
        yield one_round(add_all)
        clock.wait(begun + every - clock.now())


def one_round(add_all: Callable[[], Added]) -> Round:
    """One round of a watch. Raises StoreError where the store cannot be written, but not where it is busy."""
    try:
        return Round(add_all())
    except StoreBusyError as error:
        return Round(Added(), str(error))


def until_the_end(items: Iterable[T], clock: Clock) -> Iterator[T]:
    """The items, up to the one during which it became time to end: what was begun is finished."""
    for item in items:
        yield item
        if clock.ended:
            return


@contextmanager
def ended_by_signals(watch: Watch) -> Iterator[None]:
    """Have Ctrl-C and SIGTERM end a watch; a second one ends the program as ever."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def as_before() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def end(_number: int, _frame: FrameType | None) -> None:
        watch.end()
        as_before()

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        as_before()
