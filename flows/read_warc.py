"""WARC archives to outcomes: HTML answers with status 200 become articles.

In: an open archive. Out: an outcome a record, in file order, at position "byte N". The decision
to question: a record cut by its crawler (`WARC-Truncated`) is a reject, since a page without its
end may lack the second half of a quote.
"""

import base64
import hashlib
from datetime import datetime
from typing import Any, BinaryIO

from fastwarc.warc import WarcRecordType

from flows.http_body import parse_record, read_answer
from flows.outcomes import Outcome, Outcomes, Source
from flows.read_document import parse_page
from flows.warc_records import Damage, RawRecord, read_records
from transforms.article import canonical_url
from transforms.errors import ArchiveError

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def read_warc(source: Source, handle: BinaryIO) -> Outcomes:
    """Every record's outcome and one reject for each damaged stretch."""
    for found in read_records(handle, source.limits.record_bytes):
        if isinstance(found, Damage):
            yield source.reject(found.position, found.error)
        else:
            yield _read_record(source, found)


def _read_record(source: Source, raw: RawRecord) -> Outcome:
    limits = source.limits
    url: str | None = None
    try:
        record = parse_record(raw.content)
        url = _target_url(record)
        reason = _skip_reason(record, url)
        if reason is not None:
            return source.skip(raw.position, reason)
        _check_block(record, raw.content)
        answer = read_answer(raw.content, limits.record_bytes)
        if answer.status != 200:
            return source.skip(raw.position, "http_status")
        if answer.media_type not in HTML_TYPES and (answer.media_type or not answer.is_markup):
            return source.skip(raw.position, "not_html")
        found = parse_page(
            answer.body,
            limits,
            url=canonical_url(url or ""),
            charset=answer.charset,
            observed_at=_record_time(record),
        )
        if found is None:
            return source.skip(raw.position, "not_an_article")
        return source.store(found, raw.position)
    except ArchiveError as error:
        return source.reject(raw.position, error, url=url)
    except Exception as error:
        # parsers of the web's HTML fail in ways of their own; one page must not stop the night
        failure = ArchiveError("bad_record", f"the page parser failed: {error!r}")
        return source.reject(raw.position, failure, url=url)


def _target_url(record: Any) -> str | None:
    url = record.headers.get("WARC-Target-URI")
    return url.strip().strip("<>") if url else None


def _skip_reason(record: Any, url: str | None) -> str | None:
    if record.record_type != WarcRecordType.response:
        return "not_a_response"
    if url is not None and not url.lower().startswith(("http:", "https:")):
        return "not_html"
    if url is not None and url.partition("?")[0].endswith("/robots.txt"):
        return "not_an_article"
    return None


def _check_block(record: Any, content: bytes) -> None:
    """A block must be whole and, where the crawler noted its SHA-1, be the one it saw."""
    cut = record.headers.get("WARC-Truncated")
    if cut:
        raise ArchiveError("truncated", f"the crawler cut this record (WARC-Truncated: {cut})")
    algorithm, _, noted = (record.headers.get("WARC-Block-Digest") or "").partition(":")
    if algorithm.lower() != "sha1":
        return
    digest = hashlib.sha1(content[len(content) - record.content_length :], usedforsecurity=False)
    if noted.strip().upper() not in (
        base64.b32encode(digest.digest()).decode(),
        digest.hexdigest().upper(),
    ):
        raise ArchiveError("bad_record", "the block is not the one its WARC-Block-Digest names")


def _record_time(record: Any) -> datetime | None:
    try:
        time: datetime | None = record.record_date
    except (ValueError, OSError):
        return None
    return time.replace(tzinfo=None) if time else None
