"""A gzip file of many members as one stream that goes on behind a broken one."""

import io
import zlib
from typing import BinaryIO

MAGIC = b"\x1f\x8b\x08"
PIECE = 65_536
KEPT = 2_000_000  # bytes of a member that are searched for the next one if it breaks


class Members(io.RawIOBase):
    """What the members unpack to, one after the other. A broken one raises once; reading on begins with the next."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.packed = b""  # what was read and not yet unpacked
        self.seen = bytearray()  # what was unpacked of this member
        self.member: zlib._Decompress | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Fill the buffer as far as is at hand; 0 at the end. Raises zlib.error or EOFError for a broken member."""
        while member := self.member or self._next_member():
            try:
                data = self._unpacked(member, len(buffer))
            except (zlib.error, EOFError):
                # Having lost its end, it has taken the next one for its own: that is looked for behind its first byte.
                self.member, self.packed = None, (bytes(self.seen) + self.packed)[1:]
                raise
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0

    def _next_member(self) -> "zlib._Decompress | None":
        """The next member, None at the end. Raises zlib.error once where something else stands before it."""
        passed = 0
        while (at := self.packed.find(MAGIC)) < 0:
            piece = self.stream.read(PIECE)
            if not piece:
                return None
            kept = self.packed[1 - len(MAGIC) :]
            passed += len(self.packed) - len(kept)
            self.packed = kept + piece
        self.packed = self.packed[at:]
        if passed + at:
            raise zlib.error("what stands here is not packed")
        self.seen.clear()
        self.member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        return self.member

    def _unpacked(self, member: "zlib._Decompress", size: int) -> bytes:
        data = member.decompress(self.packed, size)
        rest = member.unused_data if member.eof else member.unconsumed_tail
        if len(self.seen) > KEPT:
            self.seen.clear()
        self.seen += self.packed[: len(self.packed) - len(rest)]
        self.packed = rest
        if member.eof:
            self.member = None
        elif not data and not rest:
            self.packed = self.stream.read(PIECE)
            if not self.packed:
                raise EOFError("the file ends within it")
        return data
