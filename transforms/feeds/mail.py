"""A message of a mailbox, as newsletters come in, to an article.

In: the bytes of one message. Out: a `FoundRecord`; of a page that a browser saved as MHTML the
`SavedPage`. The decision to question: of two versions of one text the HTML one is read, since
the plain one is often only "your mail program cannot show this".
"""

import codecs
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from itertools import islice

from transforms.errors import ArchiveError
from transforms.ids import normalise_words
from transforms.text.boilerplate import find_furniture
from transforms.text.bylines import is_person
from transforms.text.field_uses import NotedField, note_fields
from transforms.text.markup import Markup, drop_title, join_paragraphs, read_markup, split_markup
from transforms.text.sections import find_sections
from transforms.text.stored_article import (
    FoundArticle,
    FoundRecord,
    canonical_url,
    dump_extra,
    host_source,
)
from transforms.text.timestamps import read_moment

UNKNOWN_SOURCE = "unknown"
MESSAGE_HEADERS = {
    "Subject": "title",
    "From": "authors, source",
    "Date": "published",
    "Message-ID": "id",
    "Archived-At": "url",
    "List-Id": None,
}
PAGE_HEADERS = {"Snapshot-Content-Location": "url", "Subject": None, "Date": None}
MOST_NOTED = 5
MOST_PARTS = 1_000
ATTACHED = "message/rfc822"
DIGEST = "multipart/digest"

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
# "format=flowed": a line that ends in a blank goes on in the next
_SOFT_BREAK = re.compile(r"(?<=\S) \n(?=[^\n])")
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page in an MHTML file, with the address that it was saved from."""

    content: bytes
    url: str | None
    charset: str | None


def parse_message(content: bytes) -> Message:
    """The message in some bytes. Raises `ArchiveError` bad_record, too_large."""
    try:
        message = email.message_from_bytes(content)
        parts = sum(1 for _ in message.walk())
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ArchiveError("bad_record", f"a message that cannot be read: {error!r}") from error
    if parts > MOST_PARTS:
        raise ArchiveError("too_large", f"a message of {parts:,} parts")
    return message


def find_saved_page(message: Message) -> SavedPage | None:
    """The page of a message that is a browser's copy of one."""
    saved_from = read_header(message, "Snapshot-Content-Location")
    if message.get_content_type() != "multipart/related":
        return None
    for part in _walk_texts(message):
        place = read_header(part, "Content-Location") or saved_from
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and place:
            url = canonical_url(saved_from or place)
            return SavedPage(_decode_bytes(part), url, _known_charset(part))
    return None


def read_message(message: Message) -> FoundRecord:
    """What a message comes to: an article, or a reject without a text."""
    record = read_header(message, "Message-ID")
    title = read_header(message, "Subject")
    noted = note_headers(message)
    try:
        markup = _find_text(message, title)
        found = _read_article(message, markup, title, record)
    except ArchiveError as error:
        return FoundRecord(error=error, source_record=record, noted=noted)
    return FoundRecord(article=found, source_record=record, url=found.url, noted=noted)


def note_headers(message: Message) -> tuple[NotedField, ...]:
    """What the headers of a message give, and which of its parts is the text."""
    is_page = find_saved_page(message) is not None
    kinds = PAGE_HEADERS if is_page else MESSAGE_HEADERS
    noted = [(name, kind, read_header(message, name)) for name, kind in kinds.items()]
    for part in islice(_walk_texts(message), MOST_NOTED):
        is_html = part.get_content_type() == "text/html"
        place = read_header(part, "Content-Location") or ""
        noted.append((f"part {part.get_content_type()}", "text" if is_html else None, place or "…"))
    has_date = read_moment(read_header(message, "Date")) is not None
    return note_fields(noted, has_date=has_date)


def read_header(message: Message, name: str) -> str | None:
    """A header on one line, its encoded words read."""
    given = message.get(name)
    if given is None:
        return None
    try:
        words = str(make_header(decode_header(given)))
    except (HeaderParseError, LookupError, ValueError, TypeError):
        words = str(given)
    plain = words.encode("utf-8", "replace").decode("utf-8")
    return " ".join(plain.split()) or None


