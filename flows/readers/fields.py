"""Records that are fields under names, whatever they lie in, to outcomes.

In: the records of a file in its order, as its reader cut them: fields, or what stands in the place
of a record that has none. Out: an outcome a record. The decision to question: from the first date
that can be read two ways (03/04/2026) records are held back until another one shows which, within
bounds; after these such dates stay unread.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from flows.readers.document import parse_page
from flows.readers.outcomes import Fields, Outcome, Outcomes, SeenRecords, Source
from flows.readers.references import MOST_HELD, MOST_HELD_CHARACTERS, measure, name_writers
from flows.readers.sandbox import call_parser
from transforms.agency.dispatch import read_json_document
from transforms.agency.ninjs import looks_like_ninjs
from transforms.errors import ArchiveError
from transforms.feeds.activity import is_activity, open_activity
from transforms.feeds.cms_shapes import is_other_entry, tell_shape
from transforms.feeds.date_fields import DateOrder
from transforms.feeds.field_names import Fields as NamedFields
from transforms.feeds.field_names import find_page
from transforms.feeds.frames import name_cells, split_frame
from transforms.feeds.json_feed import is_json_feed, read_json_feed_item
from transforms.feeds.json_object import Reading, find_date, has_text, read_record_id
from transforms.feeds.publication_state import is_unpublished
from transforms.feeds.record_shapes import is_comment, is_no_article, part_stories
from transforms.feeds.wiki_answer import split_wiki_answer
from transforms.text.stored_article import FoundRecord, canonical_url

DEEPEST_ANSWER = 4
ANSWERS = ("response", "result", "data", "payload", "content", "article", "story", "post", "item",
           "document", "doc", "node", "row", "props", "pageProps", "attributes")  # fmt: skip
"""Names under which an answer holds the one article that was asked for."""

BULK_ACTIONS = frozenset({"index", "create", "update", "delete"})
SERVICE_MESSAGE = "service"
SERVICE_OF_TELETHON = "MessageService"
"""In an export of Telegram: somebody joined, a picture was changed."""

EXTRACTED = "extractorData"
RELATION = "relationship"
ENDS = frozenset(("start", "end"))
"""Of a line of Neo4j's export that says how two nodes hang together."""

DUMP_HEADS = frozenset(("header", "database"))
DUMP_NAMES = frozenset(("type", "version", "comment", "name"))
DUMP_TABLE = frozenset(("type", "name", "database"))
"""What phpMyAdmin writes of a dump, and of each table above its rows."""

STORY = "story"
ANS_STORIES = "content_elements"
ANS_LISTS = ("results", "collection")
"""Types of the objects in which Arc XP lists stories, under the name that a story's parts have."""

MESSAGE = "message"
OWN_CONTENT = "content"
HTML = "html"

CutFile = Callable[[Source, BinaryIO], Iterator[Fields | Outcome]]
"""Cuts a file into its records; a damaged or blank one is an outcome already."""


def judge_records(source: Source, records: Iterable[Fields | Outcome]) -> Outcomes:
    """The outcome of each record, in order; one that came before is a reject."""
    seen = SeenRecords(source)
    order = DateOrder()
    held = deque[Fields | Outcome]()
    room = MOST_HELD_CHARACTERS
    may_hold = True
    for record in name_writers(source, _part_stories(source, records)):
        held.append(record)
        if isinstance(record, Fields) and not order.is_settled:
            order.note(find_date(unwrap_hit(record.fields), Reading(source.paths)))
        if may_hold and order.is_wanted:
            room -= measure(record)
            may_hold = room > 0 and len(held) < MOST_HELD
            if may_hold:
                continue
        yield from _release(source, held, order, seen)
    yield from _release(source, held, order, seen)


def _part_stories(
    source: Source, records: Iterable[Fields | Outcome]
) -> Iterator[Fields | Outcome]:
    """Each record, and of one whose text holds several stories each of them."""
    for record in records:
        stories = part_stories(record.fields) if isinstance(record, Fields) else None
        if stories is None or not isinstance(record, Fields):
            yield record
            continue
        for number, fields in enumerate(stories, start=1):
            place = f"{record.position} story {number}".strip()
            yield Fields(place, fields, record.around, f"{source.name} {place}")


