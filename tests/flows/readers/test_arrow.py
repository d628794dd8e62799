"""Arrow to outcomes: files and streams, packed or not, damage, and columns that expand."""

import io
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.feather
import pytest

from flows.codecs.arrow_messages import ArrowMessages
from flows.readers.arrow import read_arrow
from flows.readers.sniff import sniff_head
from tests.support.reading import briefs, check_outcomes, read_bytes
from transforms.errors import ArchiveError
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

ROWS: dict[str, Any] = {
    "title": ["Toll rises", "Ferry stops"],
    "text": ["The toll rises in March.", "The ferry stopped on Friday."],
    "published": pa.array([datetime(2026, 3, 2), None], pa.timestamp("ns", "UTC")),
    "outlet": pa.array(["Isle News", "Isle News"]).dictionary_encode(),
}
TWO = [("row 1", "The toll rises in March."), ("row 2", "The ferry stopped on Friday.")]


def write(columns: dict[str, Any], is_file: bool = False, **options: Any) -> bytes:
    table = pa.table(columns)
    buffer = io.BytesIO()
    make = pa.ipc.new_file if is_file else pa.ipc.new_stream
    with make(buffer, table.schema, options=pa.ipc.IpcWriteOptions(**options)) as writer:
        for batch in table.to_batches(max_chunksize=1):
            writer.write_batch(batch)
    return buffer.getvalue()


def write_feather() -> bytes:
    buffer = io.BytesIO()
    pyarrow.feather.write_feather(pa.table(ROWS), buffer, compression="zstd")
    return buffer.getvalue()


@pytest.mark.parametrize("most", [None, 7])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(write(ROWS), id="a stream"),
        pytest.param(write(ROWS, True), id="a file"),
        pytest.param(write(ROWS, compression="lz4"), id="a packed stream"),
        pytest.param(write(ROWS, True, use_legacy_format=True), id="a file of old"),
        pytest.param(write_feather(), id="Feather"),
    ],
)
def test_read_arrow_gives_every_row(content: bytes, most: int | None) -> None:
    assert sniff_head(content) == "arrow"
    outcomes = read_bytes(read_arrow, content, most=most)
    assert briefs(read_arrow, content) == TWO
    first = outcomes[0]
    assert isinstance(first, StoredArticle)
    assert (first.article.headline, first.article.published_at, first.article.source) == (
        "Toll rises",
        datetime(2026, 3, 2),
        "Isle News",
    )


def test_read_arrow_keeps_what_stands_before_damage() -> None:
    content = write(ROWS)
    cut = briefs(read_arrow, content[:-120])
    assert cut == [TWO[0], ("row 2", "truncated")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(write({"n": [1]}), "missing_text", id="no column of text"),
        pytest.param(
            b"\xff\xff\xff\xff\x10\x00\x00\x00" + bytes(16), "unreadable", id="a bad head"
        ),
        pytest.param(b"\xff\xff\xff\xff\x10\x00\x00", "truncated", id="a cut head"),
    ],
)
def test_read_arrow_refuses(content: bytes, reason: str) -> None:
    (reject,) = read_bytes(read_arrow, content)
    assert isinstance(reject, Reject)
    assert reject.reason == reason


def test_read_arrow_inflates_no_column_over_the_limit() -> None:
    content = write({"text": ["a" * 100_000]}, compression="zstd")
    assert ArrowMessages(io.BytesIO(content), largest=101_000).read()
    with pytest.raises(ArchiveError, match=r"too_large.*inflated"):
        ArrowMessages(io.BytesIO(content), largest=90_000).read()


def test_read_arrow_inflates_nothing_that_expands_as_no_text_does() -> None:
    content = write({"text": ["a" * 33_000_000]}, compression="zstd")
    with pytest.raises(ArchiveError, match=r"too_large.*no text does that"):
        ArrowMessages(io.BytesIO(content)).read()


def test_read_arrow_of_rows_that_take_no_room_is_refused() -> None:
    batch = pa.record_batch({"text": pa.nulls(20_000)})
    buffer = io.BytesIO()
    with pa.ipc.new_stream(buffer, batch.schema) as writer:
        writer.write_batch(batch)
    (reject,) = read_bytes(read_arrow, buffer.getvalue())
    assert isinstance(reject, Reject)
    assert reject.reason == "too_large"


@pytest.mark.parametrize("step", [1, 3])
def test_read_arrow_with_any_byte_changed_is_outcomes(step: int) -> None:
    content = write(ROWS, compression="lz4")
    for place in range(0, len(content), 11 * step):
        bent = bytearray(content)
        bent[place] ^= 0x41
        check_outcomes(read_bytes(read_arrow, bytes(bent)))
