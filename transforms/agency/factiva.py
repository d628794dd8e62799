"""An export of Factiva, as text or out of RTF or DOCX, to records, one a story.

In: the text of a file. Out: a record for each story. Both of its displays are read: with labels
("HD", "LP", "TD" on lines of their own or before a cell), and without, where the count of words
and the copyright line frame the fields. The decision to question: the accession number at its
end ("Document HBPST00020260105em150000a") closes a story in both.
"""

import re
from collections.abc import Iterator

from transforms.agency.export_text import one_line, split_story
from transforms.agency.story import AgencyStory, tell_story
from transforms.feeds.author_fields import read_people
from transforms.text.field_uses import note_fields
from transforms.text.markup import Markup
from transforms.text.printed_dates import read_printed
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment

LABELS = frozenset(
    "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN CLM ART DLN"
    " CX RST".split()
)
KINDS = {
    "HD": "title",
    "BY": "authors",
    "PD": "published",
    "ET": "published",
    "SN": "source",
    "PUB": "publisher",
    "LA": "language",
    "SE": "section",
    "LP": "text",
    "TD": "text",
    "AN": "id",
}
"""What a field with a label gives."""

LONGEST_HEADER = 25
LEAST_HEADLINE = 4
"""Words of one, that a line of names below it is a byline."""


_LABEL = re.compile(r"\s*\|?\s*([A-Z]{2,3})(?:\s*\||\t|\s*$)(.*)")
_END = re.compile(
    r"\s*\|?\s*(?:AN\s*[|\t]?\s*)?(?:Document|Dokument|Documento|Документ)\s+"
    r"([A-Za-z0-9]{10,40})\s*\|?\s*"
)
_WORDS = re.compile(
    r"\s*([\d.,]+) (?:words|Wörter|mots|palabras|palavras|parole|woorden|ord|sł[oó]wa?|слова?)\s*"
)
_COPYRIGHT = re.compile(r"\s*(?:copyright\b|\(c\)|©).*", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: ?[APap]\.?[Mm]\.?)?(?: GMT)?")
_BYLINE = re.compile(r"\s*(?:by|von|par|por|di|door|af|av|autor:)\s+\S", re.IGNORECASE)


def is_factiva(text: str) -> bool:
    """Whether a text has stories that Factiva closed, or the labels of its fields."""
    lines = text.splitlines()
    labels = {found[1] for line in lines[:200] if (found := _LABEL.fullmatch(line))}
    ends = any(map(_END.fullmatch, lines))
    counts = any(map(_WORDS.fullmatch, lines))
    return len(labels & {"HD", "WC", "PD", "SN", "LP", "TD"}) >= 4 or (ends and counts)


def read_factiva(text: str, name: str) -> Iterator[FoundRecord]:
    """Every story, in order."""
    lines: list[str] = []
    number = 0
    for line in text.splitlines():
        end = _END.fullmatch(line)
        if end is None:
            lines.append(line)
            continue
        number += 1
        yield _read_story(lines, end[1], name, number)
        lines = []
    if any(_WORDS.fullmatch(_strip_label(line)) for line in lines) or _has_story(
        _read_labels(lines)
    ):
        yield _read_story(lines, None, name, number + 1)


def _read_story(lines: list[str], record: str | None, name: str, number: int) -> FoundRecord:
    fields = _read_labels(lines)
    position = f"story {number}"
    story = _tell_labels(fields, record) if _has_story(fields) else _tell_plain(lines, record)
    return tell_story(story, f"{name} {position}", position)


def _has_story(fields: dict[str, list[str]]) -> bool:
    """Whether labels name a headline and a text."""
    return "HD" in fields and ("LP" in fields or "TD" in fields)


def _strip_label(line: str) -> str:
    found = _LABEL.fullmatch(line)
    return found[2].rstrip(" |") if found and found[1] in LABELS else line


def _read_labels(lines: list[str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        found = _LABEL.fullmatch(line)
        if found and found[1] in LABELS and found[1] not in fields:
            current = fields.setdefault(found[1], [])
            line = found[2]
        if current is not None:
            current.append(line.strip().removesuffix("|").rstrip())
    return fields


def _tell_labels(fields: dict[str, list[str]], record: str | None) -> AgencyStory:
    words = {label: one_line(lines) for label, lines in fields.items()}
    byline = words.get("BY")
    published = _read_time(words.get("PD"), words.get("ET"))
    noted = [(label, KINDS.get(label), value) for label, value in words.items()]
    return AgencyStory(
        markup=split_story([*fields.get("LP", ()), "", *fields.get("TD", ())]),
        record=record,
        provider=words.get("SN"),
        publisher=words.get("PUB"),
        headline=words.get("HD"),
        byline=byline,
        authors=read_people(byline),
        language=words.get("LA"),
        published=published,
        section=words.get("SE"),
        extra={
            label: words.get(code)
            for label, code in (("credit", "CR"), ("edition", "ED"), ("page", "PG"))
        },
        noted=note_fields([*noted, ("Document", "id", record)], has_date=published is not None),
    )


def _tell_plain(lines: list[str], record: str | None) -> AgencyStory:
    """Without labels: title, byline, count of words, day, outlet … copyright, story."""
    count = next((place for place, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if count is None:
        return AgencyStory(markup=Markup("", {}), record=record)
    above = [line.strip() for line in lines[:count] if line.strip()][-3:]
    byline = above.pop() if len(above) > 1 and _is_byline(above[-1], above[-2]) else None
    ends = (
        place
        for place, line in enumerate(lines[count : count + LONGEST_HEADER], count)
        if _COPYRIGHT.fullmatch(line)
    )
    end = next(ends, count)
    below = [line.strip() for line in lines[count + 1 : end] if line.strip()]
    day = below.pop(0) if below and read_printed(below[0]) else None
    clock = below.pop(0) if below and _CLOCK.fullmatch(below[0]) else None
    published = _read_time(day, clock)
    noted = (
        ("line above the count of words", "title", above[-1] if above else None),
        ("line of the byline", "authors", byline),
        ("count of words", None, lines[count].strip()),
        ("line below it", "published", f"{day or ''} {clock or ''}".strip()),
        ("line of the outlet", "source", below[0] if below else None),
        ("lines below the copyright", "text", one_line(lines[end + 1 :])),
        ("Document", "id", record),
    )
    return AgencyStory(
        markup=split_story(lines[end + 1 :]),
        record=record,
        provider=below[0] if below else None,
        headline=above[-1] if above else None,
        byline=byline,
        authors=read_people(byline),
        published=published,
        noted=note_fields(noted, has_date=published is not None),
    )


def _is_byline(line: str, above: str) -> bool:
    """Whether a line says who wrote, also in names alone below a headline of several words."""
    if _BYLINE.match(line):
        return True
    people = read_people(line)
    named = sum(len(name.split()) for name in people)
    return named > 1 and len(line.split()) <= named + 2 and len(above.split()) >= LEAST_HEADLINE


def _read_time(day: str | None, clock: str | None) -> Moment | None:
    return (read_printed(f"{day} {clock}") if clock else None) or read_printed(day)
