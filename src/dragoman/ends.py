"""How commands begin and end: days as users write them, errors in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import typer

from dragoman.errors import DragomanError

INTERRUPTED, BROKEN_PIPE = 130, 141  # 128 and the number of the signal, as shells have it


def day(value: str) -> str:
    """A day as ISO 8601. Raises BadParameter for anything else."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write it as YYYY-MM-DD") from None


@contextmanager
def quiet_ends() -> Iterator[None]:
    """Errors of the program's own as one line; Ctrl-C and a reader that has gone without a word."""
    try:
        yield
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        raise typer.Exit(BROKEN_PIPE) from None
