"""Feeds and blog exports in XML to outcomes, an item at a time: RSS, Atom, WordPress, site maps.

In: an open file, read forwards only. Out: an outcome an item, at position "item N", or "url N" in
a site map, which lists pages and holds none. Damage to the file is one reject more, after the
items before it. The decision to question: an XML document that is no feed is refused here, not
skipped, since only the caller knows a reader for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from flows.codecs.feed_parts import Part, split_feed
from flows.readers.outcomes import Outcome, Outcomes, SeenRecords, Source
from transforms.errors import ArchiveError
from transforms.feeds.item import Feed, FeedItem, read_feed_item
from transforms.feeds.rss import read_channel, read_entry
from transforms.feeds.wordpress import is_wordpress, read_people, read_post
from transforms.text.stored_article import FoundRecord

BLOGGER_POST = {"blogger_type": "POST", "blogger_status": "LIVE"}
BLOGGER_KIND = "http://schemas.google.com/blogger/2008/kind#"


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """What became of an item, and what it says under which of its elements' names."""

    outcome: Outcome
    item: FeedItem | None = None
    names: frozenset[str] = frozenset()


def read_feed(source: Source, handle: BinaryIO) -> Outcomes:
    """Every item's outcome, in order."""
    return (judged.outcome for judged in judge_items(source, handle))


def judge_items(source: Source, handle: BinaryIO) -> Iterator[JudgedItem]:
    """Every item with its outcome, in order."""
    seen = SeenRecords(source)
    channel = _Channel()
    number = 0
    try:
        for part in split_feed(handle, source.limits.record_bytes):
            if part.kind == "channel":
                channel.add(part)
                continue
            number += 1
            judged = _judge_part(source, channel, part, f"{part.kind} {number}")
            yield replace(judged, outcome=seen.check(judged.outcome))
    except ArchiveError as error:
        yield JudgedItem(source.reject(f"item {number + 1}" if number else "", error))


class _Channel:
    """What the feed says of itself, gathered from its elements as they come."""

    def __init__(self) -> None:
        self.people: dict[str, str] = {}
        self._feed: Feed | None = None
        self._parts: list[bytes] = []

    def add(self, part: Part) -> None:
        if any(local == "author_login" for _, local in part.names):
            self.people |= read_people(part.content)
        else:
            self._parts.append(part.content)
            self._feed = None

    @property
    def feed(self) -> Feed:
        if self._feed is None:
            self._feed = read_channel(self._parts)
        return self._feed


def _judge_part(source: Source, channel: _Channel, part: Part, position: str) -> JudgedItem:
    if part.kind == "url":
        return JudgedItem(source.skip(position, "not_an_article"))
    if part.error is not None:
        return JudgedItem(source.reject(position, part.error))
    try:
        source.enter(position)
        entry = read_entry(part.content, part.names)
    except ArchiveError as error:
        return JudgedItem(source.reject(position, error))
    if entry is None:
        empty = ArchiveError("missing_text", "an item that holds nothing")
        return JudgedItem(source.judge(FoundRecord(error=empty, position=position)))
    item = entry.item
    stated = [entry.fields.get(name) or value for name, value in BLOGGER_POST.items()]
    if stated != list(BLOGGER_POST.values()):
        # Takeout's feed of Blogger says of each entry what it is, and drafts are among them
        return JudgedItem(source.skip(position, "not_an_article"))
    kinds = [tag for tag in item.tags if tag.startswith(BLOGGER_KIND)]
    if kinds and kinds != [BLOGGER_KIND + "post"]:
        # comments, settings and the layout stand beside the posts in an export of Blogger
        return JudgedItem(source.skip(position, "not_an_article"))
    item = replace(item, tags=tuple(tag for tag in item.tags if tag not in kinds))
    if is_wordpress(entry):
        post = read_post(entry, channel.people)
        if post is None:
            record = FoundRecord(skip_reason="not_an_article", position=position)
            return JudgedItem(source.judge(record))
        item = post
    found = replace(read_feed_item(item, channel.feed), position=position)
    return JudgedItem(source.judge(found), item, frozenset(name for _, name in part.names))
