"""The nightly flow: discover, ingest, annotate, load, check, publish.

In: patterns of archives and settings. Out: a `RunSummary`, the published warehouse, and an
artifact in Prefect. The decision to question: the pool is opened inside the flow and not given
to it as its task runner, since which runner it is comes with the settings, also for a
scheduled run, and since a broken pool has to be replaced in the middle of a night.
"""

import atexit
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.load_phase import (
    Tally,
    begin_night,
    close_night,
    load_worked,
    record_failure,
)
from flows.prefect_server import exported
from flows.progress import report
from flows.runners import ONE_THREAD
from flows.schedule import work_archives
from flows.settings import Settings
from flows.summary import RunSummary
from flows.survey import Survey, WorkedArchive, hold_lake, survey_archives
from transforms.lake.batches import sweep_unfinished
from transforms.lake.versions import annotate_versions
from warehouse.errors import ContractError, StoreBusy
from warehouse.load.ledger import count_reasons, known_versions
from warehouse.store.files import Working, open_working

ARCHIVES_A_TASK = 100
BUSY_RETRIES = 5
BUSY_SECONDS = 2


@flow(name="nightly", persist_result=False)
def nightly(archives: list[str], settings: Settings) -> RunSummary:
    """Bring what is new in the archives into the warehouse.

    Raises `StoreBusy` while another run works on the lake or the warehouse, `ContractError` if
    a check fails; the published file is then the old one.
    """
    if "PREFECT__FLOW_RUN_ID" in os.environ:
        atexit.register(_leave_quietly)
    with hold_lake(settings.lake), exported(ONE_THREAD):
        sweep_unfinished(settings.lake)
        report("discover", 0, 1)
        survey = discover_archives(archives, settings)
        report("discover", 1, 1)
        known = known_versions(
            settings.warehouse, annotate_versions(settings.languages, settings.attribution)
        )
        worked = work_archives(survey, settings, known)
        try:
            summary = write_night(worked, survey, settings)
        except ContractError as error:
            record_failure(survey, settings, error)
            leave_artifact(Tally().summarise(survey, "failed", problems=(str(error),)))
            raise
        leave_artifact(summary)
        return summary


def _leave_quietly() -> None:
    """End a scheduled run's process before DuckDB's binding prints a page about leaks."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def write_night(worked: list[WorkedArchive], survey: Survey, settings: Settings) -> RunSummary:
    """Load, check and publish, under the lock of the warehouse."""
    tally = Tally()
    with ExitStack() as held:
        working = take_warehouse(held, settings.warehouse)
        begin_run(working, survey, settings, tally)
        for start in range(0, len(worked), ARCHIVES_A_TASK):
            report("load", start, len(worked))
            piece = worked[start : start + ARCHIVES_A_TASK]
            load_archives(working, piece, survey, settings, tally)
        report("load", len(worked), len(worked))
        report("publish", 0, 2)
        problems = check_warehouse(working, survey, settings)
        tally.take_totals(working.connection, survey.run_id)
        reasons = count_reasons(working.connection, survey.run_id)
        report("publish", 1, 2)
        publish_warehouse(working, settings.keep_published)
        report("publish", 2, 2)
    return tally.summarise(survey, "completed", reasons=reasons, problems=problems)


def leave_artifact(summary: RunSummary) -> None:
    """Keep the figures where Prefect shows them, under one key with a history."""
    create_markdown_artifact(
        summary.markdown(), key="onrecord-run", description=f"run {summary.run_id}"
    )


@task(name="discover", cache_policy=NO_CACHE)
def discover_archives(archives: list[str], settings: Settings) -> Survey:
    """Find the archives and tell new from known."""
    return survey_archives(archives, settings)


def _is_busy(task: Any, run: Any, state: Any) -> bool:
    return isinstance(state.data, StoreBusy) or "StoreBusy" in (state.message or "")


@task(
    name="take the warehouse",
    cache_policy=NO_CACHE,
    retries=BUSY_RETRIES,
    retry_delay_seconds=BUSY_SECONDS,
    retry_condition_fn=_is_busy,
)
def take_warehouse(held: ExitStack, path: Path) -> Working:
    """Lock the warehouse and copy it; another writer is waited for, some seconds."""
    return held.enter_context(open_working(path))


@task(name="begin", cache_policy=NO_CACHE)
def begin_run(working: Working, survey: Survey, settings: Settings, tally: Tally) -> None:
    """Open the run in the ledger."""
    begin_night(working.connection, survey, settings, tally)


@task(name="load", cache_policy=NO_CACHE)
def load_archives(
    working: Working,
    archives: Sequence[WorkedArchive],
    survey: Survey,
    settings: Settings,
    tally: Tally,
) -> None:
    """Load the batches of some archives and note what came of them."""
    load_worked(working.connection, archives, survey, settings, tally)


@task(name="check", cache_policy=NO_CACHE)
def check_warehouse(working: Working, survey: Survey, settings: Settings) -> tuple[str, ...]:
    """Join what belongs together, close the run, and measure it."""
    return close_night(working.connection, survey, settings)


@task(name="publish", cache_policy=NO_CACHE)
def publish_warehouse(working: Working, keep: int) -> Path:
    """Check that nothing is broken and put the working copy in the published file's place."""
    return working.publish(keep)
