"""A Parquet table to outcomes, a few rows at a time.

In: an open file that can seek, since Parquet keeps its index at the end. Out: an outcome a row,
at position "row N", counted from 1 through all row groups. A row group that cannot be read is one
reject at its first row, and reading goes on with the next. The decision to question: pages are
looked over before any is inflated, since Parquet says how large each will be.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, cast

import pyarrow.parquet as pq

from flows.codecs.arrow_messages import ROWS_WITHOUT_BYTES
from flows.codecs.parquet_pages import ColumnPlace, find_columns, find_page_sizes
from flows.readers.arrow_rows import (
    ARROW_ERRORS,
    find_columns_of,
    list_rows,
    read_fields,
)
from flows.readers.fields import judge_records
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from transforms.errors import ArchiveError

ROWS_AT_A_TIME = 16
"""Few, because one value of a dictionary page may stand in every row."""

READ_AHEAD = 1 << 20
LARGEST_PAGE = 300_000_000
"""Bytes, inflated. DuckDB writes pages of 100 MB."""


def read_parquet(source: Source, handle: BinaryIO) -> Outcomes:
    """Every row's outcome, in order. Needs a handle that can seek."""
    return judge_records(source, cut_parquet(source, handle))


def cut_parquet(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    """The fields of each row, or why it has none. Needs a handle that can seek."""
    watched = _Watched(handle)
    size = watched.seek(0, io.SEEK_END)
    watched.seek(0)
    try:
        table = pq.ParquetFile(watched, buffer_size=READ_AHEAD, pre_buffer=False)
        metadata = table.metadata
        if metadata.num_rows > max(size, ROWS_WITHOUT_BYTES):
            detail = f"{metadata.num_rows:,} rows in {size:,} bytes"
            raise ArchiveError("too_large", detail)
        has_records, columns = find_columns_of(table.schema_arrow, source.paths)
        places = find_columns(cast(BinaryIO, watched))
    except ArchiveError as error:
        yield source.reject("", error)
        return
    except ARROW_ERRORS as error:
        watched.raise_own()
        yield source.reject("", ArchiveError("unreadable", f"not a Parquet file: {error}"))
        return
    first = 1
    for group in range(metadata.num_row_groups):
        number = first
        try:
            cells_by_row = _read_group(source, watched, table, group, places, has_records)
            for number, cells in enumerate(cells_by_row, first):
                yield read_fields(source, columns, f"row {number}", cells)
                number += 1
        except ArchiveError as error:
            yield source.reject(f"row {number}", error)
        except ARROW_ERRORS as error:
            watched.raise_own()
            detail = f"row group {group + 1} cannot be read on from here: {error}"
            yield source.reject(f"row {number}", ArchiveError("unreadable", detail))
        first += metadata.row_group(group).num_rows


class _Watched(io.RawIOBase):
    """Keeps what went wrong in the handle apart from what is wrong with its content."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self._error: BaseException | None = None

    def raise_own(self) -> None:
        if self._error is not None:
            raise self._error

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._handle.read(size)
        except OSError as error:
            self._error = error
            raise

    def seek(self, place: int, whence: int = io.SEEK_SET, /) -> int:
        try:
            return self._handle.seek(place, whence)
        except OSError as error:
            self._error = error
            raise

    def tell(self) -> int:
        return self._handle.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True


def _read_group(
    source: Source,
    watched: _Watched,
    table: pq.ParquetFile,
    group: int,
    places: Sequence[Sequence[ColumnPlace]],
    has_records: bool,
) -> Iterator[Sequence[Any]]:
    """The cells of each row, as Arrow gives them or an error in the place of one."""
    if group >= len(places):
        raise ArchiveError("unreadable", f"row group {group + 1} is not in the footer")
    sizes = find_page_sizes(cast(BinaryIO, watched), places[group])
    if sizes.data > LARGEST_PAGE:
        detail = f"row group {group + 1}: a page of {sizes.data:,} bytes"
        raise ArchiveError("too_large", detail)
    if sizes.dictionary > source.limits.record_bytes:
        detail = f"row group {group + 1}: a dictionary of {sizes.dictionary:,} bytes"
        raise ArchiveError("too_large", detail)
    batches = table.iter_batches(ROWS_AT_A_TIME, row_groups=[group], use_threads=False)
    for batch in batches:
        yield from list_rows(batch.columns, has_records)
