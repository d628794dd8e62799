"""Archives to outcomes: what each record comes to, damage, limits, and any bytes at all."""

import bz2
import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.discover import discover
from flows.outcomes import Outcome, ReadLimits, Source
from flows.read import READERS, read_archive, read_file
from tests.build_sample_warc import build_broken, build_crawl
from transforms.article import StoredArticle
from transforms.errors import ArchiveError
from transforms.ids import hash_id
from transforms.records import Reject

ARCHIVES = Path(__file__).parent / "data" / "archives"
SHARED = Path(__file__).parents[2] / "shared" / "data" / "archives" / "malformed"


def read(path: Path, limits: ReadLimits | None = None) -> list[Outcome]:
    (ref,) = discover([path]).archives
    return list(read_archive(ref, run_id="run", limits=limits or ReadLimits()))


def brief(outcome: Outcome) -> tuple[str, str]:
    """Position, and what became of the record: a reason, or the headline."""
    if isinstance(outcome, StoredArticle):
        return outcome.article.position, outcome.article.headline or ""
    return outcome.position, outcome.reason


def test_read_lines_gives_each_line_its_outcome() -> None:
    path = ARCHIVES / "broken" / "bad-lines.jsonl"
    assert [brief(outcome) for outcome in read(path)] == [
        ("line 1", "Line after a byte order mark"),
        ("line 2", "bad_json"),
        ("line 3", "bad_json"),
        ("line 4", "blank"),
        ("line 5", "bad_json"),
        ("line 6", "A number that is none"),
        ("line 7", "bad_encoding"),
        ("line 8", "bad_encoding"),
        ("line 9", "12345"),
        ("line 10", "missing_text"),
        ("line 11", "Two ways to read a date"),
        ("line 12", "repeated_id"),
        ("line 13", "No such day"),
    ]


def test_read_lines_reject_is_a_whole_row() -> None:
    path = ARCHIVES / "broken" / "bad-lines.jsonl"
    (ref,) = discover([path]).archives
    outcome = read(path)[9]
    assert outcome == Reject(
        reject_id=hash_id("reject", ref.archive_id, "ingest", "line 10", "missing_text"),
        archive_id=ref.archive_id,
        stage="ingest",
        position="line 10",
        source_record="b7",
        url=None,
        reason="missing_text",
        detail="no text in any of the fields text, body, content, body_text, content_text",
        run_id="run",
    )


def test_read_lines_passes_over_a_long_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = b'{"id": "a", "title": "Good", "text": "The bridge will close."}\n'
    path.write_bytes(
        good + b'{"text": "' + b"word " * 400_000 + b'"}\n' + good.replace(b'"a"', b'"b"')
    )
    assert [brief(outcome) for outcome in read(path, ReadLimits(record_bytes=1_000_000))] == [
        ("line 1", "Good"),
        ("line 2", "too_large"),
        ("line 3", "Good"),
    ]


