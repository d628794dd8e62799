"""A JSON object of a feed to an article.

In: the object of one line. Out: a `FoundArticle`. Field names of several habits are understood
(`FIELDS`); every other field is kept in `extra`. The decision to question: the text is stored
code point for code point as given, white space and all, so offsets made elsewhere still hold.
"""

import json
from collections.abc import Mapping
from typing import Any

from transforms.errors import ArchiveError
from transforms.text.language import read_language
from transforms.text.sections import find_sections
from transforms.text.stored_article import FoundArticle, canonical_url, dump_extra, host_source
from transforms.text.timestamps import read_moment

UNKNOWN_SOURCE = "unknown"

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uuid", "_id"),
    "url": ("url", "link", "canonical_url"),
    "title": ("title", "headline"),
    "published": ("date", "published_at", "published", "date_published", "pubDate"),
    "modified": ("modified", "modified_at", "updated", "updated_at", "date_modified"),
    "text": ("text", "body", "content", "body_text", "content_text"),
    "source": ("publisher", "source", "outlet"),
    "authors": ("authors", "author", "byline"),
    "language": ("language", "lang"),
    "section": ("section", "category"),
}
_NAME_KEYS = ("name", "title", "label", "id")


def read_json_article(fields: Mapping[str, Any]) -> FoundArticle:
    """The article in an object. Raises `ArchiveError` with reason missing_text."""
    used: set[str] = set()
    taken = {name: _take(fields, keys, used) for name, keys in FIELDS.items()}
    text = taken["text"]
    if not isinstance(text, str) or not text.strip():
        names = ", ".join(FIELDS["text"])
        raise ArchiveError("missing_text", f"no text in any of the fields {names}")
    title = _read_words(taken["title"])
    layout = find_sections(text, title)
    address = _read_words(taken["url"])
    url = canonical_url(address) if address else None
    published = read_moment(taken["published"])
    published_from = "record" if published else None
    if published is None and taken["published"] is None:
        published = layout.stamp or (layout.dateline.moment if layout.dateline else None)
        published_from = "dateline" if published else None
    modified = read_moment(taken["modified"])
    authors = _read_names(taken["authors"])
    given_byline = fields.get("byline")
    return FoundArticle(
        text=text,
        sections=layout.sections,
        source=_read_words(taken["source"]) or host_source(url) or UNKNOWN_SOURCE,
        source_record=_read_record_id(taken["id"]),
        url=url,
        headline=title or layout.headline,
        byline=given_byline if isinstance(given_byline, str) and given_byline else layout.byline,
        authors=authors,
        language=read_language(taken["language"]),
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_utc_offset=published.utc_offset_minutes if published else None,
        published_from=published_from,
        modified_at=modified.at if modified else None,
        dateline_place=layout.dateline.place if layout.dateline else None,
        agency=layout.dateline.agency if layout.dateline else None,
        section=_read_words(taken["section"]),
        extra=dump_extra({key: value for key, value in fields.items() if key not in used}),
    )


def read_record_id(fields: Mapping[str, Any]) -> str | None:
    """The record's own id, for a reject as well."""
    return _read_record_id(_take(fields, FIELDS["id"], set()))


def _take(fields: Mapping[str, Any], keys: tuple[str, ...], used: set[str]) -> Any:
    """The first of the fields that has a value; a field used is not repeated in `extra`."""
    for key in keys:
        value = fields.get(key)
        if value is not None and value != "" and value != []:
            used.add(key)
            return value
    return None


def _read_words(value: Any) -> str | None:
    """A text field; a number is its digits, an object its name, anything else nothing."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in _NAME_KEYS if isinstance(value.get(key), str)), None)
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and value.strip() else None


def _read_record_id(value: Any) -> str | None:
    if isinstance(value, dict | list):
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    return str(value) if value is not None and not isinstance(value, bool) else None


def _read_names(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    names = (_read_words(item) for item in values)
    return tuple(dict.fromkeys(name.strip() for name in names if name))
