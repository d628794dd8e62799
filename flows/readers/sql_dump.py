"""A dump of a database in SQL to outcomes, a row at a time.

In: an open file that can seek, since it is read twice: for its people first. Out: an outcome a row
of each table that has a column of text, and one of a title or of an address, at position
"TABLE row N". The decision to question: nothing of the dump is run, so that what only a database
would make of it is missing.
"""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from flows.codecs.sql_statements import DumpRow, Value, read_rows
from flows.readers.fields import judge_records
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from flows.readers.writer_tables import Writers, names_people
from transforms.errors import ArchiveError
from transforms.feeds.field_names import kind_of
from transforms.feeds.table import Columns, has_value, read_columns, read_row

OWN = frozenset(("title", "url"))
"""Kinds of columns of which a table of stories has one, and one of comments has none."""


def read_dump(source: Source, handle: BinaryIO) -> Outcomes:
    """Every row's outcome, in order. Needs a handle that can seek."""
    return judge_records(source, cut_dump(source, handle))


def cut_dump(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    """The fields of each row, or why it has none. Needs a handle that can seek."""
    tables: dict[tuple[str, tuple[str, ...]], Columns | None] = {}
    numbers: dict[str, int] = {}
    lacking: ArchiveError | None = None
    is_read = False
    writers = Writers()
    try:
        for row in read_rows(handle, names_people):
            writers.note(row.table, row.columns, row.values)
        handle.seek(0)
        for row in read_rows(handle):
            number = numbers[row.table] = numbers.get(row.table, 0) + 1
            key = (row.table, row.columns)
            if key not in tables:
                try:
                    tables[key] = _read_columns(source, row.columns)
                except ArchiveError as error:
                    tables[key], lacking = None, lacking or error
            columns = tables[key]
            if columns is not None:
                is_read = True
                yield _cut_row(source, columns, writers, row, f"{row.table} row {number}")
    except ArchiveError as error:
        yield source.reject("", error)
        return
    if not is_read:
        yield source.reject(
            "", lacking or ArchiveError("missing_text", "no table of stories in it")
        )


def _read_columns(source: Source, names: Sequence[str]) -> Columns | None:
    """The columns of a table of stories. Raises `ArchiveError` missing_text without one of text."""
    columns = read_columns(names, source.paths)
    return columns if OWN & set(map(kind_of, columns.names)) else None


def _cut_row(
    source: Source, columns: Columns, writers: Writers, row: DumpRow, position: str
) -> Fields | Outcome:
    try:
        if len(row.values) != len(columns.names):
            detail = f"{len(row.values)} values for {len(columns.names)} columns"
            raise ArchiveError("bad_row", detail)
        size = sum(len(value) for value in row.values if isinstance(value, bytes))
        if size > source.limits.record_bytes:
            raise ArchiveError("too_large", f"a row of {size:,} bytes")
        cells = [
            _read_cell(value, number in columns.texts) for number, value in enumerate(row.values)
        ]
    except ArchiveError as error:
        return source.reject(position, error)
    if not any(map(has_value, cells)):
        return source.skip(position, "blank")
    return Fields(position, writers.name(read_row(columns, cells)))


def _read_cell(value: Value, is_text: bool) -> Any:
    """A value as JSON would have it. Raises `ArchiveError` bad_encoding for a text that is none."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        if is_text:
            detail = f"not UTF-8 at byte {error.start} of the text"
            raise ArchiveError("bad_encoding", detail) from error
        return None
