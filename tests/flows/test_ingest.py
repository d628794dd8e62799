"""Archives to batches: accounting, cutting, and the same batches after any death."""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import flows.ingest
from flows.ingest import IngestedArchive, archive_marker, ingest_archive, ingest_versions
from flows.readers.discover import ArchiveRef, discover
from flows.readers.outcomes import Outcome
from flows.work import Failure, ingest_archives
from tests.support import paths
from tests.support.s3_server import BUCKET, serve_bucket
from transforms.errors import ArchiveError
from transforms.lake.batches import read_manifest, read_records

ARCHIVES = paths.DATA / "archives"


def ref_of(*parts: str) -> ArchiveRef:
    (ref,) = discover([ARCHIVES.joinpath(*parts)]).archives
    return ref


def rows_of(done: IngestedArchive, table: str) -> list[object]:
    return [row for folder in done.folders for row in read_records(folder, table)]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    flows.ingest.code_versions.cache_clear()
    monkeypatch.setattr(flows.ingest, "BATCH_ARTICLES", 3)


@pytest.fixture(autouse=True)
def _fresh_versions() -> object:
    yield
    flows.ingest.code_versions.cache_clear()


def test_ingest_accounts_for_every_record(tmp_path: Path) -> None:
    for ref in discover([ARCHIVES]).archives:
        counts = ingest_archive(ref, lake=tmp_path, run_id="r").counts
        skipped = sum(count for name, count in counts.items() if name.startswith("skipped_"))
        assert counts["seen"] == counts["articles"] + counts["rejected"] + skipped, ref.uri


def test_ingest_writes_a_version_once_a_batch_and_an_article_each_time(tmp_path: Path) -> None:
    done = ingest_archive(ref_of("crawl", "sample.warc.gz"), lake=tmp_path, run_id="r")
    assert done.counts == {
        "seen": 11,
        "articles": 8,
        "rejected": 0,
        "skipped_not_a_response": 1,
        "skipped_http_status": 1,
        "skipped_not_an_article": 1,
    }
    assert len(rows_of(done, "articles")) == 8
    versions = [row.version_id for row in rows_of(done, "article_versions")]  # type: ignore[attr-defined]
    assert len(versions) == len(set(versions)) == 7
    assert {row.version_id for row in rows_of(done, "sections")} == set(versions)  # type: ignore[attr-defined]


def test_ingest_does_not_open_a_finished_archive_again(tmp_path: Path) -> None:
    feed = tmp_path / "daily.jsonl"
    shutil.copy(ARCHIVES / "feed" / "daily.jsonl", feed)
    (ref,) = discover([feed]).archives
    first = ingest_archive(ref, lake=tmp_path / "lake", run_id="one")
    feed.unlink()
    assert ingest_archive(ref, lake=tmp_path / "lake", run_id="two") == first


@pytest.mark.usefixtures("small_batches")
def test_ingest_killed_anywhere_gives_the_same_batches(tmp_path: Path) -> None:
    ref = ref_of("crawl", "sample.warc.gz")
    whole = ingest_archive(ref, lake=tmp_path, run_id="one")
    assert [read_manifest(folder).counts["articles"] for folder in whole.folders] == [3, 3, 2]  # type: ignore[union-attr]
    tables = {name: rows_of(whole, name) for name in ("articles", "article_versions", "sections")}
    for lost in range(3):
        archive_marker(tmp_path, ref.archive_id, ingest_versions()).unlink()
        for folder in whole.folders[lost:]:
            shutil.rmtree(folder)
        (tmp_path / "ingest" / ref.archive_id / ".writing-x").mkdir(exist_ok=True)
        again = ingest_archive(ref, lake=tmp_path, run_id="one")
        assert again == whole
        assert {name: rows_of(again, name) for name in tables} == tables


