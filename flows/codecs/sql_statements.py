"""The rows of a dump of a database in SQL, read forwards, never run.

In: an open file. Out: of each table the names of its columns, and its rows with their values, in
the dump's order: what `INSERT INTO` and PostgreSQL's `COPY` put there. The decision to question:
statements are told apart by their marks alone (quotation marks, comments, semicolons), and of the
language nothing is understood but values that stand as they are; a row with an expression, as of a
function, has none in its place.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from flows.codecs.decompress import CHUNK
from transforms.errors import ArchiveError

LARGEST_STATEMENT = 64_000_000
"""Bytes. MySQL's own limit of what a client may send is 64 MB unless it was raised."""

LOOKED_AT = 1 << 16
"""Bytes by which the maker of a dump is told."""

MOST_COLUMNS = 2_000

Value = bytes | int | float | None

_PLAIN_MAKERS = (
    b"PostgreSQL database dump",
    b"standard_conforming_strings",
    b"PRAGMA foreign_keys",
)
"""What dumps have that write a backslash in a text as itself: PostgreSQL's and SQLite's."""

_MARK = re.compile(rb"['\"`;]|--|/\*|#|\$\w{0,60}\$")
_ENDS = {
    b"`": re.compile(rb"`"),
    b"--": re.compile(rb"\n"),
    b"#": re.compile(rb"\n"),
    b"/*": re.compile(rb"\*/"),
    b"'": re.compile(rb"'"),
    b'"': re.compile(rb'"'),
}
_ESCAPED_ENDS = {mark: re.compile(rb"\\.|" + mark, re.DOTALL) for mark in (b"'", b'"')}
_COMMENTS = frozenset((b"--", b"#", b"/*"))

_NAME = rb"(?:[`\"\[]?[\w$-]{1,64}[`\"\]]?\.)?[`\"\[]?(?P<table>[\w$-]{1,64})[`\"\]]?"
_CREATE = re.compile(
    rb"\s*CREATE\s+(?:UNLOGGED\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?" + _NAME + rb"\s*\(",
    re.IGNORECASE,
)
_INSERT = re.compile(
    rb"\s*(?:INSERT|REPLACE)\s+(?:(?:IGNORE|DELAYED|LOW_PRIORITY|OR\s+\w+)\s+)?INTO\s+"
    + _NAME
    + rb"\s*(?:\((?P<columns>[^()']{1,60000})\)\s*)?VALUES\s*",
    re.IGNORECASE,
)
_COPY = re.compile(
    rb"\s*COPY\s+" + _NAME + rb"\s*(?:\((?P<columns>[^()]{1,60000})\)\s*)?FROM\s+stdin",
    re.IGNORECASE,
)
_COLUMN = re.compile(rb"\s*[`\"\[]?(?P<name>[\w$ -]{1,64}?)[`\"\]]?(?:\s|$)")
_NO_COLUMN = re.compile(
    rb"\s*(?:PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|FULLTEXT|SPATIAL|CHECK|EXCLUDE|PERIOD)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(rb"[(),]|'[^']*'")
_GAP = re.compile(rb"[\s,]*")
_NUMBER = re.compile(rb"[-+]?\d{1,18}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?(?=\s*[,)])")
_TEXT_OPENS = re.compile(rb"(?P<kind>_[a-z]\w{1,20}\s*|[NEe])?'")
_ESCAPED_TEXT = re.compile(rb"((?:[^'\\]++|\\.|'')*+)'", re.DOTALL)
_PLAIN_TEXT = re.compile(rb"((?:[^']++|'')*+)'", re.DOTALL)
_OTHER = re.compile(rb"[^,()']*+(?:(?:\([^()]*+\)|'[^']*+')[^,()']*+)*+", re.DOTALL)
_ESCAPE = re.compile(rb"\\(.)|''", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"0": b"\0", b"b": b"\b", b"Z": b"\x1a"}
_COPY_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)
_NO_VALUE = b"\\N"
_COPY_END = b"\\."


@dataclass(frozen=True, slots=True)
class DumpRow:
    """A row: its table, its columns if they are known, its values."""

    table: str
    columns: tuple[str, ...]
    values: tuple[Value, ...]


