"""What could not be read: a row of its own beside the readings, never an end to the work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One source or report that could not be read. `where` names it, `message` says why and what to do."""

    where: str
    message: str
    trace: str | None = None  # the program's own stack, where the fault may be the program's

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
