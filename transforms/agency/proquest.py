"""An export of ProQuest as text to records, one a story.

In: the text of a file. Out: a record for each story. The decision to question: the address that
it states is that of ProQuest's copy and not of the outlet's page, so it is kept in `extra`.
"""

import re
from collections.abc import Iterator

from transforms.agency.export_text import one_line, split_story
from transforms.agency.story import AgencyStory, tell_story
from transforms.feeds.author_fields import read_people
from transforms.text.field_uses import note_fields
from transforms.text.printed_dates import read_printed
from transforms.text.stored_article import FoundRecord

FIELDS = frozenset(
    (
        "abstract",
        "author",
        "company / organization",
        "copyright",
        "country of publication",
        "credit",
        "database",
        "document type",
        "document url",
        "first page",
        "full text",
        "issn",
        "identifier / keyword",
        "language of publication",
        "last updated",
        "links",
        "location",
        "pages",
        "people",
        "place of publication",
        "proquest document id",
        "publication date",
        "publication info",
        "publication subject",
        "publication title",
        "publication year",
        "publisher",
        "section",
        "source type",
        "subject",
        "title",
    )
)
KINDS = {
    "title": "title",
    "author": "authors",
    "full text": "text",
    "publication title": "source",
    "publisher": "publisher",
    "publication date": "published",
    "language of publication": "language",
    "section": "section",
    "abstract": "summary",
    "proquest document id": "id",
}

_RULE = re.compile(r"^[^\S\n]*_{20,}[^\S\n]*$", re.MULTILINE)
_HEADING = re.compile(
    r"\s*(?:Document \d+ of \d+\s+)?([^\s:][^\n:]*(?:: [^\n]+)?)\n\s*\n[A-Z][a-z ]+: "
)
_FIELD = re.compile(r"([A-Z][A-Za-z /]{2,30}):(?:\s+(.*)|\s*)")


def is_proquest(text: str) -> bool:
    """Whether a text has records between rules, with the fields of ProQuest."""
    is_ruled = _RULE.search(text) is not None
    return is_ruled and "\nFull text:" in text and "\nPublication title:" in text


def read_proquest(text: str, name: str) -> Iterator[FoundRecord]:
    """Every story, in order; what stands between the rules without a title is no story."""
    number = 0
    for part in _RULE.split(text):
        fields = _read_fields(part.splitlines())
        heading = _HEADING.match(part)
        if heading is not None and fields:
            fields.setdefault("title", [heading[1]])
        if "title" not in fields and "full text" not in fields:
            continue
        number += 1
        position = f"story {number}"
        yield tell_story(_tell(fields), f"{name} {position}", position)


def _read_fields(lines: list[str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        found = _FIELD.fullmatch(line)
        if found and found[1].lower() in FIELDS and found[1].lower() not in fields:
            current = fields.setdefault(found[1].lower(), [])
            current.append(found[2] or "")
        elif found and found[1].lower() in fields and current is not fields.get("full text"):
            # said above already, as the author is
            current = None
        elif current is not None:
            current.append(line)
    return fields


def _tell(fields: dict[str, list[str]]) -> AgencyStory:
    words = {name: one_line(lines) for name, lines in fields.items()}
    author = words.get("author")
    published = read_printed(words.get("publication date"))
    noted = ((name, KINDS.get(name), value) for name, value in words.items())
    return AgencyStory(
        markup=split_story(fields.get("full text", [])),
        record=words.get("proquest document id"),
        # the place of its office stands behind it: "Harbour Post; Bellmore"
        provider=(words.get("publication title") or "").partition(";")[0].strip() or None,
        publisher=words.get("publisher"),
        headline=words.get("title"),
        byline=author,
        authors=read_people(author),
        language=words.get("language of publication"),
        published=published,
        section=words.get("section"),
        summary=words.get("abstract"),
        extra={"document_url": words.get("document url"), "pages": words.get("pages")},
        noted=note_fields(noted, has_date=published is not None),
    )
