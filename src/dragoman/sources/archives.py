"""Archives: the members of ZIP and tar files, one at a time in the order of their names, as the files of a folder."""

import io
import re
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from dragoman.errors import SourceError
from dragoman.failure import Failure
from dragoman.sources.arguments import ARCHIVES, REPORTS, Target, ends
from dragoman.sources.unpacking import Guarded, unpacked

OUTSIDE = re.compile(r"/|[A-Za-z]:/|(?:.*/)?\.\.(?:/|$)")  # absolute, or out of the archive by way of ..


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the archive lists it; `refused` says why it is not read, if it is not."""

    name: str
    size: int
    refused: str | None
    open: Callable[[], IO[bytes] | None]


def read_members(stream: BinaryIO, target: Target, limit: int) -> Iterator[tuple[Target, BinaryIO] | Failure]:
    """The reports in an archive, each of at most `limit` bytes; what is refused or broken comes as a Failure.

    Raises SourceError where the archive cannot be read or holds no report.
    """
    with ExitStack() as stack:
        try:
            members = list(_listed(stream, target, stack))
        except SourceError:
            raise
        except Exception as error:  # the errors of so many packers have no common class
            raise SourceError(f"this is a broken archive, or none ({_words(error)}); fetch or pack it again") from error
        found = False
        for member in sorted(members, key=lambda member: member.name):
            if ends(member.name, REPORTS) and not _is_hidden(member.name):
                found = True
                inner = Target(f"{target.source}/{member.name}", f"{target.key}/{member.name}")
                try:
                    data = _read(member, limit)
                except SourceError as error:
                    yield Failure(inner.source, str(error))
                else:
                    yield inner, io.BytesIO(data)
        if not found:
            raise SourceError(f"no reports in this archive; they are files that end in {' '.join(REPORTS)}")


def _listed(stream: BinaryIO, target: Target, stack: ExitStack) -> Iterator[Member]:
    if ends(target.source, (".zip",)):
        return _in_zip(stack.enter_context(zipfile.ZipFile(stream)))
    if not ends(target.source, (".tar",)):
        packed, stream = stream, cast(BinaryIO, stack.enter_context(tempfile.TemporaryFile()))  # noqa: SIM115
        unpacked(packed, stream)
    guarded = cast(IO[bytes], Guarded(stream))
    return _in_tar(stack.enter_context(tarfile.open(fileobj=guarded, mode="r:")))


def _in_zip(archive: zipfile.ZipFile) -> Iterator[Member]:
    for entry in archive.infolist():
        if not entry.is_dir():
            refused = "a link in an archive is not followed" if stat.S_ISLNK(entry.external_attr >> 16) else None
            if entry.flag_bits & 1:
                refused = "this member is encrypted; unpack the archive and read that"
            yield Member(_name(entry.filename), entry.file_size, refused, lambda entry=entry: archive.open(entry))  # type: ignore[misc]


def _in_tar(archive: tarfile.TarFile) -> Iterator[Member]:
    for entry in archive:
        if not entry.isdir():
            refused = None if entry.isfile() else "a link or device in an archive is not followed"
            yield Member(_name(entry.name), entry.size, refused, lambda entry=entry: archive.extractfile(entry))  # type: ignore[misc]


def _read(member: Member, limit: int) -> bytes:
    if member.refused:
        raise SourceError(member.refused)
    if OUTSIDE.match(member.name):
        raise SourceError("its name leads out of the archive; pack it again with names relative to it")
    if ends(member.name, ARCHIVES):
        raise SourceError("an archive in an archive is not opened; unpack the outer one")
    if member.size <= limit:
        try:
            with cast(IO[bytes], member.open()) as opened:
                data = opened.read(limit + 1)  # whatever size it claims to have
        except Exception as error:  # as above
            raise SourceError(f"this member is broken ({_words(error)}); fetch or pack the archive again") from error
        if len(data) <= limit:
            return data
    raise SourceError(f"larger than {limit:,} bytes; unpack the archive and read that, or raise --max-size")


def _name(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") and part != ".." for part in PurePosixPath(name).parts)


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
