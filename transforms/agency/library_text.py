"""Exports of Gale and EBSCO as text to records, one a story.

In: the text of a file. Out: a record for each story. Gale has its title above labels ("Date: …")
and closes a story with its number; EBSCO opens each with "Record: 1" and has labels on lines of
their own. The decision to question: EBSCO's story is what stands below the last of its labels.
"""

import re
from collections.abc import Iterator

from transforms.agency.export_text import one_line, split_story
from transforms.agency.story import AgencyStory, tell_story
from transforms.feeds.author_fields import read_people
from transforms.feeds.date_fields import read_date
from transforms.text.field_uses import note_fields
from transforms.text.printed_dates import find_date
from transforms.text.stored_article import FoundRecord

KINDS = {
    **dict.fromkeys(("author", "authors", "byline"), "authors"),
    "date": "published",
    **dict.fromkeys(("from", "source"), "source"),
    "publisher": "publisher",
    "title": "title",
    "accession number": "id",
    "abstract": "summary",
    "section": "section",
}
OUTLET_ENDS = "([."
"""What stands behind the outlet's name: its place, or the day."""

_GALE_END = re.compile(r"^Gale Document Number:\s*(GALE\|\w+)\s*$", re.MULTILINE)
_GALE_LABEL = re.compile(
    r"(Authors?|Date|From|Publisher|Document Type|Length|Byline|Section|Lexile Measure|Full Text)"
    r":\s*(.*)"
)
_GALE_STOP = re.compile(r"(?:Copyright: |\*{0,2}Source Citation\b|Disclaimer:).*")
_EBSCO_START = re.compile(r"^Record: \d+[^\S\n]*$", re.MULTILINE)
_EBSCO_LABEL = re.compile(r"([A-Z][A-Za-z /-]{2,40}):\s*")
_EBSCO_STOP = re.compile(r"(?:~{4,}|Copyright of .+|Source: .+)")
_EBSCO_DAY = re.compile(r"\b(\d{1,2}/\d{1,2}/\d{4})\b")


def is_gale(text: str) -> bool:
    """Whether a text has stories that Gale closed."""
    return _GALE_END.search(text) is not None and "\nFull Text:" in text


def read_gale(text: str, name: str) -> Iterator[FoundRecord]:
    """Every story, in order."""
    pieces = _GALE_END.split(text)
    for number, (part, record) in enumerate(zip(pieces[::2], pieces[1::2], strict=False), start=1):
        position = f"story {number}"
        yield tell_story(_tell_gale(part.splitlines(), record), f"{name} {position}", position)


def is_ebsco(text: str) -> bool:
    """Whether a text is records of EBSCO with their texts."""
    return _EBSCO_START.search(text) is not None and "\nAccession Number:" in text


def read_ebsco(text: str, name: str) -> Iterator[FoundRecord]:
    """Every record, in order; one without its text is a reject."""
    for number, part in enumerate(_EBSCO_START.split(text)[1:], start=1):
        position = f"story {number}"
        yield tell_story(_tell_ebsco(part.splitlines()), f"{name} {position}", position)


def _tell_gale(lines: list[str], record: str) -> AgencyStory:
    fields: dict[str, str] = {}
    above: list[str] = []
    story: list[str] = []
    for line in lines:
        label = _GALE_LABEL.fullmatch(line.strip())
        if "full text" in fields and _GALE_STOP.fullmatch(line.strip()):
            break
        if label is not None and label[1].lower() not in fields:
            fields[label[1].lower()] = label[2]
        elif "full text" in fields:
            story.append(line)
        elif not fields:
            above.append(line)
    return _tell({"title": one_line(above) or "", **fields}, story, record)


def _tell_ebsco(lines: list[str]) -> AgencyStory:
    fields: dict[str, list[str]] = {}
    name: str | None = None
    last = 0
    for place, line in enumerate(lines):
        label = _EBSCO_LABEL.fullmatch(line)
        if label is not None:
            name = label[1].lower()
            fields[name] = []
        elif name is not None and line[:1].isspace() and line.strip():
            fields[name].append(line.strip())
        elif line.strip():
            break
        last = place + 1
    story: list[str] = []
    for line in lines[last:]:
        if _EBSCO_STOP.fullmatch(line.strip()):
            break
        if not line.startswith("Section:"):
            story.append(line)
    words = {label: one_line(values) or "" for label, values in fields.items()}
    words["authors"] = "; ".join(fields.get("authors", ()))
    words["title"] = words.get("title", "").removesuffix(".")
    day = _EBSCO_DAY.search(words.get("source", ""))
    # EBSCO is American, and puts the month first
    return _tell(words | {"date": day[1] if day else ""}, story, None, day_first=False)


def _tell(
    fields: dict[str, str], story: list[str], record: str | None, *, day_first: bool | None = None
) -> AgencyStory:
    byline = fields.get("author") or fields.get("authors") or fields.get("byline") or None
    stated = fields.get("date") or ""
    published = read_date(stated, day_first=day_first) or find_date(stated)
    outlet = fields.get("from") or fields.get("source") or ""
    for mark in OUTLET_ENDS:
        outlet = outlet.partition(mark)[0]
    noted = ((label, KINDS.get(label), value) for label, value in fields.items())
    return AgencyStory(
        markup=split_story(story),
        record=record or fields.get("accession number"),
        provider=outlet.strip() or None,
        publisher=fields.get("publisher"),
        headline=fields.get("title") or None,
        byline=byline,
        authors=read_people(byline),
        published=published,
        section=fields.get("section"),
        summary=fields.get("abstract"),
        noted=note_fields(noted, has_date=published is not None),
    )
