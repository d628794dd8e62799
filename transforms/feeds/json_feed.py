"""Items of a JSON Feed to articles.

In: an item, and the feed's own fields as far as they stand before the items. Out: a
`FoundRecord`. The decision to question: `content_text` is taken before `content_html`, since it
is the text as its author means it to be read.
"""

from collections.abc import Mapping
from typing import Any

from transforms.feeds.item import Feed, FeedItem, read_feed_item
from transforms.text.stored_article import FoundRecord

VERSION = "https://jsonfeed.org/"
KINDS = {
    "id": "id",
    "url": "url",
    "external_url": "url",
    "title": "title",
    "content_text": "text",
    "content_html": "text",
    "summary": "summary",
    "date_published": "published",
    "date_modified": "modified",
    "author": "authors",
    "authors": "authors",
    "tags": "section",
    "language": "language",
}
"""What the fields of an item are taken for."""


def is_json_feed(fields: Mapping[str, Any]) -> bool:
    """Whether an object says that it is a JSON Feed."""
    return str(fields.get("version") or "").replace("http:", "https:").startswith(VERSION)


def read_json_feed_item(fields: Mapping[str, Any], around: Mapping[str, Any]) -> FoundRecord:
    """What one of the feed's `items` comes to."""
    feed = Feed(
        title=_read_words(around, "title"),
        link=_read_words(around, "home_page_url") or _read_words(around, "feed_url"),
        language=_read_words(around, "language"),
        authors=_read_authors(around),
    )
    plain = _read_words(fields, "content_text")
    record = fields.get("id")
    tags = fields.get("tags")
    item = FeedItem(
        content=plain or _read_words(fields, "content_html"),
        content_is_plain=plain is not None,
        teaser=_read_words(fields, "summary"),
        title=_read_words(fields, "title"),
        link=_read_words(fields, "url") or _read_words(fields, "external_url"),
        record=str(record) if isinstance(record, str | int | float) else None,
        published=_read_words(fields, "date_published"),
        modified=_read_words(fields, "date_modified"),
        authors=_read_authors(fields),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        language=_read_words(fields, "language"),
    )
    return read_feed_item(item, feed)


def _read_words(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _read_authors(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """`authors` of version 1.1, or the one `author` of version 1."""
    given = fields.get("authors") or [fields.get("author")]
    people = (
        [person for person in given if isinstance(person, Mapping)]
        if isinstance(given, list)
        else []
    )
    names = (_read_words(person, "name") for person in people)
    return tuple(name for name in names if name)
