"""What a library or an archive hands out by OAI-PMH to records.

In: the root of an answer (`OAI-PMH`). Out: a record for each of its records, at "record N". The
decision to question: Dublin Core has no place for a text, so that a long description is taken for
one (the National Library of Luxembourg writes the words of an article there); a short one is a
summary, and its record a reject.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from transforms.agency.named_elements import read_named_elements
from transforms.errors import ArchiveError
from transforms.feeds.json_object import read_json_article
from transforms.text.stored_article import FoundRecord
from transforms.text.xml_document import attribute_of, find_child, local_name, words_of

DUBLIN_CORE = frozenset(("dc", "qdc", "qualifieddc"))
LEAST_WORDS = 40
"""Of a description that is a text."""

NAMES = {
    "title": "title",
    "creator": "author",
    "date": "date",
    "issued": "date",
    "isPartOf": "source",
    "language": "language",
    "hasVersion": "url",
    "identifier": "url",
}
"""What an element of Dublin Core says of an article; of two of a kind the first counts."""

WEB = ("http://", "https://")


def read_oai_items(root: Any, name: str) -> Iterator[FoundRecord]:
    """Every record of an answer; an answer without any is a reject."""
    records = list(root.iter("{*}record"))
    if not records:
        detail = f"{name}: an answer of OAI-PMH without a record"
        yield FoundRecord(error=ArchiveError("missing_text", detail))
    for number, record in enumerate(records, start=1):
        position = f"record {number}" if len(records) > 1 else ""
        header = find_child(record, "header")
        number_there = words_of(find_child(header, "identifier")) or name
        metadata = find_child(record, "metadata")
        if attribute_of(header, "status") == "deleted" or metadata is None or not len(metadata):
            yield FoundRecord(position, skip_reason="blank", source_record=number_there)
            continue
        found = _read_metadata(metadata[0], number_there)
        yield replace(found, position=position, source_record=number_there)


def _read_metadata(metadata: Any, record: str) -> FoundRecord:
    if local_name(metadata).lower() in DUBLIN_CORE:
        return _read_dublin_core(metadata, record)
    found = next(read_named_elements(metadata), None)
    if found is not None:
        return found
    detail = f"no text in the {local_name(metadata)} of a record of OAI-PMH"
    return FoundRecord(error=ArchiveError("missing_text", detail))


def _read_dublin_core(metadata: Any, record: str) -> FoundRecord:
    fields: dict[str, Any] = {"id": record}
    described: list[str] = []
    for child in metadata.iterchildren("{*}*"):
        tag, words = local_name(child), words_of(child)
        if words is None:
            continue
        if tag == "description":
            described.append(words)
        kind = NAMES.get(tag)
        if kind == "author":
            fields.setdefault(kind, []).append(words)
        elif kind is not None and (kind != "url" or words.startswith(WEB)):
            fields.setdefault(kind, words)
    text = max(described, key=len, default="")
    if len(text.split()) < LEAST_WORDS:
        detail = "a record of Dublin Core with no text" + (", a description alone" if text else "")
        return FoundRecord(error=ArchiveError("missing_text", detail))
    return FoundRecord(article=read_json_article({**fields, "text": text}))
