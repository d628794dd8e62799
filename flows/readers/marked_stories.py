"""Files in which each story stands in a tag of its own, to outcomes; one in memory at a time.

In: an open archive: Reuters-21578 (`<REUTERS>`), collections of TREC, CLEF and Gigaword, Solr's
XML (`<doc>`), a dump of MySQL in XML (`<row>`). Out: an outcome a story, at position "story N",
counted from 1. The decision to question: the end tag alone parts stories, so a story that lost it
takes nothing of the next along: what stands before the last opening tag is a reject of its own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from flows.codecs.decompress import CHUNK
from flows.readers.outcomes import Outcomes, Source
from transforms.agency.named_fields import read_named_fields
from transforms.agency.reuters import read_reuters_story
from transforms.agency.trec import read_trec_story
from transforms.errors import ArchiveError
from transforms.text.stored_article import FoundRecord


@dataclass(frozen=True, slots=True)
class _Tag:
    """The tag around a story, and what may stand around stories."""

    start: re.Pattern[bytes]
    end: re.Pattern[bytes]
    longest_end: int
    around: re.Pattern[bytes]


@dataclass(frozen=True, slots=True)
class _Piece:
    content: bytes
    error: ArchiveError | None = None


def _make_tag(name: bytes, flags: re.RegexFlag = re.NOFLAG, value: bytes = b"") -> _Tag:
    return _Tag(
        re.compile(rb"<%b[\s>]" % name, flags),
        re.compile(rb"</%b\s?>" % name, flags),
        len(name) + len(b"</ >"),
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[!?/a-zA-Z][^<>]*>%b\s*)*" % value, flags),
    )


_REUTERS = _make_tag(b"REUTERS")
# how long Solr took, and how many it found
_DOC = _make_tag(b"DOC", re.IGNORECASE, rb"(?:[^<>\s][^<>]{0,200}(?=</))?")
_ROW = _make_tag(b"row")


def read_reuters(source: Source, handle: BinaryIO) -> Outcomes:
    """Every story's outcome, in order; damage to the file is one reject more, at its end."""
    return _read_stories(source, handle, _REUTERS, read_reuters_story)


def read_trec(source: Source, handle: BinaryIO) -> Outcomes:
    """The outcome of every `<DOC>`."""
    return _read_stories(source, handle, _DOC, read_trec_story)


def read_rows(source: Source, handle: BinaryIO) -> Outcomes:
    """The outcome of every `<row>` of named fields."""
    return _read_stories(source, handle, _ROW, read_named_fields)


def _read_stories(
    source: Source, handle: BinaryIO, tag: _Tag, read_story: Callable[[bytes, str], FoundRecord]
) -> Outcomes:
    number = 0
    pieces = _split_stories(handle, tag, source.limits.record_bytes)
    try:
        for number, piece in enumerate(pieces, start=1):
            position = f"story {number}"
            if piece.error is not None:
                yield source.reject(position, piece.error)
                continue
            try:
                source.enter(position)
            except ArchiveError as error:
                yield source.reject(position, error)
                continue
            record = read_story(piece.content, source.place(position))
            yield source.judge(replace(record, position=position))
    except ArchiveError as error:
        yield source.reject(f"story {number + 1}", error)


def _split_stories(handle: BinaryIO, tag: _Tag, largest: int) -> Iterator[_Piece]:
    """Stories, and a piece with an error for what is none or too large to be kept."""
    buffer = bytearray()
    searched = 0
    is_skipping = False
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
        while found := tag.end.search(buffer, searched):
            story = bytes(buffer[: found.end()])
            del buffer[: found.end()]
            searched = 0
            if is_skipping or len(story) > largest:
                yield _Piece(b"", _too_large(largest))
            else:
                yield from _cut(story, tag)
            is_skipping = False
        if len(buffer) > largest or is_skipping:
            is_skipping = True
            del buffer[: max(0, len(buffer) - tag.longest_end)]
        searched = max(0, len(buffer) - tag.longest_end)
    if is_skipping:
        yield _Piece(b"", _too_large(largest))
    elif damage is None:
        yield from _judge_rest(bytes(buffer), tag)
    if damage is not None:
        raise damage


def _cut(content: bytes, tag: _Tag) -> Iterator[_Piece]:
    """A story, and before it what lost its end."""
    *_, start = (-1, *(found.start() for found in tag.start.finditer(content)))
    if start < 0:
        detail = "an end tag of a story without its start"
        yield _Piece(b"", ArchiveError("bad_xml", detail))
        return
    yield from _judge_rest(content[:start], tag)
    yield _Piece(content[start:])


def _judge_rest(rest: bytes, tag: _Tag) -> Iterator[_Piece]:
    words = rest.strip()
    if tag.start.search(words):
        yield _Piece(b"", ArchiveError("truncated", "a story without its end tag"))
    elif words and not tag.around.fullmatch(words):
        yield _Piece(b"", ArchiveError("bad_xml", f"{len(words):,} bytes that are no story"))


def _too_large(largest: int) -> ArchiveError:
    return ArchiveError("too_large", f"a story over {largest:,} bytes, more than a record may have")
