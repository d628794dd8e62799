"""Records out of whole and broken archives: each packing, each damage, nothing lost in silence."""

import gzip
import io
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.warc.codec import zstd
from flows.warc.records import Damage, opens_archive, read_records
from tests.support.budget import slow_property
from tests.support.build_sample_warc import build_crawl, build_record
from transforms.errors import ArchiveError

LARGEST = 1_000_000
RECORDS = build_crawl()[:4]
INFO, FIRST, SECOND, THIRD = RECORDS
PLAIN = b"".join(RECORDS)
SIZES = [18, 2191, 1953, 2470]
DICTIONARY = zstd.train_dict([PLAIN[at : at + 300] for at in range(0, len(PLAIN) - 300, 20)], 4000)


def read(content: bytes, largest: int = LARGEST) -> list[tuple[str, int | str]]:
    """Position and block size of each record, or the reason of each damage."""
    found = []
    for item in read_records(io.BytesIO(content), largest):
        if isinstance(item, Damage):
            found.append((item.position, item.error.reason))
        else:
            found.append((item.position, len(item.block)))
    return found


def sizes(content: bytes, largest: int = LARGEST) -> list[int | str]:
    return [size for _, size in read(content, largest)]


def drop_digests(record: bytes) -> bytes:
    return re.sub(rb"WARC-Block-Digest: [^\n]*\n", b"", record, count=1)


def state_length(record: bytes, stated: bytes) -> bytes:
    return re.sub(rb"Content-Length: \d+", b"Content-Length: " + stated, record, count=1)


def flip(content: bytes, at: int, count: int = 16) -> bytes:
    return (
        content[:at]
        + bytes(byte ^ 0xFF for byte in content[at : at + count])
        + content[at + count :]
    )


def zstd_archive(dictionary: bytes) -> bytes:
    frame = b"\x5d\x2a\x4d\x18" + len(dictionary).to_bytes(4, "little") + dictionary
    return frame + b"".join(zstd.compress(part, zstd_dict=DICTIONARY) for part in RECORDS)


def members(pack: Callable[[bytes], bytes], parts: list[bytes]) -> bytes:
    return b"".join(pack(part) for part in parts)


PIECES = [PLAIN[at : at + 700] for at in range(0, len(PLAIN), 700)]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAIN, id="plain"),
        pytest.param(PLAIN.replace(b"WARC/1.0", b"WARC/0.18"), id="an old version"),
        pytest.param(PLAIN.replace(b"WARC/1.0", b"WARC/1.1"), id="version 1.1"),
        pytest.param(members(gzip.compress, RECORDS), id="a gzip member a record"),
        pytest.param(gzip.compress(PLAIN), id="one gzip stream"),
        pytest.param(members(gzip.compress, PIECES), id="gzip members cut anywhere"),
        pytest.param(members(zstd.compress, RECORDS), id="a zstd frame a record"),
        pytest.param(zstd.compress(PLAIN), id="one zstd frame"),
        pytest.param(members(zstd.compress, PIECES), id="zstd frames cut anywhere"),
        pytest.param(zstd_archive(DICTIONARY.dict_content), id="zstd with a dictionary"),
        pytest.param(
            zstd_archive(zstd.compress(DICTIONARY.dict_content)), id="zstd with a packed dictionary"
        ),
        pytest.param(PLAIN.replace(b"\r\n\r\nWARC", b"\r\n\r\n\r\nWARC"), id="too many line ends"),
        pytest.param(
            members(lambda part: gzip.compress(part) + b"\r\n", RECORDS),
            id="line ends after members",
        ),
        pytest.param(
            INFO + FIRST + gzip.compress(SECOND) + gzip.compress(THIRD), id="packed behind plain"
        ),
        pytest.param(
            gzip.compress(INFO) + gzip.compress(FIRST) + SECOND + THIRD, id="plain behind packed"
        ),
        pytest.param(
            members(lambda part: gzip.compress(part) + bytes(100), RECORDS),
            id="zeros after members",
        ),
    ],
)
def test_warc_records_are_read_in_each_packing(content: bytes) -> None:
    assert sizes(content) == SIZES


