"""What an archive is, told by its first bytes and never by its name.

In: a seekable binary handle. Out: "warc", "jsonl", "text", "empty" or "unsupported". The decision
to question: HTML, XML, tables, zip and other containers are unsupported for now, and say so.
"""

import codecs
import re
from typing import BinaryIO

from flows.inflate import inflate
from transforms.errors import ArchiveError

SNIFFED = 1 << 16

_BINARY = (b"PK\x03\x04", b"%PDF", b"PAR1", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ", b"filedesc:")
_MARKUP = re.compile(r"<(?:!doctype|\?xml|!--|[a-z][\w:.-]*[\s>/])", re.IGNORECASE)
_TABLE_HEAD = re.compile(r"\"?\w[\w .-]*\"?(?:[,;\t]\"?\w[\w.-]*\"?){2,}[ ]*\r?\n")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def sniff_format(handle: BinaryIO) -> str:
    """The format of the content from its current place on."""
    head = b""
    damaged = False
    try:
        for chunk in inflate(handle):
            head += chunk
            if len(head) >= SNIFFED:
                break
    except ArchiveError:
        damaged = True
    if not head:
        return "unsupported" if damaged else "empty"
    if not head.removeprefix(codecs.BOM_UTF8).strip():
        return "empty" if len(head) < SNIFFED else "unsupported"
    if head.lstrip(b"\r\n").startswith(b"WARC/"):
        return "warc"
    if head.startswith(_BINARY):
        return "unsupported"
    return _sniff_text(head)


def _sniff_text(head: bytes) -> str:
    if head.startswith(BOMS[1:]):
        words = head.decode("utf-16", "replace")
    else:
        words = head.decode("utf-8", "replace")
        if _CONTROL.search(words):
            return "unsupported" if not _looks_like_lines(words) else "jsonl"
    start = words.removeprefix("\ufeff").lstrip()
    if _MARKUP.match(start) or _TABLE_HEAD.match(start) or _opens_document(start):
        return "unsupported"
    return "jsonl" if _looks_like_lines(start) else "text"


def _opens_document(words: str) -> bool:
    """One JSON document laid out over many lines is no JSON lines."""
    return words.partition("\n")[0].strip() in ("{", "[")


def _looks_like_lines(words: str) -> bool:
    """A JSON object or list opens the first line, or (that line being damaged) a later one."""
    start = words.lstrip("\ufeff \t\r\n")
    if re.match(r"\{\s*(?:\"|\}|$)", start) or re.match(r"\[\s*[\[{\"\]]", start):
        return True
    lines = [line for line in start.splitlines()[:50] if line.strip()]
    objects = sum(line.lstrip().startswith('{"') for line in lines)
    return objects * 2 > len(lines)
