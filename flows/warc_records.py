"""WARC records out of a damaged world: where each begins and ends, and what was lost.

In: a seekable handle, gzip or plain. Out: `RawRecord`s and `Damage`, in file order. A record is
handed over only if its Content-Length ends where the next record begins; after damage reading
goes on at the next gzip member that holds a WARC line, or at the next WARC line of a plain file.
The decision to question: framing is our own and fastwarc parses only whole records, because
fastwarc 2.0.1 stops at the first damaged member and says nothing of a swallowed record.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from flows.inflate import CHUNK, GZIP_MAGIC, GZIP_WINDOW
from transforms.errors import ArchiveError

LONGEST_HEADER = 1 << 16
RECORD_LINE = re.compile(rb"WARC/[01]\.\d+\r?\n")
RECORD_CLOSE = b"\r\n\r\n"
LINE_OVERLAP = 16
SCANNED = 10
"""How many times the largest record is inflated in search of the next one in a member."""

_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(.*?)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RawRecord:
    """The bytes of one whole record, header and block, and its place in the archive."""

    position: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch that could not be read, from `position` on."""

    position: str
    error: ArchiveError


def read_records(handle: BinaryIO, largest: int) -> Iterator[RawRecord | Damage]:
    """The records of a WARC file; none is held longer than it takes to hand it over.

    `largest` bounds a record's inflated bytes. Raises `OSError` if the handle does.
    """
    offset = 0
    handle.seek(0)
    is_gzip = handle.read(len(GZIP_MAGIC)) == GZIP_MAGIC
    while True:
        member = _Member(handle, offset, is_gzip)
        if not member.need(1) and member.damage is None:
            return
        lost = False
        for found in _read_member(member, largest):
            lost = isinstance(found, Damage)
            yield found
        if not is_gzip:
            return
        if member.damage is None:
            offset = member.end_offset
            continue
        if not lost:
            yield Damage(f"byte {offset}", member.damage)
        following = _find_member(handle, offset + 1)
        if following is None:
            return
        offset = following


class _Member:
    """The inflated bytes of one gzip member, or the plain bytes of a whole file."""

    def __init__(self, handle: BinaryIO, offset: int, is_gzip: bool) -> None:
        self.handle = handle
        self.offset = offset
        self.end_offset = offset
        self.buffer = bytearray()
        self.dropped = 0
        self.records = 0
        self.is_ended = False
        self.damage: ArchiveError | None = None
        self.decoder = zlib.decompressobj(GZIP_WINDOW) if is_gzip else None
        self.raw = b""
        handle.seek(offset)

    def need(self, count: int) -> bool:
        """Fill the buffer to `count` bytes; False if the member has fewer left."""
        while len(self.buffer) < count and not self.is_ended:
            self._fill()
        return len(self.buffer) >= count

    def drop(self, count: int) -> None:
        """Go on past bytes of the buffer."""
        del self.buffer[:count]
        self.dropped += count

    @property
    def position(self) -> str:
        """The place of the next record: file offset, and its number if a member holds many."""
        if self.decoder is None:
            return f"byte {self.offset + self.dropped}"
        number = f" record {self.records + 1}" if self.records else ""
        return f"byte {self.offset}{number}"

    def _fill(self) -> None:
        if not self.raw:
            self.raw = self.handle.read(CHUNK)
            self.end_offset += len(self.raw)
        if self.decoder is None:
            self.is_ended = not self.raw
            self.buffer += self.raw
            self.raw = b""
            return
        if not self.raw:
            self.is_ended = True
            if self.end_offset > self.offset:
                self.damage = ArchiveError(
                    "truncated", "the file ends in the middle of a gzip member; fetch it again"
                )
            return
        try:
            self.buffer += self.decoder.decompress(self.raw, CHUNK)
        except zlib.error as error:
            self.is_ended = True
            self.damage = ArchiveError("bad_record", f"damaged gzip member: {error}")
            return
        self.raw = self.decoder.unconsumed_tail
        if self.decoder.eof:
            self.is_ended = True
            self.end_offset -= len(self.decoder.unused_data)


