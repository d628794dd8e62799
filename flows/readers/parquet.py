"""A Parquet table to outcomes, a few rows at a time.

In: an open file that can seek, since Parquet keeps its index at the end. Out: an outcome a row,
at position "row N", counted from 1 through all row groups. A row group that cannot be read is one
reject at its first row, and reading goes on with the next. The decision to question: bytes that
are no text are left out of `extra`, where pictures and the like would else be kept.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from flows.codecs.parquet_pages import ColumnPlace, find_columns, find_page_sizes
from flows.readers.fields import judge_records
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from transforms.errors import ArchiveError
from transforms.feeds.field_names import holds_text
from transforms.feeds.field_paths import FieldPaths
from transforms.feeds.table import Columns, has_value, read_columns, read_row

ROWS_AT_A_TIME = 16
"""Few, because one value of a dictionary page may stand in every row."""

READ_AHEAD = 1 << 20
LARGEST_PAGE = 300_000_000
"""Bytes, inflated. DuckDB writes pages of 100 MB."""

ROWS_WITHOUT_BYTES = 10_000
"""Rows of nulls take no room: more rows than bytes are no table of articles beyond so many."""

PARQUET_ERRORS = (pa.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError)


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
        has_records, columns = _find_columns(table.schema_arrow, source.paths)
        places = find_columns(cast(BinaryIO, watched))
    except ArchiveError as error:
        yield source.reject("", error)
        return
    except PARQUET_ERRORS as error:
        watched.raise_own()
        yield source.reject("", ArchiveError("unreadable", f"not a Parquet file: {error}"))
        return
    first = 1
    for group in range(metadata.num_row_groups):
        number = first
        try:
            cells_by_row = _read_group(source, watched, table, group, places, has_records)
            for number, cells in enumerate(cells_by_row, first):
                yield _read_row(source, columns, f"row {number}", cells)
                number += 1
        except ArchiveError as error:
            yield source.reject(f"row {number}", error)
        except PARQUET_ERRORS as error:
            watched.raise_own()
            detail = f"row group {group + 1} cannot be read on from here: {error}"
            yield source.reject(f"row {number}", ArchiveError("unreadable", detail))
        first += metadata.row_group(group).num_rows


def _find_columns(schema: pa.Schema, paths: FieldPaths) -> tuple[bool, Columns]:
    """Whether records are to be opened, since no column is of text by its own name; the columns.

    Raises `ArchiveError` missing_text.
    """
    try:
        return False, read_columns(schema.names, paths)
    except ArchiveError:
        names = [name for field in schema for name in _list_names(field)]
        if not any(map(holds_text, names)):
            raise
        return True, read_columns(names, paths)


def _list_names(field: pa.Field) -> list[str]:
    """The names of what a record holds, also of records inside it, or that of another column."""
    if not pa.types.is_struct(field.type):
        return [field.name]
    return [name for inner in field.type for name in _list_names(inner)]


def _open_records(column: pa.Array) -> list[pa.Array]:
    """The columns of what a column's records hold, in the order of their names."""
    if not pa.types.is_struct(column.type):
        return [column]
    return [opened for inner in column.flatten() for opened in _open_records(inner)]


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
        opened = (
            inner
            for column in batch.columns
            for inner in (_open_records(column) if has_records else (column,))
        )
        yield from zip(*map(_read_column, opened), strict=True)


def _read_row(
    source: Source, columns: Columns, position: str, cells: Sequence[Any]
) -> Fields | Outcome:
    try:
        plain = [_read_cell(cell, number in columns.texts) for number, cell in enumerate(cells)]
        size = sum(len(cell) for cell in plain if isinstance(cell, str))
        if size > source.limits.record_bytes:
            raise ArchiveError(
                "too_large", f"a row of {size:,} characters, more than a record may have"
            )
    except ArchiveError as error:
        return source.reject(position, error)
    if not any(map(has_value, plain)):
        return source.skip(position, "blank")
    return Fields(position, read_row(columns, plain))


def _read_column(column: pa.Array) -> list[Any]:
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    try:
        return cast(list[Any], column.to_pylist())
    except (pa.ArrowException, ValueError, TypeError, KeyError, OverflowError):
        return [_read_value(value) for value in column]


def _read_value(value: Any) -> Any:
    try:
        return value.as_py()
    except UnicodeDecodeError as error:
        return ArchiveError("bad_encoding", f"not UTF-8 at byte {error.start} of a cell")
    except (pa.ArrowException, ValueError, TypeError, KeyError, OverflowError) as error:
        return ArchiveError("bad_row", f"a cell of type {value.type} cannot be read: {error}")


def _read_cell(cell: Any, is_text: bool) -> Any:
    """A cell as JSON would have it. Raises `ArchiveError` for a text that is none."""
    if cell is None or isinstance(cell, str | bool | int | float):
        return cell
    if isinstance(cell, ArchiveError):
        raise cell
    if isinstance(cell, bytes):
        if b"\x00" in cell and not is_text:
            return None
        try:
            return cell.decode("utf-8")
        except UnicodeDecodeError as error:
            if is_text:
                detail = f"not UTF-8 at byte {error.start} of the text"
                raise ArchiveError("bad_encoding", detail) from error
            return None
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, Mapping):
        return {str(key): _read_cell(value, is_text) for key, value in cell.items()}
    if isinstance(cell, list | tuple):
        return [_read_cell(value, is_text) for value in cell]
    return str(cell) if isinstance(cell, timedelta) else None
