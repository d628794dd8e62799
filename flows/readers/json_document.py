"""A JSON document to outcomes: a list of articles, a list inside an object, or one article.

In: an open file, read forwards only. Out: an outcome an object, at position "item N", counted
from 1 through the whole file; an object that is all of the file has the file's own. Documents one
after another are read like a list. The decision to question: a list under a name of `LISTS` is
taken for the articles as soon as it opens with an object, unless a text came before it; an object
that has a text as well is an article beside them.
"""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from flows.codecs.json_cursor import JsonCursor
from flows.readers.outcomes import Outcome, Outcomes, SeenRecords, Source
from flows.readers.sniff import LISTS
from transforms.agency.dispatch import read_json_document
from transforms.errors import ArchiveError
from transforms.feeds.json_feed import is_json_feed, read_json_feed_item
from transforms.feeds.json_object import has_text
from transforms.text.stored_article import FoundRecord

WRAPPERS = frozenset("channel data feed hits payload response result results rss".split())
DEEPEST_WRAPPER = 4
ITEM_NAMES = frozenset({"versioncreated", "versionCreated", "contentcreated", "contentCreated"})


@dataclass(frozen=True, slots=True)
class _Found:
    """An object with the one around its list, or why there is none."""

    fields: Mapping[str, Any] | None = None
    around: Mapping[str, Any] | None = None
    error: ArchiveError | None = None


def read_json(source: Source, handle: BinaryIO) -> Outcomes:
    """Every object's outcome, in order; text that is no JSON is one reject where it begins."""
    cursor = JsonCursor(handle, source.limits.record_bytes)
    seen = SeenRecords(source)
    number = 0
    first: _Found | None = None
    try:
        for number, found in enumerate(_walk(cursor, source.limits.record_bytes), start=1):
            if first is not None:
                yield seen.check(_judge(source, "item 1", first))
                first = None
            if number == 1 and found.around is None:
                first = found
                continue
            yield seen.check(_judge(source, f"item {number}", found))
    except ArchiveError as error:
        if first is not None:
            yield seen.check(_judge(source, "item 1", first))
        yield source.reject(f"item {number + 1}" if number else "", error)
        return
    if first is not None:
        yield seen.check(_judge(source, "", first))


def read_object(fields: Mapping[str, Any], name: str) -> FoundRecord:
    """What an object that is one article comes to; also a row of a table, by its columns' names.

    What a search engine found is the object in its `_source`; the rest of the hit is dropped but
    for the id.
    """
    inner = fields.get("_source")
    if isinstance(inner, Mapping):
        fields = {"_id": fields.get("_id"), **inner}
    return read_json_document(fields, name)


def _judge(source: Source, position: str, found: _Found) -> Outcome:
    if found.error is not None or found.fields is None:
        error = found.error or ArchiveError("bad_json", "no object")
        return source.reject(position, error)
    around = found.around or {}
    if is_json_feed(around) or ("content_html" in found.fields and not has_text(found.fields)):
        record = read_json_feed_item(found.fields, around)
    else:
        record = read_object(found.fields, source.name)
    return source.judge(replace(record, position=position))


def _walk(cursor: JsonCursor, largest: int) -> Iterator[_Found]:
    """The objects of all documents in the file. Raises `ArchiveError` where reading ends."""
    while mark := cursor.peek():
        if mark not in (b"[", b"{"):
            if not cursor.take(b","):
                raise cursor.error("expected an object or a list")
            continue
        try:
            if mark == b"[":
                cursor.expect(b"[")
                yield from _walk_items(cursor, {})
                continue
            fields, has_list = yield from _walk_object(cursor, largest)
        except ArchiveError as error:
            if not cursor.peek():
                raise
            yield _Found(error=error)
            continue
        if not has_list or has_text(fields):
            yield _Found(fields)


def _walk_object(
    cursor: JsonCursor, largest: int, depth: int = 0
) -> Generator[_Found, None, tuple[dict[str, Any], bool]]:
    """The articles listed in an object; its other fields, and whether any list was walked."""
    fields: dict[str, Any] = {}
    has_list = False
    size = 0
    cursor.expect(b"{")
    try:
        while not cursor.take(b"}"):
            key = _read_key(cursor)
            mark = cursor.peek()
            start = cursor.place
            if mark == b"[" and key in LISTS and not _is_article(fields):
                cursor.expect(b"[")
                if cursor.peek() in (b"{", b"]"):
                    yield from _walk_items(cursor, fields)
                    has_list = True
                    start = cursor.place
                else:
                    fields[key] = _read_items(cursor, largest)
            elif mark == b"{" and key in WRAPPERS and depth < DEEPEST_WRAPPER:
                inner, is_wrapper = yield from _walk_object(cursor, largest, depth + 1)
                has_list |= is_wrapper
                fields[key] = inner
                start = cursor.place if is_wrapper else start
            else:
                fields[key] = cursor.read_value()
            size += cursor.place - start
            if size > largest:
                raise ArchiveError("too_large", f"an object over {largest:,} bytes")
            if not cursor.take(b","):
                cursor.expect(b"}")
                break
    except ArchiveError:
        cursor.leave()
        raise
    return fields, has_list


def _read_key(cursor: JsonCursor) -> str:
    if cursor.peek() != b'"':
        raise cursor.error("expected a name")
    key: str = cursor.read_value()
    cursor.expect(b":")
    return key


def _walk_items(cursor: JsonCursor, around: Mapping[str, Any]) -> Iterator[_Found]:
    """The objects of a list whose bracket was stepped over."""
    while not cursor.take(b"]"):
        try:
            value = cursor.read_value()
        except ArchiveError as error:
            if not cursor.peek():
                raise
            yield _Found(around=around, error=error)
        else:
            if isinstance(value, dict):
                yield _Found(value, around)
            else:
                detail = f"a JSON {type(value).__name__} and not an object"
                yield _Found(around=around, error=ArchiveError("bad_json", detail))
        if not cursor.take(b",") and cursor.peek() != b"]":
            damage = cursor.error("expected a comma or the end of the list")
            cursor.leave()
            raise damage


def _read_items(cursor: JsonCursor, largest: int) -> list[Any]:
    """A list that holds no articles, from behind its bracket."""
    items: list[Any] = []
    start = cursor.place
    try:
        while not cursor.take(b"]"):
            items.append(cursor.read_value())
            if cursor.place - start > largest:
                raise ArchiveError("too_large", f"a list over {largest:,} bytes")
            if not cursor.take(b",") and cursor.peek() != b"]":
                raise cursor.error("expected a comma or the end of the list")
    except ArchiveError:
        cursor.leave()
        raise
    return items


def _is_article(fields: Mapping[str, Any]) -> bool:
    """An agency's object has lists of its own, of places, pictures and the like."""
    return has_text(fields) or ("uri" in fields and bool(fields.keys() & ITEM_NAMES))
