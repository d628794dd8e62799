"""Tables of rows in markup: what web programs save as ".xls", and the XML of Excel 2003.

In: the letters or bytes of a file. Out: whether it is such a table, and its `Sheet`s. The decision
to question: a page is one if the first that it shows is a table whose first row names a text and
another column of articles, so that a page that has a table in its story is a page still.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from transforms.errors import ArchiveError
from transforms.feeds.field_names import TELLING, holds_text, kind_of
from transforms.feeds.workbook import MOST_COLUMNS, Sheet
from transforms.text.xml_document import parse_document

WORKBOOK_XML = "urn:schemas-microsoft-com:office:spreadsheet"

_SHOWN = re.compile(r"<(?:p|h[1-6]|article|main|nav|header|ul|ol|img|form)[\s>]", re.IGNORECASE)
_FIRST_ROW = re.compile(r"<table\b.*?<tr\b[^>]*>(.*?)</tr", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)(?=</?t[hd]\b|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_LINE = "\n"


def opens_table(words: str) -> bool:
    """Whether letters that open with a tag are a table of articles, told by its first row."""
    if WORKBOOK_XML in words and "<Workbook" in words:
        return True
    letters = words.lower()
    start = letters.find("<table")
    head_end = max(letters.rfind("</head", 0, max(start, 0)), 0)
    row = _FIRST_ROW.match(words, start) if start >= 0 else None
    if row is None or _SHOWN.search(words, head_end, start):
        return False
    names = [" ".join(_TAG.sub(" ", cell).split()) for cell in _CELL.findall(row[1])]
    kinds = {kind_of(name) for name in names} & TELLING
    return any(map(holds_text, names)) and len(kinds) > 1


def read_marked_sheets(content: bytes, page: str) -> list[Sheet]:
    """The sheets of a workbook of Excel 2003, or else the tables of the page that it is."""
    if WORKBOOK_XML.encode() in content[:5_000] and b"<Workbook" in content:
        root = parse_document(content, "workbook")
        return [Sheet(list(_read_rows(table))) for table in root.iter("{*}Table")]
    try:
        tree = document_fromstring(page, parser=HTMLParser(huge_tree=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ArchiveError("bad_record", f"a table that cannot be read: {error}") from error
    return [_read_table(table) for table in tree.iter("table")]


def _read_rows(table: Any) -> Iterator[tuple[int, list[str]]]:
    number = 0
    for row in table.iterchildren("{*}Row"):
        stated = _attribute(row, "Index")
        number = int(stated) if stated.isdecimal() and len(stated) < 8 else number + 1
        cells: list[str] = []
        for cell in row.iterchildren("{*}Cell"):
            index = _attribute(cell, "Index")
            place = int(index) - 1 if index.isdecimal() and len(index) < 5 else len(cells)
            if place >= MOST_COLUMNS:
                break
            cells.extend([""] * (place - len(cells)))
            cells.append("".join("".join(one.itertext()) for one in cell.iterchildren("{*}Data")))
        yield number, cells


def _attribute(element: Any, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if k.endswith("}" + name)), "")


def _read_table(table: Any) -> Sheet:
    sheet = Sheet([])
    for number, row in enumerate(table.iter("tr"), start=1):
        cells: list[str] = []
        for place, cell in enumerate(row.iterchildren("td", "th")):
            if place >= MOST_COLUMNS:
                break
            link = next((one.get("href") for one in cell.iter("a") if one.get("href")), None)
            if link is not None:
                sheet.links[number, place] = str(link)
            cells.append(_read_cell(cell))
        sheet.rows.append((number, cells))
    return sheet


def _read_cell(cell: Any) -> str:
    """The words of a cell, its lines and paragraphs on lines of their own."""
    pieces: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            pieces.append(_LINE if tag == "br" else _LINE * 2 if tag in ("p", "div") else "")
            pieces.append(element.text or "")
        elif element is not cell:
            pieces.append(element.tail or "")
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(pieces).split(_LINE))
    return re.sub(r"\n{3,}", _LINE * 2, _LINE.join(lines)).strip()