def unfold(source: Source, record: Fields) -> Iterator[Fields | Outcome]:
    """The records of a frame, or the record itself; a skip for what is no article by its kind."""
    if _tells_no_story(record.fields):
        yield source.skip(record.position, "not_an_article")
        return
    if (listed := _find_listed(record.fields)) is not None:
        noun, ones = listed
        for number, one in enumerate(ones, start=1):
            position = f"{record.position} {noun} {number}".strip()
            if not isinstance(one, Mapping):
                yield source.reject(
                    position, ArchiveError("bad_json", f"a {noun} that is no object")
                )
                continue
            inner = Fields(position, one, record.fields, f"{source.name} {position}")
            yield from unfold(source, inner) if noun == STORY else (inner,)
        return
    pages = split_wiki_answer(record.fields)
    if pages is not None:
        for number, (page, wiki) in enumerate(pages, start=1):
            position = f"{record.position} page {number}" if len(pages) > 1 else record.position
            yield replace(record, position=position.strip(), fields=page, wiki=wiki)
        return
    if is_activity(record.fields):
        post = open_activity(record.fields)
        if post is None:
            yield source.skip(record.position, "not_an_article")
        else:
            yield replace(record, fields=post)
        return
    record = replace(record, fields=tell_shape(record.fields))
    if record.is_beside or is_other_entry(record.fields):
        yield record
        return
    pieces = record.fields.get("text")
    if isinstance(pieces, list) and record.fields.get("type") == MESSAGE:
        # Telegram cuts a message where its type changes, in the middle of a line
        words = "".join(
            str(one.get("text", "")) if isinstance(one, Mapping) else str(one) for one in pieces
        )
        record = replace(record, fields={**record.fields, "text": words})
    cells = name_cells(record.fields, record.around or {})
    if cells is not None:
        yield replace(record, fields=cells)
        return
    records = split_frame(record.fields, Reading(source.paths))
    if not records or _find_inner(record.fields, DEEPEST_ANSWER) is not None:
        yield record
        return
    for number, fields in enumerate(records, start=1):
        position = f"{record.position} row {number}".strip()
        yield Fields(position, fields, record.around or record.fields, f"{source.name} {position}")


def _tells_no_story(fields: Mapping[str, Any]) -> bool:
    """Whether a record is none of an article by what it states of itself."""
    kind = fields.get("type")
    is_head = isinstance(kind, str) and kind in DUMP_HEADS and fields.keys() <= DUMP_NAMES
    return (
        is_head
        or kind == SERVICE_MESSAGE
        or fields.get("_") == SERVICE_OF_TELETHON
        or (kind == RELATION and fields.keys() >= ENDS)
        or _is_action(fields)
        or is_comment(fields)
    )


def _find_listed(fields: Mapping[str, Any]) -> tuple[str, list[Any]] | None:
    """What a table of phpMyAdmin's dumps or a list of Arc XP holds, and what one is called."""
    rows, stories = fields.get("data"), fields.get(ANS_STORIES)
    if fields.keys() >= DUMP_TABLE and isinstance(rows, list):
        return "row", rows
    extracted = fields.get(EXTRACTED)
    if isinstance(extracted, Mapping) and isinstance(extracted.get("data"), list):
        return "row", _open_extracted(extracted["data"])
    if fields.get("type") in ANS_LISTS and isinstance(stories, list):
        return STORY, stories
    return None


def _open_extracted(parts: list[Any]) -> list[Any]:
    """The rows that Import.io found, each value of theirs in a list of what it stood in."""
    groups = [one.get("group") for one in parts if isinstance(one, Mapping)]
    return [
        {name: _join_found(value) for name, value in row.items()}
        for group in groups
        if isinstance(group, list)
        for row in group
        if isinstance(row, Mapping)
    ]


def _join_found(value: Any) -> Any:
    found = [one.get("text") for one in value if isinstance(one, Mapping)] if value else []
    return "\n\n".join(one for one in found if isinstance(one, str)) if found else value


