"""Tables of rows in markup: which pages are one, and what their cells hold."""

import pytest

from transforms.feeds.table_markup import opens_table, read_marked_sheets
from transforms.feeds.workbook import Sheet

TABLE = (
    "<table><tr><th>Title<th>Full text<th>URL</tr>"
    "<tr><td>Toll rises<td>The  mayor<br>said so.<p>Nobody else did.</p>"
    '<td><a href="https://p.example/1">Read</a></tr></table>'
)
WORKBOOK = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>'
    "<Row><Cell><Data>title</Data></Cell><Cell><Data>text</Data></Cell></Row>"
    '<Row ss:Index="4"><Cell ss:Index="2"><Data>The mayor said so.</Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(TABLE, True, id="a table alone"),
        pytest.param(WORKBOOK, True, id="Excel 2003"),
        pytest.param(
            f"<html><head><title>News</title><style>p {{}}</style></head><body>{TABLE}", True,
            id="a page that shows a table first",
        ),
        pytest.param(f"<html><body><h1>Toll rises</h1>{TABLE}", False, id="a story with a table"),
        pytest.param(
            "<table><tr><td>Title<td>Price</tr><tr><td>Toll<td>5</tr></table>", False,
            id="a table without a text",
        ),
        pytest.param("<table><tr><td>Text of the law</tr></table>", False, id="laid out in tables"),
    ],
)  # fmt: skip
def test_table_markup_is_told_by_its_first_row(words: str, expected: bool) -> None:
    assert opens_table(words) is expected


def test_table_markup_cells_keep_their_lines_and_links() -> None:
    (sheet,) = read_marked_sheets(TABLE.encode(), TABLE)
    assert sheet == Sheet(
        [
            (1, ["Title", "Full text", "URL"]),
            (2, ["Toll rises", "The mayor\nsaid so.\n\nNobody else did.", "Read"]),
        ],
        {(2, 2): "https://p.example/1"},
    )


def test_table_markup_cells_of_excel_stand_where_they_say() -> None:
    (sheet,) = read_marked_sheets(WORKBOOK.encode(), WORKBOOK)
    assert sheet == Sheet([(1, ["title", "text"]), (4, ["", "The mayor said so."])])
