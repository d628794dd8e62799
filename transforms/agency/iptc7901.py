"""Stories as agencies wired them before XML, in IPTC 7901, to records.

In: the text of a file. Out: a record for each message. SOH opens a message with agency, number,
urgency, category and count of words; a line of keywords follows; STX opens the story, ETX ends it,
and behind it stands day and time ("011215 Mar 10"). The decision to question: the first paragraph
is the headline if it is short and ends no sentence, since the form has no place for one.
"""

import re
from collections.abc import Iterator

from transforms.agency.export_text import one_line
from transforms.agency.story import AgencyStory, tell_stories, whole_year
from transforms.text.field_uses import note_fields
from transforms.text.markup import join_paragraphs
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment, read_moment

OPENING = re.compile(
    r"\x01\s*(?P<agency>[a-zA-Z]{1,6})(?P<number>\d{1,6}) (?P<urgency>\S) (?P<category>\S{1,4}) "
    r"(?P<count>\d{1,5})\b[^\n]*\n"
)
_STORY = re.compile(r"\x02(?P<story>[^\x02\x03\x04]*)(?:\x03(?P<end>[^\x01]*))?")
_TIME = re.compile(
    r"\b(?P<day>[0-3]\d)(?P<clock>[0-2]\d[0-5]\d)\S* (?P<month>[A-Za-z]{3}) (?P<year>\d\d)\b"
)
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[^\S\n]{2,}\S)")
_NOTE = re.compile(r"The following information is not (?:intended )?for publication", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"')”]*$")
LONGEST_TITLE = 160


def is_wire(text: str) -> bool:
    """Whether a text opens with the header of a message."""
    return OPENING.match(text) is not None


def read_wire(text: str, name: str) -> Iterator[FoundRecord]:
    """Every message, in order."""
    return tell_stories(text, name, OPENING, _tell)


def _tell(opening: re.Match[str], rest: str) -> AgencyStory:
    found = _STORY.search(rest)
    keywords = (
        one_line(rest[: found.start()].splitlines()) if found else one_line(rest.splitlines())
    )
    words = _NOTE.split(found["story"], maxsplit=1)[0] if found else ""
    code = re.compile(
        rf"\n[^\S\n]*({opening['agency']}(?: [a-z]{{1,6}}){{1,5}})\s*\Z", re.IGNORECASE
    )
    signature = code.search(words)
    words = words[: signature.start()] if signature else words
    parts = [line for part in _PARAGRAPH.split(words) if (line := " ".join(part.split()))]
    has_title = (
        len(parts) > 1 and len(parts[0]) <= LONGEST_TITLE and not _SENTENCE_END.search(parts[0])
    )
    title = parts.pop(0).rstrip(" =") if has_title else None
    time = _TIME.search(found["end"] or "") if found else None
    published = _read_time(time) if time else None
    noted = (
        ("header", "source", opening["agency"].upper()),
        ("first paragraph", "title", title),
        ("behind the story", "published", time[0] if time else None),
    )
    return AgencyStory(
        markup=join_paragraphs(
            [(part, None) for part in parts]
            + ([(signature[1], "boilerplate")] if signature else [])
        ),
        provider=opening["agency"].upper(),
        headline=title,
        published=published,
        extra={
            "message": opening["number"],
            "urgency": opening["urgency"],
            "category": opening["category"],
            "keywords": keywords.rstrip("/") if keywords else None,
        },
        noted=note_fields(noted, has_date=published is not None),
    )


def _read_time(found: re.Match[str]) -> Moment | None:
    day = f"{int(found['day'])} {found['month'].title()} {whole_year(found['year'])}"
    return read_moment(f"{day} {found['clock'][:2]}:{found['clock'][2:]}")
