"""All that the user named, opened one after the other; what cannot be read costs itself alone."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources.arguments import ADDRESS, LIST, STDIN, Target, find_targets
from dragoman.sources.checks import MAX_SIZE
from dragoman.sources.files import WIDEST, Terms, read_fetched, read_stream
from dragoman.sources.raw import RawReport

if TYPE_CHECKING:
    from dragoman.sources.web import Web


def open_sources(
    arguments: Iterable[str], *, published: str | None = None, max_size: int = MAX_SIZE, web: "Web | None" = None
) -> Iterator[RawReport | Failure]:
    """The reports that the arguments name, in their order, as they are needed.

    An argument is a file (text, HTML, JSON, JSON Lines, CSV, Parquet, RSS, Atom, WARC, ninjs, NewsML-G2, a ZIP or tar
    archive of these), a folder, a pattern, an http(s) address of a page or feed, "@" with the name of a file that
    lists addresses, or "-" for standard input. `published` is the ISO day of all of them, whatever they say
    themselves; `max_size` the most characters of one report; `web` is what fetches and remembers pages, one without
    memory where none is given. What cannot be read comes as a Failure in its place; nothing is raised; a page that the
    web remembers as it is now does not come.
    """
    opener = _Opener(Terms(published, max_size), web)
    for argument in arguments:
        try:
            for target in find_targets(argument):
                yield from [target] if isinstance(target, Failure) else opener.open(target)
        except (SourceError, OSError) as error:
            yield Failure(argument.removeprefix(LIST), _reason(error))


class _Opener:
    """Opens one target after the other; the web is there from the first address on."""

    def __init__(self, terms: Terms, web: "Web | None") -> None:
        self._terms = terms
        self._web = web

    def open(self, target: Target) -> Iterator[RawReport | Failure]:
        try:
            if target.source == STDIN:
                yield from read_stream(sys.stdin.buffer, target, self._terms)
            elif ADDRESS.match(target.source):
                yield from self._fetched(target)
            else:
                with open(target.source, "rb") as stream:
                    yield from read_stream(stream, target, self._terms)
        except (SourceError, OSError) as error:
            yield Failure(_name(target), _reason(error))

    def _fetched(self, target: Target) -> Iterator[RawReport | Failure]:
        if self._web is None:
            from dragoman.sources.web import Web  # noqa: PLC0415 - who reads files need not wait for it

            self._web = Web()
        found = self._web.fetch(target.source, WIDEST * self._terms.max_size)
        if found:
            yield from read_fetched(found.data, target, self._terms, found.charset)
            self._web.remember(target.source, found)  # only now: the reader has asked for more, so he has this


def _name(target: Target) -> str:
    return "standard input" if target.source == STDIN else target.source


def _reason(error: SourceError | OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "this file may not be read (permission denied)"
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
