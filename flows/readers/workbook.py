"""A workbook (XLSX, OpenDocument) to outcomes, a row at a time.

In: an open file that can seek. Out: an outcome a row of each sheet that has a column of text, at
position "SHEET row N", the number that the program shows. The decision to question: the header is
the first row among the first twenty that names a text, since exports say above it what was searched
for; a sheet without one is passed over, as long as another has one.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from flows.readers.containers import find_member, list_names
from flows.readers.document import read_bounded
from flows.readers.fields import judge_records
from flows.readers.no_reader import NO_READER
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from flows.readers.sandbox import call_parser
from transforms.errors import ArchiveError
from transforms.feeds.field_names import kind_of
from transforms.feeds.table import Columns, has_value, read_columns, read_row
from transforms.feeds.workbook import Sheet
from transforms.page.encoding import decode_page

HEADER_ROWS = 20
MOST_RECORDS = 5
"""How much a sheet may have, in times of what a record may: it holds many, and is read whole."""

OPEN_CONTENT = "content.xml"
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
ZIP_MARK = b"PK"
_ADDRESS = re.compile(r"https?://\S+$")
_MAC = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)")


def read_workbook(source: Source, handle: BinaryIO) -> Outcomes:
    """Every row's outcome, in the order of the sheets. Needs a handle that can seek."""
    return judge_records(source, cut_workbook(source, handle))


def cut_workbook(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    """The fields of each row, or why it has none. Needs a handle that can seek."""
    try:
        sheets = list(_open_sheets(source, handle))
    except ArchiveError as error:
        yield source.reject("", error)
        return
    lacking: ArchiveError | None = None
    is_read = False
    for number, sheet in enumerate(sheets, start=1):
        name = f"sheet {number} " if len(sheets) > 1 else ""
        try:
            head, columns = _find_header(source, sheet)
        except ArchiveError as error:
            lacking = lacking or error
            continue
        is_read = True
        for row, cells in sheet.rows[head + 1 :]:
            yield _cut_row(source, columns, sheet, f"{name}row {row}", row, cells)
    if not is_read and lacking is not None:
        yield source.reject("", lacking)


def _open_sheets(source: Source, handle: BinaryIO) -> Iterator[Sheet]:
    seconds = source.limits.page_seconds
    if handle.read(2) != ZIP_MARK:
        handle.seek(0)
        marked = read_bounded(handle, source.limits.record_bytes)
        yield from call_parser("read_marked_sheets", marked, decode_page(marked), seconds=seconds)
        return
    handle.seek(0)
    names = list_names(handle)

    def take(name: str) -> bytes | None:
        if name not in names:
            return None
        most = MOST_RECORDS * source.limits.record_bytes
        return read_bounded(cast(BinaryIO, find_member(handle, name)), most)

    found = sorted((int(one[1]), one[0]) for name in names if (one := _SHEET.fullmatch(name)))
    if not found:
        content = take(OPEN_CONTENT)
        if content is None or b"office:spreadsheet" not in content:
            raise ArchiveError(*NO_READER["spreadsheet"])
        yield from call_parser("read_table_sheets", content, seconds=seconds)
        return
    strings, styles = take("xl/sharedStrings.xml"), take("xl/styles.xml")
    mac = _MAC.search(take("xl/workbook.xml") or b"") is not None
    for number, name in found:
        relations = take(f"xl/worksheets/_rels/sheet{number}.xml.rels")
        yield call_parser(
            "read_sheet", take(name), strings, styles, relations, mac=mac, seconds=seconds
        )


def _find_header(source: Source, sheet: Sheet) -> tuple[int, Columns]:
    """The place of the header among the rows. Raises `ArchiveError` missing_text."""
    error = ArchiveError("missing_text", "a sheet without a row")
    for place, (_, cells) in enumerate(sheet.rows[:HEADER_ROWS]):
        if sum(map(has_value, cells)) < 2:
            continue
        try:
            return place, read_columns(cells, source.paths)
        except ArchiveError as lacking:
            error = lacking if error.detail.startswith("a sheet") else error
    raise error


def _cut_row(
    source: Source, columns: Columns, sheet: Sheet, position: str, row: int, cells: list[str]
) -> Fields | Outcome:
    if not any(map(has_value, cells)):
        return source.skip(position, "blank")
    linked = list(cells)
    for place, name in enumerate(columns.names):
        link = sheet.links.get((row, place))
        if link and place < len(linked) and not _ADDRESS.match(linked[place]):
            if kind_of(name) == "url":
                linked[place] = link
            elif kind_of(name) == "title" and "url" not in map(kind_of, columns.names):
                return Fields(position, {**read_row(columns, linked), "url": link})
    return Fields(position, read_row(columns, linked))
