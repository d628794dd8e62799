"""A file of the Reuters-21578 collection to outcomes; one story in memory at a time.

In: an open archive. Out: an outcome a story, at position "story N", counted from
1. The decision to question: the end tag alone parts stories, so a story that lost it takes
nothing of the next along: what stands before the last opening tag is a reject of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from flows.codecs.decompress import CHUNK
from flows.readers.outcomes import Outcomes, Source
from transforms.agency.reuters import read_reuters_story
from transforms.errors import ArchiveError

START = b"<REUTERS"
END = b"</REUTERS>"
BEFORE_STORIES = (b"<!", b"<?", b"<LEWIS", b"\xef\xbb\xbf")
"""What may open a file before its first story."""


def read_reuters(source: Source, handle: BinaryIO) -> Outcomes:
    """Every story's outcome, in order; damage to the file is one reject more, at its end."""
    number = 0
    try:
        for number, piece in enumerate(_split_stories(handle, source.limits.record_bytes), start=1):
            position = f"story {number}"
            if piece.error is not None:
                yield source.reject(position, piece.error)
                continue
            try:
                source.enter(position)
            except ArchiveError as error:
                yield source.reject(position, error)
                continue
            record = read_reuters_story(piece.content, source.place(position))
            yield source.judge(replace(record, position=position))
    except ArchiveError as error:
        yield source.reject(f"story {number + 1}", error)


@dataclass(frozen=True, slots=True)
class _Piece:
    content: bytes
    error: ArchiveError | None = None


def _split_stories(handle: BinaryIO, largest: int) -> Iterator[_Piece]:
    """Stories, and a piece with an error for what is none or too large to be kept."""
    buffer = bytearray()
    searched = 0
    is_skipping = False
    is_first = True
    damage: ArchiveError | None = None
    while damage is None:
        try:
            chunk = handle.read(CHUNK)
        except ArchiveError as error:
            damage = error
            break
        if not chunk:
            break
        buffer += chunk
        while (end := buffer.find(END, searched)) >= 0:
            story = bytes(buffer[: end + len(END)])
            del buffer[: end + len(END)]
            searched = 0
            if is_skipping or len(story) > largest:
                yield _Piece(b"", _too_large(largest))
            else:
                yield from _cut(story, is_first)
            is_skipping = is_first = False
        if len(buffer) > largest or is_skipping:
            is_skipping = True
            del buffer[: max(0, len(buffer) - len(END) + 1)]
        searched = max(0, len(buffer) - len(END) + 1)
    if is_skipping:
        yield _Piece(b"", _too_large(largest))
    elif damage is None:
        yield from _judge_rest(bytes(buffer), is_first)
    if damage is not None:
        raise damage


def _cut(content: bytes, is_first: bool) -> Iterator[_Piece]:
    """A story, and before it what lost its end."""
    start = content.rfind(START)
    if start < 0:
        detail = "an end tag of a story without its start"
        yield _Piece(b"", ArchiveError("bad_xml", detail))
        return
    yield from _judge_rest(content[:start], is_first)
    yield _Piece(content[start:])


def _judge_rest(rest: bytes, is_first: bool) -> Iterator[_Piece]:
    words = rest.strip()
    if START in words:
        yield _Piece(b"", ArchiveError("truncated", "a story without its end tag"))
    elif words and not (is_first and words.startswith(BEFORE_STORIES)):
        yield _Piece(b"", ArchiveError("bad_xml", f"{len(words):,} bytes that are no story"))


def _too_large(largest: int) -> ArchiveError:
    return ArchiveError("too_large", f"a story over {largest:,} bytes; raise record_bytes")
