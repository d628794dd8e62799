"""Parquet to outcomes: types of cells, damage, and files that expand."""

import gzip
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.codecs.parquet_pages import find_columns, find_page_sizes
from flows.readers.parquet import read_parquet
from tests.support import paths
from tests.support.reading import briefs, check_outcomes, read_bytes
from transforms.errors import ArchiveError
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

SHARED = paths.SHARED / "data" / "archives"


def write(columns: dict[str, Any], **options: Any) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, **options)
    return buffer.getvalue()


def test_read_parquet_reads_cells_of_every_type() -> None:
    at = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    content = write(
        {
            "ID": pa.array([17]),
            "Text": pa.array([b"The bridge closes."], pa.binary()),
            "published_at": pa.array([at], pa.timestamp("ns", "Europe/Prague")),
            "updated": pa.array([date(2024, 1, 3)]),
            "authors": pa.array([["Jane Roe", "Jan Novak"]]),
            "picture": pa.array([b"\xff\x00"]),
            "price": pa.array([Decimal("1.50")]),
            "place": pa.array([{"name": "Brno", "seen": at.replace(tzinfo=None)}]),
            "nothing": pa.nulls(1),
        }
    )
    (outcome,) = read_bytes(read_parquet, content)
    assert isinstance(outcome, StoredArticle)
    article = outcome.article
    assert outcome.version.text == "The bridge closes."
    assert (article.source_record, article.position) == ("17", "row 1")
    assert (article.published_at, article.published_precision) == (
        datetime(2024, 1, 2, 3, 4, 5),
        "second",
    )
    assert outcome.version.modified_at == datetime(2024, 1, 3)
    assert article.authors == ("Jane Roe", "Jan Novak")
    assert article.extra == (
        '{"place": {"name": "Brno", "seen": "2024-01-02T03:04:05"}, "price": 1.5}'
    )


def test_read_parquet_opens_records_where_no_column_is_of_text() -> None:
    record = {"meta": {"headline": "Toll rises", "date": "2026-03-02"}, "body": "It rises."}
    content = write({"doc": pa.array([record, None]), "n": pa.array([1, 2])})
    story, reject = read_bytes(read_parquet, content)
    assert isinstance(story, StoredArticle)
    assert story.version.text == "It rises."
    assert (story.article.headline, story.article.published_at) == (
        "Toll rises",
        datetime(2026, 3, 2),
    )
    assert isinstance(reject, Reject)
    assert (reject.position, reject.reason) == ("row 2", "missing_text")


def test_read_parquet_judges_each_row() -> None:
    content = write(
        {
            "id": pa.array(["1", "2", None, "1", "5"]),
            "text": pa.array([b"a", b"\xff", None, b"a", None]),
        }
    )
    assert briefs(read_parquet, content) == [
        ("row 1", "a"),
        ("row 2", "bad_encoding"),
        ("row 3", "blank"),
        ("row 4", "repeated_id"),
        ("row 5", "missing_text"),
    ]


def test_read_parquet_goes_on_after_a_damaged_row_group() -> None:
    texts = [f"story {number}" for number in range(90)]
    content = bytearray(write({"text": texts}, row_group_size=30))
    group = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(1)
    start = group.column(0).data_page_offset
    content[start : start + 4] = b"\xff" * 4
    outcomes = briefs(read_parquet, bytes(content))
    assert outcomes == [
        *((f"row {number + 1}", texts[number]) for number in range(30)),
        ("row 31", "unreadable"),
        *((f"row {number + 1}", texts[number]) for number in range(60, 90)),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "unreadable", id="nothing"),
        pytest.param(b"PAR1 and more PAR1", "unreadable", id="marks alone"),
        pytest.param(write({"text": ["a"]})[:-9], "unreadable", id="cut"),
        pytest.param(write({"title": ["a"], "summary": ["b"]}), "missing_text", id="no text"),
        pytest.param(
            write({"text": pa.nulls(3_000_000, pa.string())}), "too_large", id="nulls without end"
        ),
    ],
)
def test_read_parquet_refuses(content: bytes, reason: str) -> None:
    assert briefs(read_parquet, content) == [("file", reason)]


@pytest.mark.parametrize(
    ("is_dictionary", "detail"),
    [
        pytest.param(
            True, "row group 1: a dictionary of 2,000,004 bytes", id="one value in all rows"
        ),
        pytest.param(False, "row group 1: a page of 320,000,", id="one page"),
    ],
)
def test_read_parquet_inflates_no_page_over_the_limit(is_dictionary: bool, detail: str) -> None:
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 160, pa.int32()), ["x" * 2_000_000])
    content = write(
        {"text": texts.cast(pa.string())}, compression="zstd", use_dictionary=is_dictionary
    )
    assert len(content) < 100_000
    (outcome,) = read_bytes(read_parquet, content, record_bytes=1_000_000)
    assert isinstance(outcome, Reject)
    assert (outcome.position, outcome.reason) == ("row 1", "too_large")
    assert outcome.detail.startswith(detail)


@pytest.mark.parametrize("damage", [b"\xff", b"\x2c"])
def test_read_parquet_with_a_damaged_footer_does_not_end_the_process(damage: bytes) -> None:
    """Guard: pyarrow aborts when it is asked for the metadata of such a column."""
    content = write({"text": ["It rises."]}, compression="none", store_schema=False)
    length = int.from_bytes(content[-8:-4], "little")
    start = len(content) - 8 - length
    for place in range(start, start + length):
        changed = content[:place] + damage + content[place + 1 :]
        check_outcomes(read_bytes(read_parquet, changed))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"PAR1" + b"\xff" * 8 + b"PAR1", id="a length beyond the file"),
        pytest.param(b"PAR1\x15\x04\x39\x15\x02\x00\x06\x00\x00\x00PAR1", id="no structs"),
        pytest.param(b"PAR1\x15\x04\x02\x00\x00\x00PAR1", id="a cut struct"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_parquet_footers_that_are_none_are_refused(content: bytes) -> None:
    with pytest.raises(ArchiveError):
        find_columns(io.BytesIO(content))


@pytest.mark.parametrize("version", ["1.0", "2.0"])
def test_parquet_pages_are_measured_in_every_layout(version: str) -> None:
    content = write(
        {"id": list(range(2_000)), "text": [f"{number} " * 20 for number in range(2_000)]},
        data_page_version=version,
        data_page_size=4_096,
        compression="snappy",
    )
    (columns,) = find_columns(io.BytesIO(content))
    group = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(0)
    assert [column.end - column.start for column in columns] == [
        group.column(number).total_compressed_size for number in range(2)
    ]
    sizes = find_page_sizes(io.BytesIO(content), columns)
    assert 0 < sizes.data < 20_000
    assert sizes.dictionary > 2_000 * 40


@pytest.mark.skipif(not SHARED.exists(), reason="the shared archives are not here")
def test_read_parquet_of_reuters_is_what_reuters_is() -> None:
    outcomes = read_bytes(read_parquet, (SHARED / "text" / "reuters-200.parquet").read_bytes())
    with gzip.open(SHARED / "reuters" / "expected.jsonl.gz") as lines:
        expected = {str(story["id"]): story for story in map(json.loads, lines)}
    assert len(outcomes) == 200
    for outcome in outcomes:
        assert isinstance(outcome, StoredArticle), outcome
        story = expected[outcome.article.source_record or ""]
        assert outcome.version.text == story["body"]
        assert outcome.article.headline == story["title"]
        at = outcome.article.published_at
        assert (at and at.isoformat()) == story["date"]
