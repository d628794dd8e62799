"""Compressed bytes to plain ones, piece by piece: gzip, bzip2, xz, LZMA and zstd.

In: a binary handle that is read from the front. Out: chunks of plain bytes, or a `Stream` that is
read like a file and can be looked into first. Several members in a row are one content. The
decision to question: damage raises `ArchiveError` only after everything before it was handed
over, so what is whole is kept; data that expands beyond measure is damage, too.
"""

import bz2
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from transforms.errors import ArchiveError

if sys.version_info >= (3, 14):
    from compression import zstd as zstd
else:
    from backports import zstd as zstd

GZIP_MAGIC = b"\x1f\x8b\x08"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
CHUNK = 1 << 18
GZIP_WINDOW = 31
MAGIC = {
    GZIP_MAGIC: "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
    # LZMA alone, as 7-Zip's forerunner packed; no letters go on with two zero bytes
    b"]\x00\x00": "xz",
    ZSTD_MAGIC: "zstd",
}
EXPANSION = 200
"""Bytes out for a byte in. News text packs 3 to 20 times, its repetitive markup some 60 times."""

EXPANSION_FLOOR = 32_000_000
"""Bytes out below which the ratio does not matter."""

DAMAGE = (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError, zstd.ZstdError)


class GzipDecoder:
    """zlib's decoder with the manners of the other three."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(GZIP_WINDOW)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Up to `max_length` plain bytes; what they leave of `data` is kept for the next call."""
        return self._decoder.decompress(self._decoder.unconsumed_tail + data, max_length)

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""
        return self._decoder.eof

    @property
    def unused_data(self) -> bytes:
        """What came after the member's end."""
        return self._decoder.unused_data

    @property
    def needs_input(self) -> bool:
        """Whether there is nothing kept to go on with."""
        return not self._decoder.unconsumed_tail


DECODERS: dict[str, Callable[[], Any]] = {
    "gzip": GzipDecoder,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lzma.LZMADecompressor,
    "zstd": zstd.ZstdDecompressor,
}


def find_compression(head: bytes) -> str | None:
    """The name of the compression whose magic number opens the bytes."""
    return next((name for magic, name in MAGIC.items() if head.startswith(magic)), None)


def inflate(handle: BinaryIO) -> Iterator[bytes]:
    """The content in chunks, plain as it is or inflated. Raises `ArchiveError`."""
    chunk = handle.read(CHUNK)
    compression = find_compression(chunk)
    if compression is None:
        while chunk:
            yield chunk
            chunk = handle.read(CHUNK)
        return
    taken, given = len(chunk), 0
    decoder = DECODERS[compression]()
    while True:
        try:
            plain = decoder.decompress(chunk, CHUNK)
        except DAMAGE as error:
            raise ArchiveError("unreadable", f"damaged {compression} data: {error}") from error
        if plain:
            given += len(plain)
            check_expansion(taken, given)
            yield plain
        chunk = b""
        if decoder.eof:
            rest = decoder.unused_data.lstrip(b"\x00") or _skip_padding(handle)
            taken += 0 if decoder.unused_data else len(rest)
            if not rest:
                return
            if find_compression(rest) != compression:
                raise ArchiveError("unreadable", f"bytes that are no {compression} data follow it")
            decoder = DECODERS[compression]()
            chunk = rest
        elif decoder.needs_input:
            chunk = handle.read(CHUNK)
            taken += len(chunk)
            if not chunk:
                raise ArchiveError(
                    "truncated", f"the {compression} data ends in the middle; fetch it again"
                )


def check_expansion(taken: int, given: int) -> None:
    """Raise `ArchiveError` too_large when bytes expand as no text does."""
    if given > EXPANSION_FLOOR and given > EXPANSION * taken:
        raise ArchiveError(
            "too_large", f"{taken:,} packed bytes expand to {given:,} and more; no text does that"
        )


def _skip_padding(handle: BinaryIO) -> bytes:
    """What follows a member; tapes and some writers fill up with zero bytes."""
    while rest := handle.read(CHUNK):
        if rest := rest.lstrip(b"\x00"):
            return rest
    return b""


class Stream(io.BufferedIOBase):
    """Chunks as a file that is read once, from its front; `peek` looks ahead.

    Damage of the chunks (`ArchiveError`) is raised when all bytes before it have been read.
    """

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._buffer = bytearray()
        self.damage: ArchiveError | None = None
        self._is_ended = False

    def readable(self) -> bool:
        """True: it is a file to be read."""
        return True

    def _fill(self, size: int) -> None:
        while len(self._buffer) < size and not self._is_ended:
            try:
                chunk = next(self._chunks, b"")
            except ArchiveError as damage:
                self.damage, chunk = damage, b""
            self._is_ended = not chunk
            self._buffer += chunk

    def peek(self, size: int = 1) -> bytes:
        """Up to `size` bytes from here on, which stay to be read; raises nothing."""
        self._fill(size)
        return bytes(self._buffer[:size])

    def read(self, size: int | None = -1) -> bytes:
        """Up to `size` bytes, fewer only at the end or before damage."""
        wanted = sys.maxsize if size is None or size < 0 else size
        self._fill(wanted)
        if self.damage is not None and wanted and not self._buffer:
            damage, self.damage = self.damage, None
            raise damage
        piece = bytes(self._buffer[:wanted])
        del self._buffer[:wanted]
        return piece

    def read1(self, size: int = -1) -> bytes:
        """What is there already, or the next chunk of it."""
        self._fill(1)
        return self.read(min(len(self._buffer), size) if size >= 0 else len(self._buffer) or 1)
