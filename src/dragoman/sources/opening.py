"""All that the user named, opened one after the other; what cannot be read costs itself alone."""

import sys
from collections.abc import Iterable, Iterator

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources.arguments import ADDRESS, STDIN, Target, find_targets
from dragoman.sources.checks import MAX_SIZE
from dragoman.sources.files import Terms, read_fetched, read_stream
from dragoman.sources.raw import RawReport


def open_sources(
    arguments: Iterable[str], *, published: str | None = None, max_size: int = MAX_SIZE
) -> Iterator[RawReport | Failure]:
    """The reports that the arguments name, in their order, as they are needed.

    An argument is a file (text, HTML, JSON, JSON Lines, CSV, Parquet, RSS, Atom, WARC, ninjs, NewsML-G2, a ZIP or tar
    archive of these), a folder, a pattern, an http(s) address of a page or feed, or "-" for standard input.
    `published` is the ISO day of all of them, whatever they say themselves; `max_size` the most characters of one
    report. What cannot be read comes as a Failure in its place; nothing is raised.
    """
    terms = Terms(published, max_size)
    for argument in arguments:
        try:
            for target in find_targets(argument):
                yield from [target] if isinstance(target, Failure) else _opened(target, terms)
        except SourceError as error:
            yield Failure(argument, str(error))


def _opened(target: Target, terms: Terms) -> Iterator[RawReport | Failure]:
    try:
        if target.source == STDIN:
            yield from read_stream(sys.stdin.buffer, target, terms)
        elif ADDRESS.match(target.source):
            yield from _fetched(target, terms)
        else:
            with open(target.source, "rb") as stream:
                yield from read_stream(stream, target, terms)
    except (SourceError, OSError) as error:
        yield Failure(_name(target), _reason(error))


def _fetched(target: Target, terms: Terms) -> Iterator[RawReport | Failure]:
    from dragoman.sources.web import fetch  # noqa: PLC0415 - who reads files need not wait for it

    found = fetch(target.source)
    yield from read_fetched(found.data, target, terms, found.charset)


def _name(target: Target) -> str:
    return "standard input" if target.source == STDIN else target.source


def _reason(error: SourceError | OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "this file may not be read (permission denied)"
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