def test_ingest_marker_is_believed_only_if_its_batches_are_there(tmp_path: Path) -> None:
    ref = ref_of("feed", "daily.jsonl")
    done = ingest_archive(ref, lake=tmp_path, run_id="r")
    marker = archive_marker(tmp_path, ref.archive_id, ingest_versions())
    assert json.loads(marker.read_text())["batches"] == [folder.name for folder in done.folders]
    shutil.rmtree(done.folders[0])
    assert ingest_archive(ref, lake=tmp_path, run_id="r") == done
    marker.write_text("{cut")
    assert ingest_archive(ref, lake=tmp_path, run_id="r") == done


def test_ingest_knows_the_correction_and_the_unchanged_repeat_of_the_next_day(
    tmp_path: Path,
) -> None:
    days = [
        {
            row.source_record: row  # type: ignore[attr-defined]
            for row in rows_of(
                ingest_archive(ref_of("feed", name), lake=tmp_path, run_id="r"), "articles"
            )
        }
        for name in ("daily.jsonl", "next-day.jsonl")
    ]
    corrected, repeated = "dc-2025-0412", "dc-2025-0413"
    assert days[0][corrected].article_id == days[1][corrected].article_id  # type: ignore[attr-defined]
    assert days[0][corrected].version_id != days[1][corrected].version_id  # type: ignore[attr-defined]
    assert days[0][repeated].version_id == days[1][repeated].version_id  # type: ignore[attr-defined]


def test_ingest_reads_a_file_that_changed_since_as_what_it_is_now(tmp_path: Path) -> None:
    feed = tmp_path / "daily.jsonl"
    feed.write_text('{"id": "a", "text": "The toll rises."}\n')
    (found,) = discover([feed]).archives
    feed.write_text('{"id": "a", "text": "The toll falls again."}\n')
    (changed,) = discover([feed]).archives

    done = ingest_archive(found, lake=tmp_path / "lake", run_id="r")

    assert (done.ref, done.ref.archive_id == found.archive_id) == (changed, False)
    assert [row.archive_id for row in rows_of(done, "articles")] == [changed.archive_id]  # type: ignore[attr-defined]
    assert ingest_archive(changed, lake=tmp_path / "lake", run_id="s") == done


def test_ingest_reads_an_object_that_changed_since_as_what_it_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve_bucket(monkeypatch) as client:
        client.put_object(Bucket=BUCKET, Key="a.jsonl", Body=b'{"id": "a", "text": "It rises."}')
        (found,) = discover(["s3://news/a.jsonl"]).archives
        client.put_object(Bucket=BUCKET, Key="a.jsonl", Body=b'{"id": "a", "text": "It falls."} ')
        (changed,) = discover(["s3://news/a.jsonl"]).archives

        done = ingest_archive(found, lake=tmp_path / "lake", run_id="r")

    assert (done.ref, done.ref.archive_id == found.archive_id) == (changed, False)
    assert [row.archive_id for row in rows_of(done, "articles")] == [changed.archive_id]  # type: ignore[attr-defined]
    assert [row.text for row in rows_of(done, "article_versions")] == ["It falls."]  # type: ignore[attr-defined]


def test_ingest_of_a_file_that_is_written_to_while_it_is_read_is_no_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = tmp_path / "daily.jsonl"
    feed.write_text('{"id": "a", "text": "The toll rises."}\n')
    (ref,) = discover([feed]).archives
    cut = flows.ingest._cut_slices

    def write_on(outcomes: Iterable[Outcome]) -> Iterator[Any]:
        yield from cut(outcomes)
        with feed.open("a") as handle:
            handle.write('{"id": "b", "text": "The ferry stops."}\n')

    monkeypatch.setattr(flows.ingest, "_cut_slices", write_on)
    with pytest.raises(ArchiveError, match="written to while it was read"):
        ingest_archive(ref, lake=tmp_path / "lake", run_id="r")
    assert not archive_marker(tmp_path / "lake", ref.archive_id, ingest_versions()).exists()
    (ref,) = discover([feed]).archives
    # Guard: the name of the error and its reason stood in front.
    told = "written to while it was read; the next run reads it anew"
    assert ingest_archives([ref], tmp_path / "lake", "r", 60, 60, {}) == [
        Failure(f"{feed}: {told}")
    ]
