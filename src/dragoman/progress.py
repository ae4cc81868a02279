"""What the user sees while the work goes on: problems as they come, and how far it is. All on standard error."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.failure import Failure

T = TypeVar("T")


class Account:
    """Counts what was read and what was not, and says so."""

    def __init__(self, debug: bool = False) -> None:
        self.console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        self.debug = debug
        self.read = 0
        self.failed = 0

    def follow(
        self, results: Iterable[T | Failure], many: bool, count: Callable[[T], int] = lambda _: 1
    ) -> Iterator[T]:
        """The results without the failures, which become lines on standard error; a bar where it helps. `count` is how
        many reports a result is.
        """
        bar = Progress(
            SpinnerColumn(), TextColumn("{task.completed:.0f} reports"), TimeElapsedColumn(),
            console=self.console, transient=True, disable=not (many and self.console.is_terminal),
        )  # fmt: skip
        with bar:
            task = bar.add_task("", total=None)
            for result in results:
                if isinstance(result, Failure):
                    self._tell(result)
                    bar.advance(task)
                else:
                    number = count(result)
                    self.read += number
                    bar.advance(task, number)
                    yield result
        if many and self.failed:
            self.console.print(f"dragoman: {self.read} read, {self.failed} could not be read")

    def _tell(self, failure: Failure) -> None:
        self.failed += 1
        line = " ".join(str(failure).split())
        self.console.print("dragoman: " + "".join(c if c.isprintable() else "?" for c in line))
        if self.debug and failure.trace:
            self.console.print(failure.trace)
