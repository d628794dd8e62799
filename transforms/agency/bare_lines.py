"""A story with what is said of it in bare lines: above it, or below as Joplin's exports have it.

In: the text of a file. Out: the fields, or None. An address, a day and a title, a line each, stand
above a story of the livedoor corpus; a note of Joplin ends in lines of names and values, of which
the last says what it is. The decision to question: the day on which a note was made is not that of
the story clipped into it, and is left out.
"""

import re
from typing import Any

from transforms.text.printed_dates import read_printed

NOTE = "1"
"""Joplin's number of a note; others are folders, files and tags."""

_TAIL = re.compile(
    r"(?:\A|\n\n)(?P<fields>id: \w{1,64}\n(?:[a-z_]{1,40}:[^\n]*\n){2,60}type_: (?P<kind>\d+))\s*\Z"
)
_FIELD = re.compile(r"^([a-z_]{1,40}): (\S.*)$", re.MULTILINE)
_HEAD = re.compile(
    r"\ufeff?(?P<url>https?://\S{1,2000})\r?\n(?P<day>[^\n]{6,60})\n(?P<title>[^\n]{2,300})\n"
)


def read_joplin(text: str) -> dict[str, Any] | None:
    """The fields of a file of Joplin's export; those of no note are none of a story."""
    found = _TAIL.search(text[-6_000:])
    if found is None:
        return None
    if found["kind"] != NOTE:
        return {}
    title, _, story = text[: len(text) - len(found[0])].partition("\n")
    stated = dict(_FIELD.findall(found["fields"]))
    kept = {name: stated[name] for name in ("id", "author") if name in stated}
    return {**kept, "url": stated.get("source_url"), "title": title, "markdown": story.strip()}


def read_head(text: str) -> dict[str, Any] | None:
    """The fields of a story below its address, its day and its title."""
    found = _HEAD.match(text)
    if found is None or read_printed(found["day"].strip()) is None:
        return None
    head = {name: words.strip() for name, words in found.groupdict().items()}
    return {
        "url": head["url"],
        "date": head["day"],
        "title": head["title"],
        "text": text[found.end() :].strip(),
    }
