"""Exports of MediaWiki, such as the dumps of Wikinews, to outcomes, a page at a time.

In: an open file, read forwards only. Out: an outcome a page, at position "page N". The decision
to question: of a page with its whole history the last revision alone is read.
"""

from dataclasses import replace
from typing import BinaryIO

from flows.codecs.feed_parts import split_feed
from flows.readers.outcomes import Outcomes, SeenRecords, Source
from flows.readers.sandbox import call_parser
from transforms.errors import ArchiveError
from transforms.text.stored_article import FoundRecord


def read_mediawiki(source: Source, handle: BinaryIO) -> Outcomes:
    """Every page's outcome, in order; damage to the file is one reject more, at its end."""
    seen = SeenRecords(source)
    site: bytes | None = None
    number = 0
    try:
        for part in split_feed(handle, source.limits.record_bytes):
            if part.kind == "channel":
                if any(local == "sitename" for _, local in part.names):
                    site = part.content
                continue
            number += 1
            position = f"page {number}"
            try:
                if part.error is not None:
                    raise part.error
                record: FoundRecord = call_parser(
                    "read_wiki_page", part.content, site, seconds=source.limits.page_seconds
                )
            except ArchiveError as error:
                yield source.reject(position, error)
                continue
            yield seen.check(source.judge(replace(record, position=position)))
    except ArchiveError as error:
        yield source.reject(f"page {number + 1}" if number else "", error)
