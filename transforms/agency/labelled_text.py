"""A story in plain text with lines above it that say what it is, to its fields.

In: the text of a file. Out: the fields under the names that the lines give them, the story under
"text", or None. So are stories kept by hand and in the older exports of NewsBank ("Paper: …",
"Title: …", "Date: …"). The decision to question: two lines of known names, a title or a day among
them, make a head, and the first line has to be one, so that a story in which somebody speaks
("Roe: We cannot …") has none.
"""

import re

from transforms.feeds.field_names import kind_of

MOST_LINES = 25
LONGEST_VALUE = 400
TEXT_KINDS = frozenset({"text"})
TELLING = frozenset({"title", "published"})
LABELS = {"markdown content": "text", "url source": "url", "published time": "published"}
"""What labels of Jina's reader mean that are no names of fields."""


_RULE = re.compile(r"^[^\S\n]*(?:={5,}|-{5,}|\*{5,}|_{5,}|~{5,})[^\S\n]*\r?$\n?", re.MULTILINE)
_LINE = re.compile(
    r"(?P<name>[^\W\d_][\w ()/-]{1,29}?)[^\S\n]*:(?:[^\S\n]+(?P<value>\S.*?))?[^\S\n]*"
)


def read_labels(text: str) -> dict[str, str] | None:
    """The fields of such a file; None if it is another."""
    fields: dict[str, str] = {}
    kinds: set[str] = set()
    lines = text.removeprefix("\ufeff").split("\n")
    place = 0
    while place < len(lines) and place < MOST_LINES:
        line = lines[place].rstrip("\r")
        found = _LINE.fullmatch(line)
        name = found["name"] if found else ""
        kind = _kind_of(name)
        if not line.strip(" -") and fields and _opens_label(lines[place + 1 : place + 4]):
            place += 1
            continue
        if found is None or kind is None:
            if found is None or not fields or len(line) > LONGEST_VALUE:
                break
        elif kind in TEXT_KINDS:
            # the story may begin in the line of its label
            lines[place] = found["value"] or ""
            kinds.add(kind)
            break
        elif found["value"] and len(found["value"]) <= LONGEST_VALUE:
            kinds.add(kind)
        if found["value"]:
            fields[kind if kind and kind_of(name) != kind else name] = found["value"]
        place += 1
    is_head = kinds >= TEXT_KINDS or (place < len(lines) and not lines[place].strip())
    if not is_head or len(kinds) < 2 or not kinds & TELLING:
        return None
    story = "\n".join(lines[place:]).strip()
    return {**fields, "text": story} if story else None


def list_labelled(text: str) -> list[dict[str, str]]:
    """The fields of each story of a file whose stories are ruled off; none if it has no rules."""
    parts = [part for part in _RULE.split(text) if part.strip()]
    stories = [read_labels(part.strip("\r\n")) for part in parts] if len(parts) > 1 else []
    return [one for one in stories if one is not None] if all(stories) else []


def _opens_label(lines: list[str]) -> bool:
    """Whether another label stands below blank lines, or Kirby's rule between its fields."""
    words = (line.rstrip("\r") for line in lines)
    found = next((_LINE.fullmatch(line) for line in words if line.strip(" -")), None)
    return found is not None and _kind_of(found["name"]) is not None


def _kind_of(name: str) -> str | None:
    return LABELS.get(name.lower()) or kind_of(name)
