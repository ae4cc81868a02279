"""Many reports, in order, by one process or several: a report that fails costs itself alone."""

import multiprocessing
import signal
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError, KnowledgeError, ModelError
from dragoman.failure import Failure
from dragoman.records import Reading
from dragoman.sources.raw import RawReport

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

CHUNK = 4  # reports handed to a worker at once: few enough to share out a small batch evenly
AHEAD = 3  # chunks under way for each worker, so that none waits and memory stays bounded
DEATHS = 3  # workers that may die one after the other before the fault is not with the reports

Item = RawReport | Failure
Result = Reading | Failure


def read_all(items: Iterable[Item], *, workers: int = 1, language_model: str | None = None) -> Iterator[Result]:
    """The reading of every report, or why there is none, in the order of the reports whatever `workers` is.

    A Failure among the items is handed on in its place. Raises ModelError or KnowledgeError if the program
    itself cannot start, DragomanError if one worker after the other dies.
    """
    if workers == 1:
        return (read_one(item, language_model) for item in items)
    return _Workers(workers, language_model).read(items)


def read_one(item: Item, language_model: str | None = None) -> Result:
    """The reading of one report, or why there is none. The language model is loaded once for the process."""
    if isinstance(item, Failure):
        return item
    try:
        return _reader(language_model).read(item)
    except (ModelError, KnowledgeError):
        raise
    except DragomanError as error:
        return Failure(_where(item), str(error))
    except Exception as error:  # whatever a stage stumbles over, the other reports are read
        reason = f"this report made the program fail ({type(error).__name__}: {error}); run with --debug and report it"
        return Failure(_where(item), reason, traceback.format_exc())


class _Workers:
    """Processes that each read a few reports at a time, and are replaced when one dies."""

    def __init__(self, number: int, language_model: str | None) -> None:
        self.number = number
        self.model = language_model
        self.deaths = 0
        self.pool = self._start()
        self.waiting: deque[tuple[list[Item], ProcessPoolExecutor, Future[list[Result]]]] = deque()

    def read(self, items: Iterable[Item]) -> Iterator[Result]:
        rest = iter(items)
        try:
            while chunk := list(islice(rest, CHUNK)):
                self.waiting.append((chunk, self.pool, self._submit(chunk)))
                if len(self.waiting) >= self.number * AHEAD:
                    yield from self._next()
            while self.waiting:
                yield from self._next()
        finally:
            self.pool.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self.number, mp_context=multiprocessing.get_context("spawn"), initializer=_leave_interrupts_to_the_system
        )

    def _submit(self, chunk: list[Item]) -> Future[list[Result]]:
        try:
            return self.pool.submit(_read_chunk, chunk, self.model)
        except BrokenProcessPool as error:
            broken: Future[list[Result]] = Future()
            broken.set_exception(error)
            return broken

    def _next(self) -> list[Result]:
        chunk, pool, future = self.waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            if pool is self.pool:
                self.pool = self._start()
            return [self._alone(item) for item in chunk]

    def _alone(self, item: Item) -> Result:
        """One report by itself, to find the one that brings its process down."""
        try:
            (result,) = self._submit([item]).result()
        except BrokenProcessPool as error:
            self.deaths += 1
            if self.deaths == DEATHS:
                raise DragomanError("the worker processes die one after the other; try --workers 1") from error
            self.pool = self._start()
            return Failure(_where(item), "reading this report killed its process (out of memory?); it was left out")
        self.deaths = 0
        return result


def _leave_interrupts_to_the_system() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a worker that is interrupted ends without a word


def _read_chunk(chunk: list[Item], language_model: str | None) -> list[Result]:
    return [read_one(item, language_model) for item in chunk]


@cache
def _reader(language_model: str | None) -> "Reader":
    from dragoman.pipeline import Reader  # noqa: PLC0415 - seconds, needed only where reports are read

    return Reader(language_model)


def _where(item: Item) -> str:
    if isinstance(item, Failure):
        return item.where
    return item.source if item.source.endswith(item.key) else f"{item.source}: {item.key}"