def _is_action(fields: Mapping[str, Any]) -> bool:
    """The line above each record of Elasticsearch's bulk files: {"index": {"_id": "1"}}."""
    (name, value) = next(iter(fields.items()), ("", None)) if len(fields) == 1 else ("", None)
    return (
        name in BULK_ACTIONS
        and isinstance(value, Mapping)
        and all(str(key).startswith("_") or key == "routing" for key in value)
    )


def unwrap_hit(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The article in what a search engine found, with the hit's id, or in an answer about it."""
    inner = fields.get("_source")
    if isinstance(inner, Mapping):
        return {"_id": fields.get("_id"), **inner}
    found = _find_inner(fields, DEEPEST_ANSWER)
    if found is None:
        return fields
    is_own = found is fields.get(OWN_CONTENT)
    if is_own:
        # of a record that has its words in an object of their own, the rest says when and where
        around = {name: one for name, one in fields.items() if name != OWN_CONTENT}
        # Hygraph has a text as HTML, as Markdown and as bare words
        marked = {"body_html": found[HTML]} if isinstance(found.get(HTML), str) else {}
        return {**around, **found, **marked}
    return found


def _find_inner(fields: Mapping[str, Any], depth: int) -> Mapping[str, Any] | None:
    """The one object with a text, of `response.content` of the Guardian or a `@graph`."""
    if depth == 0 or _is_whole(fields):
        return None
    values = [fields[name] for name in ANSWERS if isinstance(fields.get(name), Mapping)]
    graph = fields.get("@graph")
    if isinstance(graph, list):
        values.extend(node for node in graph if isinstance(node, Mapping))
    found = [
        one
        for value in values
        if (one := value if _is_whole(value) else _find_inner(value, depth - 1)) is not None
    ]
    return found[0] if len(found) == 1 else None


def _is_whole(fields: Mapping[str, Any]) -> bool:
    """Whether an object is an article, also an agency's whose text lies elsewhere."""
    return has_text(fields) or looks_like_ninjs(fields)


def _release(
    source: Source, held: deque[Fields | Outcome], order: DateOrder, seen: SeenRecords
) -> Outcomes:
    reading = Reading(source.paths, order.day_first)
    while held:
        record = held.popleft()
        outcome = _judge(source, record, reading) if isinstance(record, Fields) else record
        yield seen.check(outcome)


def _judge(source: Source, record: Fields, reading: Reading) -> Outcome:
    try:
        source.enter(record.position)
    except ArchiveError as error:
        return source.reject(record.position, error)
    if is_no_article(record.fields) or is_unpublished(record.fields):
        return source.skip(record.position, "not_an_article")
    if record.wiki is not None:
        return _judge_wiki(source, record, record.wiki)
    if not has_text(record.fields, reading) and (page := find_page(record.fields)):
        return _judge_page(source, record, page)
    around = record.around or {}
    is_item = "content_html" in record.fields and not has_text(record.fields, reading)
    if record.around is not None and (is_json_feed(around) or is_item):
        found = read_json_feed_item(record.fields, around)
    else:
        name = record.name or source.name
        reading = replace(reading, around=around) if around else reading
        found = read_json_document(unwrap_hit(record.fields), name, reading)
    return source.judge(replace(found, position=record.position))


def _judge_page(source: Source, record: Fields, page: str) -> Outcome:
    """The article of a page that stands in a record, read as that of a crawl."""
    fields = NamedFields(record.fields)
    _, url = next(fields.find("url"), (None, None))
    try:
        found = parse_page(
            page.encode("utf-8", "replace"),
            source.limits,
            url=canonical_url(url) if isinstance(url, str) else None,
        )
    except ArchiveError as error:
        return source.reject(record.position, error)
    number = read_record_id(record.fields)
    article = found.article and replace(found.article, source_record=number)
    return source.judge(replace(found, position=record.position, article=article))


def _judge_wiki(source: Source, record: Fields, wiki: Mapping[str, Any]) -> Outcome:
    try:
        found: FoundRecord = call_parser(
            "read_wiki_answer", record.fields, wiki, seconds=source.limits.page_seconds
        )
    except ArchiveError as error:
        return source.reject(record.position, error)
    return source.judge(replace(found, position=record.position))
