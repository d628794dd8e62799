"""Sheets of workbooks to rows of cells."""

import pytest

from transforms.errors import ArchiveError
from transforms.feeds.workbook import read_sheet, read_table_sheets

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STYLES = (
    f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/></cellXfs>'
    "</styleSheet>"
).encode()


def read(cells: str, *, strings: bytes | None = None, mac: bool = False) -> list[list[str]]:
    sheet = f"<worksheet {MAIN}><sheetData><row>{cells}</row></sheetData></worksheet>".encode()
    return [row for _, row in read_sheet(sheet, strings, STYLES, None, mac=mac).rows]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("<c><v>12</v></c>", "12", id="a number"),
        pytest.param('<c s="1"><v>46027</v></c>', "2026-01-05", id="a day"),
        pytest.param(
            '<c s="2"><v>46027.5</v></c>', "2026-01-05 12:00:00", id="a day and its clock"
        ),
        pytest.param('<c s="3"><v>46027</v></c>', "46027", id="a number with a word behind it"),
        pytest.param('<c s="1"><v>999999999</v></c>', "999999999", id="no day of the calendar"),
        pytest.param('<c t="inlineStr"><is><t>Toll </t><t>up</t></is></c>', "Toll up", id="words"),
        pytest.param('<c t="e"><v>#REF!</v></c>', "", id="a fault"),
        pytest.param('<c t="s"><v>7</v></c>', "", id="words that are not there"),
    ],
)
def test_workbook_cells(cell: str, expected: str) -> None:
    assert read(cell) == [[expected]]


def test_workbook_of_an_old_mac_counts_from_another_day() -> None:
    assert read('<c s="1"><v>44565</v></c>', mac=True) == [["2026-01-05"]]


def test_workbook_cells_that_are_left_out_are_blank() -> None:
    assert read('<c r="A1"><v>1</v></c><c r="C1"><v>3</v></c>') == [["1", "", "3"]]


def test_workbook_shared_words_have_no_readings_beside_them() -> None:
    strings = (
        f"<sst {MAIN}><si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si></sst>".encode()
    )
    assert read('<c t="s"><v>0</v></c>', strings=strings) == [["東京"]]


def test_workbook_links_of_cells_and_formulas() -> None:
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    sheet = (
        f'<worksheet {MAIN} {space}><sheetData><row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str">'
        '<f>HYPERLINK("https://a.example/b","Link")</f><v>Link</v></c></row></sheetData><hyperlinks>'
        '<hyperlink ref="A2" r:id="r1"/></hyperlinks></worksheet>'
    ).encode()
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="http://x/hyperlink" Target="https://a.example/a"/>'
        b"</Relationships>"
    )
    found = read_sheet(sheet, None, None, relations, mac=False)
    assert found.links == {(2, 0): "https://a.example/a", (2, 1): "https://a.example/b"}


def test_workbook_open_document_repeats_cells_and_rows() -> None:
    spaces = (
        'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f'<o:document-content {spaces}><t:table><t:table-row t:number-rows-repeated="2">'
        '<t:table-cell t:number-columns-repeated="2"><x:p>a</x:p></t:table-cell>'
        '<t:table-cell o:date-value="2026-01-05"><x:p>5.1.</x:p></t:table-cell></t:table-row>'
        '<t:table-row t:number-rows-repeated="1048574"><t:table-cell/></t:table-row></t:table>'
        "</o:document-content>"
    ).encode()
    (sheet,) = read_table_sheets(content)
    assert sheet.rows == [(1, ["a", "a", "2026-01-05"]), (2, ["a", "a", "2026-01-05"])]


def test_workbook_damaged_is_told_as_that() -> None:
    with pytest.raises(ArchiveError):
        read_sheet(b"<worksheet><row>", None, None, None, mac=False)
