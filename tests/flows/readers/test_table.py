"""Tables in text to outcomes: cells, quotes that do not close, charsets, and rows that fit not."""

import gzip
import json
from datetime import datetime

import pytest

from flows.readers.sniff import sniff_head
from flows.readers.table import read_table
from tests.support import paths
from tests.support.reading import brief, briefs, read_bytes
from transforms.ids import hash_id
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

SHARED = paths.SHARED / "data" / "archives"


def test_read_table_row_becomes_an_article_with_all_its_columns() -> None:
    content = (
        b"Story ID;Headline;Publish Date;Full Text;Publication;Byline;Category;Desk\r\n"
        b'7;"Bridge; old";2025-03-03T10:00:00+01:00;"The bridge ""Old One"" closes.\r\n'
        b'It opened in 1890.";The Example;Jane Roe;City;night\r\n'
    )
    (outcome,) = read_bytes(read_table, content)
    assert isinstance(outcome, StoredArticle)
    article = outcome.article
    assert outcome.version.text == 'The bridge "Old One" closes.\r\nIt opened in 1890.'
    assert (article.source_record, article.headline) == ("7", "Bridge; old")
    assert (article.published_at, article.published_precision) == (
        datetime(2025, 3, 3, 9),
        "second",
    )
    assert (article.source, article.byline, article.authors) == (
        "The Example",
        "Jane Roe",
        ("Jane Roe",),
    )
    assert (article.section, article.extra) == ("City", '{"Desk": "night"}')
    assert article.position == "line 2"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"id,text\n", [], id="a header alone"),
        pytest.param(
            b"id,text\n1,a\n\n ,\n2,b",
            [("line 2", "a"), ("line 3", "blank"), ("line 4", "blank"), ("line 5", "b")],
            id="blank rows",
        ),
        pytest.param(b"\n\nid,text\n1,a\n", [("line 4", "a")], id="blank lines before the header"),
        pytest.param(
            b"sep=;\nid;text\n1;a\n", [("line 3", "a")], id="a spreadsheet states its mark"
        ),
        pytest.param(b"id|title|text\n1|b|a,b;c\n", [("line 2", "a,b;c")], id="bars"),
        pytest.param(
            b'id, title, text\n1, b, "a, b"\n', [("line 2", "a, b")], id="a space after each comma"
        ),
        pytest.param(b"id,text\n1,a,,\n", [("line 2", "a")], id="empty cells too many"),
        pytest.param(
            b"id,text\n1\n2,a,b\n3,c\n",
            [("line 2", "bad_row"), ("line 3", "bad_row"), ("line 4", "c")],
            id="a short and a long row",
        ),
        pytest.param(
            b'id,text\n1,"a\nb\n2,c\n',
            [("line 2", "bad_row"), ("line 3", "bad_row"), ("line 4", "c")],
            id="a quote that is never closed",
        ),
        pytest.param(
            b'id,text\n1,"a\n2,"b"\n3,c\n',
            [("line 2", "bad_row"), ("line 3", "b"), ("line 4", "c")],
            id="a quote closed by the next one that opens",
        ),
        pytest.param(
            b'id,text\n1,"she said \\"no\\" to him"\n',
            [("line 2", 'she said "no" to him')],
            id="quotes escaped",
        ),
        pytest.param(
            b'id\ttext\n1\t"Never," she said\n',
            [("line 2", '"Never," she said')],
            id="quotes between tabs are quotes",
        ),
        pytest.param(
            b"id,text\n1,a\n1,a\n1,b\n",
            [("line 2", "a"), ("line 3", "repeated_id"), ("line 4", "b")],
            id="the same record twice",
        ),
        pytest.param(
            b"id,text\n1,NULL\n2,a\n",
            [("line 2", "missing_text"), ("line 3", "a")],
            id="a database's word for nothing",
        ),
        pytest.param(
            b"id,text\n1,a\nid,text\n2,b\n",
            [("line 2", "a"), ("line 3", "not_an_article"), ("line 4", "b")],
            id="two tables in one file",
        ),
        pytest.param(
            b"id,text\r1,a\r2,b",
            [("line 2", "a"), ("line 3", "b")],
            id="lines that end as on old Macs",
        ),
        pytest.param(
            b"\xef\xbb\xbfid,text\n1,caf\xc3\xa9\n", [("line 2", "café")], id="a byte order mark"
        ),
        pytest.param("id,text\n1,café\n".encode("utf-16"), [("line 2", "café")], id="UTF-16"),
        pytest.param(
            "id,text\n1,a\n2,b\n".encode("utf-16")[:-1],
            [("line 2", "a"), ("line 3", "bad_encoding")],
            id="UTF-16 cut in a character",
        ),
        pytest.param(
            b"id,text\n1,caf\xe9 \x96 it\x92s here\n2,caf\xc3\xa9\n",
            [("line 2", "café – it’s here"), ("line 3", "café")],
            id="Windows-1252 and UTF-8 in one file",
        ),
        pytest.param(
            b"id,text\n1,a\x00b\n2,c\n", [("line 2", "bad_encoding"), ("line 3", "c")], id="a NUL"
        ),
    ],
)
@pytest.mark.parametrize("most", [None, 7])
def test_read_table_rows(content: bytes, expected: list[tuple[str, str]], most: int | None) -> None:
    assert briefs(read_table, content, most=most) == expected


