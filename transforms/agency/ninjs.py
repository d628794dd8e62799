"""ninjs, the JSON of news agencies, to a record; versions 1.x to 3.x.

In: the object of an item. Out: a `FoundRecord`. Names are read without regard to case, as 3.0
changed it (`versioncreated`, `versionCreated`). Items tied to it (`associations`) are kept out.
The Associated Press has names of its own beside them (`altids`, `bylines`, `datelinelocation`).
The decision to question: an HTML body is taken before a plain one, since only it has paragraphs
in every agency's files, though some write a quotation as `<blockquote>` without its dash there.
"""

import re
from collections.abc import Mapping
from typing import Any

from transforms.agency.inline_text import read_inline_text
from transforms.agency.story import (
    AgencyStory,
    authority_of,
    drop_initials,
    first_time,
    read_names,
    read_time,
    tell_story,
)
from transforms.errors import ArchiveError
from transforms.feeds.author_fields import read_people
from transforms.text.markup import Markup, read_markup
from transforms.text.stored_article import FoundRecord

OWN_FIELDS = frozenset(
    "versioncreated bodies body_text body_html body_xhtml headlines descriptions pubstatus"
    " description_text description_html renditions associations representationtype"
    " copyrightnotice usageterms infosources contentcreated firstcreated eventdetails".split()
)
"""Fields that other feeds do not name so; one beside an id makes an object ninjs."""

ITEM_TYPES = frozenset(
    "text audio video picture graphic composite planning component event".split()
)
HTML_BODIES = ("body_html", "body_xhtml", "bodyxhtml", "body_html5", "body_nitf")
MAIN_HEADLINES = ("main", "headline", "title", "")
SUMMARIES = ("summary", "abstract", "text", "html", "main", "")
STORY = "nitf"
STORY_ELSEWHERE = (
    "what is said of a story whose text lies in a file of its own, its rendition nitf: give that"
)
AUTHOR_ROLES = frozenset({"author", "writer", "reporter", "creator", "byline", "journalist"})
KINDS = {
    **dict.fromkeys(("uri", "guid", "altids"), "id"),
    **dict.fromkeys(("headline", "headlines"), "title"),
    **dict.fromkeys(("byline", "by", "bylines", "authors"), "authors"),
    "language": "language",
    "versioncreated": "modified",
    "firstcreated": "published",
    **dict.fromkeys(("bodies", "body_text", *HTML_BODIES), "text"),
    **dict.fromkeys(
        (
            "description_text",
            "description_html",
            "description_xhtml",
            "descriptions",
            "description_summary",
        ),
        "summary",
    ),
    **dict.fromkeys(("located", "datelinelocation"), "dateline"),
    "copyrightholder": "source",
    "pubstatus": "status",
    **dict.fromkeys(("type", "renditions", "associations", "standard"), "not kept"),
}
"""What fields are taken for that have a column, or hold other items' pictures and texts."""

KINDS_KEPT = {
    "contentcreated": "published",
    "title": "title",
    "provider": "source",
    "source": "source",
    "infosources": "source",
    "section": "section",
    "ednote": "status",
}
"""What fields are taken for that are kept in `extra` as well."""

# the second of several bylines: "and ALICE SCRIBE"
_AND = re.compile(r"^\s*and\s+", re.IGNORECASE)


