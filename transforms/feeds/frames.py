"""Objects that hold many records as columns, as rows without names, by their keys, or deep inside.

In: a JSON object without a text of its own. Out: the records in it. Written so by pandas
(`orient="columns"`, `"split"`, `"index"`), by whoever keeps stories by id or address, and by
answers of GraphQL, which name what was asked for. The
decision to question: only where what comes out has a text is the object taken for such a frame.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from transforms.feeds.cms_shapes import tell_shape
from transforms.feeds.field_names import ENVELOPES, kind_of
from transforms.feeds.json_object import Reading, has_text
from transforms.feeds.table import is_header
from transforms.text.stored_article import canonical_url

CONTENT = "content"
DATA = "data"
"""Of a record in a stream, which has an id beside it."""

LEAST_COLUMNS = 2
_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")
DEEPEST_LIST = 5
OWN = frozenset(("title", "text", "url", "published"))
"""Kinds of fields of which a record has one, and an answer around records none."""


def split_frame(fields: Mapping[str, Any], reading: Reading) -> list[Mapping[str, Any]]:
    """The records of a frame in order; none if the object is no frame."""
    if not fields or has_text(fields, reading):
        return []
    for records in (
        _split_rows(fields),
        _split_sheet(fields),
        _split_columns(fields),
        _split_keys(fields),
        _split_days(fields),
    ):
        if records and any(has_text(record, reading) for record in records):
            return records
    return next(_find_lists(fields, reading, DEEPEST_LIST), [])


def _find_lists(
    fields: Mapping[str, Any], reading: Reading, depth: int
) -> Iterator[list[Mapping[str, Any]]]:
    """{"data": {"stories": {"edges": [{"node": {"title": "…", "text": "…"}}]}}}.

    The comments that lie inside a record are no records.
    """
    if depth == 0 or any(map(_tells_record, fields, fields.values())):
        return
    for value in fields.values():
        if _is_list(value) and all(isinstance(one, Mapping) for one in value):
            records = [tell_shape(_open(one)) for one in value]
            if any(has_text(record, reading) for record in records):
                yield records
            else:
                for one in value:
                    yield from _find_lists(one, reading, depth - 1)
        elif isinstance(value, Mapping):
            records = _split_keys(value)
            if any(has_text(record, reading) for record in records):
                yield records
            else:
                yield from _find_lists(value, reading, depth - 1)


def _tells_record(name: Any, value: Any) -> bool:
    """Whether a field is a record's own; what is around a list has a name as well, or a list."""
    is_whole = not isinstance(value, Mapping) and not _is_list(value)
    return is_whole and name != "name" and kind_of(str(name)) in OWN


def _open(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record out of what lies around it in a list."""
    inner = next((record[name] for name in ENVELOPES if name in record), record.get(CONTENT))
    if inner is None and not any(map(_tells_record, record, record.values())):
        inner = record.get(DATA)
    return inner if isinstance(inner, Mapping) else record


def _split_rows(fields: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """{"columns": ["title", "text"], "data": [["…", "…"]]}."""
    names: Any = fields.get("columns")
    rows: Any = fields.get("data")
    if not _is_list(names) or not _is_list(rows) or not all(map(_is_list, rows)):
        return []
    return [dict(zip(map(str, names), row, strict=False)) for row in rows]


def _split_sheet(fields: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """{"range": "A1:B2", "values": [["title", "text"], ["…", "…"]]} of Google Sheets."""
    rows: Any = fields.get("values")
    if not _is_list(rows) or not all(map(_is_list, rows)) or not rows:
        return []
    names = list(map(str, rows[0]))
    return [dict(zip(names, row, strict=False)) for row in rows[1:]] if is_header(names) else []


def name_cells(fields: Mapping[str, Any], around: Mapping[str, Any]) -> dict[str, Any] | None:
    """The cells of a row under the names of the schema that BigQuery's answer has above its rows.

    {"schema": {"fields": [{"name": "title"}]}, "rows": [{"f": [{"v": "…"}]}]}.
    """
    cells, schema = fields.get("f"), around.get("schema")
    named = schema.get("fields") if isinstance(schema, Mapping) else None
    if len(fields) != 1 or not isinstance(cells, list) or not isinstance(named, list):
        return None
    names = [str(one.get("name")) if isinstance(one, Mapping) else "" for one in named]
    values = [one.get("v") if isinstance(one, Mapping) else None for one in cells]
    return dict(zip(names, values, strict=False))


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
    return [{_name_key(key): key, **record} for key, record in fields.items()]


def _split_days(fields: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """{"2026-01-05": [{"title": "…", "text": "…"}]}; each record without a day has its key."""
    if not all(map(_is_list, fields.values())) or not all(map(_DAY.fullmatch, fields)):
        return []
    return [
        record if any(kind_of(name) == "published" for name in record) else {**record, "date": day}
        for day, records in fields.items()
        for record in records
        if isinstance(record, Mapping)
    ]


def _name_key(key: str) -> str:
    return "url" if canonical_url(key) is not None else "_id"


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)
