"""The first records of an archive, with what was made of them and of each of their fields.

In: an archive. Out: an `Explained` a record, and counts of what was passed over. The decision to
question: fields are explained by reading the record again with the very code that a run reads it
with, so what is told here cannot differ from what a run does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, BinaryIO

from flows.readers.archive import read_file
from flows.readers.discover import ArchiveRef, open_archive
from flows.readers.fields import CutFile, Fields, judge_records, unwrap_hit
from flows.readers.json_document import cut_json
from flows.readers.json_lines import cut_lines
from flows.readers.outcomes import Outcome, ReadLimits, Skip, Source
from flows.readers.parquet import cut_parquet
from flows.readers.sniff import open_content
from flows.readers.table import cut_rows
from transforms.agency.ninjs import looks_like_ninjs
from transforms.feeds.date_fields import DateOrder
from transforms.feeds.field_paths import FieldPaths
from transforms.feeds.json_feed import is_json_feed
from transforms.feeds.json_object import FieldUse, Reading, explain_fields, find_date

CUTTERS: dict[str, CutFile] = {
    "jsonl": cut_lines,
    "json": cut_json,
    "table": cut_rows,
    "parquet": cut_parquet,
}
RECORDS_LOOKED_AT = 200
"""To learn the order of day and month, which a run may learn from more."""

MOST_PASSED_OVER = 1_000


@dataclass(frozen=True, slots=True)
class Explained:
    """A record: what became of it, and what its fields were taken for, with their values."""

    outcome: Outcome
    uses: tuple[tuple[FieldUse, Any], ...] = ()


@dataclass(slots=True)
class Explanation:
    """The first articles and rejects of an archive, and how many records were rightly none."""

    records: list[Explained] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def explain_archive(ref: ArchiveRef, paths: FieldPaths, most: int) -> Explanation:
    """The first `most` articles and rejects. Raises `OSError` if it cannot be read."""
    source = Source(ref.archive_id, ref.member_name, "inspect", ReadLimits(), paths=paths)
    found = Explanation()
    with open_archive(ref.uri) as handle:
        for record in islice(_explain_all(source, handle), MOST_PASSED_OVER):
            if isinstance(record.outcome, Skip):
                found.skipped[record.outcome.reason] += 1
            else:
                found.records.append(record)
            if len(found.records) >= most:
                break
    return found


def _explain_all(source: Source, handle: BinaryIO) -> Iterator[Explained]:
    content = open_content(handle)
    cut = CUTTERS.get(content.format)
    is_sought = content.format == "parquet" and content.handle is not handle
    if cut is None or content.error is not None or is_sought:
        handle.seek(0)
        yield from (Explained(outcome) for outcome in read_file(source, handle))
        return
    records = list(islice(cut(source, content.handle), RECORDS_LOOKED_AT))
    reading = Reading(source.paths, _learn_order(records, source.paths))
    for record, outcome in zip(records, judge_records(source, records), strict=True):
        uses = _explain_fields(record, reading) if isinstance(record, Fields) else ()
        yield Explained(outcome, uses)


def _learn_order(records: Iterable[Fields | Outcome], paths: FieldPaths) -> bool | None:
    order = DateOrder()
    for record in records:
        if isinstance(record, Fields):
            order.note(find_date(unwrap_hit(record.fields), Reading(paths)))
    return order.day_first


def _explain_fields(record: Fields, reading: Reading) -> tuple[tuple[FieldUse, Any], ...]:
    """Nothing of agencies' and feeds' own forms, whose fields have one meaning each."""
    fields: Mapping[str, Any] = unwrap_hit(record.fields)
    if looks_like_ninjs(fields) or is_json_feed(record.around or {}):
        return ()
    return tuple((use, fields[use.name]) for use in explain_fields(fields, reading))