def test_read_table_without_a_column_of_text_is_one_reject_that_shows_the_header() -> None:
    (outcome,) = read_bytes(read_table, b"id,title,summary\n1,a,b\n2,c,d\n")
    assert isinstance(outcome, Reject)
    assert outcome.reject_id == hash_id("reject", "a" * 20, "ingest", "line 1", "missing_text")
    assert (outcome.position, outcome.reason) == ("line 1", "missing_text")
    assert outcome.detail.startswith("no column of text: the header is id, title, summary;")


def test_read_table_takes_the_best_column_that_has_a_value() -> None:
    content = b"text,Article,title,headline\n,b,T,H\na,b,,H\n"
    first, second = read_bytes(read_table, content)
    assert isinstance(first, StoredArticle)
    assert isinstance(second, StoredArticle)
    assert (first.version.text, first.article.headline) == ("b", "T")
    assert (second.version.text, second.article.headline) == ("a", "H")
    assert (first.article.extra, second.article.extra) == ('{"headline": "H"}', '{"Article": "b"}')


def test_read_table_passes_over_a_line_and_a_quote_over_the_limit() -> None:
    content = b"id,text\n1," + b"a" * 300 + b'\n2,"b\n' + b"c\n" * 100 + b"3,d\n"
    outcomes = briefs(read_table, content, record_bytes=100)
    assert outcomes[:2] == [("line 2", "too_large"), ("line 3", "bad_row")]
    assert outcomes[-1] == ("line 104", "d")
    assert len(outcomes) == 103


def test_read_table_time_is_bounded_when_each_line_opens_a_quote() -> None:
    """Every line on from each start ends inside quotes, so that each was read again for each."""
    lines = 20_000
    outcomes = briefs(read_table, b"a,text\n" + b'x","\n' * lines, record_bytes=50_000)
    assert outcomes == [(f"line {number}", "bad_row") for number in range(2, lines + 2)]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared archives are not here")
def test_read_table_of_reuters_is_what_reuters_is() -> None:
    outcomes = read_bytes(read_table, (SHARED / "text" / "reuters-100.csv").read_bytes())
    with gzip.open(SHARED / "reuters" / "expected.jsonl.gz") as lines:
        expected = {str(story["id"]): story for story in map(json.loads, lines)}
    assert len(outcomes) == 100
    for outcome in outcomes:
        assert isinstance(outcome, StoredArticle), outcome
        story = expected[outcome.article.source_record or ""]
        assert outcome.version.text == story["body"]
        assert outcome.article.headline == story["title"]
        date = outcome.article.published_at
        assert (date and date.isoformat()) == story["date"]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared archives are not here")
def test_read_table_ragged() -> None:
    outcomes = read_bytes(read_table, (SHARED / "malformed" / "ragged.csv").read_bytes())
    assert [brief(outcome) for outcome in outcomes] == [
        ("line 2", "Line one\nline two, with comma"),
        ("line 4", "bad_row"),
        ("line 5", "bad_row"),
        ("line 6", "bad_row"),
    ]


def test_read_table_opens_a_column_of_records_in_json() -> None:
    record = json.dumps({"title": "Toll rises", "body": "It rises.", "date": "2026-03-02"})
    quoted = record.replace('"', '""')
    content = f'id,payload\n7,"{quoted}"\n8,"{{""title"": "\n'.encode()
    assert sniff_head(content) == "table"
    story, reject = read_bytes(read_table, content)
    assert isinstance(story, StoredArticle)
    assert (story.article.headline, story.version.text, story.article.source_record) == (
        "Toll rises",
        "It rises.",
        "7",
    )
    assert isinstance(reject, Reject)


def test_read_table_of_other_records_in_json_is_one_reject() -> None:
    (reject,) = read_bytes(read_table, b'id,payload\n7,"{""user"": ""Jane""}"\n')
    assert isinstance(reject, Reject)
    assert (reject.position, reject.reason) == ("line 1", "missing_text")
