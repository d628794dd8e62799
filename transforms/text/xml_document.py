"""The one place where XML of an archive is parsed.

In: bytes of a document. Out: the root element, without comments, or
`ArchiveError`. A document that declares entities of its own is refused unread; an external DTD is
named by many wire formats and never fetched, nor is one that NewsML 1 brings in by a parameter
entity; `&nbsp;` and the other names of HTML are read. The decision to question: what is declared
as of one byte a character is read as UTF-8 if it is that to the last byte (re-encoded copies keep
the old declaration), and ISO-8859-1 as Windows-1252 if it holds the bytes in which Windows keeps
its quotation marks, as browsers do.
"""

import codecs
import re
from html.entities import html5
from typing import Any

from lxml import etree

from transforms.errors import ArchiveError

SNIFFED_PROLOG = 1 << 20
"""Bytes. The prolog of a document, its DTD included, ends within so many."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_MARK = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ONE_BYTE = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"'](?:(iso[-_]?8859-?1|latin-?1|us-ascii)"
    rb"|iso[-_]?8859-?\d{1,2}|windows-125\d)[\"']",
    re.IGNORECASE,
)
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_WINDOWS_BYTE = re.compile(rb"[\x80-\x9f]")
_ENTITY = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&([A-Za-z][A-Za-z0-9]{0,31});", re.DOTALL)
_SPACE = re.compile(r"\s+")
# "<!ENTITY % nitf SYSTEM 'nitf-3-0.dtd'> %nitf;" is how NewsML 1 brings NITF in
_DECLARES = re.compile(r"<!ENTITY(?!\s+%\s+[\w.:-]+\s+(?:SYSTEM|PUBLIC)\s)", re.IGNORECASE)
_SUBSET_PART = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|\]", re.DOTALL
)
_DOCTYPE_PART = re.compile(r"\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|\[|>")


def parse_document(content: bytes, name: str) -> Any:
    """The root element. Raises `ArchiveError` bad_xml, bad_encoding, forbidden_xml, too_large."""
    if content[:1].isspace():
        content = content.lstrip()
    _check_prolog(content, name)
    try:
        return _parse(content, name)
    except _UndeclaredEntityError as error:
        mended = _ENTITY.sub(_number, content)
        if mended == content:
            raise error.rejection from None
    try:
        return _parse(mended, name)
    except _UndeclaredEntityError as error:
        raise error.rejection from None


def local_name(element: Any) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


class _UndeclaredEntityError(Exception):
    def __init__(self, rejection: ArchiveError) -> None:
        super().__init__(str(rejection))
        self.rejection = rejection


def _parse(content: bytes, name: str) -> Any:
    declared = _ONE_BYTE.match(content[:400])
    if declared is not None and _HIGH_BYTE.search(content):
        is_windows = declared[1] is not None and _WINDOWS_BYTE.search(content) is not None
        for encoding in ("utf-8", "windows-1252") if is_windows else ("utf-8",):
            try:
                content.decode(encoding)
            except UnicodeDecodeError:
                continue
            return _parse_as(content, name, encoding)
    return _parse_as(content, name, None)


def _parse_as(content: bytes, name: str, encoding: str | None) -> Any:
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _refuse(error, parser, name) from None
    except (ValueError, LookupError) as error:
        raise ArchiveError("bad_xml", f"{name}: {error}") from None
    if root is None:
        raise ArchiveError("bad_xml", f"{name}: no element in it")
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(entity.content is not None for entity in dtd.iterentities()):
        raise _forbidden(name)
    # in attributes the parser leaves such a name out, and says so in its log alone
    is_warned = any(entry.type_name == "WAR_UNDECLARED_ENTITY" for entry in parser.error_log)
    if is_warned or next(root.iter(etree.Entity), None) is not None:
        detail = f"{name}: a name of an entity that nobody declares"
        raise _UndeclaredEntityError(ArchiveError("bad_xml", detail))
    return root


def _refuse(error: etree.XMLSyntaxError, parser: Any, name: str) -> Exception:
    kinds = {entry.type_name for entry in parser.error_log}
    line, column = error.position
    detail = f"{name}: {' '.join(str(error.msg).split())}"
    if f"line {line}" not in detail:
        detail += f", line {line}, column {column}"
    if kinds & {"ERR_ENTITY_LOOP", "ERR_ENTITY_PROCESSING"} or "amplification" in detail:
        return _forbidden(name)
    if "ERR_RESOURCE_LIMIT" in kinds:
        return ArchiveError("too_large", detail)
    if kinds & {"ERR_INVALID_ENCODING", "ERR_UNSUPPORTED_ENCODING", "ERR_UNKNOWN_ENCODING"}:
        return ArchiveError("bad_encoding", detail)
    rejection = ArchiveError("bad_xml", detail)
    return _UndeclaredEntityError(rejection) if "ERR_UNDECLARED_ENTITY" in kinds else rejection


def _forbidden(name: str) -> ArchiveError:
    return ArchiveError(
        "forbidden_xml", f"{name}: declares entities of its own, which are never expanded"
    )


def _number(found: re.Match[bytes]) -> bytes:
    """`&nbsp;` as `&#160;`; a name that is none of HTML's is left."""
    name = found[1].decode("ascii") if found[1] else ""
    if not name or name in _XML_NAMES or f"{name};" not in html5:
        return found[0]
    return "".join(f"&#{ord(character)};" for character in html5[f"{name};"]).encode("ascii")


