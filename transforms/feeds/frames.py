"""Objects that hold many records as columns, as rows without names, or by their keys.

In: a JSON object without a text of its own. Out: the records in it. Written so by pandas
(`orient="columns"`, `"split"`, `"index"`) and by whoever keeps stories by id or address. The
decision to question: only where what comes out has a text is the object taken for such a frame.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from transforms.feeds.json_object import Reading, has_text

LEAST_COLUMNS = 2


def split_frame(fields: Mapping[str, Any], reading: Reading) -> list[Mapping[str, Any]]:
    """The records of a frame in order; none if the object is no frame."""
    if not fields or has_text(fields, reading):
        return []
    for records in (_split_rows(fields), _split_columns(fields), _split_keys(fields)):
        if records and any(has_text(record, reading) for record in records):
            return records
    return []


def _split_rows(fields: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """{"columns": ["title", "text"], "data": [["…", "…"]]}."""
    names: Any = fields.get("columns")
    rows: Any = fields.get("data")
    if not _is_list(names) or not _is_list(rows) or not all(map(_is_list, rows)):
        return []
    return [dict(zip(map(str, names), row, strict=False)) for row in rows]


def _split_columns(fields: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """{"title": {"0": "…", "1": "…"}, "text": {"0": "…", "1": "…"}}."""
    columns = list(fields.values())
    if len(columns) < LEAST_COLUMNS or not all(isinstance(one, Mapping) for one in columns):
        return []
    keys = list(columns[0])
    if not keys or any(set(column) != set(keys) for column in columns):
        return []
    return [{name: column[key] for name, column in fields.items()} for key in keys]


def _split_keys(fields: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """{"a17": {"title": "…", "text": "…"}, "a18": {…}}; each record without an id has its key."""
    if not all(isinstance(record, Mapping) for record in fields.values()):
        return []
    return [{"_id": key, **record} for key, record in fields.items()]


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)
