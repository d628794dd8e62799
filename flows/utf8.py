"""Bytes of a text file to UTF-8, piece by piece, by the mark that opens them.

In: a binary handle, read forwards only. Out: chunks without a byte order mark; UTF-16 with its
mark is recoded, all else passed on as it is. The decision to question: without a mark nothing is
recoded here, since only the reader of a format knows where its characters may be told apart.
"""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from transforms.errors import ArchiveError

CHUNK = 1 << 18

_WIDE_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def read_utf8(handle: BinaryIO, chunk_size: int = CHUNK) -> Iterator[bytes]:
    """The content in whole chunks. Raises `ArchiveError` where UTF-16 is none."""
    chunk = _read_whole(handle, chunk_size)
    wide = _WIDE_MARKS.get(chunk[:2])
    if wide is None:
        chunk = chunk.removeprefix(codecs.BOM_UTF8)
        while chunk:
            yield chunk
            chunk = _read_whole(handle, chunk_size)
        return
    decoder = codecs.getincrementaldecoder(wide)()
    chunk = chunk[2:]
    place = 2
    while chunk:
        yield _decode(decoder, chunk, wide, place).encode("utf-8")
        place += len(chunk)
        chunk = _read_whole(handle, chunk_size)
    _decode(decoder, b"", wide, place)


def _decode(decoder: codecs.IncrementalDecoder, chunk: bytes, wide: str, place: int) -> str:
    try:
        return decoder.decode(chunk, final=not chunk)
    except UnicodeDecodeError as error:
        detail = f"not {wide}, as its mark says, near byte {place + error.start}"
        raise ArchiveError("bad_encoding", detail) from error


def _read_whole(handle: BinaryIO, size: int) -> bytes:
    """As much as was asked for, unless the content ends; a pipe gives less at a time."""
    pieces: list[bytes] = []
    while size > 0 and (piece := handle.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
