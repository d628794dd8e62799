"""Batches in worker processes that die: what is left out is one article, with its reason."""

import json
import os
import signal
import time
from collections.abc import Sequence
from concurrent.futures import wait
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from flows import schedule
from flows.ingest import IngestedArchive
from flows.pools import Job, LocalPool, MakePool
from flows.schedule import work_archives
from flows.settings import Settings
from flows.survey import WorkedArchive, survey_archives
from flows.work import annotate_parts, ingest_archives, load_models
from tests.support import deadly_model
from transforms.lake.batches import read_manifest, read_records
from transforms.lake.records import ANNOTATE_TABLES

PLAIN = (
    "The harbour committee met on {day} May. “The quay will close on {day} June,” said Jane Roe, "
    "the harbour master. The fish market moves to the north side of the town until autumn, and "
    "its traders have asked for lower rents while the work lasts."
)


def write_stories(path: Path, words: Sequence[str]) -> Path:
    """An archive of one story for each word, which stands in its text."""
    lines = [
        json.dumps(
            {
                "url": f"https://harbour-post.example/{number}",
                "headline": f"Quay closes, report {number}",
                "text": f"{PLAIN.format(day=number + 1)} {word}",
                "language": "en",
            }
        )
        for number, word in enumerate(words)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def work(archive: Path, settings: Settings, new_pool: MakePool = LocalPool) -> WorkedArchive:
    survey = survey_archives([str(archive)], settings)
    (worked,) = work_archives(survey, settings, frozenset(), new_pool)
    return worked


def read_rows(worked: WorkedArchive, table: str) -> list[Any]:
    return [
        row for folder in worked.annotate_folders if folder for row in read_records(folder, table)
    ]


def count_said(worked: WorkedArchive) -> int:
    """Articles whose one quotation between marks was found."""
    return sum(row.text.startswith("“") for row in read_rows(worked, "quotes"))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.syspath_prepend(deadly_model.install(tmp_path / "packages"))
    return Settings(
        lake=tmp_path / "lake",
        warehouse=tmp_path / "warehouse.duckdb",
        workers=2,
        languages={"en": deadly_model.NAME},
        profile="fast",
        batch_seconds=60,
    )


def in_prefect(settings: Settings) -> MakePool:
    from flows.runners import make_pool

    return lambda workers: make_pool(settings, workers)


@pytest.mark.parametrize(
    ("words", "deadly"),
    [
        pytest.param(
            [""] * 5 + ["KILLS"] + [""] * 4, {5}, id="one that is killed", marks=pytest.mark.long
        ),
        pytest.param(
            ["EATS", "", "", "KILLS"],
            {0, 3},
            id="one out of memory, one killed",
            marks=pytest.mark.long,
        ),
        pytest.param(["KILLS"], {0}, id="alone in its batch"),
    ],
)
def test_schedule_an_article_that_kills_its_worker_is_all_that_is_left_out(
    settings: Settings, tmp_path: Path, words: list[str], deadly: set[int]
) -> None:
    worked = work(write_stories(tmp_path / "stories.jsonl", words), settings)
    assert (worked.failure, worked.rejects) == (None, [])
    positions = {f"line {number + 1}": number for number in range(len(words))}
    rejects = read_rows(worked, "rejects")
    assert {positions[row.position] for row in rejects} == deadly
    assert {(row.stage, row.reason) for row in rejects} == {("annotate", "annotation_failed")}
    assert "the worker process died on it" in rejects[0].detail
    statuses = [row.annotation_status for row in read_rows(worked, "annotations")]
    assert statuses == [
        "failed" if number in deadly else "annotated" for number in range(len(words))
    ]
    assert count_said(worked) == len(words) - len(deadly)
    # One batch a slice, as if nothing had happened: the parts are gone.
    (folder,) = worked.annotate_folders
    assert folder is not None
    assert sorted(folder.parent.iterdir()) == [folder]


class NarrowPool(LocalPool):
    """A pool on a machine that has no memory for the models of a worker."""

    def submit(self, job: Job) -> Any:
        needs_models = job.function in (annotate_parts, load_models)
        return super().submit(replace(job, function=die) if needs_models else job)


def die(**_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_schedule_no_article_is_blamed_where_no_worker_can_live(
    settings: Settings, tmp_path: Path
) -> None:
    """Guard: with too little memory each article was left out, for good, and the night said 0."""
    archive = write_stories(tmp_path / "stories.jsonl", ["calm"])
    with pytest.raises(MemoryError, match="ends while it loads its models, each time"):
        work(archive, settings, NarrowPool)
    assert not list(settings.lake.glob("annotate/*/*/manifest.json"))
    assert count_said(work(archive, settings)) == 1


class LatePool(LocalPool):
    """A pool in which the end of reading is told last, as of a large archive; what it is asked."""

    asked: ClassVar[list[str]] = []

    def submit(self, job: Job) -> Any:
        self.asked.append(job.function.__name__)
        return super().submit(job)

    def next_done(self, handles: Sequence[Any]) -> Any:
        wait(handles)
        handle = next((handle for handle in handles if not is_reading(handle)), handles[0])
        if is_reading(handle):
            self.asked.append("archive read")
        return handle


class BrokenPool(LatePool):
    """A pool in which reading ends badly, when all batches are written."""

    def submit(self, job: Job) -> Any:
        is_read = job.function is ingest_archives
        return super().submit(replace(job, function=read_in_vain) if is_read else job)


def read_in_vain(**parameters: Any) -> None:
    ingest_archives(**parameters)
    raise RuntimeError("the disk is gone")


def is_reading(handle: Any) -> bool:
    if handle.exception() is not None:
        return True
    end = handle.result()
    return bool(end) and isinstance(end[0], IngestedArchive)


def test_schedule_batches_are_annotated_while_their_archive_is_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before, one worker read a large archive and all others waited for its end.

    A worker with nothing to read loads the models in the meantime.
    """
    archive = write_stories(tmp_path / "stories.jsonl", ["calm", "windy"] * 21)
    settings = Settings(lake=tmp_path / "lake", warehouse=tmp_path / "w.duckdb", workers=2)
    monkeypatch.setattr(schedule, "LEAST_SHARED", archive.stat().st_size)
    LatePool.asked.clear()
    worked = work(archive, settings, LatePool)
    assert LatePool.asked == [
        *("ingest_archives", "load_models"),
        *("annotate_parts", "annotate_parts"),
        "archive read",
    ]
    assert (worked.is_finished, count_said(worked)) == (True, 42)
    manifests = [read_manifest(folder) for folder in worked.annotate_folders if folder]
    assert [manifest and manifest.slice_no for manifest in manifests] == [0, 1]


def test_schedule_what_was_annotated_of_an_archive_that_ends_badly_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its articles are not loaded, and quotes of no article would stop the whole night."""
    archive = write_stories(tmp_path / "stories.jsonl", ["calm"])
    settings = Settings(lake=tmp_path / "lake", warehouse=tmp_path / "w.duckdb", workers=2)
    monkeypatch.setattr(schedule, "LEAST_SHARED", archive.stat().st_size)
    BrokenPool.asked.clear()
    worked = work(archive, settings, BrokenPool)
    assert BrokenPool.asked == ["read_in_vain", "load_models", "annotate_parts", "archive read"]
    assert (worked.ingest_folders, worked.annotate_folders) == ([], [])
    (reject,) = worked.rejects
    assert (reject.reason, reject.detail) == ("unreadable", "RuntimeError: the disk is gone")


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        pytest.param(9, [(0, None)], id="too few to be cut", marks=pytest.mark.long),
        pytest.param(13, [(0, 6), (6, 13)], id="in halves"),
        pytest.param(
            24,
            [(0, 6), (6, 12), (12, 18), (18, 24)],
            id="in halves of halves",
            marks=pytest.mark.long,
        ),
    ],
)
def test_schedule_the_last_batch_is_cut_so_that_all_workers_have_a_part(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    texts: int,
    parts: list[tuple[int, int | None]],
) -> None:
    """Before, one worker had nothing to do while the other one annotated the last batch."""
    archive = write_stories(tmp_path / "stories.jsonl", ["calm"] * texts)
    settings = Settings(lake=tmp_path / "lake", warehouse=tmp_path / "w.duckdb", workers=2)
    monkeypatch.setattr(schedule, "LEAST_SHARED", archive.stat().st_size)
    PartsPool.parts.clear()
    worked = work(archive, settings, PartsPool)
    assert sorted(PartsPool.parts) == parts
    (folder,) = worked.annotate_folders
    assert folder is not None
    assert sorted(folder.parent.iterdir()) == [folder]
    alone = settings.model_copy(update={"lake": tmp_path / "other", "workers": 1})
    (whole,) = work(archive, alone).annotate_folders
    assert whole is not None
    assert without_runs(folder) == without_runs(whole)


