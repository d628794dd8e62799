"""What a file is, told by its first bytes and never by its name.

In: a binary handle at its front, or the plain bytes that it begins with. Out: one of the
`FORMATS`, or a kind of `no_reader`; of a compressed file, what is inside. What the ledger
says of an archive and which reader gets it are both `open_content`, so that they cannot differ. The
decision to question: a file of letters that is no markup, no JSON and no table is taken for a
story.
"""

import codecs
import csv
import io
import re
import tarfile
from dataclasses import dataclass
from typing import BinaryIO, cast

from flows.codecs.decompress import Stream, find_compression, inflate
from flows.readers.sniff_json import SNIFFED, looks_like_lines, sniff_json
from flows.readers.sniff_letters import tell_letters
from flows.warc.codec import DICTIONARY_FRAME
from flows.warc.header import opens_records
from flows.warc.records import opens_archive
from transforms.agency.dispatch import READERS as AGENCY_ROOTS
from transforms.agency.iptc7901 import is_wire
from transforms.errors import ArchiveError
from transforms.feeds.table import is_header

FORMATS = (
    "warc",
    "jsonl",
    "json",
    "table",
    "parquet",
    "html",
    "feed",
    "mediawiki",
    "xml",
    "reuters",
    "trec",
    "rows",
    "mail",
    "mbox",
    "text",
    "rtf",
    "docx",
    "odt",
    "tar",
    "zip",
)
DEEPEST_COMPRESSION = 3
RECORD_COMPRESSIONS = ("gzip", "zstd")
"""WARC files are compressed record by record with these, and mended member by member."""

MAIL_NAMES = frozenset(("subject", "date", "message-id", "mime-version", "received"))
RTF = b"{\\rtf"
ZIP_NAME = 30
OFFICE_MEMBERS = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"word/", b"xl/", b"ppt/")
TYPE_MEMBER = b"mimetype"
TYPE_ENDS = 200
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
TAR_BLOCK = 512
TABS_OF_A_TABLE = 6
ROWS_LOOKED_AT = 50
LEAST_COMMAS = 3
FEED_ROOTS = frozenset(("rss", "RDF", "feed", "urlset", "sitemapindex"))
XHTML = "http://www.w3.org/1999/xhtml"
PAGE_ROOTS = frozenset(
    "html head body title meta link style script base noscript article main section header footer"
    " nav aside div p span a b i em strong center font table tr td ul ol li h1 h2 h3 h4 h5 h6 hr br"
    " img form iframe blockquote pre figure".split()
)
"""Elements that a saved page, or a part of one, opens with."""

