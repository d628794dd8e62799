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
from flows.readers.fields import judge_records, unfold
from flows.readers.ghost import name_writers
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from flows.readers.sniff_json import EXPORT, names_list, names_wrapper
from transforms.errors import ArchiveError
from transforms.feeds.field_names import kind_of
from transforms.feeds.frames import split_frame
from transforms.feeds.json_object import Reading, has_text
from transforms.feeds.table import is_header

BESIDE = "included"
"""Where an answer in JSON:API has the records that its `data` names."""

DEEPEST_WRAPPER = 4
TEXT_LISTS = frozenset(("article", "story"))
"""Names of lists of articles that are as well those of a text, a list of its paragraphs."""

RESOURCE = frozenset({"type", "id"})
"""What each of them has."""

ITEM_NAMES = frozenset({"versioncreated", "versionCreated", "contentcreated", "contentCreated"})


@dataclass(frozen=True, slots=True)
class _Found:
    """An object with the one around its list, or why there is none."""

    fields: Mapping[str, Any] | None = None
    around: Mapping[str, Any] | None = None
    error: ArchiveError | None = None
    is_beside: bool = False


def read_json(source: Source, handle: BinaryIO) -> Outcomes:
    """Every object's outcome, in order; text that is no JSON is one reject where it begins."""
    return judge_records(source, cut_json(source, handle))


def cut_json(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    """The fields of each object, or why it has none."""
    cursor = JsonCursor(handle, source.limits.record_bytes)
    number = 0
    first: _Found | None = None
    try:
        found_all = _walk(cursor, source.limits.record_bytes, Reading(source.paths))
        for number, found in enumerate(found_all, start=1):
            if first is not None:
                yield from _place(source, "item 1", first)
                first = None
            if number == 1 and found.around is None:
                first = found
                continue
            yield from _place(source, f"item {number}", found)
    except ArchiveError as error:
        if first is not None:
            yield from _place(source, "item 1", first)
        yield source.reject(f"item {number + 1}" if number else "", error)
        return
    if first is not None:
        yield from _place(source, "", first)


def _place(source: Source, position: str, found: _Found) -> Iterator[Fields | Outcome]:
    if found.error is not None or found.fields is None:
        error = found.error or ArchiveError("bad_json", "no object")
        yield source.reject(position, error)
        return
    around = found.around or {}
    yield from unfold(source, Fields(position, found.fields, around, is_beside=found.is_beside))


def _walk(cursor: JsonCursor, largest: int, reading: Reading) -> Iterator[_Found]:
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
            is_blank = True
            walk = _walk_object(cursor, largest, reading)
            while True:
                try:
                    found = next(walk)
                except StopIteration as end:
                    fields, has_list = end.value
                    break
                is_blank = False
                yield found
        except ArchiveError as error:
            if not cursor.peek():
                raise
            yield _Found(error=error)
            continue
        is_more = is_blank and any(map(_holds_objects, fields.values()))
        if not has_list or is_more or has_text(fields, reading) or split_frame(fields, reading):
            # of Write.as: an empty list of posts beside blogs with posts of their own
            yield _Found(fields)


def _walk_object(
    cursor: JsonCursor, largest: int, reading: Reading, depth: int = 0
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
            if mark == b"[" and names_list(key) and not _is_article(fields, reading):
                cursor.expect(b"[")
                if cursor.peek() in (b"{", b"]"):
                    yield from _walk_items(cursor, fields)
                    has_list = True
                    start = cursor.place
                else:
                    fields[key] = _read_items(cursor, largest)
            elif mark == b"[" and key in TEXT_LISTS and not _is_article(fields, reading):
                has_list |= yield from _walk_text_list(cursor, key, fields)
            elif mark == b"[" and key == BESIDE and (has_list or "data" in fields):
                cursor.expect(b"[")
                for found in _walk_items(cursor, fields):
                    is_beside = found.fields is not None and found.fields.keys() >= RESOURCE
                    yield replace(found, is_beside=is_beside)
                start = cursor.place
            elif mark == b"[" and key == EXPORT and depth == 0:
                cursor.expect(b"[")
                while not cursor.take(b"]"):
                    has_list |= yield from _walk_export(cursor, largest, reading)
                    _pass_comma(cursor)
                start = cursor.place
            elif (
                mark == b"{"
                and (names_wrapper(key) or names_list(key))
                and depth < DEEPEST_WRAPPER
                and not _is_article(fields, reading)
            ):
                inner, is_wrapper = yield from _walk_object(cursor, largest, reading, depth + 1)
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


def _walk_text_list(
    cursor: JsonCursor, key: str, fields: dict[str, Any]
) -> Generator[_Found, None, bool]:
    """The articles of a list; whether it is one, or else a text in pieces, a field as any other."""
    listed = cursor.read_value()
    if not _are_records(listed):
        fields[key] = listed
        return False
    yield from (_Found(one, fields) for one in listed)
    return True


def _walk_export(
    cursor: JsonCursor, largest: int, reading: Reading
) -> Generator[_Found, None, bool]:
    """The posts of an export with their writers; whether it has a list of posts."""
    start = cursor.place
    held: list[_Found] | None = []
    walk = _walk_object(cursor, largest, reading, 1)
    try:
        while True:
            found = next(walk)
            if held is not None:
                held.append(found)
            if held is not None and cursor.place - start > largest:
                yield from held
                held = None
            elif held is None:
                yield found
    except StopIteration as end:
        fields, has_list = end.value
    except ArchiveError:
        yield from held or ()
        raise
    if held:
        data = fields.get("data")
        export = data if isinstance(data, dict) else fields
        posts = [one.fields for one in held if one.fields is not None]
        named = name_writers(posts, export)
        for one in held:
            yield replace(one, fields=next(named)) if one.fields is not None else one
    return bool(has_list)


def _read_key(cursor: JsonCursor) -> str:
    if cursor.peek() != b'"':
        raise cursor.error("expected a name")
    key: str = cursor.read_value()
    cursor.expect(b":")
    return key


def _holds_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, Mapping) for one in value)


