"""Records out of a damaged world: where each begins and ends, and what was lost.

In: a handle at its front, of a WARC or ARC file, plain or in gzip members or zstd frames. Out:
`RawRecord`s and `Damage`, in file order. After damage reading goes on at the next member that
opens with a record, or at the next record line. The decision to question: a record whose
Content-Length is wrong is mended where its true end is evident, and both kept and reported.
"""

import io
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from flows.codecs.decompress import GZIP_MAGIC
from flows.warc.codec import (
    DICTIONARY_FRAME,
    LARGEST_DICTIONARY,
    OPENING,
    ZSTD_MAGIC,
    Codec,
    choose_codec,
    read_dictionary,
    skippable_size,
)
from flows.warc.header import choose_framing, opens_records
from flows.warc.recovery import BEYOND, read_record, skip_line_ends, skip_to_line
from flows.warc.stretch import RawBytes, Stretch, find_member, find_opening
from transforms.errors import ArchiveError

FRONT = 1 << 22
"""Bytes searched for a packed record in a file that does not begin with one."""

SCANNED = 10
"""How many times the largest record is inflated in search of the next one in a member."""


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record's header fields (names in lower case), its block, and its place in the archive.

    `note` is what was wrong with its frame, though the block is whole.
    """

    position: str
    fields: dict[str, str]
    block: bytes
    note: ArchiveError | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch that could not be read, from `position` on."""

    position: str
    error: ArchiveError


def read_records(handle: BinaryIO, largest: int) -> Iterator[RawRecord | Damage]:
    """The records of an archive; none is held longer than it takes to hand it over.

    The handle stands at its front. It needs only `read` for a plain file and for a packed one
    without damage; to go on after damage in a packed one, it needs `seek`. `largest` bounds a
    record's plain bytes. Raises `OSError` if the handle does.
    """
    raw = RawBytes(handle)
    try:
        packed = _open_codec(raw)
    except ArchiveError as error:
        yield Damage("byte 0", error)
        return
    while True:
        head = raw.peek(OPENING)[:OPENING]
        packed = packed or choose_codec(head)
        codec = None if opens_records(head) else packed
        stretch = Stretch(raw, codec)
        if not stretch.need(1) and stretch.damage is None:
            if not raw.peek(1):
                return
            continue
        lost = yield from _read_stretch(stretch, largest)
        if stretch.damage is None:
            continue
        damage = stretch.damage
        start, position = lost or (stretch.dropped, stretch.position)
        is_found, place = False, f"bytes {start} to {stretch.dropped}"
        if codec is not None:
            is_found = _go_on(raw, codec, stretch.member_offset + 1)
            place = f"bytes {stretch.member_offset} to {raw.offset}"
        if lost is None and stretch.records:
            place = f"what may follow record {stretch.records} in {place}"
        detail = f"{damage.detail}; lost: {place} of the file"
        yield Damage(position, ArchiveError(damage.reason, detail))
        if not is_found:
            return


def opens_archive(handle: BinaryIO) -> bool:
    """Whether a WARC or ARC file begins here, packed in gzip or zstd or not, whole or damaged.

    Of a file that begins with neither a record nor a readable member, the first `FRONT` bytes are
    searched for a packed record. A tar or zip that holds such a file is taken for it: ask for
    those first. The handle is read from its place and not put back.
    """
    raw = RawBytes(handle)
    try:
        codec = _open_codec(raw)
    except ArchiveError:
        return False
    if codec is None:
        return opens_records(raw.peek(OPENING)[:OPENING])
    opening = codec.open_member(raw.peek(codec.opening))
    if opens_records(opening) or len(opening) >= OPENING:
        return opens_records(opening)
    window = raw.peek(FRONT)
    return find_opening(window, codec, len(window)) >= 0


def _open_codec(raw: RawBytes) -> Codec | None:
    dictionary = None
    size = skippable_size(raw.peek(8))
    if size is not None and raw.peek(4).startswith(DICTIONARY_FRAME):
        if size > LARGEST_DICTIONARY:
            raise ArchiveError("too_large", f"a zstd dictionary of {size:,} bytes")
        dictionary = read_dictionary(raw.peek(size)[:size])
    if size is not None:
        raw.skip_padding()
    codec = choose_codec(raw.peek(8), dictionary)
    if codec is not None or opens_records(raw.peek(OPENING)[:OPENING]):
        return codec
    # the front of a packed file may be damaged or missing
    window = raw.peek(FRONT)
    for magic in (GZIP_MAGIC, ZSTD_MAGIC):
        codec = choose_codec(magic, dictionary)
        if codec is not None and find_opening(window, codec, len(window)) >= 0:
            return codec
    return None


def _go_on(raw: RawBytes, codec: Codec, offset: int) -> bool:
    try:
        return find_member(raw, codec, offset)
    except io.UnsupportedOperation:
        return False


Lost = tuple[int, str] | None


def _read_stretch(stretch: Stretch, largest: int) -> Generator[RawRecord | Damage, None, Lost]:
    """The records of a stretch. Returns where the last one began that its damage cut off."""
    stretch.need(BEYOND)
    framing = choose_framing(bytes(stretch.buffer[:BEYOND]))
    while skip_line_ends(stretch):
        if stretch.records and stretch.opens_member():
            stretch.hand_back()
            return None
        position, start = stretch.position, stretch.dropped
        try:
            fields, block, note = read_record(stretch, framing, largest)
        except ArchiveError as error:
            if not skip_to_line(stretch, framing, SCANNED * largest) and stretch.damage:
                return start, position
            detail = f"{error.detail}; lost: {stretch.name_range(start)}"
            yield Damage(position, ArchiveError(error.reason, detail))
        else:
            yield RawRecord(position, fields, block, note)
        stretch.records += 1
    return None
