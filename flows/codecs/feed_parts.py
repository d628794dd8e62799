"""A feed of any length to its items, each a small XML document.

In: a binary handle, read forwards only. Out: `Part` after `Part`: an item with the start tags of
what it stands in, or an element of the feed itself (its title, its authors). Nothing is kept but
the element at hand. The decision to question: the text is recoded to UTF-8 as it is read, with
stray bytes taken for Windows-1252 and characters that XML forbids left out, because feeds and
blog exports have both and one of them would else end the file.
"""

import codecs
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from itertools import chain
from typing import BinaryIO
from xml.parsers import expat

from flows.codecs.utf8 import read_utf8
from transforms.errors import ArchiveError

ITEMS = {
    "rss": "item",
    "rdf": "item",
    "feed": "entry",
    "urlset": "url",
    "sitemapindex": "sitemap",
    "mediawiki": "page",
}
"""What the root element of a feed, site map or export of a wiki says that its items are called."""

SITE_MAPS = frozenset({"urlset", "sitemapindex"})
CHANNEL_PARTS = frozenset(
    "title link language id author managingeditor creator publisher base_site_url siteinfo".split()
)
LARGEST_CHANNEL_PART = 1 << 16
MOST_CHANNEL_BYTES = 1 << 22
LARGEST_TAG = 1 << 22
FED = 1 << 14
"""Bytes given to the parser at a time; the parts that end in them are held together."""

DEEPEST = 1_000
MOST_ATTRIBUTES = 500

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
_ENTITY = re.compile(rb"<!\[CDATA\[.*?\]\]>|&([A-Za-z][A-Za-z0-9]{1,31});", re.DOTALL)
LONGEST_REFERENCE = 24
"""Characters of a reference, or of two that are one character."""

