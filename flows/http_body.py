"""The HTTP answer inside a WARC record: status, type, and the body as the browser saw it.

In: the bytes of a whole record. Out: an `Answer`. Transfer and content encodings are taken off by
what the bytes are and not by what the header says, because crawlers store bodies decoded and
keep the header. The decision to question: gzip is inflated here, since fastwarc 2.0.1 hands over
the first part of a cut gzip body as if it were the whole.
"""

import io
import zlib
from dataclasses import dataclass
from typing import Any

from fastwarc.warc import WarcRecord

from flows.inflate import GZIP_WINDOW
from transforms.errors import ArchiveError

ZLIB_WINDOWS = {"gzip": (GZIP_WINDOW,), "x-gzip": (GZIP_WINDOW,), "deflate": (15, -15)}
STREAMED = frozenset({"br", "zstd"})
OPENS_MARKUP = b"<"


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, media type in lower case ("" if none), charset of the header, decoded body."""

    status: int
    media_type: str
    charset: str | None
    body: bytes

    @property
    def is_markup(self) -> bool:
        """Whether a body without a media type looks like HTML."""
        return self.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == OPENS_MARKUP


def parse_record(content: bytes) -> Any:
    """The record by fastwarc. Raises `ArchiveError` bad_record."""
    try:
        return WarcRecord.from_reader(io.BytesIO(content))
    except (OSError, ValueError) as error:
        raise ArchiveError("bad_record", f"WARC header: {error}") from error


def read_answer(content: bytes, largest: int) -> Answer:
    """The answer in a record. Raises `ArchiveError` bad_record, truncated or too_large."""
    record, body = _read_transferred(content, largest)
    headers = record.http_headers
    answer = Answer(
        headers.status_code, (record.http_content_type or "").lower(), record.http_charset, body
    )
    encoding = (headers.get("Content-Encoding") or "").strip().lower()
    if answer.status != 200 or answer.is_markup:
        return answer
    if encoding in ZLIB_WINDOWS:
        body = _inflate_body(body, ZLIB_WINDOWS[encoding], largest)
    elif encoding in STREAMED:
        body = _read_mode(content, "all", largest)[1]
    return Answer(answer.status, answer.media_type, answer.charset, body)


def _read_transferred(content: bytes, largest: int) -> tuple[Any, bytes]:
    """Record and body without chunks; a body that never was chunked is taken as it is."""
    try:
        return _read_mode(content, "transfer", largest)
    except ArchiveError as failure:
        if failure.reason == "too_large":
            raise
        record, body = _read_mode(content, "none", largest)
        if not body.lstrip().startswith((OPENS_MARKUP, b"\x1f\x8b")):
            raise
        return record, body


def _read_mode(content: bytes, mode: str, largest: int) -> tuple[Any, bytes]:
    record = parse_record(content)
    try:
        record.parse_http(auto_decode=mode)
        if record.http_headers is None or record.http_headers.status_code is None:
            raise ArchiveError("bad_record", "no HTTP answer in the record")
        # an error page need not be whole, since it is skipped
        is_wanted = record.http_headers.status_code == 200
        body: bytes = record.reader.read(largest + 1) if is_wanted else b""
    except (OSError, ValueError) as error:
        raise ArchiveError("bad_record", f"HTTP answer: {error}") from error
    if len(body) > largest:
        raise ArchiveError("too_large", f"a page over {largest:,} bytes when decoded")
    return record, body


def _inflate_body(body: bytes, windows: tuple[int, ...], largest: int) -> bytes:
    """A gzip or deflate body; deflate comes with a zlib header or, from some servers, without."""
    if windows[0] == GZIP_WINDOW and not body.startswith(b"\x1f\x8b"):
        return body
    failure = "empty"
    for window in windows:
        decoder = zlib.decompressobj(window)
        try:
            plain = decoder.decompress(body, largest + 1)
        except zlib.error as error:
            failure = str(error)
            continue
        if len(plain) > largest:
            raise ArchiveError("too_large", f"a page over {largest:,} bytes when decoded")
        if not decoder.eof:
            raise ArchiveError("truncated", "the compressed HTTP body ends in its middle")
        return plain
    raise ArchiveError("bad_record", f"compressed HTTP body: {failure}")
