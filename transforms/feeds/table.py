"""The header and rows of a table to the fields of articles.

In: the names in a header; the cells of a row. Out: `Columns`; an object as `json_article` reads
it, where a column of a known name stands under the name known there and every other under its
own. The decision to question: only a column named as one holds an article's text; a table that
has just descriptions or summaries has no articles.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from transforms.errors import ArchiveError
from transforms.feeds.json_object import FIELDS

TABLE_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("story_id", "article_id", "doc_id", "document_id", "record_id", "news_id", "new_id"),
    "url": ("article_url", "page_url", "web_url"),
    "title": ("heading", "article_title", "news_title"),
    "published": (
        "publish_date",
        "published_date",
        "published_on",
        "publication_date",
        "publish_time",
        "date_publish",
        "date_time",
        "timestamp",
    ),
    "modified": ("date_modify", "modified_date", "last_modified", "updated_date"),
    "text": (
        "full_text",
        "main_text",
        "plain_text",
        "article_text",
        "article_body",
        "news_text",
        "story_text",
        "article",
        "story",
    ),
    "source": ("publication", "publisher_name", "source_name", "newspaper", "news_source"),
    "authors": ("creator", "author_name", "writer"),
    "language": ("language_code",),
    "section": ("category_name",),
}
"""What headers of tables call things beyond the names that JSON has for them."""

NO_VALUES = frozenset({"NULL", "null", "None", "NaN", "nan", "\\N", "<NA>"})
"""What programs write into the cell of a value that there is none of."""

LONGEST_SHOWN = 300

_IN_NAME = re.compile(r"[\s_.-]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: their names, no two alike, and which hold what."""

    names: tuple[str, ...]
    places: tuple[tuple[tuple[int, str], ...], ...]
    """For each known field the columns that may hold it, best first, with the field's name."""

    texts: frozenset[int]


def read_columns(header: Sequence[str]) -> Columns:
    """The columns a header names. Raises `ArchiveError` missing_text if none is of text."""
    by_name: dict[str, list[int]] = {}
    names: dict[str, None] = {}
    for number, given in enumerate(header):
        by_name.setdefault(_squash(given), []).append(number)
        names[_name_apart(given.strip() or f"column {number + 1}", names)] = None
    places = {kind: tuple(_find_places(kind, by_name)) for kind in FIELDS}
    if not places["text"]:
        shown = ", ".join(names)[:LONGEST_SHOWN]
        wanted = ", ".join((*FIELDS["text"], *TABLE_NAMES["text"]))
        detail = f"no column of text: the header is {shown}; known names are {wanted}"
        raise ArchiveError("missing_text", detail)
    texts = frozenset(number for number, _ in places["text"])
    return Columns(tuple(names), tuple(filter(None, places.values())), texts)


def count_known(header: Sequence[str]) -> int:
    """How many names of a header are known, to tell which character parts it."""
    known = {_squash(name) for kind in FIELDS for name in (*FIELDS[kind], *TABLE_NAMES[kind])}
    return sum(_squash(name) in known for name in header)


def read_row(columns: Columns, cells: Sequence[Any]) -> dict[str, Any]:
    """The fields of a row; cells without a value are left out."""
    fields: dict[str, Any] = {}
    used: set[int] = set()
    for places in columns.places:
        for number, name in places:
            if has_value(cells[number]):
                fields[name] = cells[number]
                used.add(number)
                break
    for number, name in enumerate(columns.names):
        if number not in used and has_value(cells[number]):
            fields[_name_apart(name, fields)] = cells[number]
    return fields


def has_value(cell: Any) -> bool:
    """Whether a cell holds anything."""
    if isinstance(cell, str):
        return bool(cell.strip()) and cell not in NO_VALUES
    return cell is not None and cell != []


def _find_places(kind: str, by_name: dict[str, list[int]]) -> list[tuple[int, str]]:
    places: list[tuple[int, str]] = []
    for name in FIELDS[kind]:
        places += ((number, name) for number in by_name.get(_squash(name), ()))
    for name in TABLE_NAMES[kind]:
        places += ((number, FIELDS[kind][0]) for number in by_name.get(_squash(name), ()))
    return places


def _squash(name: str) -> str:
    return _IN_NAME.sub("", name).lower()


def _name_apart(name: str, names: Any) -> str:
    if name not in names:
        return name
    number = 2
    while f"{name} ({number})" in names:
        number += 1
    return f"{name} ({number})"