def test_warc_records_of_a_plain_file_come_out_of_a_pipe() -> None:
    class Pipe:
        """A handle that can do nothing but be read, a little at a time."""

        def __init__(self) -> None:
            self.inner = io.BytesIO(state_length(PLAIN, b"17"))

        def read(self, size: int) -> bytes:
            return self.inner.read(min(size, 1000))

    found = list(read_records(Pipe(), LARGEST))  # type: ignore[arg-type]
    assert [len(item.block) for item in found if not isinstance(item, Damage)] == SIZES


def test_warc_records_reports_the_damage_of_what_the_file_was_packed_in() -> None:
    class Damaged:
        """A plain file that came out of another compression, which is cut."""

        inner = io.BytesIO(PLAIN[:3000])

        def read(self, size: int) -> bytes:
            if piece := self.inner.read(size):
                return piece
            raise ArchiveError("truncated", "the bzip2 data ends in the middle")

    found = list(read_records(Damaged(), LARGEST))  # type: ignore[arg-type]
    assert [len(item.block) for item in found[:2] if not isinstance(item, Damage)] == SIZES[:2]
    (damage,) = found[2:]
    assert isinstance(damage, Damage)
    assert (damage.position, damage.error.reason) == ("byte 2813", "truncated")
    assert damage.error.detail == (
        "the bzip2 data ends in the middle; lost: bytes 2813 to 3000 of the file"
    )


GZIP = [gzip.compress(part, mtime=0) for part in RECORDS]
ZSTD = [zstd.compress(part) for part in RECORDS]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            GZIP[0] + flip(GZIP[1], 300) + GZIP[2] + GZIP[3],
            [18, "bad_record", 1953, 2470],
            id="bytes flipped in a gzip member",
        ),
        pytest.param(
            ZSTD[0] + flip(ZSTD[1], 300) + ZSTD[2] + ZSTD[3],
            [18, "bad_record", 1953, 2470],
            id="bytes flipped in a zstd frame",
        ),
        pytest.param(b"".join(GZIP)[:-400], [18, 2191, 1953, "truncated"], id="a cut gzip member"),
        pytest.param(b"".join(ZSTD)[:-400], [18, 2191, 1953, "truncated"], id="a cut zstd frame"),
        pytest.param(
            GZIP[0] + flip(GZIP[1], len(GZIP[1]) - 8, 1) + GZIP[2],
            [18, 2191, "bad_record", 1953],
            id="only the checksum of a member is wrong, and the digest is right",
        ),
        pytest.param(
            GZIP[0] + flip(gzip.compress(drop_digests(FIRST)), -8 + 1300, 0)[:-4] + GZIP[2],
            [18, "bad_record", 1953],
            id="the checksum of a member is cut, and there is no digest",
        ),
        pytest.param(
            b"".join(GZIP) + b"random bytes", [18, 2191, 1953, 2470, "bad_record"], id="junk behind"
        ),
        pytest.param(
            zstd_archive(DICTIONARY.dict_content)[4008:], ["bad_record"], id="a lost dictionary"
        ),
        pytest.param(
            zstd_archive(b"\x37\xa4\x30\xec" + b"a" * 50), ["unreadable"], id="no dictionary at all"
        ),
        pytest.param(
            zstd_archive(zstd.compress(bytes(1 << 25))), ["unreadable"], id="a bomb of one"
        ),
        pytest.param(
            INFO + b"junk\nmore junk\n" + FIRST + bytes(500) + SECOND,
            [18, "bad_record", 2191, 1953],
            id="junk and zeros between plain records",
        ),
        pytest.param(
            INFO + FIRST[:900] + SECOND,
            [18, "bad_record", 1953],
            id="a plain record cut, glued to the next",
        ),
        pytest.param(PLAIN[:-300], [18, 2191, 1953, "truncated"], id="a plain file cut"),
        pytest.param(gzip.compress(bytes(30_000_000)), ["too_large"], id="zeros without end"),
        pytest.param(
            flip(GZIP[0], 0) + GZIP[1] + GZIP[2], ["bad_record", 2191, 1953], id="a damaged front"
        ),
        pytest.param(b"".join(ZSTD)[50:], ["bad_record", 2191, 1953, 2470], id="a lost front"),
        pytest.param(b"", [], id="nothing"),
    ],
)
def test_warc_records_reads_past_damage(content: bytes, expected: list[int | str]) -> None:
    assert sizes(content) == expected