_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_SEPARATOR = " "
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


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the feed as a document of its own; `error` for an item that is too large."""

    kind: str
    """item, url (of a site map) or channel."""

    content: bytes = b""
    names: frozenset[tuple[str, str]] = frozenset()
    """Namespace and local name of each child."""

    error: ArchiveError | None = None


def split_feed(handle: BinaryIO, largest: int) -> Iterator[Part]:
    """The parts in order. Raises `ArchiveError` where the feed cannot be read on."""
    splitter = _Splitter(largest)
    for chunk in _read_chunks(handle):
        for start in range(0, len(chunk), FED):
            yield from splitter.feed(chunk[start : start + FED])
    yield from splitter.feed(b"", is_last=True)


def _read_chunks(handle: BinaryIO) -> Iterator[bytes]:
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


@dataclass(slots=True)
class _Open:
    """An element that is open around the parts: its start tag, to give each part again."""

    tag: bytes
    name: bytes


@dataclass(slots=True)
class _Cut:
    """The part that is being read."""

    kind: str
    start: int
    depth: int
    largest: int
    names: set[tuple[str, str]] = field(default_factory=set)
    is_dropped: bool = False


class _Splitter:
    """Follows the elements; keeps the bytes from where the part at hand begins."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._parser = expat.ParserCreate("utf-8", _SEPARATOR)
        self._parser.UseForeignDTD(True)
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
        self._parser.ExternalEntityRefHandler = self._pass_over
        self._parser.EntityDeclHandler = self._refuse_entity
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._buffer = bytearray()
        self._base = 0
        self._fed = 0
        self._depth = 0
        self._root = ""
        self._around: list[_Open] = []
        self._cut: _Cut | None = None
        self._channel_bytes = 0
        self._parts: list[Part] = []

    def feed(self, chunk: bytes, is_last: bool = False) -> Iterator[Part]:
        """The parts that end in a chunk. Raises `ArchiveError` after those before damage."""
        self._buffer += chunk
        self._fed += len(chunk)
        damage: ArchiveError | None = None
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            damage = ArchiveError("bad_xml", f"not well-formed: {error}")
        except ArchiveError as error:
            damage = error
        yield from self._parts
        self._parts.clear()
        if damage is not None:
            raise damage
        self._forget()

    def _forget(self) -> None:
        """Bytes that no part needs; a single tag or comment without end is no feed's."""
        now = self._parser.CurrentByteIndex
        if self._fed - now > LARGEST_TAG:
            raise ArchiveError("too_large", f"a tag or comment over {LARGEST_TAG:,} bytes")
        cut = self._cut
        if cut is not None and now - cut.start > cut.largest:
            cut.is_dropped = True
        keep = now if cut is None or cut.is_dropped else min(now, cut.start)
        if keep > self._base:
            del self._buffer[: keep - self._base]
            self._base = keep

    def _pass_over(self, context: str, *_: object) -> int:
        """As if a definition of the format had been read: an unknown `&nbsp;` is no error then."""
        self._parser.ExternalEntityParserCreate(context).Parse(b"", True)
        return 1

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise ArchiveError("forbidden_xml", f"the document declares an entity {name[:80]}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ArchiveError("too_large", f"elements nested over {DEEPEST:,} deep")
        if len(attributes) > MOST_ATTRIBUTES:
            raise ArchiveError("too_large", f"{len(attributes):,} attributes on one element")
        space, _, local = name.rpartition(_SEPARATOR)
        local = local.lower()
        if self._cut is not None:
            if self._depth == self._cut.depth + 1:
                self._cut.names.add((space, local))
            return
        place = self._parser.CurrentByteIndex
        if self._depth == 1:
            if local not in ITEMS:
                detail = f"no feed: the root element is {local[:80]}"
                raise ArchiveError("unsupported_format", detail)
            self._root = local
        if self._depth > 1 and local == ITEMS[self._root]:
            kind = "url" if self._root in SITE_MAPS else "item"
            self._cut = _Cut(kind, place, self._depth, self._largest)
        elif self._depth == 1 or (self._depth == 2 and local == "channel"):
            tag = self._read_tag(place)
            written = re.match(rb"<([^\s/>]+)", tag)
            opened = tag.removesuffix(b"/>") + b">" if tag.endswith(b"/>") else tag
            self._around.append(_Open(opened, written[1] if written else b""))
        else:
            self._cut = _Cut("channel", place, self._depth, LARGEST_CHANNEL_PART)
            if local not in CHANNEL_PARTS or self._channel_bytes > MOST_CHANNEL_BYTES:
                self._cut.is_dropped = True
                self._cut.kind = ""

    def _end(self, _: str) -> None:
        depth, self._depth = self._depth, self._depth - 1
        cut = self._cut
        if cut is None:
            if self._around and depth == len(self._around):
                self._around.pop()
            return
        if depth != cut.depth:
            return
        self._cut = None
        if cut.kind == "url":
            self._parts.append(Part("url"))
            return
        if not cut.kind:
            return
        end = cut.start if cut.is_dropped else self._find_end(cut.start)
        if cut.is_dropped or end - cut.start > cut.largest:
            if cut.kind == "item":
                detail = f"an item over {cut.largest:,} bytes; raise record_bytes"
                self._parts.append(Part("item", error=ArchiveError("too_large", detail)))
            return
        inner = bytes(self._buffer[cut.start - self._base : end - self._base])
        if cut.kind == "channel":
            self._channel_bytes += len(inner)
        self._parts.append(Part(cut.kind, self._wrap(inner), frozenset(cut.names)))

    def _wrap(self, inner: bytes) -> bytes:
        opened = b"".join(element.tag for element in self._around)
        closed = b"".join(b"</" + element.name + b">" for element in reversed(self._around))
        content = _ENTITY.sub(_number_entity, inner)
        return b'<?xml version="1.0" encoding="utf-8"?>\n' + opened + content + closed

    def _find_end(self, start: int) -> int:
        """Where the element that ends here ends; without content it is one tag alone."""
        tag = self._read_tag(start)
        if tag.endswith(b"/>"):
            return start + len(tag)
        place = self._parser.CurrentByteIndex
        return self._buffer.index(b">", place - self._base) + 1 + self._base

    def _read_tag(self, place: int) -> bytes:
        """A start tag as written."""
        found = _TAG.match(self._buffer, place - self._base)
        return found[0] if found else b""


def _number_entity(found: re.Match[bytes]) -> bytes:
    """`&nbsp;` by its number, outside of character data; a name that HTML has not stays."""
    if found[1] is None:
        return found[0]
    name = found[1].decode("ascii")
    characters = html5.get(f"{name};") if name not in _XML_NAMES else None
    if characters is None:
        return found[0]
    return "".join(f"&#{ord(character)};" for character in characters).encode("ascii")


_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
