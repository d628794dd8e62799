"""Confidences and scores as they were written, out of the lake's narrower numbers.

In: the rows of a Parquet file. Out: the same rows, each floating number a double of three decimals,
also those inside of lists and structs. The decision to question: the lake keeps 32 bits, which hold
three decimals in half the room; widened without rounding, 0.93 is read as 0.9300000071525574
wherever people look.
"""

import pyarrow as pa
import pyarrow.compute as pc

DECIMALS = 3


def round_scores(rows: pa.Table) -> pa.Table:
    """The rows with their floating numbers rounded, whatever their names."""
    for place, field in enumerate(rows.schema):
        if _holds_numbers(field.type):
            values = _round(rows.column(place).combine_chunks())
            rows = rows.set_column(place, field.with_type(values.type), values)
    return rows


def _holds_numbers(kind: pa.DataType) -> bool:
    if pa.types.is_list(kind):
        return _holds_numbers(kind.value_type)
    if pa.types.is_struct(kind):
        return any(_holds_numbers(field.type) for field in kind)
    return bool(pa.types.is_floating(kind))


def _round(values: pa.Array) -> pa.Array:
    kind = values.type
    if not _holds_numbers(kind):
        return values
    if pa.types.is_list(kind):
        return pa.ListArray.from_arrays(
            values.offsets, _round(values.values), mask=_find_nulls(values)
        )
    if pa.types.is_struct(kind):
        return pa.StructArray.from_arrays(
            [_round(values.field(place)) for place in range(kind.num_fields)],
            names=[field.name for field in kind],
            mask=_find_nulls(values),
        )
    return pc.round(values.cast(pa.float64()), DECIMALS)


def _find_nulls(values: pa.Array) -> pa.Array | None:
    return pc.is_null(values) if values.null_count else None