def test_warc_records_damage_says_what_was_lost() -> None:
    content = GZIP[0] + flip(GZIP[1], 300) + GZIP[2]
    (damage,) = (
        item for item in read_records(io.BytesIO(content), LARGEST) if isinstance(item, Damage)
    )
    start, end = len(GZIP[0]), len(GZIP[0] + GZIP[1])
    assert damage.position == f"byte {start}"
    assert damage.error.detail.endswith(f"; lost: bytes {start} to {end} of the file")


UNDIGESTED = drop_digests(FIRST)
OPEN = UNDIGESTED.replace(b"</html>", b"")
WITH_HTTP_LENGTH = state_length(
    OPEN.replace(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n" % 2116), b"5"
)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(state_length(FIRST, b"2291"), 2191, id="too long"),
        pytest.param(state_length(FIRST, b"1291"), 2191, id="too short"),
        pytest.param(state_length(FIRST, b"2193"), 2191, id="too long by a line end"),
        pytest.param(state_length(FIRST, b"2195"), 2191, id="too long by two line ends"),
        pytest.param(state_length(FIRST, b"2190"), 2191, id="too short by the last byte"),
        pytest.param(
            state_length(FIRST, b"4485"), 2191, id="reaches to the end of the next record"
        ),
        pytest.param(state_length(UNDIGESTED, b"4485"), 2191, id="the same without a digest"),
        pytest.param(state_length(UNDIGESTED, b"-5"), 2191, id="negative"),
        pytest.param(state_length(UNDIGESTED, b""), 2191, id="empty"),
        pytest.param(state_length(UNDIGESTED, b"ten"), 2191, id="no number"),
        pytest.param(state_length(UNDIGESTED, b"9" * 30), 2191, id="no number of bytes"),
        pytest.param(state_length(UNDIGESTED, b"99999999"), 2191, id="enormous"),
        pytest.param(UNDIGESTED.replace(b"Content-Length", b"Length", 1), 2191, id="missing"),
        pytest.param(state_length(OPEN, b"2291"), None, id="nothing vouches for it"),
        pytest.param(
            state_length(flip(FIRST, 1500), b"2291"),
            None,
            id="its digest speaks against it",
        ),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_warc_records_mends_a_wrong_length_or_says_so(
    record: bytes, expected: int | None, pack: Callable[[bytes], bytes]
) -> None:
    content = pack(INFO) + pack(record) + pack(SECOND)
    found = list(read_records(io.BytesIO(content), LARGEST))
    outcome = sizes(content)[1]
    assert sizes(content) == [18, outcome, 1953], "the next record is never swallowed"
    assert outcome == expected or (expected is None and outcome in ("bad_record", "truncated"))
    if isinstance(expected, int):
        assert not isinstance(found[1], Damage)
        assert found[1].note is not None
        assert found[1].note.reason == "bad_record"


def test_warc_records_takes_the_length_of_the_http_answer_as_proof() -> None:
    page = b"<html><body><p>No end tag."
    block = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)
    record = drop_digests(
        build_record("response", 1, "http://a.example/x", block, "application/http")
    )
    assert sizes(INFO + state_length(record, b"7") + SECOND) == [18, len(block), 1953]


