"""Bytes of a table to physical lines of text.

In: a binary handle, read forwards only. Out: `Line` after `Line`, ends kept, counted from 1. The
decision to question: a line that is not UTF-8 is read in the charset that the bytes around it
suggest, line by line, so a table whose rows came from two systems is read right in both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from resiliparse.parse.encoding import bytes_to_str, detect_encoding

from flows.codecs.utf8 import read_utf8
from transforms.errors import ArchiveError

KOREAN = "cp949"
LEAST_LETTERS = 8
NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line; one that is damaged has an error, and text good for finding quotes in."""

    number: int
    text: str
    error: ArchiveError | None = None
    is_end: bool = False
    """The file cannot be read on from here."""


def split_lines(handle: BinaryIO, largest: int) -> Iterator[Line]:
    """Every line; damage that ends the file is one line more with its error."""
    number = 0
    fallback: str | None = None
    raws = _split_raw(handle, largest)
    try:
        for number, (raw, around) in enumerate(raws, start=1):
            if raw is None:
                detail = f"a line over {largest:,} bytes, more than a row may have"
                yield Line(number, "", ArchiveError("too_large", detail))
                continue
            try:
                yield Line(number, raw.decode("utf-8"))
                continue
            except UnicodeDecodeError as error:
                place = error.start
            fallback = fallback or find_charset(around)
            text: str = bytes_to_str(raw, fallback, errors="replace")
            damage = ArchiveError("bad_encoding", f"not UTF-8 at byte {place} of line {number:,}")
            yield Line(number, text, damage if "\ufffd" in text else None)
    except ArchiveError as error:
        yield Line(number + 1, "", error, is_end=True)


def find_charset(sample: bytes) -> str:
    """Latin-1 is a guess that its superset of Windows always answers better."""
    charset = str(detect_encoding(sample) or "utf-8")
    if charset.lower() in ("utf-8", "iso-8859-1") and _is_korean(sample):
        return KOREAN
    return "windows-1252" if charset.lower() == "iso-8859-1" else charset


def _is_korean(sample: bytes) -> bool:
    """Whether bytes are syllables of Hangul nearly all, two a syllable; the end may be cut off."""
    words = sample.decode(KOREAN, "replace")
    high = [letter for letter in words if letter > "\x7f"]
    syllables = sum("\uac00" <= letter <= "\ud7a3" for letter in high)
    return len(high) > LEAST_LETTERS and syllables >= len(high) * NEARLY_ALL


def _split_raw(handle: BinaryIO, largest: int) -> Iterator[tuple[bytes | None, bytes]]:
    """Lines with their ends, each with the chunk it ended in; None for one that is too long."""
    pieces: list[bytes] = []
    size = 0
    end = b""
    chunk = b""
    for chunk in read_utf8(handle):
        # a spreadsheet of old Macs ends its lines with a carriage return alone
        end = end or (b"\r" if b"\r" in chunk[:-1] and b"\n" not in chunk else b"\n")
        *whole, rest = chunk.split(end)
        for piece in whole:
            size += len(piece) + 1
            yield (b"".join((*pieces, piece, end)) if size <= largest else None), chunk
            pieces, size = [], 0
        size += len(rest)
        if size > largest:
            pieces = []
        elif rest:
            pieces.append(rest)
    if size:
        yield (b"".join(pieces) if size <= largest else None), chunk
