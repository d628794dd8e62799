"""An item of a feed to an article, whatever the feed is written in.

In: a `FeedItem` and the `Feed` that it stands in. Out: a `FoundRecord`. The decision to question:
what a teaser is. A description is the story only if it is `LEAST_STORY` characters long and does
not end in a way to read on; content is the story unless it says that there is more elsewhere, or
is short and merely the summary again.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from transforms.errors import ArchiveError
from transforms.feeds.field_values import read_html
from transforms.feeds.sites import join_address
from transforms.ids import normalise_words
from transforms.text.bylines import are_people, split_names
from transforms.text.language import read_language
from transforms.text.markup import Markup, drop_title, split_markup
from transforms.text.printed_dates import read_printed
from transforms.text.sections import find_sections
from transforms.text.stored_article import (
    FoundArticle,
    FoundRecord,
    canonical_url,
    dump_extra,
    host_source,
)
from transforms.text.timestamps import Moment

UNKNOWN_SOURCE = "unknown"
LEAST_STORY = 500
LONGEST_STATED = 200

_TAGS = re.compile(r"</?[a-zA-Z][^<>]*>")
_MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\(([^()]+)\)|([^<>@]+)<\S+@\S+>")
_MAIL = re.compile(r"\S+@\S+")
_MORE_ELSEWHERE = re.compile(
    r"(?:^|[.!?…\"”)\]\[(]\s*|\.\.\.\s*)"
    r"(?:continue reading|keep reading|weiterlesen|lire la suite|leer más|sigue leyendo"
    r"|continua a leggere|číst dál|more ?(?:…|\.\.\.)(?=\))"
    r"|(?:read|view|see)(?: the)? (?:full|whole|rest of the|complete|original|entire)"
    r" (?:story|article|post|piece))(?:\W.{0,120})?$",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(
    r"(?:…|\.\.\.|\bread more|\bmehr (?:lesen|erfahren)|\bmore\s*[»›→>])[\s.»›→>\])]*$",
    re.IGNORECASE,
)
_FIRST_ON = re.compile(
    r"The post .{1,400} (?:appeared first on|first appeared on) .{1,200}", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of all its items."""

    title: str | None = None
    link: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item as its feed gives it, markup and all; dates as they are written."""

    content: str | None = None
    content_is_plain: bool = False
    content_is_whole: bool = False
    """An export of the posts themselves cuts none short."""

    teaser: str | None = None
    title: str | None = None
    link: str | None = None
    record: str | None = None
    published: str | None = None
    published_utc_offset: int | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None


def read_feed_item(item: FeedItem, feed: Feed) -> FoundRecord:
    """What the item comes to: an article, or a reject that says how much text there was."""
    url = join_address(item.link, feed.link) if item.link else None
    try:
        found = _read_article(item, feed, url)
    except ArchiveError as error:
        return FoundRecord(error=error, source_record=item.record, url=url)
    return FoundRecord(article=found, source_record=item.record, url=url)


def clean_title(title: str | None) -> str | None:
    """A title without markup, on one line."""
    if not title:
        return None
    return " ".join(html.unescape(_TAGS.sub("", html.unescape(title))).split()) or None


def read_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names of people, of "jane@example.org (Jane Roe)" the part that is the name."""
    plain = []
    for name in names:
        words = " ".join(name.split())
        if found := _MAIL_AND_NAME.fullmatch(words):
            words = (found[1] or found[2]).strip()
        if not _MAIL.fullmatch(words):
            plain.append(words)
    return split_names(plain)


def _read_article(item: FeedItem, feed: Feed, url: str | None) -> FoundArticle:
    title = clean_title(item.title)
    teaser = read_html(item.teaser).text if item.teaser else ""
    markup = _find_story(item, teaser, title)
    marked = dict(markup.marked) | _find_notices(markup)
    layout = find_sections(markup.text, title, marked)
    published = read_printed(item.published)
    published_from = "record" if published else None
    if published is None and not item.published:
        published = layout.stamp or (layout.dateline.moment if layout.dateline else None)
        published_from = "dateline" if published else None
    modified = read_printed(item.modified)
    publisher = clean_title(feed.title)
    feed_url = canonical_url(feed.link) if feed.link else None
    authors = read_names(item.authors) or read_names(feed.authors)
    summary = " ".join(teaser.split())
    return FoundArticle(
        text=markup.text,
        sections=layout.sections,
        source=host_source(url) or host_source(feed_url) or publisher or UNKNOWN_SOURCE,
        source_record=item.record,
        url=url,
        headline=title or layout.headline,
        byline=layout.byline,
        authors=authors if are_people(authors, publisher) else (),
        language=read_language(item.language) or read_language(feed.language),
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_from=published_from,
        published_stated=item.published[:LONGEST_STATED]
        if item.published and not published
        else None,
        published_utc_offset=_find_offset(item, published),
        modified_at=modified.at if modified else None,
        dateline_place=layout.dateline.place if layout.dateline else None,
        agency=layout.dateline.agency if layout.dateline else None,
        section=item.tags[0] if item.tags else None,
        publisher=publisher,
        summary=summary if summary and summary != " ".join(markup.text.split()) else None,
        extra=_dump_tags(item.tags),
    )


def _find_story(item: FeedItem, teaser: str, title: str | None) -> Markup:
    """The text that is the story. Raises `ArchiveError` missing_text."""
    markup = _read_content(item, title)
    if markup.text.strip():
        if item.content_is_whole:
            return markup
        own = split_markup(markup)[-1][0]
        is_short = len(markup.text) < LEAST_STORY
        repeats = normalise_words(markup.text) == normalise_words(teaser)
        if _MORE_ELSEWHERE.search(own) or (is_short and (repeats or _CUT_SHORT.search(own))):
            raise _only_teaser(markup.text)
        return markup
    if not teaser.strip():
        raise ArchiveError("missing_text", "an item without content or description")
    story = drop_title(read_html(item.teaser or ""), title)
    last = split_markup(story)[-1][0]
    if len(story.text) < LEAST_STORY or _MORE_ELSEWHERE.search(last) or _CUT_SHORT.search(last):
        raise _only_teaser(story.text)
    return story


def _read_content(item: FeedItem, title: str | None) -> Markup:
    if item.content is None:
        return Markup("", {})
    if item.content_is_plain:
        return Markup(item.content, {})
    return drop_title(read_html(item.content), title)


def _only_teaser(text: str) -> ArchiveError:
    return ArchiveError("missing_text", f"only a teaser of {len(text):,} characters")


def _find_notices(markup: Markup) -> dict[int, str]:
    """Where the line begins that blogs put below each item of their feed."""
    start = 0
    notices: dict[int, str] = {}
    for text, _ in split_markup(markup):
        if _FIRST_ON.fullmatch(text):
            notices[start] = "boilerplate"
        start += len(text) + 2
    return notices


def _find_offset(item: FeedItem, published: Moment | None) -> int | None:
    if item.published_utc_offset is not None or published is None:
        return item.published_utc_offset
    offset: int | None = published.utc_offset_minutes if published else None
    return offset


def _dump_tags(tags: tuple[str, ...]) -> str | None:
    """All tags but the first, which is the section."""
    return dump_extra({"tags": list(tags[1:]) or None})
