"""Files that are one document: a page, a story in text, an agency's XML.

In: the bytes of a file. Out: one outcome, or one for each item of an XML document. The decision
to question: a document is held in memory whole, so its size has a limit; what may hang or kill a
parser is parsed in another process.
"""

import plistlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import BinaryIO, cast
from xml.parsers.expat import ExpatError

from flows.codecs.decompress import CHUNK
from flows.readers.containers import Member, find_member
from flows.readers.outcomes import Outcomes, ReadLimits, Source
from flows.readers.page_limits import check_page
from flows.readers.sandbox import call_parser
from transforms.errors import ArchiveError
from transforms.page.encoding import decode_page
from transforms.text.stored_article import FoundRecord, canonical_url

DOCX_TEXT = "word/document.xml"
ODT_TEXT = "content.xml"
PLIST_DAMAGE = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
    plistlib.InvalidFileException,
)
"""What the reader of property lists raises."""

MOST_PAGES = 20
"""How many pages' tags an export may have."""

_EXPORT_MARKS = re.compile(
    rb"DocPublicationName|\b[a-z]{2,4}Article\b|of \d+ DOCUMENTS|End of Document"
    rb"|<p class=\"published\">Published on \d"
    rb"|ProQuest document ID|class=\"message default clearfix"
)
"""What exports of Europresse, Factiva, LexisNexis, LinkedIn, ProQuest and Telegram have."""


def read_text(source: Source, handle: BinaryIO) -> Outcomes:
    """The story in a file, or every story of a news database's export."""
    return _read_records(source, handle, "list_text_records")


def read_rtf(source: Source, handle: BinaryIO) -> Outcomes:
    """The story, or the stories, of an RTF file."""
    return _read_records(source, handle, "list_rtf_records")


def read_docx(source: Source, handle: BinaryIO) -> Outcomes:
    """The story, or the stories, of a DOCX file. Needs a handle that can seek."""
    return _read_member(source, handle, DOCX_TEXT, "list_docx_records")


def read_odt(source: Source, handle: BinaryIO) -> Outcomes:
    """The story, or the stories, of an OpenDocument text. Needs a handle that can seek."""
    return _read_member(source, handle, ODT_TEXT, "list_odt_records")


def _read_member(source: Source, handle: BinaryIO, name: str, function: str) -> Outcomes:
    try:
        member = find_member(handle, name)
    except ArchiveError as error:
        yield source.reject("", error)
        return
    yield from _read_records(source, cast(BinaryIO, member), function)


def read_html(source: Source, handle: BinaryIO) -> Outcomes:
    """The article of a saved page, or every story of an export that is one page.

    The page's address is the one that it states, if any.
    """
    try:
        content = read_bounded(handle, source.limits.record_bytes)
        records = _list_exported(source, content) if _EXPORT_MARKS.search(content) else []
        if records:
            yield from map(source.judge, records)
            return
        records = parse_stories(content, source.limits)
    except ArchiveError as error:
        yield source.reject("", error)
        return
    yield from map(source.judge, name_records(records, source.name))


def read_webarchive(source: Source, handle: BinaryIO) -> Outcomes:
    """The page of a web archive of Safari, which is a property list of it and of its parts."""
    try:
        content = read_bounded(handle, source.limits.record_bytes)
        page, url, charset = _open_webarchive(content)
        records = parse_stories(page, source.limits, url=canonical_url(url), charset=charset)
    except ArchiveError as error:
        yield source.reject("", error)
        return
    yield from map(source.judge, name_records(records, url or source.name))


def _open_webarchive(content: bytes) -> tuple[bytes, str, str | None]:
    """A page, its address and its charset. Raises `ArchiveError` bad_record."""
    try:
        main = plistlib.loads(content)["WebMainResource"]
        page, url = main["WebResourceData"], main["WebResourceURL"]
        charset = main.get("WebResourceTextEncodingName")
    except (*PLIST_DAMAGE, ExpatError) as error:
        detail = f"a web archive that cannot be read: {error!r}"
        raise ArchiveError("bad_record", detail[:300]) from error
    if not isinstance(page, bytes) or not isinstance(url, str):
        raise ArchiveError("bad_record", "a web archive whose page is none")
    return page, url, charset if isinstance(charset, str) else None


def _list_exported(source: Source, content: bytes) -> list[FoundRecord]:
    limits = replace(
        source.limits,
        page_bytes=source.limits.record_bytes,
        page_tags=source.limits.page_tags * MOST_PAGES,
    )
    check_page(content, limits)
    records: list[FoundRecord] = call_parser(
        "list_page_records",
        decode_page(content, None),
        source.name,
        seconds=source.limits.page_seconds,
    )
    return records


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


def parse_stories(
    content: bytes,
    limits: ReadLimits,
    *,
    url: str | None = None,
    charset: str | None = None,
    observed_at: datetime | None = None,
) -> list[FoundRecord]:
    """`transforms.page.read.list_stories` in the parsing process. Raises `ArchiveError`."""
    check_page(content, limits)
    found: list[FoundRecord] = call_parser(
        "list_stories",
        content,
        url=url,
        charset=charset,
        observed_at=observed_at,
        seconds=limits.page_seconds,
    )
    return found


def name_records(records: list[FoundRecord], name: str) -> Iterator[FoundRecord]:
    """The records of a page under its name, each of several stories with its number."""
    for record in records:
        if record.article is None:
            yield record
            continue
        own = f"{name} {record.position}".strip()
        yield replace(record, article=replace(record.article, source_record=own))


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
            raise ArchiveError("too_large", f"a file over {largest:,} bytes; split it")
        pieces.append(chunk)
    return b"".join(pieces)


def read_member(member: Member, largest: int) -> bytes:
    """All bytes of a member of a zip file. Raises `ArchiveError` too_large, or its damage."""
    if member.error is not None:
        raise member.error
    return read_bounded(cast(BinaryIO, member.stream), largest)