def _read_article(
    message: Message, markup: Markup, title: str | None, record: str | None
) -> FoundArticle:
    layout = find_sections(markup.text, title, markup.marked)
    sender, address = parseaddr(read_header(message, "From") or "")
    listed = _ADDRESS.search(read_header(message, "Archived-At") or "")
    url = canonical_url(listed[1]) if listed else None
    stated = read_header(message, "Date")
    published = read_moment(stated)
    domain = address.rpartition("@")[2]
    host = host_source(canonical_url(f"https://{domain}/")) if domain else None
    is_signed = is_person(sender) and len(sender.split()) > 1
    return FoundArticle(
        text=markup.text,
        sections=layout.sections,
        source=host_source(url) or host or sender or UNKNOWN_SOURCE,
        source_record=record,
        url=url,
        headline=title or layout.headline,
        byline=layout.byline,
        authors=(sender,) if is_signed and not _names_host(sender, host) else (),
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_utc_offset=published.utc_offset_minutes if published else None,
        published_from="record" if published else None,
        dateline_place=layout.dateline.place if layout.dateline else None,
        agency=layout.dateline.agency if layout.dateline else None,
        publisher=sender or None,
        extra=dump_extra(
            {
                "list": read_header(message, "List-Id"),
                "date": None if published else stated,
            }
        ),
    )


def _names_host(sender: str, host: str | None) -> bool:
    """ "Harbour Post" writes from harbourpost.example, and is nobody's name."""
    return normalise_words(sender).replace(" ", "") in (host or "")


def _find_text(message: Message, title: str | None) -> Markup:
    """The first part in HTML, or else in plain text. Raises `ArchiveError` missing_text."""
    plain = Markup("", {})
    for part in _walk_texts(message):
        text = _decode_text(part)
        if part.get_content_type() == "text/html":
            markup = drop_title(_drop_top(read_markup(text)), title)
            if markup.text.strip():
                return markup
        elif not plain.text:
            body = _SIGNATURE.sub("", text.replace("\r\n", "\n"))
            if part.get_param("format") == "flowed":
                body = _SOFT_BREAK.sub(" ", body)
            plain = join_paragraphs((words, None) for words in _BLANK_LINE.split(body))
    if not plain.text.strip():
        raise ArchiveError("missing_text", "a message without a part of text")
    return plain


def _drop_top(markup: Markup) -> Markup:
    """Without the lines above a newsletter, that it can be seen elsewhere, too."""
    paragraphs = split_markup(markup)
    first = 0
    while first + 1 < len(paragraphs) and find_furniture(paragraphs[first][0]) == "boilerplate":
        first += 1
    return join_paragraphs(paragraphs[first:]) if first else markup


def list_attached(message: Message) -> list[Message]:
    """The messages inside one, as those of a digest, or one that was sent on; not theirs."""
    return [
        inner
        for part in _walk_parts(message)
        if part.get_content_type() == ATTACHED
        for inner in part.get_payload()
        if isinstance(inner, Message)
    ]


def is_digest(message: Message) -> bool:
    """Whether a message is nothing but a way to send others, with a word of its list above them."""
    return any(part.get_content_type() == DIGEST for part in _walk_parts(message))


def _walk_parts(message: Message) -> Iterator[Message]:
    """The parts of a message itself."""
    yield message
    if message.is_multipart() and message.get_content_type() != ATTACHED:
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _walk_parts(part)


def _walk_texts(message: Message) -> Iterator[Message]:
    """The parts of text that are shown and not attached."""
    for part in _walk_parts(message):
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            yield part


def _decode_bytes(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ArchiveError("bad_record", f"a part that cannot be decoded: {error!r}") from error
    return payload if isinstance(payload, bytes) else b""


def _known_charset(part: Message) -> str | None:
    charset = part.get_content_charset()
    try:
        return codecs.lookup(charset).name if charset else None
    except (LookupError, ValueError):
        return None


def _decode_text(part: Message) -> str:
    """The text of a part. Raises `ArchiveError` bad_encoding."""
    content = _decode_bytes(part)
    charset = _known_charset(part) or "utf-8"
    for encoding in (charset, "utf-8", "windows-1252"):
        try:
            return content.decode(encoding)
        except (UnicodeError, LookupError, AttributeError, TypeError, ValueError):
            continue
    raise ArchiveError("bad_encoding", f"a part that is not {charset}")
