"""What a file is, told by its first bytes and never by its name.

In: a binary handle at its front, or the plain bytes that it begins with. Out: one of the
`FORMATS`, or a kind of `no_reader`; of a compressed file, what is inside. What the ledger
says of an archive and which reader gets it are both `open_content`, so that they cannot differ. The
decision to question: a file of letters that is no markup, no JSON and no table is taken for a
story.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from resiliparse.parse.encoding import bytes_to_str

from flows.codecs.decompress import Stream, find_compression, inflate
from flows.codecs.table_lines import find_charset
from flows.readers.sniff_binary import tell_binary
from flows.readers.sniff_json import SNIFFED, looks_like_lines, sniff_json
from flows.readers.sniff_letters import is_vertical, tell_letters
from flows.readers.sniff_markup import sniff_markup
from flows.readers.sniff_table import is_table
from flows.warc.codec import DICTIONARY_FRAME
from flows.warc.header import opens_records
from flows.warc.records import opens_archive
from transforms.agency.anpa1312 import is_anpa
from transforms.agency.front_matter import read_json_head
from transforms.agency.iptc7901 import is_wire
from transforms.errors import ArchiveError

FORMATS = (
    "warc",
    "jsonl",
    "json",
    "table",
    "parquet",
    "arrow",
    "html",
    "feed",
    "mediawiki",
    "xml",
    "reuters",
    "trec",
    "rows",
    "mail",
    "mbox",
    "webarchive",
    "text",
    "rtf",
    "docx",
    "odt",
    "workbook",
    "database",
    "sql",
    "tar",
    "zip",
)
DEEPEST_COMPRESSION = 3
RECORD_COMPRESSIONS = ("gzip", "zstd")
"""WARC files are compressed record by record with these, and mended member by member."""

TEMPLATE_MARKS = ("{{", "{%")
"""How layouts of a site's generator begin."""

