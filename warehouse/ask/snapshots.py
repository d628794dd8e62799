"""The published file as an edition: asked whole, kept in memory, replaced under a running reader.

In: the path of the published file and a function that asks named queries. Out: what it makes of
their rows, all from one edition. The decision to question: readings at one time share an edition
and its connection, and the first one after a publish waits until those of the old edition are
done: DuckDB hands a process the file that it has open already, whatever lies under the name by
then, and with the settings that it was opened with.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Condition, Lock
from typing import Any, TypeVar

import duckdb

from warehouse.ask.sql import ArticleMarks, explain_errors, open_closed, read_marks
from warehouse.errors import ContractError, StoreBusy, StoreMissing
from warehouse.store.files import SCHEMA_VERSION
from warehouse.store.named_sql import read_query

MOST_SECONDS = 10.0
MOST_KEPT = 1000
"""Answers of the current edition kept in memory; each is some dozens of rows."""
MOST_TRIES = 20

T = TypeVar("T")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edition:
    """Which file lies under the published name: another one after each publish."""

    inode: int
    modified_ns: int
    size_bytes: int

    @property
    def published_at(self) -> datetime:
        """When it was written (UTC)."""
        return datetime.fromtimestamp(self.modified_ns / 1e9, UTC)


def find_edition(path: Path) -> Edition:
    """The edition that lies there now; raises `StoreMissing` before the first publish."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise StoreMissing(f"{path}: no warehouse here yet; `onrecord run` makes it") from None
    return Edition(found.st_ino, found.st_mtime_ns, found.st_size)


Lend = Callable[[Edition], duckdb.DuckDBPyConnection]


class _ReplacedError(Exception):
    """Another file was published while this one was being opened."""


class Answers:
    """What was asked of the current edition, the oldest forgotten first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[Row, ...]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable) -> tuple[Row, ...] | None:
        """The rows, if this was asked before."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, rows: tuple[Row, ...]) -> None:
        """Remember the rows."""
        with self._lock:
            self._kept[key] = rows
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)


class Reading:
    """One page's questions to one edition; the file is opened at the first that is new."""

    def __init__(self, edition: Edition, answers: Answers, lend: Lend) -> None:
        self.edition = edition
        self._answers = answers
        self._lend = lend
        self._connection: duckdb.DuckDBPyConnection | None = None

    def ask(self, name: str, **parameters: Any) -> tuple[Row, ...]:
        """The rows of a query of dashboard.sql; parameters that it does not name are left out."""
        sql = _named_sql(name)
        used = {word: parameters[word] for word in _parameter_names(sql)}
        key = (name, tuple((word, _freeze(value)) for word, value in used.items()))
        kept = self._answers.find(key)
        if kept is not None:
            return kept
        connection = self.connect()
        with explain_errors(connection, MOST_SECONDS):
            found = connection.execute(sql, used)
            names = [column[0] for column in found.description or ()]
            rows = tuple(dict(zip(names, row, strict=True)) for row in found.fetchall())
        self._answers.keep(key, rows)
        return rows

    def read_marks(self, article: str) -> ArticleMarks:
        """The marks of an article, as `warehouse.ask.sql.article_marks` gives them."""
        connection = self.connect()
        with explain_errors(connection, MOST_SECONDS):
            return read_marks(connection, article)

    def connect(self) -> duckdb.DuckDBPyConnection:
        """The connection of this reading; it closes when the reading ends."""
        if self._connection is None:
            self._connection = self._lend(self.edition)
        return self._connection

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()


class EditionReader:
    """Reads a published file again and again; holds what is known of the current edition."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._gate = Condition()
        self._edition: Edition | None = None
        self._readings = 0
        self._answers = Answers()
        self._shared: duckdb.DuckDBPyConnection | None = None
        self._open = ExitStack()

    def read(self, make: Callable[[Reading], T]) -> T:
        """What `make` returns, every row of it from one edition.

        `make` may be called again if a publish comes between. Raises `StoreMissing`, `StoreBusy`,
        `ContractError` where the file is of another layout or no warehouse, and `AskError`.
        """
        for _ in range(MOST_TRIES):
            with self._share_edition() as reading:
                try:
                    return make(reading)
                except _ReplacedError:
                    continue
        raise StoreBusy(f"{self.path}: replaced again and again while being opened; try again")

    @contextmanager
    def _share_edition(self) -> Iterator[Reading]:
        with self._gate:
            edition = find_edition(self.path)
            while self._readings and edition != self._edition:
                self._gate.wait()
                edition = find_edition(self.path)
            if edition != self._edition:
                self._edition = edition
                self._answers = Answers()
            self._readings += 1
            reading = Reading(edition, self._answers, self._lend)
        try:
            yield reading
        finally:
            reading.close()
            with self._gate:
                self._readings -= 1
                if not self._readings:
                    self._shared = None
                    self._open.close()
                self._gate.notify_all()

    def _lend(self, edition: Edition) -> duckdb.DuckDBPyConnection:
        """A connection of its own for a reading, to the file that all readings share."""
        with self._gate:
            if self._shared is None:
                with ExitStack() as opening:
                    connection = opening.enter_context(_open_whole(self.path))
                    if find_edition(self.path) != edition:
                        raise _ReplacedError
                    _require_layout(self.path, connection)
                    self._open.push(opening.pop_all())
                    self._shared = connection
            return self._shared.cursor()


@contextmanager
def _open_whole(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(open_closed(path, MOST_SECONDS))
        except duckdb.Error as error:
            raise ContractError(
                f"{path}: no warehouse that can be opened; put back a kept file or rebuild it "
                "from the lake"
            ) from error
        yield connection


def _require_layout(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute(
        "select count(*) from duckdb_tables() where table_name = 'schema_version'"
    ).fetchall()
    if tables == [(0,)]:
        raise ContractError(f"{path}: a DuckDB file, and no warehouse of onrecord")
    found = connection.execute("select max(schema_version) from schema_version").fetchall()
    if found != [(SCHEMA_VERSION,)]:
        raise ContractError(
            f"{path}: has layout {found[0][0]}, the dashboard reads {SCHEMA_VERSION}; the next run "
            "with this version of onrecord writes it anew"
        )


def _named_sql(name: str) -> str:
    return read_query("ask/queries/dashboard.sql", name)


def _parameter_names(sql: str) -> list[str]:
    return sorted(set(re.findall(r"\$([a-z_]+)", sql)))


def _freeze(value: Any) -> Hashable:
    frozen: Hashable = tuple(value) if isinstance(value, list) else value
    return frozen
