"""Rows of Arrow's columns to fields, whether they were read of Parquet or of Arrow itself.

In: a schema; columns of a few rows. Out: which columns there are; the fields of each row, or why
it has none. The decision to question: bytes that are no text are left out of `extra`, where
pictures and the like would else be kept; and records are opened only where no column has a text.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, cast

import pyarrow as pa

from flows.readers.outcomes import Fields, Outcome, Source
from transforms.errors import ArchiveError
from transforms.feeds.field_names import holds_text
from transforms.feeds.field_paths import FieldPaths
from transforms.feeds.table import Columns, has_value, read_columns, read_row

ARROW_ERRORS = (pa.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError)


def find_columns_of(schema: pa.Schema, paths: FieldPaths) -> tuple[bool, Columns]:
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


def list_rows(columns: Sequence[pa.Array], has_records: bool) -> Iterator[Sequence[Any]]:
    """The cells of each row, as Arrow gives them or an error in the place of one."""
    opened = (
        inner
        for column in columns
        for inner in (_open_records(column) if has_records else (column,))
    )
    yield from zip(*map(_read_column, opened), strict=True)


def read_fields(
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