def _pass_comma(cursor: JsonCursor) -> None:
    """Step over what parts a value of a list from the next. Raises `ArchiveError` bad_json."""
    if not cursor.take(b",") and cursor.peek() != b"]":
        raise cursor.error("expected a comma or the end of the list")


def _walk_items(cursor: JsonCursor, around: Mapping[str, Any]) -> Iterator[_Found]:
    """The objects of a list whose bracket was stepped over, or its rows below their names."""
    names: list[str] | None = None
    is_first = True
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
            elif names is not None and isinstance(value, list):
                yield _Found(dict(zip(names, value, strict=False)), around)
            elif is_first and _is_header(value):
                names = value
            else:
                detail = f"a JSON {type(value).__name__} and not an object"
                yield _Found(around=around, error=ArchiveError("bad_json", detail))
        is_first = False
        try:
            _pass_comma(cursor)
        except ArchiveError:
            cursor.leave()
            raise


def _is_header(value: Any) -> bool:
    """Whether it is the first row of a sheet, with the names of its columns."""
    return (
        isinstance(value, list)
        and all(isinstance(one, str) for one in value)
        and len(value) > 1
        and is_header(value)
    )


def _read_items(cursor: JsonCursor, largest: int) -> list[Any]:
    """A list that holds no articles, from behind its bracket."""
    items: list[Any] = []
    start = cursor.place
    try:
        while not cursor.take(b"]"):
            items.append(cursor.read_value())
            if cursor.place - start > largest:
                raise ArchiveError("too_large", f"a list over {largest:,} bytes")
            _pass_comma(cursor)
    except ArchiveError:
        cursor.leave()
        raise
    return items


def _are_records(listed: list[Any]) -> bool:
    """Whether objects have titles of their own, which pieces of a text have not."""
    return bool(listed) and all(
        isinstance(one, dict) and any(kind_of(name) == "title" for name in one) for one in listed
    )


def _is_article(fields: Mapping[str, Any], reading: Reading) -> bool:
    """An agency's object has lists of its own, of places, pictures and the like."""
    return has_text(fields, reading) or ("uri" in fields and bool(fields.keys() & ITEM_NAMES))