def test_read_lines_keeps_what_stands_before_a_cut_in_gzip(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = b"".join(
        b'{"id": %d, "title": "T", "text": "Words %d."}\n' % (n, n) for n in range(5000)
    )
    path.write_bytes(gzip.compress(lines)[:-4000])
    outcomes = read(path)
    assert isinstance(outcomes[-1], Reject)
    assert outcomes[-1].reason == "truncated"
    assert len(outcomes) > 100
    assert all(isinstance(outcome, StoredArticle) for outcome in outcomes[:-1])


def test_read_text_is_placed_by_its_name_below_the_folder() -> None:
    (outcome,) = read(ARCHIVES / "wire" / "flood-walls.txt")
    assert isinstance(outcome, StoredArticle)
    assert outcome.article.position == "flood-walls.txt"
    assert outcome.article.source_record == "flood-walls.txt"


def test_read_text_over_the_limit_is_refused() -> None:
    (outcome,) = read(ARCHIVES / "wire" / "flood-walls.txt", ReadLimits(record_bytes=100))
    assert brief(outcome) == ("flood-walls.txt", "too_large")


def test_read_warc_gives_each_record_its_outcome() -> None:
    outcomes = read(ARCHIVES / "crawl" / "sample.warc.gz")
    assert [brief(outcome)[1] for outcome in outcomes] == [
        "not_a_response",
        "Council passes budget by a single vote",
        "Children's hospital to reopen its night ward",
        "Cracks close bridge at Lipnik for nine weeks",
        "Ferry to the island will run through winter",
        "Late frost takes half the cider apples",
        "Library that ended fines gets its books back",
        "Tram line to the campus will open without trams",
        "Council passes budget by a single vote",
        "http_status",
        "not_an_article",
    ]
    articles = [outcome.article for outcome in outcomes if isinstance(outcome, StoredArticle)]
    assert articles[0].version_id == articles[-1].version_id, "the same page under utm_source"


def test_read_warc_reads_past_damage_and_reports_it() -> None:
    outcomes = read(ARCHIVES / "broken" / "broken.warc.gz")
    assert [brief(outcome) for outcome in outcomes] == [
        ("byte 0", "not_a_response"),
        ("byte 215", "Council passes budget by a single vote"),
        ("byte 1521", "bad_record"),
        ("byte 2661", "Cracks close bridge at Lipnik for nine weeks"),
        ("byte 4048", "truncated"),
    ]


def test_read_warc_demo_is_what_its_builder_builds() -> None:
    packed = (ARCHIVES / "crawl" / "sample.warc.gz").read_bytes()
    assert gzip.decompress(packed) == b"".join(build_crawl())


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "one gzip stream"])
def test_read_warc_in_one_piece_gives_the_same_articles(tmp_path: Path, pack: type) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(pack(b"".join(build_crawl())))
    in_members = read(ARCHIVES / "crawl" / "sample.warc.gz")
    assert [brief(outcome)[1] for outcome in read(path)] == [
        brief(outcome)[1] for outcome in in_members
    ]


def test_read_warc_page_over_the_limits_is_refused() -> None:
    path = ARCHIVES / "crawl" / "sample.warc.gz"
    outcomes = read(path, ReadLimits(page_tags=10))
    assert [brief(outcome)[1] for outcome in outcomes].count("too_large") == 8


@pytest.mark.skipif(not SHARED.exists(), reason="the malformed archives are not here")
@pytest.mark.parametrize(
    ("name", "articles", "reasons"),
    [
        ("truncated-member.warc.gz", 3, ["truncated"]),
        ("corrupt-middle-member.warc.gz", 3, ["bad_record"]),
        ("one-gzip-stream.warc.gz", 4, []),
        ("content-length-too-long.warc", 4, ["bad_record"]),
        ("content-length-too-short.warc", 4, ["bad_record"]),
        ("content-length-not-a-number.warc.gz", 3, ["bad_record"]),
        ("trailing-garbage.warc.gz", 2, ["bad_record"]),
        ("plain-named.warc.gz", 2, []),
        ("bad-lines.jsonl.gz", 7, ["bad_json"] * 3 + ["bad_encoding"] * 2 + ["missing_text"]),
    ],
)
def test_read_malformed_archives(name: str, articles: int, reasons: list[str]) -> None:
    outcomes = read(SHARED / name)
    assert sum(isinstance(outcome, StoredArticle) for outcome in outcomes) == articles
    assert [outcome.reason for outcome in outcomes if isinstance(outcome, Reject)] == reasons


PAGE = (
    b"<html><head><title>Bridge to close</title></head><body><h1>Bridge to close</h1>"
    b"<p>The bridge will close on Friday for nine weeks, the road authority said.</p></body></html>"
)
FLOOD_WALLS = "Town to build flood walls after second high water in three years"
STORY = (ARCHIVES / "wire" / "flood-walls.txt").read_bytes()
Pack = Callable[[bytes], bytes]
SOURCE = Source("a" * 20, "folder/archive", "run", ReadLimits(container_depth=2))