def test_warc_records_keeps_a_page_that_quotes_a_record() -> None:
    quoted = b"<html><pre>\n\n" + SECOND + b"</pre></html>"
    block = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(quoted), quoted)
    record = build_record("response", 1, "http://a.example/x", block, "application/http")
    assert sizes(record + THIRD) == [len(block), 2470]
    assert sizes(drop_digests(record) + THIRD) == [len(block), 2470]
    assert sizes(state_length(record, b"99") + THIRD) == [len(block), 2470]


def test_warc_records_over_the_limit_are_damage() -> None:
    assert sizes(INFO + FIRST + SECOND, largest=2000) == [18, "too_large", 1953]


def test_warc_records_many_false_starts_take_no_long_time() -> None:
    """Guards a search for the header's end that began anew, over 64 kB, at each record line."""
    found = sizes(b"WARC/1.0\r\nWARC-\r\n" * 20_000)
    assert set(found) == {"bad_record"}
    assert len(found) == 20_000


@pytest.mark.parametrize(
    ("content", "is_archive"),
    [
        pytest.param(PLAIN, True, id="plain"),
        pytest.param(gzip.compress(PLAIN), True, id="gzip"),
        pytest.param(zstd.compress(PLAIN), True, id="zstd"),
        pytest.param(zstd_archive(DICTIONARY.dict_content), True, id="zstd with a dictionary"),
        pytest.param(flip(GZIP[0], 20) + GZIP[1], True, id="a damaged first member"),
        pytest.param(b"".join(GZIP)[30:], True, id="a lost front"),
        pytest.param(
            gzip.compress(bytes(8192) + b"".join(GZIP), 0),
            False,
            id="archives inside a tar in gzip",
        ),
        pytest.param(gzip.compress(b"words " * 100), False, id="other bytes in gzip"),
        pytest.param(b"words " * 100, False, id="other bytes"),
        pytest.param(b"", False, id="nothing"),
    ],
)
def test_warc_records_tells_an_archive_by_its_front(content: bytes, is_archive: bool) -> None:
    assert opens_archive(io.BytesIO(content)) is is_archive


BLOCKS = [record[record.index(b"\r\n\r\n") + 4 : -4] for record in RECORDS]
PACKINGS: list[Callable[[bytes], bytes]] = [
    bytes,
    lambda part: gzip.compress(part, mtime=0),
    zstd.compress,
]


@slow_property(200, 2000)
@given(
    pack=st.sampled_from(PACKINGS),
    order=st.lists(st.integers(0, 3), min_size=1, max_size=8),
    place=st.floats(0, 1),
    count=st.integers(0, 4000),
    junk=st.one_of(
        # those bytes open a zstd frame that is to be skipped, however long it says that it is
        st.binary(max_size=60).filter(lambda junk: b"*M\x18" not in junk),
        st.tuples(st.integers(0, 3), st.integers(0, 3000)),
        st.just(b"\r\n"),
    ),
)
def test_warc_records_finds_each_record_that_damage_left_whole(
    pack: Callable[[bytes], bytes],
    order: list[int],
    place: float,
    count: int,
    junk: bytes | tuple[int, int],
) -> None:
    """The junk is a piece of another record, packed in the same way, or any bytes."""
    parts = [pack(RECORDS[number]) for number in order]
    content = b"".join(parts)
    start = round(place * len(content))
    if isinstance(junk, tuple):
        junk = pack(RECORDS[junk[0]])[: junk[1]]
    bent = content[:start] + junk + content[start + count :]
    found = [
        item.block
        for item in read_records(io.BytesIO(bent), LARGEST)
        if not isinstance(item, Damage)
    ]
    at = 0
    for number, part in zip(order, parts, strict=True):
        if at + len(part) <= start or at >= start + count:
            assert BLOCKS[number] in found
            found.remove(BLOCKS[number])
        at += len(part)
