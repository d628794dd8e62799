"""The header and rows of a table to the fields of articles.

In: the names in a header; the cells of a row. Out: `Columns`; an object as `json_object` reads it,
each cell under its column's name. The decision to question: a table that has just descriptions or
summaries has no articles; a column of an unknown name holds texts only where no other is long.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from transforms.errors import ArchiveError
from transforms.feeds.field_names import (
    DAYS_OF_ISSUE,
    TELLING,
    Fields,
    holds_text,
    kind_of,
    list_names,
    squash_name,
)
from transforms.feeds.field_paths import NO_PATHS, FieldPaths, open_path
from transforms.feeds.other_texts import find_only_text
from transforms.text.stored_article import canonical_url

NO_VALUES = frozenset(
    "NULL null None none NaN nan NaT \\N <NA> #N/A N/A n/a #NAME? #REF! #VALUE!".split()
)
"""What programs write into the cell of a value that there is none of."""

LONGEST_SHOWN = 300
UNNAMED = (
    *("url", "id", "fingerprint", "hostname", "title", "image", "date", "text", "comments"),
    *("license", "pagetype"),
)
"""The columns of trafilatura's tables, which do not name them."""

HOST = 3
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: their names, no two alike, and which may hold texts.

    `records` is the column of which each cell is a record in JSON, where no other has a text.
    """

    names: tuple[str, ...]
    texts: frozenset[int]
    records: int | None = None


def read_columns(header: Sequence[str], paths: FieldPaths = NO_PATHS) -> Columns:
    """The columns a header names. Raises `ArchiveError` missing_text if none is of text."""
    named = {open_path(dict.fromkeys(header), path) for path in paths.get("text", ())}
    names: dict[str, None] = {}
    for number, given in enumerate(header):
        names[_name_apart(given.strip() or f"column {number + 1}", names)] = None
    texts = frozenset(
        number for number, given in enumerate(header) if holds_text(given) or given in named
    )
    if not texts:
        shown = ", ".join(names)[:LONGEST_SHOWN]
        detail = (
            f"no column of text: the header is {shown}; name it under [columns] in the settings, "
            f"or call it one of {list_names(['text'])}"
        )
        raise ArchiveError("missing_text", detail)
    return Columns(tuple(names), texts)


def find_columns(header: Sequence[str], cells: Sequence[str]) -> Columns | None:
    """The columns of a table that names no text, by the cells of a row.

    It keeps its records in JSON, or has one long text beside a title and a day or an address.
    """
    names: dict[str, None] = {}
    for number, given in enumerate(header):
        names[_name_apart(given.strip() or f"column {number + 1}", names)] = None
    for number, cell in enumerate(cells[: len(names)]):
        if any(map(holds_text, _read_record(cell))):
            return Columns(tuple(names), frozenset((number,)), number)
    row = dict(zip(names, cells, strict=False))
    texts = find_only_text(row, Fields(row))
    places = frozenset(number for number, name in enumerate(names) if name in texts)
    return Columns(tuple(names), places) if places else None


def name_unnamed(cells: Sequence[str]) -> Columns | None:
    """The columns of a table of trafilatura by the cells of its first row."""
    is_one = (
        len(cells) == len(UNNAMED)
        and canonical_url(cells[0]) is not None
        and _HOST.fullmatch(cells[HOST]) is not None
    )
    return read_columns(UNNAMED) if is_one else None


def _read_record(cell: Any) -> dict[str, Any]:
    """The object in a cell of JSON; an empty one for any other."""
    if not isinstance(cell, str) or not cell.lstrip().startswith("{"):
        return {}
    try:
        record = json.loads(cell)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def count_known(header: Sequence[str]) -> int:
    """How many names of a header are known, to tell which character parts it."""
    return sum(kind_of(name) is not None for name in header)


def is_header(cells: Sequence[str]) -> bool:
    """Whether the cells of a first line are names of columns, one of which tells of articles."""
    kinds = [kind_of(cell) for cell in cells]
    named = [cell for cell in cells if cell]
    is_known = any(kind in TELLING for kind in kinds) or sum(kind is not None for kind in kinds) > 1
    return is_known and len(named) >= len(cells) - 1 and len(set(named)) == len(named)


def read_row(columns: Columns, cells: Sequence[Any]) -> dict[str, Any]:
    """The fields of a row; cells without a value are left out, but for the day that it came out."""
    row: dict[str, Any] = {}
    for name, cell in zip(columns.names, cells, strict=False):
        if has_value(cell):
            row[name] = cell
        elif squash_name(name) in DAYS_OF_ISSUE:
            row[name] = None
    if columns.records is not None and (record := _read_record(cells[columns.records])):
        row.pop(columns.names[columns.records], None)
        row |= record
    return row


def has_value(cell: Any) -> bool:
    """Whether a cell holds anything."""
    if isinstance(cell, str):
        return bool(cell.strip()) and cell not in NO_VALUES
    return cell is not None and cell != []


def _name_apart(name: str, names: dict[str, None]) -> str:
    if name not in names:
        return name
    number = 2
    while f"{name} ({number})" in names:
        number += 1
    return f"{name} ({number})"
