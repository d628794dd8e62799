"""The XML of one item, RSS or Atom, to what it says; and of a feed's own elements.

In: a document that holds the item alone; the names of its children. Out: a `FeedItem`, with the
entry that `feedparser` made of it; a `Feed`. The decision to question: whether an item has content
or a mere description is told by the names of its elements, and never by what the parser puts
where, since it fills one from the other.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import feedparser

from transforms.errors import ArchiveError
from transforms.feeds.item import Feed, FeedItem
from transforms.text.printed_dates import read_printed

CONTENT = frozenset(
    {
        ("http://purl.org/rss/1.0/modules/content/", "encoded"),
        ("http://www.w3.org/2005/Atom", "content"),
        ("http://purl.org/atom/ns#", "content"),
        ("http://www.w3.org/1999/xhtml", "body"),
        ("http://www.w3.org/1999/xhtml", "div"),
    }
)
FULL_TEXT = ("full-text", "fulltext")
DUBLIN_DATE = ("http://purl.org/dc/elements/1.1/", "date")

Names = frozenset[tuple[str, str]]

_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_COORDINATES = re.compile(rb"\ssrs(?:Name|Dimension)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_CLOCK = re.compile(r"\d:\d\d")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item, and all fields of it by the parser's names."""

    item: FeedItem
    fields: Mapping[str, Any]


def read_entry(content: bytes, names: Names) -> Entry | None:
    """The item of a document, or None if it has none. Raises `ArchiveError` bad_record."""
    parsed = _parse(content)
    if not parsed.entries:
        return None
    fields = parsed.entries[0]
    contents = _take(fields, "content") or []
    body = contents[0] if names & CONTENT and contents else {}
    story = body.get("value")
    if not story and any(local in FULL_TEXT for _, local in names):
        story = next((_read_words(fields, name) for name in fields if _is_full_text(name)), None)
    published, modified = _read_date(fields, "published"), _read_date(fields, "updated")
    if published is None and DUBLIN_DATE in names:
        published, modified = modified, None
    item = FeedItem(
        content=story,
        content_is_plain=bool(body) and body.get("type") == "text/plain",
        teaser=_read_words(fields, "summary") if _has_teaser(names) else None,
        title=_read_words(fields, "title"),
        link=_read_link(fields),
        record=_read_words(fields, "id"),
        published=published,
        modified=modified,
        authors=_read_authors(fields),
        tags=tuple(dict.fromkeys(_read_tags(_take(fields, "tags") or []))),
        language=body.get("language"),
    )
    return Entry(item, fields)


def read_channel(parts: Sequence[bytes]) -> Feed:
    """What the elements of a feed say of it; each part is a document that holds one."""
    title = link = language = None
    authors: tuple[str, ...] = ()
    for part in parts:
        try:
            fields = _parse(part).feed
        except ArchiveError:
            continue
        title = title or _read_words(fields, "title")
        link = link or _read_link(fields)
        language = language or _read_words(fields, "language")
        authors = authors or _read_authors(fields)
    return Feed(title, link, language, authors)


def _parse(content: bytes) -> Any:
    """Never given a string, which the parser might take for an address and fetch.

    Raises `ArchiveError` bad_record.
    """
    failure: Exception | None = None
    for given in (content, _COORDINATES.sub(b"", content)):
        try:
            return feedparser.parse(
                io.BytesIO(given),
                response_headers=dict(_HEADERS),
                resolve_relative_uris=False,
                sanitize_html=False,
            )
        except Exception as error:
            # it fails in ways of its own, above all on maps' coordinates
            failure = error
    raise ArchiveError("bad_record", f"the parser of feeds failed: {failure!r}"[:300])


def _has_teaser(names: Names) -> bool:
    return any(local in ("description", "summary", "abstract", "tagline") for _, local in names)


def _is_full_text(name: str) -> bool:
    return name.replace("_", "-").endswith(FULL_TEXT)


def _take(fields: Any, name: str) -> Any:
    """A field of the entry itself: `get` of the parser falls back from one date to another."""
    return dict.get(fields, name)


def _read_words(fields: Mapping[str, Any], name: str) -> str | None:
    value = _take(fields, name)
    return value if isinstance(value, str) and value.strip() else None


def _read_date(fields: Mapping[str, Any], name: str) -> str | None:
    """A date as written, or, in a way of writing that only the parser knows, in UTC.

    Of "2016/6/29 15:07:41" the parser makes the first of June, so that others are asked before.
    """
    words = _read_words(fields, name)
    parsed = _take(fields, f"{name}_parsed")
    if words is None or parsed is None or read_printed(words) or not _CLOCK.search(words):
        return words
    year, month, day, hour, minute, second = parsed[:6]
    return f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"


def _read_link(fields: Mapping[str, Any]) -> str | None:
    """The page of the item; `feedburner` and the like keep the true address apart."""
    return _read_words(fields, "feedburner_origlink") or _read_words(fields, "link")


def _read_authors(fields: Mapping[str, Any]) -> tuple[str, ...]:
    people = _take(fields, "authors") or []
    names = [person.get("name") for person in people]
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))


def _read_tags(tags: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Sections before tags; a term of Atom may be a code beside its label."""
    ordered = sorted(tags, key=lambda tag: tag.get("scheme") == "post_tag")
    for tag in ordered:
        term = tag.get("label") or tag.get("term")
        if isinstance(term, str) and term.strip():
            yield " ".join(term.split())
