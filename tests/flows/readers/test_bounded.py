"""Readers hold one record: memory grows neither with the file nor with a record over the limit."""

import gc
import io
import tracemalloc
from collections.abc import Iterator

import pytest

from flows.readers.feed import read_feed
from flows.readers.json_document import read_json
from flows.readers.outcomes import Reader, ReadLimits, Source
from flows.readers.table import read_table
from tests.support.reading import LONG, brief

RECORD_BYTES = 200_000
MOST_MEMORY = 6_000_000
PIECE = LONG.encode() * 100


class Pieces(io.RawIOBase):
    """A file made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def read(self, size: int = -1, /) -> bytes:
        self._rest = self._rest or next(self._pieces, b"")
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


def fill(before: bytes, after: bytes, count: int = 400) -> Iterator[bytes]:
    yield before
    for _ in range(count):
        yield PIECE
    yield after


@pytest.mark.parametrize(
    ("reader", "before", "after"),
    [
        pytest.param(read_table, b"id,text\n1,", b"\n2,b\n", id="a line of a table"),
        pytest.param(read_json, b'[{"text":"', b'"},{"text":"b"}]', id="a string in JSON"),
        pytest.param(
            read_json, b'{"meta":"', b'"} {"text":"b"}', id="a field of an object in JSON"
        ),
        pytest.param(
            read_feed,
            b"<rss><channel><item><description>",
            b"</description></item><item><description>" + LONG.encode() + b"</description></item>"
            b"</channel></rss>",
            id="an item of a feed",
        ),
    ],
)
def test_read_bounded_record_over_the_limit(reader: Reader, before: bytes, after: bytes) -> None:
    source = Source("a" * 20, "file", "run", ReadLimits(record_bytes=RECORD_BYTES))
    list(reader(source, io.BytesIO(before + after)))
    tracemalloc.start()
    try:
        outcomes = list(reader(source, Pieces(fill(before, after))))  # type: ignore[arg-type]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [brief(outcome)[1] for outcome in outcomes] in (
        ["too_large", "b"],
        ["too_large", LONG.strip()],
    )
    assert len(PIECE) * 400 > 3 * MOST_MEMORY
    assert peak < MOST_MEMORY


@pytest.mark.parametrize(
    ("reader", "before", "record", "after"),
    [
        pytest.param(read_table, b"id,text\n", b'%d,"\n"\n', b"", id="a table"),
        pytest.param(read_json, b'{"items":[', b'{"id":%d},', b"{}]}", id="a list in JSON"),
        pytest.param(
            read_feed,
            b"<rss><channel><title>T</title>",
            b"<item><guid>%d</guid></item>",
            b"</channel></rss>",
            id="a feed",
            marks=pytest.mark.long,
        ),
    ],
)
def test_read_bounded_file_of_many_records(
    reader: Reader, before: bytes, record: bytes, after: bytes
) -> None:
    def write(count: int) -> Iterator[bytes]:
        yield before
        for number in range(count):
            yield record % number
        yield after

    def measure(count: int) -> int:
        source = Source("a" * 20, "file", "run", ReadLimits())
        gc.collect()
        tracemalloc.start()
        try:
            for _ in reader(source, Pieces(write(count))):  # type: ignore[arg-type]
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    measure(10)
    assert measure(4_000) < MOST_MEMORY // 2
