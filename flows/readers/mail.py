"""Mailboxes, messages and saved pages in a message (MHTML) to outcomes.

In: an open file, read forwards only. Out: an outcome a message, at position "message N" of a
mailbox. The decision to question: a line that opens with "From " and ends in a year begins the
next message even where no blank line stands before it, as some programs write none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from typing import BinaryIO

from flows.codecs.decompress import CHUNK
from flows.readers.document import name_records, parse_stories, read_bounded
from flows.readers.outcomes import Outcome, Outcomes, SeenRecords, Source
from transforms.errors import ArchiveError
from transforms.feeds.mail import (
    find_saved_page,
    is_digest,
    list_attached,
    note_headers,
    parse_message,
    read_message,
)
from transforms.lake.records import Reject
from transforms.text.stored_article import FoundRecord

_OPENING = re.compile(rb"From \S+ .{0,60}\b\d{4}(?: [+-]\d{4})?\s*")
_COUNT = re.compile(rb"(\d{1,10})[ \t]*\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mail(source: Source, handle: BinaryIO) -> Outcomes:
    """The one message of a file."""
    try:
        content = _unwrap(read_bounded(handle, source.limits.record_bytes))
        yield from _judge_all(source, content, "")
    except ArchiveError as error:
        yield source.reject("", error)


def read_mbox(source: Source, handle: BinaryIO) -> Outcomes:
    """Every message's outcome, in order; damage to the file is one reject more, at its end."""
    seen = SeenRecords(source)
    number = 0
    try:
        for number, content in enumerate(
            _split_messages(handle, source.limits.record_bytes), start=1
        ):
            position = f"message {number}"
            try:
                if content is None:
                    detail = f"a message over {source.limits.record_bytes:,} bytes"
                    raise ArchiveError("too_large", f"{detail}, more than a record may have")
                source.enter(position)
                yield from map(seen.check, _judge_all(source, content, position))
            except ArchiveError as error:
                yield source.reject(position, error)
    except ArchiveError as error:
        yield source.reject(f"message {number + 1}", error)


def _unwrap(content: bytes) -> bytes:
    """A message of Apple Mail out of its file, which counts its bytes and lists its marks below."""
    found = _COUNT.match(content)
    return content[found.end() : found.end() + int(found[1])] if found else content


def _judge_all(source: Source, content: bytes, position: str) -> Iterator[Outcome]:
    """What a message comes to, and each that is attached to it. Raises `ArchiveError`."""
    message = parse_message(content)
    attached = list_attached(message)
    own: Iterator[Outcome] = iter(())
    if attached and is_digest(message):
        yield source.skip(position, "not_an_article")
    else:
        own = _judge(source, message, position)
    for outcome in own:
        is_around = isinstance(outcome, Reject) and attached
        yield source.skip(position, "blank") if is_around else outcome
    for number, inner in enumerate(attached, start=1):
        yield from _judge(source, inner, f"{position} attached {number}".strip())


def _judge(source: Source, message: Message, position: str) -> Iterator[Outcome]:
    page = find_saved_page(message)
    if page is None:
        yield source.judge(replace(read_message(message), position=position))
        return
    noted = note_headers(message)
    try:
        records = parse_stories(page.content, source.limits, url=page.url, charset=page.charset)
    except ArchiveError as error:
        yield source.judge(FoundRecord(position, error=error, url=page.url, noted=noted))
        return
    for record in name_records(records, page.url or source.name):
        place = f"{position} {record.position}".strip()
        yield source.judge(replace(record, position=place, noted=noted))


def _split_messages(handle: BinaryIO, largest: int) -> Iterator[bytes | None]:
    """The messages without their "From " lines; None for one that is too long."""
    pieces: list[bytes] = []
    size = 0
    is_open = False
    for line in _split_lines(handle):
        if line.startswith(b"From ") and _OPENING.fullmatch(line):
            if is_open:
                yield _join(pieces) if size <= largest else None
            pieces, size, is_open = [], 0, True
            continue
        is_open = is_open or bool(line.strip())
        size += len(line)
        if size <= largest:
            pieces.append(line)
        else:
            pieces = []
    if is_open:
        yield _join(pieces) if size <= largest else None


def _join(pieces: list[bytes]) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", b"".join(pieces))


def _split_lines(handle: BinaryIO) -> Iterator[bytes]:
    """Lines with their ends; one that has none for long comes in pieces."""
    rest = b""
    while chunk := handle.read(CHUNK):
        lines = (rest + chunk).splitlines(keepends=True)
        rest = lines.pop() if not lines[-1].endswith(b"\n") or len(lines[-1]) > CHUNK else b""
        yield from lines
        if len(rest) > CHUNK:
            yield rest
            rest = b""
    if rest:
        yield rest