@pytest.mark.long
def test_schedule_a_batch_that_was_cut_is_found_again_and_made_again_where_it_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: where its manifest was empty, it ended the run."""
    archive = write_stories(tmp_path / "stories.jsonl", ["calm"] * 13)
    settings = Settings(lake=tmp_path / "lake", warehouse=tmp_path / "w.duckdb", workers=2)
    monkeypatch.setattr(schedule, "LEAST_SHARED", archive.stat().st_size)
    PartsPool.parts.clear()
    (folder,) = work(archive, settings, PartsPool).annotate_folders
    assert folder is not None
    whole = without_runs(folder)
    parts = sorted(PartsPool.parts)
    assert parts == [(0, 6), (6, 13)]
    PartsPool.parts.clear()
    assert work(archive, settings, PartsPool).annotate_folders == [folder]
    assert PartsPool.parts == [(0, None)]
    (folder / "manifest.json").write_bytes(b"")
    PartsPool.parts.clear()
    assert work(archive, settings, PartsPool).annotate_folders == [folder]
    assert sorted(PartsPool.parts) == parts
    assert without_runs(folder) == whole


class PartsPool(LocalPool):
    """A pool that notes the stretches of batches that it annotates."""

    parts: ClassVar[list[tuple[int, int | None]]] = []

    def submit(self, job: Job) -> Any:
        if job.function is annotate_parts:
            self.parts.extend((part.start, part.stop) for part in job.subject)
        return super().submit(job)


def without_runs(folder: Path) -> dict[str, list[Any]]:
    """All rows of a batch by table, which two runs made."""
    return {
        table: [replace(row, run_id="") for row in read_records(folder, table)]
        for table in ANNOTATE_TABLES
    }


@pytest.mark.long
def test_schedule_parts_make_the_batch_that_the_whole_would_be(
    settings: Settings, tmp_path: Path
) -> None:
    """The rows around a deadly article are those of a run in which it is not there."""
    worked = work(write_stories(tmp_path / "deadly.jsonl", ["", "", "KILLS", ""]), settings)
    harmless = work(write_stories(tmp_path / "harmless.jsonl", ["", "", "HARMS", ""]), settings)
    (folder,) = worked.annotate_folders
    assert folder is not None
    manifest = read_manifest(folder)
    assert manifest is not None
    assert manifest.counts == {"articles": 3, "failed": 1, "known": 0, "tokens": 159}
    said = [(row.article_id, row.text, row.char_start) for row in read_rows(worked, "quotes")]
    expected = [(row.article_id, row.text, row.char_start) for row in read_rows(harmless, "quotes")]
    assert len(expected) == 8
    assert said == expected[:4] + expected[6:]


@pytest.mark.long
def test_schedule_an_article_that_hangs_is_stopped_and_left_out(
    settings: Settings, tmp_path: Path
) -> None:
    began = time.monotonic()
    work(write_stories(tmp_path / "calm.jsonl", [""]), settings)
    # A limit that a machine with other work does not exceed by itself.
    limit = 6 + round(2 * (time.monotonic() - began))
    archive = write_stories(tmp_path / "stories.jsonl", ["", "HANGS"])
    worked = work(archive, settings.model_copy(update={"batch_seconds": limit}))
    (reject,) = read_rows(worked, "rejects")
    assert (reject.position, reject.reason) == ("line 2", "timeout")
    assert reject.detail == f"took longer than {limit} s; raise batch_seconds"
    assert count_said(worked) == 1


@pytest.mark.long
def test_schedule_deadly_articles_are_found_the_same_way_on_dask(
    api: str, settings: Settings, tmp_path: Path
) -> None:
    from prefect import flow

    archive = write_stories(tmp_path / "stories.jsonl", ["", "KILLS", ""])
    # A cluster that starts on a machine with other work takes longer than a batch of three.
    settings = settings.model_copy(update={"task_runner": "dask", "batch_seconds": 900})

    @flow
    def night() -> WorkedArchive:
        return work(archive, settings, in_prefect(settings))

    worked = night()
    (reject,) = read_rows(worked, "rejects")
    assert (reject.position, reject.reason) == ("line 2", "annotation_failed")
    assert count_said(worked) == 2
