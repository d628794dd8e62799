"""Compressed bytes: every compression, members in a row, damage at its place, and bombs."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable

import pytest
from backports import zstd

from flows.codecs.decompress import CHUNK, Stream, inflate
from transforms.errors import ArchiveError

TEXT = b"".join(b"The bridge will close on day %d.\n" % number for number in range(60_000))
PACKERS = [
    pytest.param(gzip.compress, id="gzip"),
    pytest.param(bz2.compress, id="bzip2"),
    pytest.param(lzma.compress, id="xz"),
    pytest.param(zstd.compress, id="zstd"),
]


def pack_alone(content: bytes) -> bytes:
    """As `lzma` packed before there was xz, and 7-Zip's kit still does."""
    return lzma.compress(content, lzma.FORMAT_ALONE)


Pack = Callable[[bytes], bytes]


def read_all(content: bytes) -> tuple[bytes, str | None]:
    """What can be read, and the reason that ended it."""
    plain = b""
    try:
        for chunk in inflate(io.BytesIO(content)):
            assert len(chunk) <= CHUNK
            plain += chunk
    except ArchiveError as error:
        return plain, error.reason
    return plain, None


def test_inflate_reads_lzma_without_a_container() -> None:
    packed = pack_alone(TEXT)
    assert read_all(packed) == (TEXT, None)
    plain, reason = read_all(packed[:-100])
    assert TEXT.startswith(plain)
    assert reason == "truncated"


@pytest.mark.parametrize("pack", PACKERS)
def test_inflate_reads_members_in_a_row_as_one(pack: Pack) -> None:
    half = len(TEXT) // 2
    packed = pack(TEXT[:half]) + pack(b"") + pack(TEXT[half:]) + bytes(512)
    assert read_all(packed) == (TEXT, None)


@pytest.mark.parametrize("pack", PACKERS)
def test_inflate_keeps_what_stands_before_a_cut(pack: Pack) -> None:
    whole = pack(TEXT[:900_000])
    packed = whole + pack(TEXT)[:-100]
    plain, reason = read_all(packed)
    assert reason == "truncated"
    assert len(plain) >= 900_000
    assert (TEXT[:900_000] + TEXT).startswith(plain)


@pytest.mark.parametrize("pack", PACKERS)
def test_inflate_says_so_when_other_bytes_follow(pack: Pack) -> None:
    assert read_all(pack(TEXT) + b"and then some words") == (TEXT, "unreadable")


@pytest.mark.parametrize("pack", PACKERS)
def test_inflate_stops_what_expands_without_end(pack: Pack) -> None:
    plain, reason = read_all(pack(bytes(80_000_000)))
    assert reason == "too_large"
    assert len(plain) < 40_000_000


def test_inflate_leaves_plain_bytes_as_they_are() -> None:
    assert read_all(TEXT) == (TEXT, None)


def test_stream_is_looked_into_and_then_read() -> None:
    stream = Stream(iter([b"abc", b"defg", b"h"]))
    assert stream.peek(5) == b"abcde"
    assert (stream.read(2), stream.read1(), stream.read(2)) == (b"ab", b"cdefg", b"h")
    assert (stream.peek(1), stream.read(), stream.seekable()) == (b"", b"", False)


def test_stream_raises_damage_after_what_is_whole() -> None:
    stream = Stream(inflate(io.BytesIO(gzip.compress(TEXT, 1)[:-5000])))
    plain = stream.read()
    assert len(plain) > CHUNK
    with pytest.raises(ArchiveError, match="truncated"):
        stream.read(1)
    assert TEXT.startswith(plain)
    assert stream.read(1) == b""
