"""An export of Movable Type or TypePad, one text file a blog, to records.

In: the text of a file. Out: a record for each entry. A rule of eight dashes ends an entry, one of
five a part of it; the first part is names and values, the others a name and lines of text. The
decision to question: a draft is skipped as no article, and readers' comments are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from transforms.errors import ArchiveError
from transforms.feeds.json_object import read_json_article
from transforms.text.field_uses import note_fields
from transforms.text.stored_article import FoundRecord

LONGEST_HEAD = 4_000
_HEAD = re.compile(
    r"\ufeff?\s*(?:[A-Z][A-Z ]+:[^\n]*\n)*(?:TITLE|AUTHOR|DATE):[^\n]*\n(?:[A-Z][A-Z ]+:[^\n]*\n)*"
    r"-----\s*\nBODY:\s*\n"
)
_ENTRY_END = re.compile(r"^--------[^\S\n]*$", re.MULTILINE)
_PART_END = re.compile(r"^-----[^\S\n]*$", re.MULTILINE)
_VALUE = re.compile(r"^([A-Z][A-Z ]+):[^\S\n]*(.*)$", re.MULTILINE)
_PART = re.compile(r"\s*([A-Z][A-Z ]+):[^\S\n]*\n(.*)", re.DOTALL)
_CLOCKS = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S")
_TEXTS = ("BODY", "EXTENDED BODY")
_KINDS = {
    "TITLE": "title",
    "AUTHOR": "authors",
    "DATE": "published",
    "PRIMARY CATEGORY": "section",
    "CATEGORY": "section",
    "EXCERPT": "summary",
    **dict.fromkeys(_TEXTS, "text"),
}
"""What the values of an entry are fields of; of two alike the first that has a value."""

_NAMES = {kind: [one for one in _KINDS if _KINDS[one] == kind] for kind in _KINDS.values()}


def is_movable_type(text: str) -> bool:
    """Whether a text opens with an entry's names and values, and its body behind a rule."""
    return _HEAD.match(text[:LONGEST_HEAD].replace("\r\n", "\n")) is not None


def read_movable_type(text: str, name: str) -> Iterator[FoundRecord]:
    """Every entry, in order."""
    number = 0
    for entry in _ENTRY_END.split(text.replace("\r\n", "\n")):
        if not entry.strip():
            continue
        number += 1
        yield replace(_read_entry(entry, f"{name} entry {number}"), position=f"entry {number}")


def _read_entry(entry: str, record: str) -> FoundRecord:
    head, *parts = _PART_END.split(entry)
    values = dict(_VALUE.findall(head))
    if values.get("STATUS", "").strip().lower() == "draft":
        return FoundRecord(skip_reason="not_an_article", source_record=record)
    name = ""
    for part in parts:
        if found := _PART.fullmatch(part):
            name = found[1]
            values.setdefault(name, found[2].strip())
        elif name in _TEXTS and part.strip():
            # a rule that the writer drew
            values[name] += f"\n\n{part.strip()}"
    published = _read_clock(values.get("DATE", ""))
    fields = {
        kind: next((values[one] for one in names if values.get(one)), None)
        for kind, names in _NAMES.items()
    }
    fields["text"] = "\n\n".join(filter(None, (values.get(one) for one in _TEXTS)))
    fields["published"] = published or fields["published"]
    fields["basename"] = values.get("BASENAME")
    noted = note_fields(
        ((one, _KINDS.get(one), value) for one, value in values.items()),
        has_date=published is not None,
    )
    try:
        article = read_json_article({key: value for key, value in fields.items() if value})
    except ArchiveError as error:
        return FoundRecord(error=error, source_record=record, noted=noted)
    return FoundRecord(article=replace(article, source_record=record), noted=noted)


def _read_clock(stated: str) -> str | None:
    """The time of an entry, which has the month first whatever the blog's language is."""
    for clock in _CLOCKS:
        try:
            return datetime.strptime(stated.strip(), clock).isoformat()
        except ValueError:
            continue
    return None
