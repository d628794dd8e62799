"""A table in text (CSV, TSV, semicolons or bars between cells) to outcomes, a row at a time.

In: an open file, read forwards only; its first row that is not blank is the header. Out: an
outcome a row, at position "line N": the physical line where the row starts, the one that an
editor shows, since a row's own number is lost where rows are damaged. The decision to question:
a quote that is not closed as it should be takes its own line with it and nothing more: reading
goes on with the line after, so a story of many lines can become as many rejects.
"""

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import BinaryIO

from flows.codecs.table_lines import Line, split_lines
from flows.readers.fields import judge_records
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from flows.readers.sniff_table import drop_remarks
from transforms.errors import ArchiveError
from transforms.feeds.table import (
    Columns,
    count_known,
    find_columns,
    has_value,
    name_unnamed,
    read_columns,
    read_row,
)

DELIMITERS = ",\t;|"
LINES_LOOKED_AT = 50
ROWS_LOOKED_AT = 10
"""Of a table whose header names no text."""
MOST_REREAD = 4
"""How often the lines of one stretch may be read again for quotes that do not close, in times
`record_bytes`; then each line of the stretch is a row of its own, so that time is bounded."""

_SEPARATOR = re.compile(r"sep=([,;|\t])\s*", re.IGNORECASE)
_ESCAPED_QUOTE = re.compile(r"[^\\\"]\\\"(?!\s*(?:[,;\t|\r\n]|$))")
_ESCAPED_END = re.compile(r"[.!?”\"]\s?(?:\\r)?\\n(?![a-z])")
_ESCAPE = re.compile(r"\\([nrt\\])")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
_DOUBLED_QUOTE = re.compile(r"[^,;\t|\"]\"\"[^\"]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table parts its cells and writes a quote inside quotes."""

    delimiter: str
    escape: str | None = None
    space_after: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, or why they cannot be told."""

    line: int
    cells: tuple[str, ...] = ()
    error: ArchiveError | None = None


def read_table(source: Source, handle: BinaryIO) -> Outcomes:
    """Every row's outcome, in order; a table without a column of text is one reject."""
    return judge_records(source, cut_rows(source, handle))


def cut_rows(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    """The fields of each row, or why it has none."""
    largest = source.limits.record_bytes
    csv.field_size_limit(max(largest, csv.field_size_limit()))
    lines = deque[Line]()
    rest = split_lines(handle, largest)
    lines.extend(islice(rest, LINES_LOOKED_AT))
    _drop_remarks(lines)
    dialect = find_dialect([line.text for line in lines])
    is_escaped = _writes_lines_as_letters(dialect, lines)
    rows = iter(_Rows(lines, rest, dialect, largest))
    header = next((row for row in rows if row.error or not _is_blank(row.cells)), None)
    if header is None:
        return
    try:
        if header.error is not None:
            raise header.error
        columns, opening = _find_columns(source, header, rows)
    except ArchiveError as error:
        yield source.reject(f"line {header.line}", error)
        return
    is_named = header not in opening
    for row in chain(opening, rows):
        if is_named and row.cells == header.cells:
            # tables put one after another repeat it
            yield source.skip(f"line {row.line}", "not_an_article")
            continue
        if is_escaped:
            row = replace(row, cells=tuple(map(_unescape, row.cells)))
        yield _read_row(source, columns, row)


def _find_columns(source: Source, header: Row, rows: Iterator[Row]) -> tuple[Columns, list[Row]]:
    """The columns, and the rows that were looked at. Raises `ArchiveError` missing_text."""
    if (unnamed := name_unnamed(header.cells)) is not None:
        return unnamed, [header]
    try:
        return read_columns(header.cells, source.paths), []
    except ArchiveError:
        first = list(islice(rows, ROWS_LOOKED_AT))
        each = (find_columns(header.cells, row.cells) for row in first)
        found = next((columns for columns in each if columns is not None), None)
        if found is None:
            raise
        return found, first


def _drop_remarks(lines: deque[Line]) -> None:
    """Take lines away that stand above the header and say where the table is from."""
    whole = "".join(line.text for line in lines)
    dropped = len(whole) - len(drop_remarks(whole))
    while dropped > 0 and lines:
        dropped -= len(lines.popleft().text)


def _writes_lines_as_letters(dialect: Dialect, lines: Iterable[Line]) -> bool:
    """Whether it is a table of MySQL's command line, which writes the end of a line as "\\n"."""
    return dialect.delimiter == "\t" and any(_ESCAPED_END.search(line.text) for line in lines)


def _unescape(cell: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), cell)


def find_dialect(lines: Sequence[str]) -> Dialect:
    """By the first lines: the mark that parts most names known in the header, or most at all."""
    texts = [line for line in lines if line.strip()]
    if not texts:
        return Dialect(",")
    if stated := _SEPARATOR.fullmatch(texts[0]):
        return Dialect(stated[1], _find_escape(texts))
    headers = {mark: _split_header(texts[0], mark) for mark in DELIMITERS}
    best = max(DELIMITERS, key=lambda mark: (count_known(headers[mark]), len(headers[mark])))
    names = headers[best][1:]
    spaced = bool(names) and all(name.startswith(" ") for name in names)
    return Dialect(best, _find_escape(texts), spaced)


def _split_header(text: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=mark), [])
    except csv.Error:
        return text.split(mark)


