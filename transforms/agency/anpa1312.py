"""Stories as American agencies wired them before XML, in ANPA 1312, to records.

In: the text of a file. Out: a record for each story. SYN SYN SOH open one with service and number;
a line of priority, category, keyword, day and count of words follows ("f l BC-Toll 11-13 1049");
STX opens the story, whose header lines stand between "^" and "<" and whose paragraphs open with a
tab or spaces; ETX ends it before the day and time ("AP-WF-11-13-13 1509GMT"). The decision to
question: archives often lost the control characters, so that the shape of the first two lines is
enough.
"""

import re
from collections.abc import Iterator

from transforms.agency.story import AgencyStory, tell_stories, whole_year
from transforms.feeds.author_fields import read_people
from transforms.text.field_uses import note_fields
from transforms.text.markup import join_paragraphs
from transforms.text.stored_article import FoundRecord
from transforms.text.timestamps import Moment, read_moment

OPENING = re.compile(
    r"^(?P<mark>[\x00\x0f\x16\x01]{1,8})?(?P<service>[A-Za-z])(?P<number>\d{4})\x1f?[a-z0-9-]{0,12}"
    r"[\x00-\x09\x0b-\x20]*\n(?P<priority>[a-z]) (?P<category>[a-z])(?:[\x11-\x14 \x1f]{1,4})"
    r"(?:(?P<keyword>(?:am|pm|bc|ap)-[^\n]{1,80}?)[\s\x00-\x1f]+\d{1,2}-\d{1,2} \d{0,4}[^\n]*\n"
    # behind the control characters any keyword, and neither its day nor its count
    r"|(?(mark)(?P<plain>[^\n]{2,80}?)[\s\x00-\x1f,]+(?:\d{1,2}-\d{1,2} )?\d{0,4}[^\n\d]*\n|(?!)))",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(r"^\x02?\^(?P<words>[^\n]*?)[\s<=]*$", re.MULTILINE)
_SLUG = re.compile(r"(?:am|pm|bc|ap)-.*", re.IGNORECASE)
_NOTE = re.compile(
    r"eds\b|editors?\b|with\b|for (?:use|release)\b|(?:ap )?(?:photo|video|graphic)s?\b"
    r"|\d+(?:st|nd|rd|th) ",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"by\b:?\s", re.IGNORECASE)
_END = re.compile(
    r"^[\s\x03]*(?P<code>[A-Z]{2,6}(?:-[A-Z]{2,4})?)-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) "
    r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{2,4})\b[^\n]*$",
    re.MULTILINE,
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\n(?=\t| {2,})")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")


def is_anpa(text: str) -> bool:
    """Whether a text opens with the two lines above a story."""
    return OPENING.match(text) is not None


def read_anpa(text: str, name: str) -> Iterator[FoundRecord]:
    """Every story, in order."""
    return tell_stories(text.replace("\r\n", "\n"), name, OPENING, _tell)


def _tell(opening: re.Match[str], rest: str) -> AgencyStory:
    end = _END.search(rest)
    lines = [" ".join(one["words"].split()) for one in _LINE.finditer(rest)]
    known = [line for line in lines if line and not _SLUG.match(line)]
    keyword = opening["keyword"] or opening["plain"]
    slug = next((line for line in lines if _SLUG.match(line)), keyword)
    byline = next((line for line in known if _BYLINE.match(line)), None)
    title = known[0] if known and known[0] != byline and not _NOTE.match(known[0]) else None
    words = _CONTROL.sub("", _LINE.sub("", rest[: end.start()] if end else rest))
    parts = [line for part in _PARAGRAPH.split(words) if (line := " ".join(part.split()))]
    published = _read_time(end) if end else None
    provider = end["code"].partition("-")[0] if end else None
    noted = (
        ("line in ^<", "title", title),
        ("line in ^=", "authors", byline),
        ("behind the story", "published", end[0].strip() if end else None),
    )
    return AgencyStory(
        markup=join_paragraphs((part, None) for part in parts),
        provider=provider,
        headline=title,
        byline=byline,
        authors=read_people(byline),
        published=published,
        extra={
            "message": opening["number"],
            "urgency": opening["priority"],
            "category": opening["category"],
            "keywords": slug,
            "lines": [line for line in known if line not in (title, byline)],
        },
        noted=note_fields(noted, has_date=published is not None),
    )


def _read_time(found: re.Match[str]) -> Moment | None:
    day = f"{whole_year(found['year'])}-{found['month']}-{found['day']}"
    return read_moment(f"{day} {found['hour']}:{found['minute']} {found['zone']}")
