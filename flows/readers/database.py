"""A database of SQLite to outcomes, a row at a time.

In: an open file that can seek. Out: an outcome a row of each table that has a column of text, and
one of a title or of an address, at position "TABLE row N". The decision to question: it is opened
to be read alone and told not to trust its own schema, views and triggers are never run, and the
bytes are copied first where they lie in no file of their own: SQLite reads nothing else.
"""

import re
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from flows.readers.fields import judge_records
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from flows.readers.writer_tables import MOST_PEOPLE, Writers, names_people
from transforms.errors import ArchiveError
from transforms.feeds.field_names import kind_of
from transforms.feeds.table import Columns, read_columns, read_row

SHADOWS = frozenset(
    ("content", "data", "idx", "docsize", "config", "segments", "segdir", "stat", "node", "parent")
)
"""What SQLite adds to the name of an index of full text for the tables that it is kept in."""

_VIRTUAL = re.compile(r"\s*CREATE VIRTUAL TABLE\b", re.IGNORECASE)
OWN = frozenset(("title", "url"))
"""Kinds of columns of which a table of stories has one, and one of comments has none."""

DAMAGE = (sqlite3.Error, ValueError, OverflowError)
"""What SQLite raises, and what Python does at names and messages that are no UTF-8."""

STEPS = 1_000_000
"""Of SQLite's machine between two looks at the clock: a damaged tree may send it round for ever."""


def read_database(source: Source, handle: BinaryIO) -> Outcomes:
    """Every row's outcome, table by table. Needs a handle that can seek."""
    return judge_records(source, cut_database(source, handle))


def cut_database(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    """The fields of each row, or why it has none."""
    with tempfile.TemporaryDirectory() as folder:
        path = _find_file(handle)
        if path is None:
            path = Path(folder) / "copy.sqlite"
            with path.open("wb") as copy:
                shutil.copyfileobj(handle, copy)
        opened = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            yield from _cut_tables(source, opened)
        except DAMAGE as error:
            detail = f"a damaged database of SQLite: {error}"
            yield source.reject("", ArchiveError("unreadable", detail))
        finally:
            opened.close()


def _find_file(handle: BinaryIO) -> Path | None:
    """The file that a handle reads, if it is one of the disk and read as it lies there."""
    name = getattr(handle, "name", None)
    path = Path(name) if isinstance(name, str) else None
    return path if path is not None and path.is_file() else None


def _cut_tables(source: Source, opened: sqlite3.Connection) -> Iterator[Fields | Outcome]:
    opened.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(source.limits.record_bytes, 1_000_000))
    opened.text_factory = lambda value: value.decode("utf-8", "replace")
    opened.execute("PRAGMA trusted_schema = OFF")
    opened.execute("PRAGMA cell_size_check = ON")
    names = _list_tables(opened)
    writers = _read_writers(source, opened, names)
    lacking: ArchiveError | None = None
    is_read = False
    for name in sorted(names):
        try:
            rows = opened.execute(f'SELECT * FROM "{name.replace(chr(34), chr(34) * 2)}"')
            header = [str(column[0]) for column in rows.description]
            columns = read_columns(header, source.paths)
        except ArchiveError as error:
            lacking = lacking or error
            continue
        except DAMAGE as error:
            detail = f"a table that cannot be read: {error}"
            yield source.reject(name, ArchiveError("unreadable", detail))
            is_read = True
            continue
        if not OWN & set(map(kind_of, columns.names)):
            continue
        is_read = True
        yield from _cut_rows(source, opened, name, columns, rows, writers)
    if not is_read:
        yield source.reject(
            "", lacking or ArchiveError("missing_text", "no table of stories in it")
        )


def _list_tables(opened: sqlite3.Connection) -> list[str]:
    """The names of the tables, without the indexes of full text, which hold their words again."""
    found = [
        (name, str(made))
        for name, made in opened.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        if isinstance(name, str) and not name.startswith("sqlite_")
    ]
    indexes = tuple(name for name, made in found if _VIRTUAL.match(made))
    shadows = {f"{name}_{part}" for name in indexes for part in SHADOWS}
    return [name for name, _ in found if name not in indexes and name not in shadows]


def _read_writers(source: Source, opened: sqlite3.Connection, tables: list[str]) -> Writers:
    """The people of the database; of a damaged table those before the damage."""
    writers = Writers()
    latest = time.monotonic() + source.limits.page_seconds
    opened.set_progress_handler(lambda: time.monotonic() > latest, STEPS)
    for name in filter(names_people, tables):
        try:
            rows = opened.execute(
                f'SELECT * FROM "{name.replace(chr(34), chr(34) * 2)}" LIMIT {MOST_PEOPLE}'
            )
            columns = [str(column[0]) for column in rows.description]
            for row in rows:
                writers.note(name, columns, row)
        except DAMAGE:
            continue
    opened.set_progress_handler(None, 0)
    return writers


def _cut_rows(
    source: Source,
    opened: sqlite3.Connection,
    name: str,
    columns: Columns,
    rows: sqlite3.Cursor,
    writers: Writers,
) -> Iterator[Fields | Outcome]:
    number = 0
    latest = 0.0
    opened.set_progress_handler(lambda: time.monotonic() > latest, STEPS)
    while True:
        latest = time.monotonic() + source.limits.page_seconds
        try:
            row = next(rows, None)
        except DAMAGE as error:
            detail = f"a row that cannot be read: {error}"
            yield source.reject(f"{name} row {number + 1}", ArchiveError("bad_row", detail))
            return
        if row is None:
            return
        number += 1
        fields = read_row(columns, [_read_cell(one) for one in row])
        yield Fields(f"{name} row {number}", writers.name(fields))


def _read_cell(value: Any) -> Any:
    """A cell without what is no text: pictures and the like."""
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return None
    return value
