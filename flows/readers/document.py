"""Files that are one document: a page, a story in text, an agency's XML.

In: the bytes of a file. Out: one outcome, or one for each item of an XML document. The decision
to question: a document is held in memory whole, so its size has a limit; what may hang or kill a
parser is parsed in another process.
"""

from dataclasses import replace
from datetime import datetime
from typing import BinaryIO, cast

from flows.codecs.decompress import CHUNK
from flows.readers.containers import find_member
from flows.readers.outcomes import Outcomes, ReadLimits, Source
from flows.readers.page_limits import check_page
from flows.readers.sandbox import call_parser
from transforms.errors import ArchiveError
from transforms.text.stored_article import FoundRecord

DOCX_TEXT = "word/document.xml"


def read_text(source: Source, handle: BinaryIO) -> Outcomes:
    """The story in a file, or every story of a news database's export."""
    return _read_records(source, handle, "list_text_records")


def read_rtf(source: Source, handle: BinaryIO) -> Outcomes:
    """The story, or the stories, of an RTF file."""
    return _read_records(source, handle, "list_rtf_records")


def read_docx(source: Source, handle: BinaryIO) -> Outcomes:
    """The story, or the stories, of a DOCX file. Needs a handle that can seek."""
    try:
        member = find_member(handle, DOCX_TEXT)
    except ArchiveError as error:
        yield source.reject("", error)
        return
    yield from _read_records(source, cast(BinaryIO, member), "list_docx_records")


def read_html(source: Source, handle: BinaryIO) -> Outcomes:
    """The article of a saved page; its address is the one that it states, if any."""
    try:
        content = read_bounded(handle, source.limits.record_bytes)
        record = parse_page(content, source.limits)
    except ArchiveError as error:
        yield source.reject("", error)
        return
    if record.article is not None:
        record = replace(record, article=replace(record.article, source_record=source.name))
    yield source.judge(record)


def read_xml(source: Source, handle: BinaryIO) -> Outcomes:
    """The news items of an agency's XML document."""
    return _read_records(source, handle, "list_xml_records")


def _read_records(source: Source, handle: BinaryIO, function: str) -> Outcomes:
    """What a function of the parsing process finds in a file."""
    try:
        content = read_bounded(handle, source.limits.record_bytes)
        records: list[FoundRecord] = call_parser(
            function,
            content,
            source.name,
            seconds=source.limits.page_seconds,
        )
    except ArchiveError as error:
        yield source.reject("", error)
        return
    for record in records:
        yield source.judge(record)


def parse_page(
    content: bytes,
    limits: ReadLimits,
    *,
    url: str | None = None,
    charset: str | None = None,
    observed_at: datetime | None = None,
) -> FoundRecord:
    """`transforms.page.read.read_page` in the parsing process. Raises `ArchiveError`."""
    check_page(content, limits)
    found: FoundRecord = call_parser(
        "read_page",
        content,
        url=url,
        charset=charset,
        observed_at=observed_at,
        seconds=limits.page_seconds,
    )
    return found


def read_bounded(handle: BinaryIO, largest: int) -> bytes:
    """All bytes of a file. Raises `ArchiveError` too_large, or its damage."""
    pieces: list[bytes] = []
    size = 0
    while chunk := handle.read(CHUNK):
        size += len(chunk)
        if size > largest:
            raise ArchiveError("too_large", f"a file over {largest:,} bytes; raise record_bytes")
        pieces.append(chunk)
    return b"".join(pieces)