MAIL_NAMES = frozenset(("subject", "date", "message-id", "mime-version", "received"))
_SQL = re.compile(
    r"(?:(?:--|/\*|SET |USE |BEGIN\b|START |PRAGMA |LOCK |SELECT pg_|\\(?:connect|restrict)\b)"
    r"[^\n]*\n\s*)*"
    r"(?:(?:CREATE|DROP|ALTER) (?:TABLE|DATABASE|SCHEMA|TYPE|EXTENSION|FUNCTION)|INSERT INTO|COPY) "
    r"[^\n]*[(;`\"]",
    re.IGNORECASE,
)
# of RIS, BibTeX, EndNote, PubMed and the Web of Science
_REFERENCES = re.compile(
    r"TY  ?- [A-Z]{3,6}\s*\n|@[a-z]+\{[^\s,{}]+,[^\S\n]*\n|%0 [A-Z][\w ]{2,40}\s*\n%[A-Z0-9] "
    r"|PMID- ?\d+\s*\n|FN (?:Clarivate|Thomson|ISI)\b[^\n]*\nVR ",
    re.IGNORECASE,
)
# {'title': 'Toll'}, which is no JSON
_PRINTED = re.compile(r"\{\s*'[^'\n]{1,60}'\s*:")
# Turtle, and N-Triples or N-Quads
_TRIPLES = re.compile(
    r"(?:#[^\n]*\n|\s)*(?:@(?:prefix|base)\s[^\n]{0,300}<[^<>\n]*>\s*\.|(?:<[a-z]+:[^<>\s]*>|_:\w+)"
    r"[ \t]+<[a-z]+:[^<>\s]*>[ \t]+[<\"_][^\n]*\.[ \t]*\r?\n)"
)
_NIKOLA = re.compile(r"<!--\s*\n\.\. [a-z_]{1,30}:")
_MBOX = re.compile(r"From \S+ [^\n]{0,60}\b\d{4}(?: [+-]\d{4})?\s*?\n")
# of Apple Mail, above a message
_COUNT = re.compile(r"\A\d{1,10}[^\S\n]*\n(?=[A-Za-z-]+:)")
_MAIL_HEADER = re.compile(r"(?:[A-Za-z][\w-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}(?=\s*\n|\Z)")
_MAIL_NAME = re.compile(r"^([A-Za-z][\w-]{0,60}):", re.MULTILINE)
# PostScript, keys, uuencode, and base64, of which a line is longer than any word
_CODED = re.compile(
    r"%!PS|-----BEGIN [A-Z]|begin [0-7]{3} \S+\n"
    r"|(?:[A-Za-z0-9+/=]{60,}\s*\n){2}|(?:[^\t\n]{0,40}\t)?[A-Za-z0-9+/=]{200,}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LEAST_WIDE = 40
NEARLY_ALL = 0.9
BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Content:
    """What a file is, and its bytes, compressions taken off, at their front.

    Records that are packed one by one stay so, since their reader gets over damage by seeking
    the next of them. `error` is why the bytes are not to be read, though it is told what they are.
    """

    format: str
    handle: BinaryIO
    is_packed: bool = False
    error: ArchiveError | None = None


def open_content(handle: BinaryIO) -> Content:
    """Tell the format of a file, and make it ready for that format's reader.

    The handle stands at its front and is a `Stream`, or can be sought in. Raises `OSError` if it
    does.
    """
    for _ in range(DEEPEST_COMPRESSION + 1):
        head = _peek(handle)
        compression = find_compression(head)
        is_packed = compression in RECORD_COMPRESSIONS or head.startswith(DICTIONARY_FRAME)
        if is_packed and _holds_records(handle, head):
            return Content("warc", handle, is_packed=True)
        if compression is None and (mark := _find_wide(head)):
            handle = cast(BinaryIO, Stream(_put_before(mark, handle)))
            head = _peek(handle)
        if compression is None:
            return Content(_sniff_plain(handle, head), handle)
        handle = cast(BinaryIO, Stream(inflate(handle)))
    # one more than is read: the ledger says what it is, a reject that it is packed too deep
    detail = f"compressed more than {DEEPEST_COMPRESSION} times over"
    kind = _sniff_plain(handle, _peek(handle))
    return Content(kind, handle, error=ArchiveError("too_deep", detail))


def _find_wide(head: bytes) -> bytes:
    """The mark that letters of UTF-16 lack: every other byte of theirs is none."""
    half = head[: len(head) // 2 * 2]
    for mark, first in ((codecs.BOM_UTF16_LE, 0), (codecs.BOM_UTF16_BE, 1)):
        low, high = half[first::2], half[1 - first :: 2]
        is_wide = high.count(0) >= NEARLY_ALL * len(high) and low.count(0) == 0
        if len(half) >= LEAST_WIDE and is_wide:
            return mark
    return b""


def _put_before(mark: bytes, handle: BinaryIO) -> Iterator[bytes]:
    yield mark
    while chunk := handle.read(SNIFFED):
        yield chunk


def sniff_format(handle: BinaryIO) -> str:
    """The format of a file. The handle stands at its front, and is not put back there."""
    return open_content(handle).format


def _sniff_plain(handle: BinaryIO, head: bytes) -> str:
    is_lost = not head and isinstance(handle, Stream) and handle.damage is not None
    kind = "unsupported" if is_lost else sniff_head(head)
    # a crawl whose front is damaged, or one that opens with a dictionary of zstd
    return "warc" if kind == "unsupported" and _holds_records(handle, head) else kind


def _holds_records(handle: BinaryIO, head: bytes) -> bool:
    """Whether it is a WARC file packed record by record, its front damaged perhaps."""
    if isinstance(handle, Stream):
        return opens_archive(io.BytesIO(head))
    found = opens_archive(handle)
    handle.seek(0)
    return found


def _peek(handle: BinaryIO) -> bytes:
    if isinstance(handle, Stream):
        return handle.peek(SNIFFED)
    head = handle.read(SNIFFED)
    handle.seek(0)
    return head


def sniff_head(head: bytes) -> str:
    """The format of plain bytes of which these are the first `SNIFFED`."""
    if not head.removeprefix(codecs.BOM_UTF8).strip():
        return "empty" if len(head) < SNIFFED else "unsupported"
    if opens_records(head):
        return "warc"
    if kind := tell_binary(head):
        return kind
    return _sniff_words(head)


def _sniff_words(head: bytes) -> str:
    letters = head.decode("latin-1")
    if is_wire(letters) or is_anpa(letters):
        return "text"
    if head.startswith(BOMS[1:]):
        words = head.decode("utf-16", "replace")
    else:
        words = head.decode("utf-8", "replace")
        if _CONTROL.search(words):
            return _sniff_damaged(words)
    start = words.removeprefix("\ufeff").lstrip()
    if not start:
        return "unsupported"
    if _TRIPLES.match(start):
        return "triples"
    if _NIKOLA.match(start):
        return "text"
    if start.startswith("<"):
        return sniff_markup(start)
    if start.startswith(TEMPLATE_MARKS):
        return "program"
    if start[0] == "{" and read_json_head(start)[0]:
        return "text"
    if start[0] in "{[":
        kind = sniff_json(start)
        if kind == "text":
            return "printed" if _PRINTED.match(start) else tell_letters(start) or kind
        return kind
    if looks_like_lines(start):
        return "jsonl"
    if mail := _sniff_mail(start):
        return mail
    if is_vertical(start):
        return "annotated"
    if is_table(start) or ("\ufffd" in start and is_table(_decode(head))):
        return "table"
    if _SQL.match(start):
        return "sql"
    if _REFERENCES.match(start):
        return "references"
    return "unsupported" if _CODED.match(start) else tell_letters(start) or "text"


def _decode(head: bytes) -> str:
    """Letters of another charset than UTF-8, in the one that the bytes suggest."""
    whole = head[: head.rfind(b"\n") + 1] or head
    text: str = bytes_to_str(whole, find_charset(whole), errors="replace")
    return text.lstrip()


def _sniff_damaged(words: str) -> str:
    """Text with control characters: NUL bytes in a page, or lines of which some are damaged."""
    start = words.removeprefix("\ufeff").lstrip(" \t\r\n\x00")
    if start.startswith("<") and len(_CONTROL.findall(words)) * 100 < len(words):
        kind = sniff_markup(start)
        return kind if kind != "text" else "unsupported"
    if looks_like_lines(words):
        return "jsonl"
    # Reuters of 1987 closes its stories with the control characters of the wire
    return "unsupported"


def _sniff_mail(words: str) -> str | None:
    """A mailbox, or a message: header lines that say who sent it, and what or when."""
    words = _COUNT.sub("", words, count=1)
    kind = "mbox" if _MBOX.match(words) else "mail"
    header = _MAIL_HEADER.match(words, words.index("\n") + 1 if kind == "mbox" else 0)
    if header is None:
        return None
    names = {name.lower() for name in _MAIL_NAME.findall(header[0])}
    return kind if "from" in names and names & MAIL_NAMES else None
