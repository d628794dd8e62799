"""An export of NewsBank (Access World News) as text to records.

In: the text of a file. Out: a record for each story. A story opens with its title, and below it the
outlet with its place and the day ("Harbour Post (Springfield, IL) - March 2, 2021"); fields such as
"Author:" and "Section:" stand above the story or, behind bullets, below it. The decision to
question: the last non-blank line above the outlet's line is all of the title.
"""

import re
from collections.abc import Iterator

from transforms.agency.export_text import one_line, split_story
from transforms.agency.story import AgencyStory, tell_story
from transforms.feeds.author_fields import read_people
from transforms.text.field_uses import note_fields
from transforms.text.printed_dates import find_date
from transforms.text.stored_article import FoundRecord

_OUTLET = re.compile(
    r"^(?P<outlet>[^\n]{2,80}? \([^()\n]{2,60}\))\s+[-–—]\s+(?P<day>[^\n]{6,40}\b\d{4})[^\S\n]*$",
    re.MULTILINE,
)
_FIELD = re.compile(
    r"^[^\S\n]*(?:[•*·-][^\S\n]*)?(?P<name>Author|By|Section|Page|Edition|Column|Readability"
    r"|Index terms|Record(?: Number)?|OpenURL Link|Copyright|Citation)(?:\(?s\)?)?:?"
    r"[^\S\n]+(?P<value>[^\n]*\S)[^\S\n]*$",
    re.MULTILINE,
)
_PROOF = re.compile(r"^\W*(?:Record Number|OpenURL Link)\b", re.MULTILINE)
LONGEST_FIELD = 300


def is_newsbank(text: str) -> bool:
    """Whether a text has an outlet's line and a field that NewsBank alone writes."""
    return _OUTLET.search(text) is not None and _PROOF.search(text) is not None


def read_newsbank(text: str, name: str) -> Iterator[FoundRecord]:
    """Every story, in order."""
    outlets = list(_OUTLET.finditer(text))
    heads = [text[: outlet.start()].rstrip() for outlet in outlets]
    starts = [head.rfind("\n") + 1 for head in heads]
    for number, outlet in enumerate(outlets, start=1):
        end = starts[number] if number < len(outlets) else len(text)
        title = heads[number - 1][starts[number - 1] :].strip()
        position = f"story {number}"
        story = _tell(title, outlet, text[outlet.end() : max(end, outlet.end())])
        yield tell_story(story, f"{name} {position}", position)


def _tell(title: str, outlet: re.Match[str], rest: str) -> AgencyStory:
    fields: dict[str, str] = {}
    lines: list[str] = []
    for line in rest.splitlines():
        found = _FIELD.fullmatch(line) if len(line) <= LONGEST_FIELD else None
        is_head = not any(one.strip() for one in lines)
        is_marked = not line.lstrip()[:1].isalnum()
        # "Author: Roe" opens a story, "Section: News" ends one; inside, a bullet alone tells
        if found and (
            is_head or is_marked or fields.keys() & {"Section", "Record", "Record Number"}
        ):
            fields[found["name"]] = found["value"]
        else:
            lines.append(line)
    authors = fields.pop("Author", None) or fields.pop("By", None)
    published = find_date(outlet["day"])
    record = fields.pop("Record Number", None) or fields.pop("Record", None)
    noted = (
        ("first line", "title", title),
        ("line of the outlet", "source", outlet["outlet"]),
        ("line of the outlet", "published", outlet["day"]),
        ("Author", "authors", authors),
        ("lines of the story", "text", one_line(lines)),
        ("Record Number", "id", record),
    )
    return AgencyStory(
        markup=split_story(lines),
        record=record,
        provider=outlet["outlet"],
        headline=title or None,
        byline=authors,
        authors=read_people(authors),
        published=published,
        section=fields.pop("Section", None),
        extra={name.lower(): value for name, value in fields.items()},
        noted=note_fields(noted, has_date=published is not None),
    )