def looks_like_ninjs(fields: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item."""
    names = {str(name).lower() for name in fields}
    standard = _get(fields, "standard")
    if isinstance(standard, Mapping) and "ninjs" in str(_get(standard, "name")).lower():
        return True
    has_id = _find_id(fields) is not None
    kind = _get(fields, "type")
    has_type = isinstance(kind, str) and kind.lower() in ITEM_TYPES
    return has_id and len(names & OWN_FIELDS) + has_type >= 2


def read_ninjs(fields: Mapping[str, Any], name: str = "") -> FoundRecord:
    """The record of an item; `name` identifies an item that has no id of its own."""
    record = _find_id(fields)
    try:
        markup = _read_body(fields)
        kind = (_words(_get(fields, "type")) or "text").lower()
        if not markup.text and kind != "text":
            return FoundRecord(skip_reason="not_a_text", source_record=record or name or None)
        if not markup.text and STORY in (_get(fields, "renditions") or ()):
            raise ArchiveError("missing_text", f"{record or name}: {STORY_ELSEWHERE}")
        story = _read_story(fields, markup, record)
    except ArchiveError as error:
        return FoundRecord(error=error, source_record=record or name or None)
    return tell_story(story, name or "ninjs")


def _read_story(fields: Mapping[str, Any], markup: Markup, record: str | None) -> AgencyStory:
    signed = [by for one in _entries(_get(fields, "bylines")) if (by := _words(_get(one, "by")))]
    byline = _words(_get(fields, "byline")) or _words(_get(fields, "by")) or ", ".join(signed)
    headline = _words(_get(fields, "headline")) or _pick(fields, "headlines", MAIN_HEADLINES)
    holder = _words(_get(fields, "copyrightholder"))
    provider = (
        _words(_get(fields, "provider"))
        or _words(_get(fields, "source"))
        or holder
        or _words(_get(fields, "infosources") or _get(fields, "infosource"))
        or authority_of(record)
    )
    published = first_time(
        _get(fields, "firstcreated"), _get(fields, "contentcreated"), _get(fields, "versioncreated")
    )
    return AgencyStory(
        markup=markup,
        record=record,
        provider=provider,
        publisher=_words(_get(fields, "provider")) or holder,
        headline=headline or _words(_get(fields, "title")),
        byline=byline or None,
        authors=_read_authors(fields)
        or tuple(name for by in signed for name in read_people(_AND.sub("", by)))
        or read_names(byline)
        or None,
        language=_words(_get(fields, "language")),
        published=published,
        modified=read_time(_get(fields, "versioncreated")),
        place=_words(_get(fields, "located"))
        or next(
            (_words(_get(one, "city")) for one in _entries(_get(fields, "datelinelocation"))), None
        ),
        section=_words(_get(fields, "section")),
        summary=_read_summary(fields),
        status=_words(_get(fields, "pubstatus")),
        note=_words(_get(fields, "ednote")),
        extra={str(key): value for key, value in fields.items() if str(key).lower() not in KINDS},
    )


def _find_id(fields: Mapping[str, Any]) -> str | None:
    identity = _words(_get(fields, "uri")) or _words(_get(fields, "guid"))
    given = _get(fields, "altids")
    return identity or (_words(given.get("itemid")) if isinstance(given, Mapping) else None)


def _read_body(fields: Mapping[str, Any]) -> Markup:
    """The first body that holds text, HTML before plain text."""
    rich: list[str] = []
    plain: list[str] = []
    for field in HTML_BODIES:
        rich.extend(_text_of(_get(fields, field)))
    plain.extend(_text_of(_get(fields, "body_text")))
    for body in _entries(_get(fields, "bodies")):
        media = f"{_get(body, 'contenttype') or ''} {_get(body, 'role') or ''}".lower()
        values = _text_of(_get(body, "value"))
        (rich if "html" in media else plain).extend(values)
    for text in rich:
        markup = read_inline_text(text, "text/html")
        if markup.text:
            return markup
    for text in plain:
        markup = read_inline_text(text, "text/plain")
        if markup.text:
            return markup
    return Markup("", {})


def _read_summary(fields: Mapping[str, Any]) -> str | None:
    text = (
        _words(_get(fields, "description_text"))
        or _words(_get(fields, "description_summary"))
        or _pick(fields, "descriptions", SUMMARIES)
    )
    if text is None:
        for field in ("description_html", "description_xhtml"):
            text = text or _words(_get(fields, field))
    return _one_line(read_markup(text).text) if text else None


def _read_authors(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Those who are said to have written it; people merely named in it are not."""
    authors = _entries_or_words(_get(fields, "authors"))
    people = [*_entries(_get(fields, "people")), *_entries(_get(fields, "person"))]
    roles = (
        (person, str(_get(person, "role") or _get(person, "rel") or "").lower())
        for person in people
    )
    writing = [person for person, role in roles if role.rpartition(":")[2] in AUTHOR_ROLES]
    return drop_initials(_words(person) for person in (*authors, *writing))


def _pick(fields: Mapping[str, Any], name: str, roles: tuple[str, ...]) -> str | None:
    """The value of the entry whose role comes first among the roles."""
    entries = _entries(_get(fields, name))
    for role in roles:
        for entry in entries:
            if str(_get(entry, "role") or "").lower() == role:
                words = _words(_get(entry, "value"))
                if words is not None:
                    return words
    return None


def _get(fields: Mapping[str, Any], name: str) -> Any:
    """A field by its name in lower case."""
    if name in fields:
        return fields[name]
    return next((value for key, value in fields.items() if str(key).lower() == name), None)


def _entries(value: Any) -> list[Mapping[str, Any]]:
    values = value if isinstance(value, list) else [value]
    return [entry for entry in values if isinstance(entry, Mapping)]


def _entries_or_words(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text_of(value: Any) -> list[str]:
    return [value] if isinstance(value, str) and value.strip() else []


def _words(value: Any) -> str | None:
    """A text field on one line; of an object its name, of a list its first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = _get(value, "name") or _get(value, "literal")
    return _one_line(value) if isinstance(value, str) else None


def _one_line(text: str) -> str | None:
    return " ".join(text.split()) or None
