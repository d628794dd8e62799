"""The plain bytes of an archive's stretches: a gzip member, a zstd frame, or a whole plain file.

In: a handle at its front. Out: `Stretch`es, whose buffer fills as far as a reader asks. The
decision to question: the handle is read forward only and `seek` is used for nothing but the search
of the next member after damage, so that a plain file may come out of a pipe.
"""

from typing import BinaryIO

from flows.codecs.decompress import CHUNK
from flows.warc.codec import DECODER_ERRORS, Codec, Decoder, choose_codec, skippable_size
from flows.warc.header import opens_records
from transforms.errors import ArchiveError

PADDING = b"\x00\r\n"


class RawBytes:
    """The bytes of a file from its front, and the place of the first one that is not taken."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self._buffer = b""
        self.offset = 0
        self.damage: ArchiveError | None = None
        self._is_ended = False

    def peek(self, count: int) -> bytes:
        """At least `count` bytes, fewer only at the file's end; they stay to be taken."""
        pieces = [self._buffer]
        had = len(self._buffer)
        while had < count and not self._is_ended:
            pieces.append(self._read())
            had += len(pieces[-1])
        self._buffer = b"".join(pieces) if len(pieces) > 1 else self._buffer
        return self._buffer

    def take(self) -> bytes:
        """What is there, or else the next chunk; empty at the end."""
        piece, self._buffer = self._buffer or self._read(), b""
        self.offset += len(piece)
        return piece

    def give_back(self, piece: bytes) -> None:
        """Put bytes that were taken last back to be taken again."""
        self._buffer = piece + self._buffer
        self.offset -= len(piece)

    def drop(self, count: int) -> None:
        """Go on past bytes, whether they were looked at or not."""
        while count and (piece := self.take()):
            if len(piece) > count:
                self.give_back(piece[count:])
                return
            count -= len(piece)

    def seek(self, offset: int) -> None:
        """Go on at another place. Raises `OSError` if the handle cannot."""
        self._handle.seek(offset)
        self._buffer, self.offset, self._is_ended = b"", offset, False

    def skip_padding(self) -> None:
        """Go on past zero bytes, line ends and skippable frames, which may follow any member."""
        while head := self.peek(8):
            if head[0] in PADDING:
                self.drop(len(head) - len(head.lstrip(PADDING)))
            elif (size := skippable_size(head)) is not None:
                self.drop(size)
            else:
                return

    def _read(self) -> bytes:
        if self._is_ended:
            return b""
        try:
            piece = self._handle.read(CHUNK)
        except ArchiveError as damage:
            # a handle over another compression says so at the place of the damage
            self.damage, piece = damage, b""
        self._is_ended = not piece
        return piece


class Stretch:
    """Plain bytes in a row; `damage` says why they end before their time."""

    def __init__(self, raw: RawBytes, codec: Codec | None) -> None:
        self._raw = raw
        self._codec = codec
        self._decoder: Decoder | None = codec.start() if codec else None
        self.offset = raw.offset
        self.member_offset = raw.offset
        self.buffer = bytearray()
        self.dropped = 0
        self.records = 0
        self.is_ended = False
        self.damage: ArchiveError | None = None

    @property
    def is_packed(self) -> bool:
        """Whether places in this stretch are none in the file."""
        return self._codec is not None

    @property
    def position(self) -> str:
        """The place of the next record: file offset, and its number if a member holds many."""
        if not self.is_packed:
            return f"byte {self.offset + self.dropped}"
        number = f" record {self.records + 1}" if self.records else ""
        return f"byte {self.offset}{number}"

    def name_range(self, start: int) -> str:
        """The bytes from a place in this stretch up to the one reached, in words."""
        if not self.is_packed:
            return f"bytes {self.offset + start} to {self.offset + self.dropped} of the file"
        return (
            f"bytes {start} to {self.dropped} of what the {self._name} at byte {self.offset} holds"
        )

    def need(self, count: int) -> bool:
        """Fill the buffer to `count` bytes; False if fewer are left."""
        while len(self.buffer) < count and not self.is_ended:
            self._fill()
        return len(self.buffer) >= count

    def need_joined(self, count: int) -> bool:
        """Fill the buffer to `count` bytes out of this member and those that continue it."""
        while not self.need(count):
            if not self._join():
                return False
        return True

    def drop(self, count: int) -> None:
        """Go on past bytes of the buffer."""
        count = min(count, len(self.buffer))
        del self.buffer[:count]
        self.dropped += count

    def cut(self, start: int, end: int) -> bytes:
        """Bytes of the buffer."""
        with memoryview(self.buffer) as view:
            return bytes(view[start:end])

    def end(self, damage: ArchiveError) -> None:
        """Read no further in this stretch."""
        self.is_ended = True
        self.damage = damage

    def opens_member(self) -> bool:
        """Whether a packed record follows in this plain stretch; two files were joined there."""
        if self.is_packed or (codec := choose_codec(self.cut(0, 8))) is None:
            return False
        self.need(codec.opening)
        return opens_records(codec.open_member(self.cut(0, codec.opening)))

    def hand_back(self) -> None:
        """End before the bytes in the buffer; they are to be read in another stretch."""
        self._raw.give_back(bytes(self.buffer))
        self.buffer.clear()
        self.is_ended = True

    @property
    def _name(self) -> str:
        return self._codec.name if self._codec else "file"

    def _fill(self) -> None:
        if self._decoder is None:
            piece = self._raw.take()
            self.buffer += piece
            self.is_ended = not piece
            self.damage = self._raw.damage
            return
        piece = self._raw.take() if self._decoder.needs_input else b""
        if not piece and self._decoder.needs_input:
            self.is_ended = True
            if self._raw.offset > self.member_offset:
                detail = f"the file ends in the middle of a {self._name}; fetch it again"
                self.damage = self._raw.damage or ArchiveError("truncated", detail)
            return
        try:
            self.buffer += self._decoder.decompress(piece, CHUNK)
        except DECODER_ERRORS as error:
            self.end(ArchiveError("bad_record", f"damaged {self._name}: {error}"))
            return
        if self._decoder.eof:
            self.is_ended = True
            self._raw.give_back(self._decoder.unused_data)
            self._raw.skip_padding()

    def _join(self) -> bool:
        """Whether the next member goes on with what this one holds; it is then read on."""
        if self._codec is None or self.damage is not None:
            return False
        opening = self._codec.open_member(self._raw.peek(self._codec.opening))
        if not opening or opens_records(opening):
            return False
        self._decoder = self._codec.start()
        self.member_offset = self._raw.offset
        self.is_ended = False
        return True


def find_opening(window: bytes, codec: Codec, most: int) -> int:
    """The first place below `most` where a member opens with a record; -1 if there is none."""
    place = window.find(codec.magic)
    while 0 <= place < most:
        if opens_records(codec.open_member(window[place : place + codec.opening])):
            return place
        place = window.find(codec.magic, place + 1)
    return -1


def find_member(raw: RawBytes, codec: Codec, offset: int) -> bool:
    """Go to the next place from `offset` on where a member opens with a record, or to the end."""
    raw.seek(offset)
    while window := raw.peek(CHUNK + codec.opening):
        searched = CHUNK if len(window) >= CHUNK + codec.opening else len(window)
        place = find_opening(window, codec, searched)
        raw.drop(searched if place < 0 else place)
        if place >= 0:
            return True
    return False