def _check_prolog(content: bytes, name: str) -> None:
    """Refuse entity declarations before a parser reads them."""
    words = _decode(content[:SNIFFED_PROLOG])
    if _DECLARES.search(_find_declarations(words)):
        raise _forbidden(name)


def _decode(head: bytes) -> str:
    """The text of first bytes; outside the prolog's own characters any wrong one will do."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    for start, encoding in _NO_MARK:
        if head.startswith(start):
            return head.decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def _find_declarations(words: str) -> str:
    """The declarations that a document holds before its root element."""
    place = 0
    subset = ""
    while place < len(words):
        if space := _SPACE.match(words, place):
            place = space.end()
        elif words.startswith("<!--", place):
            place = _after(words, "-->", place + 4)
        elif words.startswith("<?", place):
            place = _after(words, "?>", place + 2)
        elif words[place : place + 9].upper() == "<!DOCTYPE":
            place, declared = _skip_doctype(words, place + 9)
            subset += declared
        else:
            break
    return subset


def _skip_doctype(words: str, place: int) -> tuple[int, str]:
    subset = ""
    while part := _DOCTYPE_PART.search(words, place):
        place = part.end()
        if part[0] == ">":
            return place, subset
        if part[0] == "[":
            end = _subset_end(words, place)
            subset += words[place:end]
            place = end
    return len(words), subset


def _subset_end(words: str, place: int) -> int:
    while part := _SUBSET_PART.search(words, place):
        place = part.end()
        if part[0] == "]":
            return place
    return len(words)


def _after(words: str, mark: str, place: int) -> int:
    found = words.find(mark, place)
    return len(words) if found < 0 else found + len(mark)


def find_child(element: Any, name: str) -> Any:
    """The first child of that name in whatever namespace; None also where there is no element."""
    return next(element.iterchildren(f"{{*}}{name}"), None) if element is not None else None


def find_element(element: Any, name: str) -> Any:
    """The first element of that name inside another."""
    return next(element.iterdescendants(f"{{*}}{name}"), None) if element is not None else None


def words_of(element: Any) -> str | None:
    """All the text inside an element on one line; None if it is blank or there is none."""
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def attribute_of(element: Any, name: str) -> str | None:
    """An attribute's text; None if it is blank or there is no element."""
    value = element.get(name) if element is not None else None
    return (" ".join(value.split()) or None) if value else None


def language_of(element: Any) -> str | None:
    """The `xml:lang` of an element itself."""
    return attribute_of(element, "{http://www.w3.org/XML/1998/namespace}lang")
