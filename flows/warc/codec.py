"""How a WARC file is packed: gzip members, zstd frames with or without a dictionary, or not.

In: the first bytes of a file. Out: a `Codec` that starts a decoder for each member; a decoder
gives a bounded number of bytes a call. The decision to question: a zstd window over 128 MB is
damage, because a frame may ask for 2 GB of memory and no crawl needs it.
"""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from flows.codecs.decompress import GZIP_MAGIC, ZSTD_MAGIC, GzipDecoder, zstd
from transforms.errors import ArchiveError

__all__ = [
    "DECODER_ERRORS",
    "DICTIONARY_FRAME",
    "LARGEST_DICTIONARY",
    "OPENING",
    "ZSTD_MAGIC",
    "Codec",
    "Decoder",
    "choose_codec",
    "read_dictionary",
    "skippable_size",
    "zstd",
]

ZSTD_DICTIONARY_MAGIC = b"\x37\xa4\x30\xec"
DICTIONARY_FRAME = b"\x5d\x2a\x4d\x18"
"""The skippable frame that the format for .warc.zst puts its dictionary in."""

LARGEST_DICTIONARY = 1 << 24
SKIPPABLE_HEADER = 8
ZSTD_OPENING = 3 << 16
"""Packed bytes that are sure to hold the first block of a frame, which comes out whole."""

GZIP_OPENING = 1 << 13
OPENING = 1 << 12
"""Plain bytes looked at to see whether a member opens with a record."""

SMALL_STEPS = (1 << 12, 1 << 6, 1)
"""Plain bytes a call near damage, in turn."""

DECODER_ERRORS = (zlib.error, zstd.ZstdError, EOFError, MemoryError)


class Decoder(Protocol):
    """What the standard library's decompressors have in common, by its names."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""

    @property
    def unused_data(self) -> bytes:
        """What came after the member's end."""

    @property
    def needs_input(self) -> bool:
        """Whether there is nothing kept to go on with."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Up to `max_length` plain bytes; what they leave of `data` is kept for the next call."""


class _SalvagingDecoder(GzipDecoder):
    """Gives what stands before damage before it raises."""

    def __init__(self) -> None:
        super().__init__()
        self._failure: zlib.error | None = None

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if self._failure is not None:
            raise self._failure
        tail = self._decoder.unconsumed_tail
        data = tail + data if tail else data
        before = self._decoder.copy()
        try:
            return self._decoder.decompress(data, max_length)
        except zlib.error as error:
            self._failure = error
            return _decompress_slowly(before, data)

    @property
    def needs_input(self) -> bool:
        return self._failure is None and super().needs_input


def _decompress_slowly(decoder: "zlib._Decompress", data: bytes) -> bytes:
    """What comes out before the data is damaged; a call that raises gives none of its bytes."""
    pieces: list[bytes] = []
    for step in SMALL_STEPS:
        while True:
            before = decoder.copy()
            try:
                piece = decoder.decompress(data, step)
            except zlib.error:
                decoder = before
                break
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            data = decoder.unconsumed_tail
    return b"".join(pieces)


@dataclass(frozen=True, slots=True)
class Codec:
    """One way of packing; `opening` packed bytes are enough to see how a member begins."""

    name: str
    magic: bytes
    opening: int
    start: Callable[[], Decoder]

    def open_member(self, packed: bytes) -> bytes:
        """The first plain bytes of a member that begins here; none if it does not."""
        if not packed.startswith(self.magic):
            return b""
        try:
            return self.start().decompress(packed[: self.opening], OPENING)
        except DECODER_ERRORS:
            return b""


GZIP = Codec("gzip member", GZIP_MAGIC, GZIP_OPENING, _SalvagingDecoder)


def choose_codec(head: bytes, dictionary: bytes | None = None) -> Codec | None:
    """The codec of a file that begins with these bytes; None for a plain one."""
    if head.startswith(GZIP_MAGIC):
        return GZIP
    if not head.startswith(ZSTD_MAGIC):
        return None
    if dictionary is None:
        return Codec("zstd frame", ZSTD_MAGIC, ZSTD_OPENING, zstd.ZstdDecompressor)
    known = zstd.ZstdDict(dictionary)
    return Codec(
        "zstd frame", ZSTD_MAGIC, ZSTD_OPENING, lambda: zstd.ZstdDecompressor(zstd_dict=known)
    )


def skippable_size(head: bytes) -> int | None:
    """The size, header included, of a zstd frame that holds no content; None if it is none."""
    if len(head) < SKIPPABLE_HEADER or head[1:4] != DICTIONARY_FRAME[1:] or head[0] & 0xF0 != 0x50:
        return None
    size: int = struct.unpack_from("<I", head, 4)[0]
    return SKIPPABLE_HEADER + size


def read_dictionary(frame: bytes) -> bytes | None:
    """The dictionary in a leading skippable frame; None if it is of another kind.

    Raises `ArchiveError`: without its dictionary no frame of the file can be read.
    """
    if not frame.startswith(DICTIONARY_FRAME):
        return None
    content = frame[SKIPPABLE_HEADER:]
    if content.startswith(ZSTD_MAGIC):
        try:
            decoder = zstd.ZstdDecompressor()
            content = decoder.decompress(content, LARGEST_DICTIONARY)
        except DECODER_ERRORS as error:
            raise ArchiveError("unreadable", f"damaged zstd dictionary: {error}") from error
        if not decoder.eof:
            raise ArchiveError("unreadable", "the zstd dictionary is cut, or over 16 MB")
    if not content.startswith(ZSTD_DICTIONARY_MAGIC):
        return None
    try:
        zstd.ZstdDecompressor(zstd_dict=zstd.ZstdDict(content))
    except (ValueError, *DECODER_ERRORS) as error:
        raise ArchiveError("unreadable", f"damaged zstd dictionary: {error}") from error
    return content
