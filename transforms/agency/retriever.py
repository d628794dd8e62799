"""An export of Retriever, the media archive of the Nordic countries, as text to records.

In: the text of a file. Out: a record for each story. Rules of "=" part the stories; in each the
title comes first, then a line with the outlet and the day, then page and medium, the story, the
notice of rights and the address. The decision to question: what stands before the first rule
without a line of outlet and day is the list of contents, and no story.
"""

import re
from collections.abc import Iterator

from transforms.agency.export_text import one_line, split_story
from transforms.agency.story import AgencyStory, tell_story
from transforms.text.field_uses import note_fields
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import read_moment

_RULE = re.compile(r"^[^\S\n]*={20,}[^\S\n]*$", re.MULTILINE)
_LINK = re.compile(r"https?://(?:ret\.nu|www\.retriever-info\.com|app\.retriever-info\.com)/\S+")
_OUTLET = re.compile(r"\s*(?P<outlet>[^\n]{2,80}?),\s*(?P<day>\d{4}-\d\d-\d\d(?: \d\d:\d\d)?)\s*")
_PAGE = re.compile(r"\s*(?:Sida|Side|Sivu|Page)\s+(?P<page>[\w, -]{1,20})\s*")
_MEDIUM = re.compile(
    r"\s*(?:Publicerat|Publisert|Publiceret|Udgivet|Julkaistu|Published)\b.{0,40}", re.IGNORECASE
)
_END = re.compile(
    r"\s*(?:©|\(c\)|Alla artiklar|Alle artikler|Se webartikeln|Se webartikkelen|Se webartiklen"
    r"|Läs hela|Les hele|Læs hele|All articles|Read the).*",
    re.IGNORECASE,
)
LONGEST_HEADER = 12


def is_retriever(text: str) -> bool:
    """Whether a text has rules between stories and an address of Retriever."""
    return _RULE.search(text) is not None and _LINK.search(text) is not None


def read_retriever(text: str, name: str) -> Iterator[FoundRecord]:
    """Every story, in order."""
    number = 0
    for part in _RULE.split(text):
        lines = part.strip("\n").splitlines()
        place = next((place for place, line in enumerate(lines) if _OUTLET.fullmatch(line)), 0)
        if not 0 < place < LONGEST_HEADER or not _LINK.search(part):
            # the list of contents, or nothing that says whose story it is
            continue
        number += 1
        position = f"story {number}"
        yield tell_story(_tell(lines, place), f"{name} {position}", position)


def _tell(lines: list[str], place: int) -> AgencyStory:
    found = _OUTLET.fullmatch(lines[place])
    assert found is not None
    title = one_line(lines[:place][-2:])
    start = place + 1
    page = None
    while start < len(lines):
        if shown := _PAGE.fullmatch(lines[start]):
            page = shown["page"]
        elif lines[start].strip() and not _MEDIUM.fullmatch(lines[start]):
            break
        start += 1
    ends = (at for at in range(start, len(lines)) if _END.fullmatch(lines[at]))
    end = next(ends, len(lines))
    link = _LINK.search("\n".join(lines[end:]))
    published = read_moment(found["day"])
    noted = (
        ("first line", "title", title),
        ("line of the outlet", "source", found["outlet"].strip()),
        ("line of the outlet", "published", found["day"]),
        ("lines of the story", "text", one_line(lines[start:end])),
    )
    return AgencyStory(
        markup=split_story(lines[start:end]),
        record=link[0].rstrip(".") if link else None,
        provider=found["outlet"].strip(),
        headline=title,
        published=published,
        extra={"page": page, "document_url": link[0].rstrip(".") if link else None},
        noted=note_fields(noted, has_date=published is not None),
    )