def zip_up(content: bytes, name: str = "inner/file") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def tar_up(members: dict[str, bytes | tarfile.TarInfo]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in members.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def read_bytes(content: bytes) -> list[tuple[str, str]]:
    return [brief(outcome) for outcome in read_file(SOURCE, io.BytesIO(content))]


def test_read_page_in_a_file_is_an_article_with_the_name_of_the_file() -> None:
    (outcome,) = read_file(SOURCE, io.BytesIO(PAGE))
    assert isinstance(outcome, StoredArticle)
    assert (outcome.article.position, outcome.article.source_record) == ("folder/archive",) * 2
    assert outcome.article.headline == "Bridge to close"


def test_read_members_have_their_own_names_and_positions() -> None:
    lines = b'{"id": 1, "title": "One", "text": "Words."}\n{"id": 2}\n'
    packed = tar_up(
        {
            "day/page.html": PAGE,
            "day/feed.jsonl.gz": gzip.compress(lines),
            "day/inner.zip": zip_up(STORY, "wire.txt"),
            "day/crawl.warc.gz": (ARCHIVES / "crawl" / "sample.warc.gz").read_bytes(),
            "day/empty": b"",
            "day/photo.png": b"\x89PNG\r\n",
        }
    )
    for content in (packed, gzip.compress(packed), bz2.compress(packed)):
        found = read_bytes(content)
        assert found[:4] == [
            ("day/page.html", "Bridge to close"),
            ("day/feed.jsonl.gz line 1", "One"),
            ("day/feed.jsonl.gz line 2", "missing_text"),
            (
                "day/inner.zip/wire.txt",
                "Town to build flood walls after second high water in three years",
            ),
        ]
        assert found[4] == ("day/crawl.warc.gz byte 0", "not_a_response")
        assert found[15:] == [("day/empty", "blank"), ("day/photo.png", "unsupported_format")]


def test_read_tar_refuses_names_and_links_that_lead_out() -> None:
    packed = tar_up(
        {
            "good/page.html": PAGE,
            "../outside.html": PAGE,
            "/abs.html": PAGE,
            "..\\win.html": PAGE,
            "link": special("good/link", tarfile.SYMTYPE, "/etc"),
            "hard": special("good/hard", tarfile.LNKTYPE, "/etc/hostname"),
            "pipe": special("good/pipe", tarfile.FIFOTYPE),
            "good/link/through.html": PAGE,
            "folder": special("good", tarfile.DIRTYPE),
            "good/more.html": PAGE,
        }
    )
    assert read_bytes(packed) == [
        ("good/page.html", "Bridge to close"),
        ("../outside.html", "unsafe_name"),
        ("/abs.html", "unsafe_name"),
        ("..\\win.html", "unsafe_name"),
        ("good/link", "not_a_file"),
        ("good/hard", "not_a_file"),
        ("good/pipe", "not_a_file"),
        ("good/link/through.html", "unsafe_name"),
        ("good", "not_a_file"),
        ("good/more.html", "Bridge to close"),
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_read_zip_tells_members_of_one_name_apart() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("a.html", "../a.html", "a.html", "folder/"):
            archive.writestr(name, PAGE if name[-1] != "/" else b"")
    assert read_bytes(packed.getvalue()) == [
        ("a.html", "Bridge to close"),
        ("../a.html", "unsafe_name"),
        ("a.html (2)", "Bridge to close"),
        ("folder/", "not_a_file"),
    ]


def test_read_archives_inside_archives_have_a_limit() -> None:
    assert read_bytes(zip_up(zip_up(PAGE))) == [("inner/file/inner/file", "Bridge to close")]
    assert read_bytes(zip_up(zip_up(zip_up(PAGE)))) == [("inner/file/inner/file", "too_deep")]
    many = PAGE
    for _ in range(4):
        many = gzip.compress(many)
    assert read_bytes(many) == [("folder/archive", "too_deep")]


def test_read_keeps_what_stands_before_a_cut_in_a_tar() -> None:
    packed = gzip.compress(tar_up({"a.html": PAGE, "b.txt": STORY * 400, "c.html": PAGE}), 0)
    found = read_bytes(packed[:200_000])
    assert found == [
        ("a.html", "Bridge to close"),
        ("b.txt", "truncated"),
        ("folder/archive", "truncated"),
    ]


def test_read_damaged_zip_is_a_reject() -> None:
    packed = bytearray(zip_up(STORY * 3))
    assert read_bytes(bytes(packed[:-30])) == [("folder/archive", "unreadable")]
    packed[100:140] = bytes(40)
    assert read_bytes(bytes(packed)) == [("inner/file", "unreadable")]


def test_read_goes_on_when_a_page_takes_too_long() -> None:
    source = Source("a" * 20, "archive", "run", ReadLimits(page_seconds=0.01))
    slow = b"<html><body>" + PAGE + b"<p>One more thing was said there.</p>" * 20_000
    packed = zip_up(slow, "slow.html")
    assert [brief(outcome) for outcome in read_file(source, io.BytesIO(packed))] == [
        ("slow.html", "timeout")
    ]
    assert read_bytes(zip_up(PAGE, "good.html")) == [("good.html", "Bridge to close")]


def test_read_two_rejects_at_one_place_have_two_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_twice(source: Source, handle: object) -> Iterator[Outcome]:
        for _ in range(3):
            yield source.reject("line 1", ArchiveError("bad_json", "cut"))

    monkeypatch.setitem(READERS, "text", read_twice)
    outcomes = read(ARCHIVES / "wire" / "flood-walls.txt")
    assert [outcome.position for outcome in outcomes if isinstance(outcome, Reject)] == [
        "line 1",
        "line 1 (2)",
        "line 1 (3)",
    ]
    assert len({outcome.reject_id for outcome in outcomes if isinstance(outcome, Reject)}) == 3


RECORDS = b"".join(build_crawl()[:4])
SEEDS = [
    RECORDS,
    b"".join(gzip.compress(record) for record in build_crawl()[:4]),
    build_broken(build_crawl()),
    (ARCHIVES / "broken" / "bad-lines.jsonl").read_bytes(),
    gzip.compress((ARCHIVES / "feed" / "daily.jsonl").read_bytes()),
    STORY,
    PAGE,
    zip_up(PAGE),
    tar_up({"a.html": PAGE, "b.txt": STORY}),
]


@st.composite
def damaged_bytes(draw: st.DrawFn) -> bytes:
    """A good archive with pieces cut out, put in and flipped; or any bytes."""
    content = bytearray(draw(st.one_of(st.sampled_from(SEEDS), st.binary(max_size=300))))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 400)))
        content[start:end] = draw(st.binary(max_size=40))
    return bytes(content)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=damaged_bytes(), pack=st.sampled_from([bytes, gzip.compress, bz2.compress, zip_up]))
def test_read_any_bytes_give_outcomes_and_true_spans(content: bytes, pack: Pack) -> None:
    check(list(read_file(SOURCE, io.BytesIO(pack(content)))))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=damaged_bytes(), kind=st.sampled_from(sorted(READERS)))
def test_read_any_bytes_under_any_reader_give_outcomes(content: bytes, kind: str) -> None:
    """Also under a reader that would never be chosen for them."""
    with suppress(ArchiveError):
        check(list(READERS[kind](SOURCE, io.BytesIO(content))))


def check(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if isinstance(outcome, StoredArticle):
            text = outcome.version.text
            assert outcome.sections
            for section in outcome.sections:
                assert text[section.char_start : section.char_end].strip()
