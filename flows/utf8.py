"""Bytes of a text file to UTF-8, piece by piece, by the mark that opens them.

In: a binary handle, read forwards only. Out: chunks without a byte order mark; UTF-16 with its
mark is recoded, all else passed on as it is. The decision to question: without a mark nothing is
recoded here, since only the reader of a format knows where its characters may be told apart.
"""

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from transforms.errors import ArchiveError

CHUNK = 1 << 18

_WIDE_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_utf8(handle: BinaryIO, chunk_size: int = CHUNK) -> Iterator[bytes]:
    """The content in whole chunks. Raises `ArchiveError` after what came before damage."""
    chunks = _read_whole(handle, chunk_size)
    first = next(chunks, b"")
    wide = _WIDE_MARKS.get(first[:2])
    if wide is None:
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(wide)()
    place = 0
    for chunk in chain((first[2:],), chunks):
        yield _decode(decoder, chunk, wide, place)
        place += len(chunk)
    yield _decode(decoder, b"", wide, place, is_last=True)


def _decode(
    decoder: codecs.IncrementalDecoder, chunk: bytes, wide: str, place: int, is_last: bool = False
) -> bytes:
    try:
        return decoder.decode(chunk, is_last).encode("utf-8")
    except UnicodeDecodeError as error:
        detail = f"not {wide}, as its mark says, near byte {place + 2 + error.start}"
        raise ArchiveError("bad_encoding", detail) from error


def _read_whole(handle: BinaryIO, size: int) -> Iterator[bytes]:
    """Chunks of a size, though a pipe gives less at a time; damage is told after them."""
    damage: ArchiveError | None = None
    while damage is None:
        pieces: list[bytes] = []
        wanted = size
        try:
            while wanted > 0 and (piece := handle.read(wanted)):
                pieces.append(piece)
                wanted -= len(piece)
        except ArchiveError as error:
            damage = error
        if pieces:
            yield b"".join(pieces)
        elif damage is None:
            return
    raise damage
