"""The sheets of a workbook (XLSX, OpenDocument) to rows of cells.

In: the XML of a sheet, of the words that its cells share, of the styles. Out: for each row its
number and the words of its cells; a day as "2026-01-05", whatever its cell shows. The decision to
question: a cell that links to an address is that address where its column is one of addresses,
since programs that watch the media print "Link" there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from transforms.text.xml_document import local_name, parse_document

MOST_COLUMNS = 500
MOST_REPEATED = 1_000
"""Equal rows in a row of an OpenDocument sheet: the rest of an empty sheet is one such."""

DAY_FORMATS = frozenset((*range(14, 23), 27, 30, 36, 45, 46, 47, 50, 57))
"""Numbers of the formats of days and times that every workbook has."""

FIRST_DAY = datetime(1899, 12, 30)
FIRST_DAY_OF_MACS = datetime(1904, 1, 1)
_SERIAL = range(1, 110_000)
"""Days since the first: up to the year 2201."""

_DAY_CODE = re.compile(r"[ymdhs]", re.IGNORECASE)
_PLAIN_CODE = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.")
_COLUMN = re.compile(r"([A-Z]{1,3})\d+")
_LINK = re.compile(r"HYPERLINK\(\s*\"([^\"]{4,2000})\"", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of a sheet by their numbers, and addresses that cells link to."""

    rows: list[tuple[int, list[str]]]
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    """By the number of the row and that of the column, from 0."""


def read_sheet(
    sheet: bytes, strings: bytes | None, styles: bytes | None, relations: bytes | None, *, mac: bool
) -> Sheet:
    """A sheet of an XLSX file. Raises `ArchiveError` as `parse_document` does."""
    shared = _read_strings(parse_document(strings, "words")) if strings else []
    days = _find_day_styles(parse_document(styles, "styles")) if styles else frozenset()
    targets = _read_relations(parse_document(relations, "links")) if relations else {}
    root = parse_document(sheet, "sheet")
    first = FIRST_DAY_OF_MACS if mac else FIRST_DAY
    found = Sheet([])
    for count, row in enumerate(root.iter("{*}row"), start=1):
        stated = row.get("r") or ""
        number = int(stated) if stated.isdecimal() and len(stated) < 8 else count
        cells: list[str] = []
        for cell in row.iterchildren("{*}c"):
            place = _place(cell.get("r"), len(cells))
            if place >= MOST_COLUMNS:
                break
            cells.extend([""] * (place + 1 - len(cells)))
            cells[place] = _read_cell(cell, shared, days, first)
            formula = next((str(one.text or "") for one in cell.iterchildren("{*}f")), "")
            if link := _LINK.search(formula):
                found.links[number, place] = link[1]
        found.rows.append((number, cells))
    for link in root.iter("{*}hyperlink"):
        target = next((targets.get(v) for k, v in link.attrib.items() if k.endswith("}id")), None)
        corner = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", str(link.get("ref")))
        if target and corner:
            found.links[int(corner[2]), _number_column(corner[1])] = target
    return found


def read_table_sheets(content: bytes) -> list[Sheet]:
    """The sheets of an OpenDocument workbook."""
    root = parse_document(content, "content")
    return [
        Sheet(list(_read_rows(table)), {})
        for table in root.iter("{*}table")
        if local_name(table) == "table"
    ]


def _read_rows(table: Any) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for row in table.iter("{*}table-row"):
        cells: list[str] = []
        for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
            words = _read_open_cell(cell)
            times = min(_repeats(cell, "columns"), MOST_COLUMNS)
            cells.extend([words] * max(0, min(times, MOST_COLUMNS - len(cells))))
        times = _repeats(row, "rows")
        if any(cells):
            for count in range(min(times, MOST_REPEATED)):
                yield number + count + 1, cells
        number += times


def _repeats(element: Any, what: str) -> int:
    value = _attribute(element, f"number-{what}-repeated")
    return int(value) if value.isdecimal() and len(value) < 8 else 1


def _attribute(element: Any, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if k.endswith("}" + name)), "")


def _read_open_cell(cell: Any) -> str:
    day = _attribute(cell, "date-value")
    if day:
        return day
    return "\n".join("".join(part.itertext()) for part in cell.iterchildren("{*}p"))


def _read_strings(root: Any) -> list[str]:
    """The words that cells share, without the readings that Japanese ones have beside them."""
    return [_join(item) for item in root.iterchildren("{*}si")]


def _join(item: Any) -> str:
    return "".join(
        str(part.text or "")
        for part in item.iter("{*}t")
        if all(local_name(up) != "rPh" for up in part.iterancestors())
    )


def _find_day_styles(root: Any) -> frozenset[int]:
    """The numbers of the styles that show a day."""
    codes = {
        int(one.get("numFmtId")): str(one.get("formatCode"))
        for one in root.iter("{*}numFmt")
        if (one.get("numFmtId") or "").isdecimal()
    }
    styles = next(root.iter("{*}cellXfs"), None)
    formats = (
        [one.get("numFmtId") or "" for one in styles.iterchildren("{*}xf")]
        if (styles is not None)
        else []
    )
    return frozenset(
        number
        for number, name in enumerate(formats)
        if name.isdecimal() and _shows_day(int(name), codes)
    )


def _shows_day(number: int, codes: Mapping[int, str]) -> bool:
    if number in codes:
        return _DAY_CODE.search(_PLAIN_CODE.sub("", codes[number])) is not None
    return number in DAY_FORMATS


def _read_relations(root: Any) -> dict[str, str]:
    return {
        str(one.get("Id")): str(one.get("Target"))
        for one in root.iter("{*}Relationship")
        if str(one.get("Type")).endswith("/hyperlink")
    }


def _place(name: str | None, after: int) -> int:
    column = _COLUMN.fullmatch(name or "")
    return _number_column(column[1]) if column else after


def _number_column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _read_cell(cell: Any, shared: Sequence[str], days: frozenset[int], first: datetime) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        return _join(cell)
    value = next((str(one.text or "") for one in cell.iterchildren("{*}v")), "")
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    if kind == "e":
        return ""
    style = cell.get("s") or ""
    if kind in (None, "n") and style.isdecimal() and int(style) in days:
        return _read_day(value, first)
    return value


def _read_day(value: str, first: datetime) -> str:
    """A number of days as a day, with its clock if it has one."""
    try:
        days = float(value)
    except ValueError:
        return value
    if not _SERIAL.start <= days < _SERIAL.stop:
        return value
    at = first + timedelta(seconds=round(days * 86_400))
    return at.date().isoformat() if days == int(days) else at.isoformat(sep=" ")
