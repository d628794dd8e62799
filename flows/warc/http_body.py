"""The HTTP answer inside a record: status, type, and the body as the browser saw it.

In: the bytes of a block. Out: an `Answer`. Transfer and content encodings are taken off by what
the bytes are and not by what the header says, because crawlers store bodies decoded and keep the
header. The decision to question: a body that ends early is refused unless its page is closed
(`</html>`), for then no word of it is missing.
"""

import codecs
import re
from dataclasses import dataclass

from flows.warc.header import LONGEST_HEADER, read_fields
from flows.warc.http_coding import decode_content, join_chunks
from transforms.errors import ArchiveError

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
VAGUE_TYPES = frozenset({"text/plain", "application/octet-stream", "application/xml"})
"""Types that servers give pages by mistake; markup of HTML tells."""

_STATUS = re.compile(rb"\s{0,8}(?:HTTP/\d(?:\.\d+)?|ICY)[ \t]+(\d{3})(?!\d)[^\n]*\n", re.IGNORECASE)
_HEADER_END = re.compile(rb"(?:\A|\n)(?:\r?\n|(?=<[!a-zA-Z]))")
_HEADER_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,4000}\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_BLANK = rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*"
_HTML_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf)?" + _BLANK + rb"<(?:!doctype\s+html|html|head|title|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?!(?:rss|feed|rdf|urlset|sitemapindex|svg|opml)\b)[a-z][a-z0-9]*[\s>]",
    re.IGNORECASE,
)
_HTML_CLOSES = re.compile(rb"</html\s*>(?:\s|\x00|<!--(?:[^-]|-[^-])*-->)*\Z", re.IGNORECASE)
_CLOSING = 2_000
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Message:
    """An HTTP answer cut into its parts, nothing decoded."""

    status: int
    fields: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type in lower case, "" if none is given."""
        return re.split(r"[;,]", self.fields.get("content-type", ""))[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The character set of the header, if there is one and Python knows it."""
        return read_charset(self.fields.get("content-type", ""))

    @property
    def is_chunked(self) -> bool:
        """Whether the header says that the body comes in chunks."""
        return "chunked" in self.fields.get("transfer-encoding", "").lower()


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, media type in lower case ("" if none), charset of the header, decoded body."""

    status: int
    media_type: str
    charset: str | None
    body: bytes

    @property
    def is_html(self) -> bool:
        """Whether it is a page, by its type or, where that says little, by its first tag."""
        if self.media_type in HTML_TYPES:
            return True
        if not self.media_type and _ANY_TAG.match(self.body):
            return True
        return (not self.media_type or self.media_type in VAGUE_TYPES) and opens_html(self.body)


def read_charset(content_type: str) -> str | None:
    """The character set in a Content-Type, if Python knows it."""
    found = _CHARSET.search(content_type)
    try:
        return codecs.lookup(found[1]).name if found else None
    except (LookupError, ValueError):
        return None


def split_message(block: bytes) -> Message:
    """Status, header and body. Raises `ArchiveError` bad_record if it is no HTTP answer.

    An answer of HTTP/0.9 is a page without header; one that lost its status line counts as 200.
    """
    status, start = 200, 0
    found = _STATUS.match(block)
    while found is not None:
        status, start = int(found[1]), found.end()
        if status >= 200:
            break
        # an interim answer such as 100 Continue stands before the real one
        end = _HEADER_END.search(block, start - 1, start + LONGEST_HEADER)
        following = _STATUS.match(block, end.end()) if end else None
        if following is None:
            break
        found = following
    if found is None and not _HEADER_LINE.match(block):
        if opens_html(block):
            return Message(200, {}, block)
        raise ArchiveError("bad_record", "no HTTP answer in the record")
    end = _HEADER_END.search(block, max(0, start - 1), start + LONGEST_HEADER)
    if end is None:
        raise ArchiveError("bad_record", "an HTTP header without an end")
    return Message(status, read_fields(block[start : end.start() + 1]), block[end.end() :])


def read_answer(block: bytes, largest: int) -> Answer:
    """The answer in a block. Raises `ArchiveError` bad_record, truncated or too_large."""
    message = split_message(block)
    body = decode_body(message, largest) if message.status == 200 else b""
    return Answer(message.status, message.media_type, message.charset, body)


def decode_body(message: Message, largest: int) -> bytes:
    """The body without chunks and compression. Raises `ArchiveError`."""
    stored, cut = message.body, None
    coding = message.fields.get("content-encoding", "")
    if message.is_chunked and not opens_html(stored):
        stored, cut = join_chunks(stored)
    elif not coding:
        cut = _find_missing(message)
    if not opens_html(stored) and not stored.startswith(_UTF16_MARKS):
        stored, failure = decode_content(stored, coding, largest)
        cut = cut or failure
    if len(stored) > largest:
        raise ArchiveError("too_large", f"a page over {largest:,} bytes when decoded")
    if cut is not None and not closes_html(stored):
        raise cut
    return stored


def opens_html(body: bytes) -> bool:
    """Whether the first tag is one that opens a page."""
    return _HTML_OPENS.match(body[:4096]) is not None


def closes_html(body: bytes) -> bool:
    """Whether the page ends with its closing tag, comments aside."""
    return _HTML_CLOSES.search(body[-_CLOSING:]) is not None


def _find_missing(message: Message) -> ArchiveError | None:
    """A body shorter than its header says; a longer one was stored decoded."""
    stated = message.fields.get("content-length", "")
    if not (stated.isascii() and stated.isdigit()) or len(stated) > 18:
        return None
    if len(message.body) >= int(stated):
        return None
    detail = f"the HTTP header says {int(stated):,} bytes and {len(message.body):,} are there"
    return ArchiveError("truncated", detail)
