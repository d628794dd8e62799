"""A feed of any length to its items, each a small XML document.

In: a binary handle, read forwards only. Out: `Part` after `Part`: an item with the start tags of
what it stands in, or an element of the feed itself (its title, its authors). The decision to
question: nothing is kept but the element at hand, so that an item knows nothing of the feed but
the tags around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import BinaryIO
from xml.parsers import expat

from flows.codecs.clean_xml import read_clean_xml
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

_ENTITY = re.compile(rb"<!\[CDATA\[.*?\]\]>|&([A-Za-z][A-Za-z0-9]{1,31});", re.DOTALL)
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_SEPARATOR = " "


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
    for chunk in read_clean_xml(handle):
        for start in range(0, len(chunk), FED):
            yield from splitter.feed(chunk[start : start + FED])
    yield from splitter.feed(b"", is_last=True)


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
                detail = f"an item over {cut.largest:,} bytes, more than a record may have"
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
