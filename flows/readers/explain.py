"""The first records of an archive, with what was made of them and of each of their fields.

In: an archive. Out: an `Explained` a record, and counts of what was passed over. The decision to
question: fields are explained by reading the record again with the very code that a run reads it
with, so what is told here cannot differ from what a run does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, BinaryIO

from flows.readers.archive import read_file
from flows.readers.arrow import cut_arrow
from flows.readers.discover import ArchiveRef, open_archive
from flows.readers.feed import JudgedItem, judge_items
from flows.readers.fields import CutFile, judge_records, unwrap_hit
from flows.readers.json_document import cut_json
from flows.readers.json_lines import cut_lines
from flows.readers.outcomes import Fields, Outcome, ReadLimits, Skip, Source
from flows.readers.parquet import cut_parquet
from flows.readers.sniff import open_content
from flows.readers.sql_dump import cut_dump
from flows.readers.table import cut_rows
from transforms.agency.ninjs import KINDS as NINJS_KINDS
from transforms.agency.ninjs import KINDS_KEPT as NINJS_KINDS_KEPT
from transforms.agency.ninjs import looks_like_ninjs
from transforms.feeds.date_fields import DateOrder
from transforms.feeds.field_names import has_value
from transforms.feeds.field_paths import FieldPaths
from transforms.feeds.json_feed import KINDS as JSON_FEED_KINDS
from transforms.feeds.json_feed import is_json_feed
from transforms.feeds.json_object import Reading, explain_fields, find_date
from transforms.feeds.wiki_answer import KINDS as WIKI_KINDS
from transforms.lake.records import Reject
from transforms.text.field_uses import FieldUse
from transforms.text.printed_dates import read_printed
from transforms.text.stored_article import FoundRecord, StoredArticle

CUTTERS: dict[str, CutFile] = {
    "jsonl": cut_lines,
    "json": cut_json,
    "table": cut_rows,
    "parquet": cut_parquet,
    "arrow": cut_arrow,
    "sql": cut_dump,
}
RECORDS_LOOKED_AT = 200
"""To learn the order of day and month, which a run may learn from more."""

MOST_PASSED_OVER = 1_000
"""Records that are rightly no article, as images in a crawl, before one that is something."""

TITLES_SHOWN = 5

ELEMENTS = {
    "title": ("title", ("title",)),
    "content": ("text", ("encoded", "content", "body", "div", "full-text", "fulltext")),
    "teaser": ("summary", ("description", "summary", "abstract", "tagline")),
    "link": ("url", ("link", "origLink")),
    "record": ("id", ("guid", "id")),
    "published": ("published", ("pubDate", "published", "issued", "created", "post_date", "date")),
    "modified": ("modified", ("updated", "modified", "post_modified")),
    "authors": ("authors", ("creator", "author")),
    "tags": ("section", ("category", "subject")),
    "language": ("language", ("language",)),
}
"""What a feed's item says: the kind of it, and the elements that say it."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A record: what became of it, and what its fields were taken for, with their values."""

    outcome: Outcome
    uses: tuple[tuple[FieldUse, Any], ...] = ()


@dataclass(slots=True)
class Explanation:
    """The first articles and rejects of an archive, and what its first records come to."""

    records: list[Explained] = field(default_factory=list)
    articles: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    titles: list[str] = field(default_factory=list)
    """Of the articles that are not among `records`, the first."""


def explain_archive(ref: ArchiveRef, paths: FieldPaths, most: int) -> Explanation:
    """The first `most` articles and rejects. Raises `OSError` if it cannot be read."""
    source = Source(ref.archive_id, ref.member_name, "inspect", ReadLimits(), paths=paths)
    found = Explanation()
    with open_archive(ref.uri) as handle:
        for number, record in enumerate(_explain_all(source, handle), 1):
            _count(found, record, most)
            if number >= (RECORDS_LOOKED_AT if found.records else MOST_PASSED_OVER):
                break
    return found


