"""A document of a news agency to records, whichever of the agency formats it is in.

In: bytes of an XML document, or the object of a JSON document. Out: `FoundRecord`s. The root
element, or the fields, tell the format; names of files tell nothing. The decision to question: a
JSON object that is no ninjs is read as an object of a feed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from transforms.agency.newsml1 import read_newsml1_items
from transforms.agency.newsml_g2 import read_newsml_items
from transforms.agency.ninjs import looks_like_ninjs, read_ninjs
from transforms.agency.nitf import read_nitf_stories
from transforms.agency.proquest_xml import read_proquest_items
from transforms.agency.rcv1 import read_rcv1_items
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

XML_HINT = "make it JSON lines with title, text, date, author and url"
SCANS = {
    "mets": "METS, which says where the stories of an issue lie, in the ALTO files beside it",
    "alto": "ALTO, the words of a scanned page, which does not say where a story begins or ends",
    "PcGts": "PAGE, the words of a scanned page, which does not say where a story begins or ends",
}
"""By the root element: what a document of a scanned paper is."""

SCAN_HINT = "export its stories one by one, as text or JSON lines"


def read_xml_document(content: bytes, name: str) -> Iterator[FoundRecord]:
    """Every record of an XML document; one with an error if it cannot be read."""
    try:
        root = parse_document(content, name)
    except ArchiveError as error:
        yield FoundRecord(error=error)
        return
    reader = READERS.get(local_name(root))
    if reader is None:
        tag = local_name(root)[:80]
        if tag in SCANS:
            detail = f"{name}: {SCANS[tag]}; {SCAN_HINT}"
            yield FoundRecord(error=ArchiveError("unsupported_format", detail))
            return
        detail = f"{name}: no format known here has the root element {tag}; {XML_HINT}"
        yield FoundRecord(error=ArchiveError("unsupported_format", detail))
        return
    yield from reader(root, name)


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