def read_rows(
    handle: BinaryIO, is_wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[DumpRow]:
    """Every row of every table that is wanted by its name.

    Raises `ArchiveError` too_large, or the handle's.
    """
    known: dict[str, tuple[str, ...]] = {}
    statements = _Statements(handle)
    while (statement := statements.take()) is not None:
        if (made := _CREATE.match(statement)) is not None:
            known[_decode(made["table"])] = tuple(_list_columns(statement, made.end()))
        elif (copied := _COPY.match(statement)) is not None:
            table = _decode(copied["table"])
            columns = _split_names(copied["columns"]) or known.get(table, ())
            for line in statements.take_lines() if is_wanted(table) else _pass(statements):
                yield DumpRow(table, columns, tuple(map(_read_copied, line.split(b"\t"))))
        elif (put := _INSERT.match(statement)) is not None:
            table = _decode(put["table"])
            columns = _split_names(put["columns"]) or known.get(table, ())
            if not is_wanted(table):
                continue
            for values in _list_values(statement, put.end(), statements.has_escapes):
                yield DumpRow(table, columns, values)


class _Statements:
    """Cuts a dump at the semicolons that stand in no text and no comment."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self._buffer = b""
        self._place = 0
        self._is_ended = False
        while len(self._buffer) < LOOKED_AT and not self._is_ended:
            self._read_more()
        # a backslash in a text: MySQL's way, and that of E'' alone elsewhere
        self.has_escapes = not any(mark in self._buffer for mark in _PLAIN_MAKERS)

    def take(self) -> bytes | None:
        """The next statement without its comments; None at the end."""
        self._drop_taken()
        pieces: list[bytes] = []
        start = place = self._place
        while (found := self._search(_MARK, place)) is not None:
            mark, place = found[0], found.end()
            if mark == b";":
                self._place = place
                return b"".join((*pieces, self._buffer[start : place - 1]))
            if mark == b"#" and not self.has_escapes:
                continue
            end = self._search(self._find_end(mark), place)
            while end is not None and end[0].startswith(b"\\"):
                end = self._search(self._find_end(mark), end.end())
            behind = end.end() if end is not None else len(self._buffer)
            if mark in _COMMENTS:
                pieces.append(self._buffer[start : found.start()] + b" ")
                start = behind
            place = behind
        rest = b"".join((*pieces, self._buffer[start:]))
        self._place = len(self._buffer)
        return rest if rest.strip() else None

    def take_lines(self) -> Iterator[bytes]:
        """The lines of a `COPY`, up to the one that ends them."""
        is_first = True
        while True:
            self._drop_taken()
            found = self._search(_ENDS[b"--"], self._place)
            end = found.end() if found is not None else len(self._buffer)
            line = self._buffer[self._place : end].rstrip(b"\r\n")
            is_last = end == self._place
            self._place = end
            if is_last or line == _COPY_END:
                return
            if not is_first:
                yield line
            # the rest of the line of the statement itself
            is_first = False

    def _find_end(self, mark: bytes) -> re.Pattern[bytes]:
        if self.has_escapes and mark in _ESCAPED_ENDS:
            return _ESCAPED_ENDS[mark]
        return _ENDS.get(mark) or re.compile(re.escape(mark))

    def _drop_taken(self) -> None:
        if self._place > CHUNK:
            self._buffer = self._buffer[self._place :]
            self._place = 0

    def _search(self, shape: re.Pattern[bytes], place: int) -> re.Match[bytes] | None:
        """The next place of a shape; more is read as it is needed."""
        while (found := shape.search(self._buffer, place)) is None:
            if self._is_ended:
                return None
            if len(self._buffer) - self._place > LARGEST_STATEMENT:
                raise ArchiveError("too_large", f"a statement over {LARGEST_STATEMENT:,} bytes")
            # a mark of two letters may be cut in the middle
            place = max(place, len(self._buffer) - 1)
            self._read_more()
        return found

    def _read_more(self) -> None:
        chunk = self._handle.read(CHUNK)
        self._is_ended = not chunk
        self._buffer += chunk


def _pass(statements: _Statements) -> Iterator[bytes]:
    """No line, those of the `COPY` being passed over."""
    for _ in statements.take_lines():
        pass
    yield from ()


def _list_columns(statement: bytes, place: int) -> Iterator[str]:
    """The names of columns, from behind the bracket that opens their list."""
    depth, start = 1, place
    for mark in _PARTS.finditer(statement, place):
        depth += {b"(": 1, b")": -1}.get(mark[0], 0)
        if depth == 0 or (depth == 1 and mark[0] == b","):
            part = statement[start : mark.start()]
            name = _COLUMN.match(part)
            if name is not None and _NO_COLUMN.match(part) is None:
                yield _decode(name["name"])
            start = mark.end()
        if depth == 0:
            return


def _split_names(listed: bytes | None) -> tuple[str, ...]:
    names = (listed or b"").split(b",")
    return tuple(_decode(name.strip().strip(b'`"[]')) for name in names if name.strip())


def _list_values(statement: bytes, place: int, has_escapes: bool) -> Iterator[tuple[Value, ...]]:
    """The rows of an `INSERT`, up to where they are none any more."""
    while True:
        place = _end_of(_GAP, statement, place)
        if statement[place : place + 1] != b"(":
            return
        values: list[Value] = []
        place += 1
        while True:
            place = _end_of(_GAP, statement, place)
            mark = statement[place : place + 1]
            if mark in (b"", b")") or len(values) > MOST_COLUMNS:
                break
            value, place = _read_value(statement, place, has_escapes)
            values.append(value)
        if mark != b")":
            return
        place += 1
        yield tuple(values)


def _read_value(statement: bytes, place: int, has_escapes: bool) -> tuple[Value, int]:
    """A value and where it ends; None where it is no text and no number."""
    opens = _TEXT_OPENS.match(statement, place)
    if opens is not None:
        is_escaped = has_escapes or (opens["kind"] or b"").upper() == b"E"
        shape = _ESCAPED_TEXT if is_escaped else _PLAIN_TEXT
        text = shape.match(statement, opens.end())
        if text is None:
            return None, len(statement)
        plain = _ESCAPE.sub(_unescape, text[1]) if is_escaped else text[1].replace(b"''", b"'")
        # a cast behind it: 'x'::text
        return plain, _end_of(_OTHER, statement, text.end())
    number = _NUMBER.match(statement, place)
    if number is not None:
        words = number[0].decode()
        return (int(words) if words.lstrip("+-").isdigit() else float(words)), number.end()
    return None, max(_end_of(_OTHER, statement, place), place + 1)


def _end_of(shape: re.Pattern[bytes], statement: bytes, place: int) -> int:
    found = shape.match(statement, place)
    return found.end() if found is not None else place


def _unescape(found: re.Match[bytes]) -> bytes:
    return b"'" if found[1] is None else _ESCAPES.get(found[1], found[1])


def _read_copied(cell: bytes) -> Value:
    if cell == _NO_VALUE:
        return None
    return _COPY_ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), cell)


def _decode(name: bytes) -> str:
    return name.decode("utf-8", "replace")
