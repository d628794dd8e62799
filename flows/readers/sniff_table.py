"""Whether letters are a table: names of columns in the first line, or rows that say so.

In: the first letters of a file. Out: yes or no. The decision to question: a table whose columns
nobody knows is one still, so that a reject can list their names.
"""

import csv
import io
import re

from flows.readers.sniff_json import SNIFFED
from transforms.feeds.table import is_header

LEAST_BELOW_CARD = 4
_CARD = re.compile(
    r"(?:[^\n,;\t:]{1,40}:[,;\t][^\n]{0,200}\n){1,20}(?:[ ,;\t\r]*\n)+(?=[^\n]*[,;\t])"
)
TABS_OF_A_TABLE = 6
ROWS_LOOKED_AT = 50
LEAST_COMMAS = 3

# "Author(s)"; and of pandas, which numbers its rows, "Unnamed: 0" or no name at all
# the marks over and behind letters of India and of Thailand are no letters to `\w`
_LETTER = r"[\w ./\u0300-\u036f\u0900-\u0dff\u0e31-\u0e4e-]"
_TABLE_CELL = rf"(?:\"[^\"\r\n]{{1,60}}\"|Unnamed: \d+|\w{_LETTER}{{0,60}}(?:\([\w /]{{1,20}}\))?)"
_TABLE_HEAD = re.compile(
    rf"(?:{_TABLE_CELL}|\"\")?(?P<mark>[,;\t|])[ ]?{_TABLE_CELL}"
    rf"(?:(?P=mark)[ ]?{_TABLE_CELL})*(?P=mark)?[ ]*\r?\n"
)
_LABEL_AND_TEXT = re.compile(r"\w[\w &/-]{0,30}(?P<mark>[;\t|])(?=.{60})(?=\S{1,40} )[^;\t|]+")
_SEPARATOR = re.compile(r"\A\"?sep=[,;|\t]\"?[^\S\n]*\r?\n", re.IGNORECASE)


def is_table(words: str) -> bool:
    """A first line of column names, one of which is known for articles; or rows of equal length."""
    # what Excel puts above a table, and lines that say where it is from
    words = drop_remarks(_SEPARATOR.sub("", words, count=1))
    head = _TABLE_HEAD.match(words)
    if head is None:
        # a table of some kind without names of its columns, to be told that it has none
        is_wide = words.partition("\n")[0].count("\t") >= TABS_OF_A_TABLE
        return is_wide or _has_labels(words)
    mark = head["mark"]
    cells = head[0].rstrip("\r\n ").removesuffix(mark).replace('"', "")
    names = [cell.strip() for cell in cells.split(mark)]
    is_apart = len(set(names)) == len(names)
    return is_header(names) or (
        (is_apart or head[0].count("\t") >= TABS_OF_A_TABLE)
        and (_has_even_rows(words, mark) or _has_records(words[head.end() :], mark))
    )


def drop_remarks(words: str) -> str:
    """Without the lines above a table that open with "#", as programs write where it is from."""
    rest = words
    while rest.startswith("#") and not is_header([one.strip() for one in _first_cells(rest)]):
        rest = rest.partition("\n")[2].lstrip("\r\n")
    return _drop_card(rest)


def _drop_card(words: str) -> str:
    """Without the lines of a label and a value that stand apart above the header.

    "Report:,Bridges", "From:,Wed Nov 19" of those who watch media for others.
    """
    card = _CARD.match(words)
    if card is None:
        return words
    cells = _first_cells(words[card.end() :])
    is_table = len(cells) >= LEAST_BELOW_CARD and is_header([one.strip('" \r') for one in cells])
    return words[card.end() :] if is_table else words


def _first_cells(words: str) -> list[str]:
    line = words.partition("\n")[0].lstrip("#")
    return max((line.split(mark) for mark in ",;\t|"), key=len)


def _has_labels(words: str) -> bool:
    """Whether each line is a label, one of a few, and a text: "Sport;The ferry …"."""
    lines = [line for line in words.splitlines()[:ROWS_LOOKED_AT] if line.strip()]
    found = [_LABEL_AND_TEXT.match(line) for line in lines]
    marks = {one["mark"] for one in found if one is not None}
    return len(lines) > 1 and all(found) and len(marks) == 1


def _has_records(rows: str, mark: str) -> bool:
    """Whether a cell of the first row is an object in JSON, its quotation marks doubled."""
    return re.match(rf"(?:[^\n\"]*{re.escape(mark)})?\"\{{\s*\"\"\w", rows) is not None


def _has_even_rows(words: str, mark: str) -> bool:
    """Whether rows under names that nobody knows have as many cells as the names.

    Commas part words of a story as well, so of them it takes more.
    """
    is_whole = len(words) < SNIFFED // 2
    try:
        rows = [len(row) for row in csv.reader(io.StringIO(words), delimiter=mark) if row]
    except csv.Error:
        return False
    rows = (rows if is_whole else rows[:-1])[:ROWS_LOOKED_AT]
    least = LEAST_COMMAS if mark == "," else 2
    return len(rows) > 1 and rows[0] >= least and len(set(rows)) == 1