def _read_member(member: _Member, largest: int) -> Iterator[RawRecord | Damage]:
    while _skip_line_ends(member):
        position = member.position
        try:
            content = _read_record(member, largest)
        except ArchiveError as error:
            yield Damage(position, error)
            _find_record_line(member, SCANNED * largest)
        else:
            yield RawRecord(position, content)
        member.records += 1


def _skip_line_ends(member: _Member) -> bool:
    """Whether a record may follow the line ends that close the last one."""
    while member.need(1):
        blank = len(member.buffer) - len(member.buffer.lstrip(b"\r\n"))
        if not blank:
            return True
        member.drop(blank)
    return False


def _read_record(member: _Member, largest: int) -> bytes:
    """One whole record. On damage only its header is gone from the member's buffer."""
    member.need(LONGEST_HEADER)
    if not RECORD_LINE.match(member.buffer):
        raise member.damage or ArchiveError("bad_record", "no WARC record begins here")
    end = _HEADER_END.search(member.buffer, 0, LONGEST_HEADER)
    if end is None:
        member.drop(1)
        raise member.damage or ArchiveError("bad_record", "a WARC header without an end")
    header = bytes(member.buffer[: end.end()])
    member.drop(len(header))
    length = _read_length(header, largest)
    whole = member.need(length)
    if not whole:
        had = len(member.buffer)
        raise member.damage or ArchiveError(
            "truncated", f"Content-Length says {length} bytes and {had} are there"
        )
    # one byte more than the closing line ends, so that a gzip member's checksum has been seen
    member.need(length + len(RECORD_CLOSE) + 1)
    if member.damage is not None and len(member.buffer) <= length + len(RECORD_CLOSE):
        raise member.damage
    after = bytes(member.buffer[length : length + len(RECORD_CLOSE)])
    if after.strip(b"\r\n") and not after.startswith((b"\n\n", b"WARC")):
        raise ArchiveError(
            "bad_record", f"Content-Length {length} does not end where the record does"
        )
    block = bytes(member.buffer[:length])
    member.drop(length)
    return header + block


def _read_length(header: bytes, largest: int) -> int:
    found = _LENGTH.search(header)
    words = found[1] if found else b""
    if not words.isdigit() or len(words) > 18:
        shown = words[:40].decode("latin-1")
        raise ArchiveError("bad_record", f"Content-Length is no number: {shown!r}")
    length = int(words)
    if length > largest:
        raise ArchiveError("too_large", f"a record of {length:,} bytes, over {largest:,}")
    return length


def _find_record_line(member: _Member, most: int) -> None:
    """Drop bytes up to the next WARC line, or to the member's end; bounded memory and time."""
    limit = member.dropped + most if member.decoder is not None else None
    while member.need(LINE_OVERLAP + 1):
        found = _search_record_line(member.buffer)
        if found is not None:
            member.drop(found)
            return
        member.drop(len(member.buffer) - LINE_OVERLAP)
        if limit is not None and member.dropped > limit:
            member.is_ended = True
            member.damage = ArchiveError("too_large", f"{most:,} bytes and no WARC line in them")
    member.drop(len(member.buffer))


def _search_record_line(buffer: bytearray) -> int | None:
    place = 0 if buffer.startswith(b"WARC/") else buffer.find(b"\nWARC/") + 1
    while place or buffer.startswith(b"WARC/"):
        if RECORD_LINE.match(buffer, place):
            return place
        place = buffer.find(b"\nWARC/", place) + 1
        if not place:
            return None
    return None


def _find_member(handle: BinaryIO, offset: int) -> int | None:
    """The next place from `offset` on where a gzip member begins with a WARC line."""
    handle.seek(offset)
    kept = b""
    while chunk := handle.read(CHUNK):
        window = kept + chunk
        place = window.find(GZIP_MAGIC)
        while place >= 0:
            start = offset - len(kept) + place
            if _opens_with_record(handle, start):
                return start
            place = window.find(GZIP_MAGIC, place + 1)
        offset += len(chunk)
        handle.seek(offset)
        kept = window[-(len(GZIP_MAGIC) - 1) :]
    return None


def _opens_with_record(handle: BinaryIO, offset: int) -> bool:
    handle.seek(offset)
    try:
        head = zlib.decompressobj(GZIP_WINDOW).decompress(handle.read(1 << 12), 64)
    except zlib.error:
        return False
    return RECORD_LINE.match(head) is not None
