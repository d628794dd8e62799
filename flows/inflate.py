"""Bytes of a file that may be gzip, piece by piece.

In: a seekable binary handle. Out: chunks of plain bytes. The decision to question: damage raises
`ArchiveError` only after everything before it was handed over, so what is whole is kept.
"""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from transforms.errors import ArchiveError

GZIP_MAGIC = b"\x1f\x8b\x08"
CHUNK = 1 << 18
GZIP_WINDOW = 31


def inflate(handle: BinaryIO) -> Iterator[bytes]:
    """The content in chunks, all gzip members in a row inflated. Raises `ArchiveError`."""
    chunk = handle.read(CHUNK)
    if not chunk.startswith(GZIP_MAGIC):
        while chunk:
            yield chunk
            chunk = handle.read(CHUNK)
        return
    decoder = zlib.decompressobj(GZIP_WINDOW)
    while chunk:
        try:
            plain = decoder.decompress(chunk, CHUNK)
        except zlib.error as error:
            raise ArchiveError("unreadable", f"damaged gzip data: {error}") from error
        if plain:
            yield plain
        chunk = decoder.unconsumed_tail
        if decoder.eof:
            chunk = _skip_padding(handle, decoder.unused_data)
            if not chunk:
                return
            decoder = zlib.decompressobj(GZIP_WINDOW)
        chunk = chunk or handle.read(CHUNK)
    raise ArchiveError("truncated", "the gzip data ends in the middle of a member")


def _skip_padding(handle: BinaryIO, rest: bytes) -> bytes:
    """What follows a member; tapes and some writers fill up with zero bytes."""
    rest = rest.lstrip(b"\x00")
    while not rest:
        rest = handle.read(CHUNK)
        if not rest:
            return b""
        rest = rest.lstrip(b"\x00")
    return rest