BOOKMARKS = "netscape-bookmark"
STORY_ROOTS = frozenset(("doc", "docs", "add", "response"))
"""A story of a research collection, or of Solr, or what is put around several."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BINARY = (
    b"\x7fELF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"ID3",
)
_KNOWN_BINARY = {
    "database": (b"SQLite format 3\x00",),
    "arrow": (b"ARROW1", b"FEA1"),
    "avro": (b"Obj\x01",),
    "old_office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    "other_archive": (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"),
    "statistics": (
        *(b"RDX2\n", b"RDX3\n", b"RDA2\n", b"RDA3\n", b"X\n\x00\x00\x00\x02"),
        *(b"X\n\x00\x00\x00\x03", b"A\n2\n", b"A\n3\n", b"<stata_dta>", b"$FL2", b"$FL3"),
        b"\x00" * 12 + b"\xc2\xea\x81\x60",
        b"\x89HDF\r\n\x1a\n",
    ),
    "pickle": tuple(
        b"\x80%c%c" % (protocol, mark) for protocol in (2, 3, 4, 5) for mark in b"\x95}]c("
    ),
    "zim": (b"ZIM\x04",),
    "bson": (b"\x6d\xe2\x99\x81",),
}
_BSON = re.compile(rb".{2,3}\x00{1,2}[\x01-\x13][A-Za-z_]\w{0,60}\x00", re.DOTALL)
"""A document of MongoDB: its length, then the kind and the name of its first field."""

_SQL = re.compile(
    r"(?:(?:--|/\*|SET |USE |BEGIN\b|PRAGMA |LOCK )[^\n]*\n\s*)*"
    r"(?:(?:CREATE|DROP) (?:TABLE|DATABASE|SCHEMA)|INSERT INTO|COPY) [^\n]*[(;`\"]",
    re.IGNORECASE,
)
_REFERENCES = re.compile(r"TY  ?- [A-Z]{3,6}\s*\n|@[a-z]+\{[^\s,{}]+,[^\S\n]*\n", re.IGNORECASE)
_PROLOG = re.compile(
    r"\s*(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE\s+(?P<name>[\w:.-]+)[^>\[]*(?:\[.*?\]\s*)?>)",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(
    r"<(?:html|head|body|title|meta|article|div|p|h[1-6]|table)[\s>/]", re.IGNORECASE
)
_STORY = re.compile(
    r"<doc(?: [^<>]*)?>\s*"
    r"<(?:(?:DOCNO|DOCID|HEADLINE|TEXT|DATE_TIME)\b|(?:field|str|arr)\b[^<>]*\bname=)"
    r"|<doc [^<>]*\bid=[^<>]*>",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<html[\s>]", re.IGNORECASE)
_ROOT = re.compile(r"\s*<(?P<prefix>[\w.-]+:)?(?P<name>[a-zA-Z][\w.-]*)[\s>/]")
# "Author(s)"; and of pandas, which numbers its rows, "Unnamed: 0" or no name at all
_TABLE_CELL = r"(?:\"[^\"\r\n]{1,60}\"|Unnamed: \d+|\w[\w .-]{0,60}(?:\([\w /]{1,20}\))?)"
_TABLE_HEAD = re.compile(
    rf"(?:{_TABLE_CELL}|\"\")?(?P<mark>[,;\t|])[ ]?{_TABLE_CELL}"
    rf"(?:(?P=mark)[ ]?{_TABLE_CELL})*(?P=mark)?[ ]*\r?\n"
)
_LABEL_AND_TEXT = re.compile(r"\w[\w &/-]{0,30}(?P<mark>[;\t|])(?=.{60})(?=\S{1,40} )[^;\t|]+")
_SEPARATOR = re.compile(r"\A\"?sep=[,;|\t]\"?[^\S\n]*\r?\n", re.IGNORECASE)
# {'title': 'Toll'}, which is no JSON
_PRINTED = re.compile(r"\{\s*'[^'\n]{1,60}'\s*:")
_MBOX = re.compile(r"From \S+ [^\n]{0,60}\b\d{4}(?: [+-]\d{4})?\s*?\n")
_MAIL_HEADER = re.compile(r"(?:[A-Za-z][\w-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}(?=\s*\n|\Z)")
_MAIL_NAME = re.compile(r"^([A-Za-z][\w-]{0,60}):", re.MULTILINE)
# PostScript, keys, uuencode, and base64, of which a line is longer than any word
_CODED = re.compile(
    r"%!PS|-----BEGIN [A-Z]|begin [0-7]{3} \S+\n"
    r"|(?:[A-Za-z0-9+/=]{60,}\s*\n){2}|(?:[^\t\n]{0,40}\t)?[A-Za-z0-9+/=]{200,}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
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
        if compression is None:
            return Content(_sniff_plain(handle, head), handle)
        handle = cast(BinaryIO, Stream(inflate(handle)))
    # one more than is read: the ledger says what it is, a reject that it is packed too deep
    detail = f"compressed more than {DEEPEST_COMPRESSION} times over"
    kind = _sniff_plain(handle, _peek(handle))
    return Content(kind, handle, error=ArchiveError("too_deep", detail))


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
    if head.startswith(_ZIP):
        return _sniff_zip(head)
    if head.startswith(RTF):
        return "rtf"
    if head.startswith(b"PAR1"):
        return "parquet"
    if _is_tar(head):
        return "tar"
    if head.startswith(b"%PDF"):
        return "pdf"
    for kind, marks in _KNOWN_BINARY.items():
        if head.startswith(marks):
            return kind
    if _BSON.match(head):
        return "bson"
    if head.startswith(_BINARY):
        return "unsupported"
    return _sniff_words(head)


def _sniff_zip(head: bytes) -> str:
    """A zip file, or a document of an office program, which is one, told by its first member."""
    first = head[ZIP_NAME : ZIP_NAME + int.from_bytes(head[26:28], "little")]
    if first == TYPE_MEMBER and OPEN_DOCUMENT in head[:TYPE_ENDS]:
        return "odt" if OPEN_DOCUMENT + b"text" in head[:TYPE_ENDS] else "spreadsheet"
    if not first.startswith(OFFICE_MEMBERS):
        return "zip"
    return "docx" if b"word/document.xml" in head else "spreadsheet"


def _is_tar(head: bytes) -> bool:
    """A tar header has a check sum, also in the oldest kind, which has no magic number."""
    try:
        tarfile.TarInfo.frombuf(head[:TAR_BLOCK], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _sniff_words(head: bytes) -> str:
    if is_wire(head.decode("latin-1")):
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
    if start.startswith("<"):
        return _sniff_markup(start)
    if start[0] in "{[":
        kind = sniff_json(start)
        return "printed" if kind == "text" and _PRINTED.match(start) else kind
    if looks_like_lines(start):
        return "jsonl"
    if mail := _sniff_mail(start):
        return mail
    if _is_table(start):
        return "table"
    if _SQL.match(start):
        return "sql"
    if _REFERENCES.match(start):
        return "references"
    return "unsupported" if _CODED.match(start) else tell_letters(start) or "text"


def _sniff_damaged(words: str) -> str:
    """Text with control characters: NUL bytes in a page, or lines of which some are damaged."""
    start = words.removeprefix("\ufeff").lstrip(" \t\r\n\x00")
    if start.startswith("<") and len(_CONTROL.findall(words)) * 100 < len(words):
        kind = _sniff_markup(start)
        return kind if kind != "text" else "unsupported"
    if looks_like_lines(words):
        return "jsonl"
    # Reuters of 1987 closes its stories with the control characters of the wire
    return "unsupported"


def _sniff_markup(words: str) -> str:
    place = 0
    is_declared = words.startswith("<?xml") and XHTML not in words
    while found := _PROLOG.match(words, place):
        name = (found["name"] or "").lower()
        if name.startswith(BOOKMARKS):
            return "addresses"
        if name in ("html", "lewis"):
            return "html" if name == "html" else "reuters"
        is_declared |= name == "article"
        place = found.end()
    root = _ROOT.match(words, place)
    if root is None:
        return "html" if _HTML.search(words) else "unsupported"
    name = root["name"]
    if name == "REUTERS":
        return "reuters"
    if name == "mediawiki":
        return "mediawiki"
    if name == "mysqldump":
        return "rows"
    if name.lower() in STORY_ROOTS and _STORY.search(words):
        return "trec"
    if name in FEED_ROOTS:
        return "feed"
    if name in AGENCY_ROOTS and name not in PAGE_ROOTS:
        return "xml"
    if name.lower() in PAGE_ROOTS and not root["prefix"] and (name == "html" or not is_declared):
        return "html"
    # "<articles><article>" of somebody's own, whose tags only its reject can name
    return "html" if _PAGE.search(words) else "xml"


def _sniff_mail(words: str) -> str | None:
    """A mailbox, or a message: header lines that say who sent it, and what or when."""
    kind = "mbox" if _MBOX.match(words) else "mail"
    header = _MAIL_HEADER.match(words, words.index("\n") + 1 if kind == "mbox" else 0)
    if header is None:
        return None
    names = {name.lower() for name in _MAIL_NAME.findall(header[0])}
    return kind if "from" in names and names & MAIL_NAMES else None


def _is_table(words: str) -> bool:
    """A first line of column names, one of which is known for articles; or rows of equal length."""
    # what Excel puts above a table
    words = _SEPARATOR.sub("", words, count=1)
    head = _TABLE_HEAD.match(words)
    if head is None:
        # a table of some kind without names of its columns, to be told that it has none
        is_wide = words.partition("\n")[0].count("\t") >= TABS_OF_A_TABLE
        return is_wide or _has_labels(words)
    mark = head["mark"]
    cells = head[0].rstrip("\r\n ").removesuffix(mark).replace('"', "")
    names = [cell.strip() for cell in cells.split(mark)]
    return is_header(names) or (len(set(names)) == len(names) and _has_even_rows(words, mark))


def _has_labels(words: str) -> bool:
    """Whether each line is a label, one of a few, and a text: "Sport;The ferry …"."""
    lines = [line for line in words.splitlines()[:ROWS_LOOKED_AT] if line.strip()]
    found = [_LABEL_AND_TEXT.match(line) for line in lines]
    marks = {one["mark"] for one in found if one is not None}
    return len(lines) > 1 and all(found) and len(marks) == 1


def _has_even_rows(words: str, mark: str) -> bool:
    """Whether rows under names that nobody knows have as many cells as the names.

    Commas part words of a story as well, so of them it takes more.
    """
    is_whole = len(words) < SNIFFED // 2
    try:
        rows = [len(row) for row in csv.reader(io.StringIO(words), delimiter=mark) if row]
    except csv.Error:
        return False
    rows = (rows if is_whole else rows[:-1])[:ROWS_LOOKED_AT]
    least = LEAST_COMMAS if mark == "," else 2
    return len(rows) > 1 and rows[0] >= least and len(set(rows)) == 1
