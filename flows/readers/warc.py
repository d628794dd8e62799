"""WARC and ARC archives to outcomes: pages answered with status 200, and texts taken from pages.

In: an open archive. Out: an outcome a record, in file order, at position "byte N", and one reject
more for each damaged stretch and for each record that was kept though its frame was wrong. The
decision to question: a record cut by its crawler (`WARC-Truncated`) is a reject, since a page
without its end may lack the second half of a quote.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import BinaryIO

from flows.readers.document import parse_stories
from flows.readers.outcomes import Outcome, Outcomes, Source
from flows.warc.evidence import check_digests, is_http
from flows.warc.http_body import HTML_TYPES, Answer, read_answer, read_charset
from flows.warc.records import Damage, RawRecord, read_records
from transforms.errors import ArchiveError
from transforms.feeds.extracted_page import read_extracted_page
from transforms.lake.records import Reject
from transforms.text.field_uses import note_fields
from transforms.text.stored_article import FoundRecord, canonical_url

WEB = ("http:", "https:")
NOTED_BYTES = 1_000


def read_warc(source: Source, handle: BinaryIO) -> Outcomes:
    """Every record's outcome, and what was lost or mended on the way.

    The handle stands at the archive's front; see `read_records` for when it needs `seek`.
    """
    for found in read_records(handle, source.limits.record_bytes):
        if isinstance(found, Damage):
            yield source.reject(found.position, found.error)
        else:
            yield from _read_record(source, found)


def _read_record(source: Source, raw: RawRecord) -> Iterator[Outcome]:
    """A record's outcomes and, unless that is a reject, one for its wrong frame."""
    url = _target_url(raw)
    note = raw.note
    try:
        source.enter(raw.position)
        outcomes = _judge_record(source, raw, url)
    except ArchiveError as error:
        detail = f"{error.detail}; {note.detail}" if note else error.detail
        outcomes = [source.reject(raw.position, ArchiveError(error.reason, detail), url=url)]
    except Exception as error:
        # parsers of the web's HTML fail in ways of their own; one page must not stop the night
        failure = ArchiveError("bad_record", f"the page parser failed: {error!r}")
        outcomes = [source.reject(raw.position, failure, url=url)]
    yield from outcomes
    if note is not None and not isinstance(outcomes[0], Reject):
        yield source.reject(raw.position, note, url=url)


def _judge_record(source: Source, raw: RawRecord, url: str | None) -> list[Outcome]:
    largest = source.limits.record_bytes
    reason = _skip_reason(raw, url)
    if reason is not None:
        return [source.skip(raw.position, reason)]
    _check_block(raw, largest)
    if raw.fields.get("warc-type", "").lower() == "conversion":
        return [source.judge(_read_extracted(raw, url))]
    answer = _read_block(raw, largest)
    if answer.status != 200:
        return [source.skip(raw.position, "http_status")]
    if not answer.is_html:
        return [source.skip(raw.position, "not_html")]
    records = parse_stories(
        answer.body,
        source.limits,
        url=canonical_url(url or ""),
        charset=answer.charset,
        observed_at=_record_time(raw),
    )
    return [
        source.judge(replace(record, position=f"{raw.position} {record.position}".strip()))
        for record in records
    ]


def _read_extracted(raw: RawRecord, url: str | None) -> FoundRecord:
    """The text that Common Crawl took from a page, in a WET file."""
    language = raw.fields.get("warc-identified-content-language")
    opening = raw.block[:NOTED_BYTES].decode("utf-8", "replace").strip().partition("\n")
    headers = (
        ("WARC-Target-URI", "url", url),
        ("WARC-Date", None, raw.fields.get("warc-date")),
        ("WARC-Identified-Content-Language", "language", language),
        ("first line", "title", opening[0]),
        ("lines below it", "text", opening[2].strip()),
    )
    noted = note_fields(headers, has_date=True)
    try:
        article = read_extracted_page(
            raw.block,
            url=canonical_url(url or ""),
            language=language,
            observed_at=_record_time(raw),
        )
    except ArchiveError as error:
        return FoundRecord(raw.position, error=error, url=url, noted=noted)
    return FoundRecord(raw.position, article=article, noted=noted)


def _read_block(raw: RawRecord, largest: int) -> Answer:
    """The answer in a response; a resource is the page itself, without HTTP around it."""
    if is_http(raw.fields) or raw.block.startswith(b"HTTP/"):
        return read_answer(raw.block, largest)
    stated = raw.fields.get("content-type", "")
    media_type = stated.partition(";")[0].strip().lower()
    return Answer(200, media_type, read_charset(stated), raw.block)


def _target_url(raw: RawRecord) -> str | None:
    url = raw.fields.get("warc-target-uri", "").strip().strip("<>").strip()
    return url.replace(" ", "%20") or None


def _skip_reason(raw: RawRecord, url: str | None) -> str | None:
    kind = raw.fields.get("warc-type", "").lower()
    if not kind:
        raise ArchiveError("bad_record", "a record without WARC-Type")
    if kind == "continuation":
        return None
    if kind not in ("response", "resource", "conversion"):
        return "not_a_response"
    if url is not None and not url.lower().startswith(WEB):
        return "not_html"
    if url is not None and url.partition("?")[0].endswith("/robots.txt"):
        return "not_an_article"
    if kind == "conversion":
        is_text = raw.fields.get("content-type", "").lower().startswith("text/plain")
        return None if is_text else "not_a_response"
    if kind == "resource" and not is_http(raw.fields):
        media_type = raw.fields.get("content-type", "").partition(";")[0].strip().lower()
        return None if media_type in HTML_TYPES else "not_html"
    return None


def _check_block(raw: RawRecord, largest: int) -> None:
    """A block must be whole and, where the crawler noted a digest, be the one it saw."""
    cut = raw.fields.get("warc-truncated")
    if cut:
        raise ArchiveError("truncated", f"the crawler cut this record (WARC-Truncated: {cut})")
    segment = raw.fields.get("warc-segment-number")
    if segment or raw.fields.get("warc-type", "").lower() == "continuation":
        raise ArchiveError(
            "truncated", f"segment {segment} of a record in pieces, which are not joined"
        )
    if check_digests(raw.fields, raw.block, largest) is False:
        noted = " and ".join(
            name
            for name in ("WARC-Block-Digest", "WARC-Payload-Digest")
            if name.lower() in raw.fields
        )
        raise ArchiveError(
            "bad_record",
            f"the {len(raw.block):,} bytes are not those its {noted} was made of, "
            "however they are read; if it is so with each record, the crawler counts otherwise",
        )


def _record_time(raw: RawRecord) -> datetime | None:
    try:
        time = datetime.fromisoformat(raw.fields.get("warc-date", "").strip())
        return time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time
    except (ValueError, OverflowError):
        return None
