"""A document of a news agency to records, whichever of the agency formats it is in.

In: bytes of an XML document, or the object of a JSON document. Out: `FoundRecord`s. The root
element, or the fields, tell the format; names of files tell nothing. The decision to question: a
JSON object that is no ninjs is read as an object of a feed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from transforms.agency.appl import is_appl, read_appl_items
from transforms.agency.evernote import read_evernote_items
from transforms.agency.filemaker import read_filemaker_rows
from transforms.agency.jats import is_jats, read_jats_items
from transforms.agency.named_elements import read_named_elements
from transforms.agency.newsml1 import read_newsml1_items
from transforms.agency.newsml_g2 import read_newsml_items
from transforms.agency.ninjs import looks_like_ninjs, read_ninjs
from transforms.agency.nitf import read_nitf_stories
from transforms.agency.oai_pmh import read_oai_items
from transforms.agency.proquest_xml import read_proquest_items
from transforms.agency.rcv1 import read_rcv1_items
from transforms.agency.tei import read_tei_items
from transforms.errors import ArchiveError
from transforms.feeds.json_object import PLAINLY, Reading, read_json_article, read_record_id
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import local_name, parse_document

READERS = {
    "nitf": read_nitf_stories,
    "NewsML": read_newsml1_items,
    "newsitem": read_rcv1_items,
    "Record": read_proquest_items,
    "RECORD": read_proquest_items,
    "article": read_jats_items,
    "Publication": read_appl_items,
    "en-export": read_evernote_items,
    "OAI-PMH": read_oai_items,
    "FMPXMLRESULT": read_filemaker_rows,
    **dict.fromkeys(("TEI", "TEI.2", "teiCorpus"), read_tei_items),
    **dict.fromkeys(
        (
            "newsItem",
            "packageItem",
            "newsMessage",
            "conceptItem",
            "knowledgeItem",
            "planningItem",
            "catalogItem",
            "contentSet",
        ),
        read_newsml_items,
    ),
}
"""By the name of the root element, whatever its namespace."""

_PROLOG = re.compile(rb"(?=<\?xml\s)")

XML_HINT = "make it JSON lines with title, text, date, author and url"
SCANS = {
    "mets": "METS, which says where the stories of an issue lie, in ALTO files that are not where "
    "it says; lay them there, or pack both in one zip file",
    "alto": "ALTO, the words of a scanned page, which does not say where a story begins or ends",
    "PcGts": "PAGE, the words of a scanned page, which does not say where a story begins or ends",
}
"""By the root element: what a document of a scanned paper is."""

NO_STORIES = {
    "opml": "a list of feeds, which holds no texts; give the feeds themselves",
    "tmx": "a memory of translations (TMX), whose sentences are no stories",
    "xliff": "texts to be translated (XLIFF), which are no stories",
    "sitemapindex": "a list of sitemaps, which holds no texts; give the pages that are there",
}
"""By the root element: what a document is that is none of stories."""

FLAT_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}document"
SCAN_HINT = "export its stories one by one, as text or JSON lines"


def read_xml_document(content: bytes, name: str) -> Iterator[FoundRecord]:
    """Every record of an XML document; one with an error if it cannot be read.

    Documents behind one another in a file are read one by one, as are those in an element that
    somebody put around them.
    """
    try:
        root = parse_document(content, name)
    except ArchiveError as error:
        parts = [part for part in _PROLOG.split(content) if part.strip()]
        if len(parts) < 2:
            yield FoundRecord(error=error)
            return
        for number, part in enumerate(parts, start=1):
            yield from _number(read_xml_document(part, f"{name} document {number}"), number)
        return
    reader = _find_reader(root)
    if reader is not None:
        yield from reader(root, name)
        return
    inner = [child for child in root.iterchildren() if isinstance(child.tag, str)]
    readers = [_find_reader(child) for child in inner]
    if not inner or None in readers:
        is_none = local_name(root) in SCANS or local_name(root) in NO_STORIES
        named = iter(()) if is_none else read_named_elements(root)
        first = next(named, None)
        if first is None:
            yield FoundRecord(error=ArchiveError("unsupported_format", _explain_root(root, name)))
            return
        yield first
        yield from named
        return
    for number, (child, read) in enumerate(zip(inner, readers, strict=True), start=1):
        assert read is not None
        yield from _number(read(child, f"{name} item {number}"), number)


def _find_reader(root: Any) -> Callable[[Any, str], Iterator[FoundRecord]] | None:
    """Of elements named `article` only those of JATS have one, of publications those of APPL."""
    name = local_name(root)
    is_own = (name == "article" and not is_jats(root)) or (
        name == "Publication" and not is_appl(root)
    )
    return None if is_own else READERS.get(name)


def _explain_root(root: Any, name: str) -> str:
    tag = local_name(root)[:80]
    if tag in SCANS:
        return f"{name}: {SCANS[tag]}; {SCAN_HINT}"
    if root.tag == FLAT_OFFICE:
        return f"{name}: a flat file of OpenDocument; save it as a text (.odt) or workbook (.ods)"
    if tag in NO_STORIES:
        return f"{name}: {NO_STORIES[tag]}"
    return f"{name}: no format known here has the root element {tag}; {XML_HINT}"


def _number(records: Iterator[FoundRecord], number: int) -> Iterator[FoundRecord]:
    """The records of one document of several, with its number before their own places."""
    for record in records:
        place = f"item {number} {record.position}".strip()
        yield replace(record, position=place)


def list_xml_records(content: bytes, name: str) -> list[FoundRecord]:
    """`read_xml_document` at once, for a process that hands its answer back whole."""
    return list(read_xml_document(content, name))


def read_json_document(
    fields: Mapping[str, Any], name: str, reading: Reading = PLAINLY
) -> FoundRecord:
    """The record of a JSON object."""
    if looks_like_ninjs(fields):
        return read_ninjs(fields, name)
    record: str | None = None
    try:
        record = read_record_id(fields, reading)
        article = read_json_article(fields, reading)
    except ArchiveError as error:
        return FoundRecord(error=error, source_record=record)
    except RecursionError:
        too_deep = ArchiveError("bad_json", f"{name}: fields nested too deep")
        return FoundRecord(error=too_deep, source_record=record)
    return FoundRecord(article=article, source_record=record, url=article.url)
