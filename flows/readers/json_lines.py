"""JSON lines to outcomes; one line in memory at a time.

In: an open archive. Out: an outcome a line, at position "line N", counted from 1. The decision to
question: a lone carriage return ends no line, since JSON may not hold one unescaped but careless
writers' texts do, and only a line feed is sure to stand between records.
"""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from flows.codecs.decompress import CHUNK
from flows.readers.fields import judge_records, unfold
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from transforms.errors import ArchiveError

_DECODER = json.JSONDecoder()


def read_lines(source: Source, handle: BinaryIO) -> Outcomes:
    """Every line's outcome, in order; damage to the file is one reject more, at its end."""
    return judge_records(source, cut_lines(source, handle))


def cut_lines(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    """The fields of each line, or why it has none."""
    number = 0
    limits = source.limits
    try:
        for number, line in enumerate(_split_lines(handle, limits.record_bytes), start=1):
            position = f"line {number}"
            if line is not None and not line.strip():
                yield source.skip(position, "blank")
                continue
            try:
                source.enter(position)
                objects = _read_objects(line, limits.record_bytes)
            except ArchiveError as error:
                yield source.reject(position, error)
                continue
            for count, fields in enumerate(objects, start=1):
                place = position if len(objects) == 1 else f"{position} object {count}"
                yield from unfold(source, Fields(place, fields, name=f"{source.name} {place}"))
    except ArchiveError as error:
        yield source.reject(f"line {number + 1}", error)


def _read_objects(line: bytes | None, largest: int) -> list[dict[str, Any]]:
    """The object of a line, or the objects that a careless writer put behind one another."""
    if line is None:
        raise ArchiveError(
            "too_large", f"a line over {largest:,} bytes, more than a record may have"
        )
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArchiveError(
            "bad_encoding", f"not UTF-8 at byte {error.start} of the line"
        ) from error
    objects: list[dict[str, Any]] = []
    place = 0
    text = text.strip()
    try:
        while place < len(text) or not objects:
            fields, place = _DECODER.raw_decode(text, place)
            if not isinstance(fields, dict):
                raise ArchiveError("bad_json", f"a JSON {type(fields).__name__} and not an object")
            objects.append(fields)
            place = _skip_space(text, place)
            if place < len(text) and text[place] != "{":
                raise json.JSONDecodeError("Extra data", text, place)
    except json.JSONDecodeError as error:
        raise ArchiveError("bad_json", f"{error.msg} at character {error.pos}") from error
    except (RecursionError, ValueError) as error:
        raise ArchiveError("bad_json", f"{type(error).__name__}: {error}") from error
    return objects


def _skip_space(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\r":
        place += 1
    return place


def _split_lines(handle: BinaryIO, largest: int) -> Iterator[bytes | None]:
    """Lines without their ends; None for one that is too long, which is read past, not kept."""
    pieces: list[bytes] = []
    size = 0
    first = True
    while chunk := handle.read(CHUNK):
        if first:
            chunk = chunk.removeprefix(codecs.BOM_UTF8)
            first = False
        *whole, rest = chunk.split(b"\n")
        for piece in whole:
            size += len(piece)
            yield b"".join((*pieces, piece)) if size <= largest else None
            pieces, size = [], 0
        size += len(rest)
        if size > largest:
            pieces = []
        elif rest:
            pieces.append(rest)
    if size:
        yield b"".join(pieces) if size <= largest else None
