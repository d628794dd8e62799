"""Arrow schemas of the lake's Parquet files, derived from the records.

One record type gives one schema: a field that may be None is nullable, tuples are lists,
nested records are structs. `to_table` turns records into a table and is strict about types.
"""

import dataclasses
import types
import typing
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any

import pyarrow as pa

SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int32(),
    float: pa.float32(),
    bool: pa.bool_(),
    datetime: pa.timestamp("us"),
    date: pa.date32(),
}
WIDE = {"signature": pa.list_(pa.uint32())}


def arrow_type(annotation: Any) -> pa.DataType:
    """The Arrow type of a field annotation, None left aside."""
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        (present,) = [argument for argument in arguments if argument is not types.NoneType]
        return arrow_type(present)
    if origin is tuple:
        return pa.list_(arrow_type(arguments[0]))
    if dataclasses.is_dataclass(annotation):
        hints = typing.get_type_hints(annotation)
        return pa.struct([pa.field(name, arrow_type(hint)) for name, hint in hints.items()])
    return SCALARS[annotation]


@cache
def schema_of(record_type: type) -> pa.Schema:
    """The Arrow schema of a record type, in field order."""
    hints = typing.get_type_hints(record_type)
    return pa.schema(
        pa.field(
            field.name,
            WIDE.get(field.name) or arrow_type(hints[field.name]),
            nullable=types.NoneType in typing.get_args(hints[field.name]),
        )
        for field in dataclasses.fields(record_type)
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return value


def to_table(record_type: type, records: Sequence[Any]) -> pa.Table:
    """Records of one type as an Arrow table. Raises `pa.ArrowInvalid` on a wrong type."""
    schema = schema_of(record_type)
    columns = []
    for field in schema:
        values: Iterable[Any] = map(attrgetter(field.name), records)
        if pa.types.is_nested(field.type):
            values = map(_plain, values)
        columns.append(pa.array(values, type=field.type))
    return pa.Table.from_arrays(columns, schema=schema)


def from_table(record_type: type, table: pa.Table) -> Iterable[Any]:
    """The records of a table, tuples and nested records restored."""
    hints = typing.get_type_hints(record_type)
    for row in table.to_pylist():
        yield record_type(**{name: _restore(hints[name], row[name]) for name in hints})


def _restore(annotation: Any, value: Any) -> Any:
    if typing.get_origin(annotation) is not tuple:
        return value
    (inner, *_) = typing.get_args(annotation)
    if dataclasses.is_dataclass(inner):
        return tuple(typing.cast(Any, inner)(**item) for item in value)
    return tuple(value)
