"""XML of any encoding as UTF-8 that a parser takes, piece by piece.

In: a binary handle, read forwards only. Out: bytes without the declaration. The decision to
question: stray bytes are taken for Windows-1252 and characters that XML forbids are left out,
because feeds and blog exports have both and one of them would else end the file.
"""

import codecs
import re
import sys
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from flows.codecs.utf8 import read_utf8
from transforms.errors import ArchiveError

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FORBIDDEN_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));", re.IGNORECASE
)
# "&#55357;&#56832;" is one character; some numbers are of none
_HIGH_REFERENCE = re.compile(
    r"&#(\d{5,20}|x[0-9a-f]{4,20});(?:&#(\d{5}|x0*d[c-f][0-9a-f]{2});)?", re.IGNORECASE
)
LONGEST_REFERENCE = 24
"""Characters of a reference, or of two that are one character."""

_UNMARKED = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
_WIDER = {
    # copies are recoded and keep the old declaration; what is no UTF-8 is a stray byte then
    "iso8859-1": "utf-8",
    "ascii": "utf-8",
    "cp1252": "utf-8",
    # what is declared so holds the characters that were added since, as browsers know
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
}
_NO_CHARSETS = frozenset("idna punycode raw-unicode-escape undefined unicode-escape utf-7".split())


def read_clean_xml(handle: BinaryIO) -> Iterator[bytes]:
    """The text in UTF-8, with nothing in it that no XML may hold."""
    first = True
    held = ""
    for text in chain(_decode(read_utf8(handle)), ("",)):
        words = held + text
        # a reference may be cut by the end of a chunk
        whole = words.find("&", max(0, len(words) - LONGEST_REFERENCE)) if text else -1
        held = words[whole:] if whole >= 0 else ""
        words = _clean(words.removesuffix(held))
        if first and words:
            words = _DECLARATION.sub("", words).lstrip()
            first = False
        yield words.encode("utf-8", "surrogatepass")


def _decode(chunks: Iterator[bytes]) -> Iterator[str]:
    """Raises `ArchiveError` after what came before the damage."""
    head = next(chunks, b"")
    charset = _find_charset(head)
    decoder = charset.incrementaldecoder(_STRAY if charset.name == "utf-8" else "strict")
    try:
        for chunk in chain((head,), chunks):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        yield charset.decode(error.object[: error.start])[0]
        raise ArchiveError("bad_encoding", f"text that is not {charset.name}: {error}") from error


def _clean(text: str) -> str:
    return _HIGH_REFERENCE.sub(_read_high, _FORBIDDEN_REFERENCE.sub("", _FORBIDDEN.sub("", text)))


def _read_high(found: re.Match[str]) -> str:
    """A character that JavaScript wrote as two halves; nothing for a number that is of none."""
    first, second = (_read_number(part) if part else 0 for part in found.groups())
    if 0xD800 <= first < 0xDC00 <= second < 0xE000:
        return chr(0x10000 + ((first - 0xD800) << 10) + second - 0xDC00)
    parts = [f"&#{part};" for part in found.groups() if part and _is_character(_read_number(part))]
    return "".join(parts)


def _read_number(reference: str) -> int:
    return int(reference[1:], 16) if reference[:1] in "xX" else int(reference)


def _is_character(number: int) -> bool:
    return number <= sys.maxunicode and not 0xD800 <= number < 0xE000


def _find_charset(head: bytes) -> codecs.CodecInfo:
    """By the declaration; UTF-16 with its mark is UTF-8 by now."""
    declared = _DECLARED.match(head)
    name = declared[1].decode("ascii") if declared else "utf-8"
    name = _UNMARKED.get(head[:2], name)
    try:
        found = codecs.lookup(name)
    except LookupError:
        raise ArchiveError("bad_encoding", f"no such encoding: {name}") from None
    if not found._is_text_encoding or found.name in _NO_CHARSETS:
        raise ArchiveError("bad_encoding", f"no encoding of text: {name}")
    if found.name.startswith(("utf-16", "utf-32")) and head[:2] not in _UNMARKED:
        return codecs.lookup("utf-8")
    return codecs.lookup(_WIDER.get(found.name, found.name))


def _read_stray(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as Windows-1252, which Latin-1 fills up."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(_read_byte(byte) for byte in stray), error.end


def _read_byte(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_STRAY = "onrecord-stray-bytes"
codecs.register_error(_STRAY, _read_stray)
