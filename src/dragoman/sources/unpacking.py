"""Compressed and hostile archives kept within bounds of disk and memory."""

import gzip
import io
from typing import IO, BinaryIO

from dragoman.errors import SourceError

MOST = 20_000_000_000  # bytes that an archive may unpack to on disk
PIECE = 1_000_000
LARGEST_READ = 100_000_000  # bytes; tarfile reads a member's extended head whole, whatever size it claims to have


def unpacked(stream: BinaryIO, into: IO[bytes], most: int = MOST) -> None:
    """Write what a gzip stream unpacks to, and go back to its beginning: members are then read in any order.

    Raises SourceError where it is more than `most` bytes; OSError, EOFError or zlib.error where it is broken.
    """
    size = 0
    with gzip.GzipFile(fileobj=stream) as packed:
        while piece := packed.read(PIECE):
            size += len(piece)
            if size > most:
                raise SourceError(f"unpacks to more than {most:,} bytes; unpack it and give the folder")
            into.write(piece)
    into.seek(0)


class Guarded(io.RawIOBase):
    """A file that refuses to give more than a fair piece at once."""

    def __init__(self, stream: IO[bytes], largest: int = LARGEST_READ) -> None:
        self.stream, self.largest = stream, largest

    def read(self, size: int = -1) -> bytes:
        """A piece of that size. Raises OSError if it would be unfairly large."""
        if not 0 <= size <= self.largest:
            raise OSError(f"a piece of {size:,} bytes was asked for")
        return self.stream.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As in the file itself."""
        return self.stream.seek(offset, whence)

    def tell(self) -> int:
        """As in the file itself."""
        return self.stream.tell()