def _count(found: Explanation, record: Explained, most: int) -> None:
    outcome = record.outcome
    if isinstance(outcome, Skip):
        found.skipped[outcome.reason] += 1
        return
    if isinstance(outcome, Reject):
        found.rejected[outcome.reason] += 1
    else:
        found.articles += 1
    if len(found.records) < most:
        found.records.append(record)
    elif isinstance(outcome, StoredArticle) and len(found.titles) < TITLES_SHOWN:
        found.titles.append(outcome.article.headline or "(no headline)")


def _explain_all(source: Source, handle: BinaryIO) -> Iterator[Explained]:
    content = open_content(handle)
    if content.format == "feed" and content.error is None:
        for judged in judge_items(source, content.handle):
            yield Explained(judged.outcome, _explain_item(judged))
        return
    cut = CUTTERS.get(content.format)
    is_sought = content.format in ("parquet", "sql") and content.handle is not handle
    if cut is None or content.error is not None or is_sought:
        handle.seek(0)
        yield from _explain_noted(source, handle)
        return
    records = list(islice(cut(source, content.handle), RECORDS_LOOKED_AT))
    reading = Reading(source.paths, _learn_order(records, source.paths))
    for record, outcome in zip(records, judge_records(source, records), strict=True):
        uses = _explain_fields(record, reading) if isinstance(record, Fields) else ()
        yield Explained(outcome, uses)


def _explain_noted(source: Source, handle: BinaryIO) -> Iterator[Explained]:
    """Each outcome with what its reader noted of the headings, headers or fields it was read by."""
    heard: list[FoundRecord] = []
    for outcome in read_file(replace(source, hear=heard.append), handle):
        noted = heard[-1].noted if heard else ()
        heard.clear()
        yield Explained(outcome, noted)


def _explain_item(judged: JudgedItem) -> tuple[tuple[FieldUse, Any], ...]:
    """The elements of a feed's item by the names that they have in it."""
    if judged.item is None:
        return ()
    rows = []
    for name, (kind, elements) in ELEMENTS.items():
        value = getattr(judged.item, name)
        if not has_value(value) or value == ():
            continue
        element = next((one for one in elements if one in judged.names), elements[0])
        is_understood = kind not in ("published", "modified") or read_printed(value) is not None
        rows.append((FieldUse(element, kind, is_understood), value))
    return tuple(rows)


def _learn_order(records: Iterable[Fields | Outcome], paths: FieldPaths) -> bool | None:
    order = DateOrder()
    for record in records:
        if isinstance(record, Fields):
            order.note(find_date(unwrap_hit(record.fields), Reading(paths)))
    return order.day_first


def _explain_fields(record: Fields, reading: Reading) -> tuple[tuple[FieldUse, Any], ...]:
    """What fields are taken for; those of ninjs and JSON Feed have one meaning each."""
    fields: Mapping[str, Any] = unwrap_hit(record.fields)
    kinds: Mapping[str, str] | None = None
    if looks_like_ninjs(fields):
        kinds = NINJS_KINDS | NINJS_KINDS_KEPT
    elif record.wiki is not None:
        kinds = WIKI_KINDS
    elif is_json_feed(record.around or {}):
        kinds = JSON_FEED_KINDS
    if kinds is None:
        return tuple((use, fields[use.name]) for use in explain_fields(fields, reading))
    there = {name: kinds.get(name.lower()) for name, value in fields.items() if has_value(value)}
    # ninjs has the first day under names of its own, or under this one alone
    is_first = looks_like_ninjs(fields) and "published" not in there.values()
    rows = []
    for name, kind in there.items():
        value = fields[name]
        if kind == "modified" and is_first:
            kind = "published"
        is_date = kind in ("published", "modified")
        is_understood = not is_date or read_printed(str(value)) is not None
        rows.append((FieldUse(name, kind, is_understood), value))
    return tuple(rows)