def _find_escape(texts: Sequence[str]) -> str | None:
    sample = "".join(texts)
    escaped = _ESCAPED_QUOTE.search(sample) and not _DOUBLED_QUOTE.search(sample)
    return "\\" if escaped else None


def _read_row(source: Source, columns: Columns, row: Row) -> Fields | Outcome:
    position = f"line {row.line}"
    if row.error is not None:
        return source.reject(position, row.error)
    if _is_blank(row.cells):
        return source.skip(position, "blank")
    count = len(columns.names)
    if len(row.cells) < count or not _is_blank(row.cells[count:]):
        detail = f"{len(row.cells)} cells where the header has {count}"
        return source.reject(position, ArchiveError("bad_row", detail))
    return Fields(position, read_row(columns, row.cells))


def _is_blank(cells: Sequence[str]) -> bool:
    return not any(map(has_value, cells))


class _Rows:
    """Rows of a table, cut by quotes; remembers the lines of a row until it is whole."""

    def __init__(
        self, lines: deque[Line], rest: Iterator[Line], dialect: Dialect, largest: int
    ) -> None:
        self._lines = lines
        self._rest = rest
        self._dialect = dialect
        self._largest = largest
        self._reread = 0
        self._single_until = 0
        if lines and _SEPARATOR.fullmatch(lines[0].text):
            lines.popleft()

    def __iter__(self) -> Iterator[Row]:
        while first := self._next_line():
            yield self._read_row(first)

    def _next_line(self) -> Line | None:
        return self._lines.popleft() if self._lines else next(self._rest, None)

    def _read_row(self, first: Line) -> Row:
        taken: list[Line] = []
        try:
            cells = next(self._cut(self._feed(first, taken)), [])
        except csv.Error as error:
            if len(taken) == 1 and (plain := self._cut_without_quotes(first)):
                return Row(first.number, plain)
            self._give_back(taken)
            detail = f"{error}: a quote on this line is not closed where a cell ends"
            return Row(first.number, error=ArchiveError("bad_row", detail))
        except ArchiveError as error:
            if not taken[-1].is_end:
                self._give_back([line for line in taken if line.error is not error])
            return Row(first.number, error=error)
        damage = next((line.error for line in taken if line.error is not None), None)
        return Row(first.number, tuple(cells), damage)

    def _feed(self, first: Line, taken: list[Line]) -> Iterator[str]:
        """The lines of a row for as long as it asks for more."""
        line: Line | None = first
        size = 0
        while line is not None:
            taken.append(line)
            size += len(line.text)
            if line.error is not None and not line.text:
                raise line.error
            if size > self._largest:
                detail = f"a quote on this line is not closed within {self._largest:,} characters"
                raise ArchiveError("bad_row", detail)
            yield line.text
            if line.number <= self._single_until:
                return
            line = self._next_line()

    def _cut(self, texts: Iterator[str]) -> Iterator[list[str]]:
        dialect = self._dialect
        return csv.reader(
            texts,
            delimiter=dialect.delimiter,
            doublequote=dialect.escape is None,
            escapechar=dialect.escape,
            skipinitialspace=dialect.space_after,
            strict=True,
        )

    def _cut_without_quotes(self, line: Line) -> tuple[str, ...]:
        """Between tabs a quote is often just a quote: '"Never," she said' opens a headline."""
        if self._dialect.delimiter != "\t":
            return ()
        return tuple(line.text.rstrip("\r\n").split("\t"))

    def _give_back(self, taken: Sequence[Line]) -> None:
        """All but the first line of a row that failed are read again."""
        again = taken[1:]
        if not again:
            return
        self._lines.extendleft(reversed(again))
        self._reread += sum(len(line.text) for line in again)
        if self._reread > MOST_REREAD * self._largest:
            self._single_until = again[-1].number
            self._reread = 0
