"""Archives to outcomes: what each record comes to, damage, limits, and any bytes at all."""

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.readers.archive import READERS, read_archive
from flows.readers.discover import discover
from flows.readers.outcomes import Outcome, ReadLimits, Source
from tests.support import paths
from tests.support.build_sample_warc import build_crawl
from tests.support.reading import brief_by_headline as brief
from transforms.errors import ArchiveError
from transforms.ids import hash_id
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

ARCHIVES = paths.DATA / "archives"
SHARED = paths.SHARED / "data" / "archives" / "malformed"


def read(path: Path, limits: ReadLimits | None = None) -> list[Outcome]:
    (ref,) = discover([path]).archives
    return list(read_archive(ref, run_id="run", limits=limits or ReadLimits()))


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
        detail="no text in the fields id, title, date; it is looked for in text, body, content …",
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


def test_read_zip_passes_over_what_file_managers_leave(tmp_path: Path) -> None:
    path = tmp_path / "stories.zip"
    left = ("__MACOSX/._a.html", ".DS_Store", "x/Thumbs.db", "desktop.ini", "._b.txt")
    with zipfile.ZipFile(path, "w") as archive:
        for name in left:
            archive.writestr(name, "[.ShellClassInfo]\nThe icon of a folder lies elsewhere.\n")
        archive.writestr("story.txt", "Toll rises\n\nThe toll on the old bridge rises in March.\n")
    *passed, story = read(path)
    assert [brief(one) for one in passed] == [(name, "not_an_article") for name in left]
    assert isinstance(story, StoredArticle)


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
