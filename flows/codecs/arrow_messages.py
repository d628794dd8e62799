"""The messages of a stream of Arrow, each looked over before Arrow reads it.

In: an open file, read forwards only; a file of Arrow is a stream between two marks. Out: a handle
that gives Arrow one message at a time. The decision to question: the head of a message is read
here by hand (a FlatBuffer), since it alone says how large columns will be once inflated, and Arrow
would allocate just that.
"""

import io
from typing import BinaryIO

from flows.codecs.decompress import CHUNK, check_expansion
from transforms.errors import ArchiveError

FILE_MARK = b"ARROW1\x00\x00"
CONTINUES = b"\xff\xff\xff\xff"
LARGEST_HEAD = 16_000_000
LARGEST_BODY = 300_000_000
"""Bytes of a message, plain or inflated."""

ROWS_WITHOUT_BYTES = 10_000
"""Rows of nulls take no room: more rows than bytes are no table of articles beyond so many."""

DICTIONARY, RECORDS = 2, 3
"""Kinds of messages that hold columns."""

_BUFFER = 16
_NOT_PACKED = -1


class ArrowMessages(io.RawIOBase):
    """What Arrow reads: messages that are within bounds. Raises `ArchiveError` for any other.

    `error` is that, or the world's, since Arrow words what is raised in it anew.
    """

    def __init__(self, handle: BinaryIO, largest: int = LARGEST_BODY) -> None:
        self._handle = handle
        self._largest = largest
        self._given = bytearray()
        self._is_ended = False
        self._is_opened = False
        self.error: Exception | None = None

    def readable(self) -> bool:
        """True: it is a file to be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes, fewer only at the end."""
        try:
            while not self._is_ended and (size < 0 or len(self._given) < size):
                self._is_ended = not self._take_message()
        except (ArchiveError, OSError) as error:
            self.error = error
            raise
        piece = bytes(self._given[: size if size >= 0 else len(self._given)])
        del self._given[: len(piece)]
        return piece

    def _take_message(self) -> bool:
        """Put the next message behind what is given; whether there was one."""
        mark = _read_up_to(self._handle, 4)
        if not self._is_opened:
            self._is_opened = True
            if mark == FILE_MARK[:4]:
                _read_whole(self._handle, 4)
                mark = _read_up_to(self._handle, 4)
        head_size = mark
        if mark == CONTINUES:
            head_size = _read_whole(self._handle, 4)
        length = int.from_bytes(head_size, "little", signed=True)
        if len(mark) < 4 or length == 0:
            return False
        if not 0 < length <= LARGEST_HEAD:
            raise ArchiveError("unreadable", f"a message of Arrow with a head of {length:,} bytes")
        head = _read_whole(self._handle, length)
        try:
            message = _FlatTable.root(head)
            body_size = message.number(3, 8)
            kind = message.number(1, 1)
        except (IndexError, ValueError) as error:
            raise ArchiveError("unreadable", "a message of Arrow with a bad head") from error
        if not 0 <= body_size <= self._largest:
            raise ArchiveError("too_large", f"a message of {body_size:,} bytes")
        body = _read_whole(self._handle, body_size)
        try:
            _check_columns(message, kind, body, self._largest)
        except (IndexError, ValueError) as error:
            raise ArchiveError("unreadable", "a message of Arrow with a bad head") from error
        self._given += CONTINUES + length.to_bytes(4, "little") + head + body
        return True


def _check_columns(message: "_FlatTable", kind: int, body: bytes, largest: int) -> None:
    """Raises `ArchiveError` too_large for columns that expand, or rows that take no room."""
    if kind not in (DICTIONARY, RECORDS):
        return
    records = message.table(2)
    if records is not None and kind == DICTIONARY:
        records = records.table(1)
    if records is None:
        return
    rows = records.number(0, 8)
    if rows > max(len(body), ROWS_WITHOUT_BYTES):
        raise ArchiveError("too_large", f"{rows:,} rows in {len(body):,} bytes")
    if records.table(3) is None:
        return
    inflated = 0
    for place, size in records.buffers(2):
        if not 0 <= place <= place + size <= len(body):
            raise ValueError("a column outside of its message")
        packed = int.from_bytes(body[place : place + 8], "little", signed=True) if size >= 8 else 0
        inflated += size if packed == _NOT_PACKED else packed
        if packed < _NOT_PACKED or inflated > largest:
            raise ArchiveError("too_large", f"columns of {inflated:,} bytes and more, inflated")
    check_expansion(len(body), inflated)


def _read_whole(handle: BinaryIO, size: int) -> bytes:
    """So many bytes. Raises `ArchiveError` truncated."""
    content = _read_up_to(handle, size)
    if len(content) < size:
        raise ArchiveError("truncated", "the data of Arrow ends in the middle; fetch it again")
    return content


def _read_up_to(handle: BinaryIO, size: int) -> bytes:
    pieces = bytearray()
    while len(pieces) < size and (piece := handle.read(min(CHUNK, size - len(pieces)))):
        pieces += piece
    return bytes(pieces)


class _FlatTable:
    """A table of a FlatBuffer: its fields by their numbers. Raises `IndexError` outside of it."""

    def __init__(self, content: bytes, place: int) -> None:
        self._content = content
        self._place = place
        self._fields = place - self._read(place, 4)

    @classmethod
    def root(cls, content: bytes) -> "_FlatTable":
        return cls(content, int.from_bytes(content[:4], "little"))

    def _read(self, place: int, size: int) -> int:
        if not 0 <= place <= len(self._content) - size:
            raise IndexError("outside of the FlatBuffer")
        return int.from_bytes(self._content[place : place + size], "little", signed=True)

    def _find(self, number: int) -> int | None:
        at = 4 + 2 * number
        if at >= self._read(self._fields, 2):
            return None
        offset = self._read(self._fields + at, 2)
        return self._place + offset if offset else None

    def number(self, field: int, size: int) -> int:
        place = self._find(field)
        return self._read(place, size) if place is not None else 0

    def table(self, field: int) -> "_FlatTable | None":
        place = self._find(field)
        return (
            _FlatTable(self._content, place + self._read(place, 4)) if place is not None else None
        )

    def buffers(self, field: int) -> list[tuple[int, int]]:
        """Where each column's bytes lie in the body, and how many they are."""
        place = self._find(field)
        if place is None:
            return []
        start = place + self._read(place, 4)
        count = self._read(start, 4)
        if not 0 <= count * _BUFFER <= len(self._content):
            raise IndexError("outside of the FlatBuffer")
        first = start + 4
        return [
            (self._read(one, 8), self._read(one + 8, 8))
            for one in range(first, first + count * _BUFFER, _BUFFER)
        ]
