"""An export of GBI-Genios (wiso), the German press archive, as text to records.

In: the text of a file, out of RTF or DOCX too. Out: a record for each story. Each ends with
"© GBI-Genios", before which stand its source, desk, number and address with their labels. The
decision to question: the first line is the title, for the export has no label for it; lines of the
list of contents and the heads of pages are passed over.
"""

import re
from collections.abc import Iterator

from transforms.agency.export_text import one_line, split_story
from transforms.agency.story import AgencyStory, tell_story
from transforms.text.field_uses import note_fields
from transforms.text.printed_dates import find_date
from transforms.text.stored_article import FoundRecord

KINDS = {
    "Quelle": "source",
    "Ressort": "section",
    "Rubrik": "section",
    "Dokumentnummer": "id",
}
_END = re.compile(r"^.*© ?GBI-Genios\b.*$", re.MULTILINE)
_LABEL = re.compile(
    r"\s*(Quelle|Ressort|Rubrik|Aus?gabe|ISSN|Dokumentnummer|Dauerhafte Adresse des Dokuments"
    r"|Alle Rechte vorbehalten):\s*(.*)"
)
_PAGE_HEAD = re.compile(r"\s*(?:Dokumente|Inhaltsverzeichnis|Seite \d+ von \d+|.*\.{3,}\s*\d+)\s*")
_OUTLET = re.compile(r"(.+?)(?:\s+vom\b|\s+v\.|,?\s+den\b|,|\s+Nr\.|\s+\d)", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:Seite|S\.)\s*(\w{1,6})", re.IGNORECASE)


def is_genios(text: str) -> bool:
    """Whether a text has stories that Genios closed."""
    return _END.search(text) is not None and "Quelle:" in text


def read_genios(text: str, name: str) -> Iterator[FoundRecord]:
    """Every story, in order; what follows the last notice is none."""
    number = 0
    for part in _END.split(text):
        lines = [line for line in part.splitlines() if not _PAGE_HEAD.fullmatch(line)]
        fields, first = _read_fields(lines)
        if "Quelle" not in fields:
            continue
        number += 1
        position = f"story {number}"
        yield tell_story(_tell(lines[:first], fields), f"{name} {position}", position)


def _read_fields(lines: list[str]) -> tuple[dict[str, str], int]:
    """The labelled fields, and the place of the first of them."""
    fields: dict[str, str] = {}
    first = len(lines)
    current: str | None = None
    for place, line in enumerate(lines):
        found = _LABEL.fullmatch(line)
        if found is not None:
            current = "Ausgabe" if found[1].startswith("Au") else found[1]
            first = min(first, place)
            fields.setdefault(current, found[2].strip())
        elif current is not None and line.strip():
            fields[current] = f"{fields[current]} {line.strip()}".strip()
    return fields, first


def _tell(lines: list[str], fields: dict[str, str]) -> AgencyStory:
    start = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    title = lines[start].strip() if start < len(lines) else None
    stated = fields["Quelle"]
    outlet = _OUTLET.match(stated)
    published = find_date(stated, day_first=True)
    page = _PAGE.search(stated)
    address = (fields.get("Dauerhafte Adresse des Dokuments") or "").split()
    noted = (
        ("first line", "title", title),
        ("lines of the story", "text", one_line(lines[start + 1 :])),
        ("Quelle", "published", stated),
        *((label, KINDS.get(label), value) for label, value in fields.items()),
    )
    return AgencyStory(
        markup=split_story(lines[start + 1 :]),
        record=fields.get("Dokumentnummer") or None,
        provider=(outlet[1] if outlet else stated).strip() or None,
        headline=title,
        language="de",
        published=published,
        section=fields.get("Ressort") or fields.get("Rubrik") or None,
        extra={
            "document_url": address[0] if address else None,
            "page": page[1] if page else None,
            "edition": fields.get("Ausgabe"),
        },
        noted=note_fields(noted, has_date=published is not None),
    )
