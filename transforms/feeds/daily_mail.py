"""The opening of a Daily Mail story in the corpus "CNN/Daily Mail": byline and time in the text.

In: the text of a record. Out: who wrote it and when, and where the story begins. The decision to
question: the corpus has points in the place of line ends ("By . Jane Roe . PUBLISHED: . 14:11 EST,
25 October 2013 . | . UPDATED: . ..."), and only that very shape is taken for an opening.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from transforms.feeds.author_fields import read_people
from transforms.text.sections import FoundSection
from transforms.text.timestamps import Moment, read_moment

_WHEN = r"\d{1,2}:\d{2} [A-Z]{2,4}, \d{1,2} [A-Z][a-z]+ \d{4}"
_OPENING = re.compile(
    r"\s*(?P<byline>By \. (?P<names>[^.]{3,100}(?:\. (?:and|for) \. [^.]{3,100})*?)) \. "
    rf"PUBLISHED: \. (?P<published>{_WHEN}) \. "
    rf"(?:\| \. UPDATED: \. (?P<updated>{_WHEN}) \. )?"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the story, which begins at `end`."""

    byline: str
    authors: tuple[str, ...]
    published: Moment | None
    modified: Moment | None
    end: int


def find_opening(text: str) -> Opening | None:
    """The opening of a story of the Daily Mail."""
    found = _OPENING.match(text)
    if found is None:
        return None
    names = found["names"].replace(" . ", " ").strip()
    return Opening(
        f"By {names}",
        read_people(names),
        read_moment(found["published"]),
        read_moment(found["updated"]),
        found.end(),
    )


def mark_opening(sections: Iterable[FoundSection], end: int) -> tuple[FoundSection, ...]:
    """The sections with a byline up to `end`, cut off the paragraph that it stands in."""
    first, *others = sections
    byline = replace(first, section_kind="byline", char_end=end, method="pattern", confidence=0.9)
    return byline, replace(first, char_start=end), *others
