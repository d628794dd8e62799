"""Bytes of a text file to UTF-8, piece by piece, by the mark that opens them.

In: a binary handle, read forwards only. Out: chunks without a byte order mark; UTF-16 with its
mark is recoded, all else passed on as it is. The decision to question: without a mark nothing is
recoded here, since only the reader of a format knows where its characters may be told apart.
"""

import codecs
from collections.abc import Iterable, Iterator
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
    yield from _recode(decoder, chain((first[2:],), chunks))


def _recode(decoder: codecs.IncrementalDecoder, chunks: Iterable[bytes]) -> Iterator[bytes]:
    place = 2
    try:
        for chunk in chunks:
            yield decoder.decode(chunk).encode("utf-8")
            place += len(chunk)
        decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        whole = error.object[: error.start]
        yield whole.decode(error.encoding).encode("utf-8")
        detail = f"not {error.encoding}, as its mark says, near byte {place + error.start:,}"
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
