"""The night as a Prefect flow: each step a task, what came of it as artifacts.

In: patterns of archives and settings, which is all that a scheduled run gets. Out: what
`flows.night` gives. The decision to question: steps are wrapped in tasks when they are called, so
that the night is written once and runs with Prefect or without.
"""

import atexit
import os
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import Any, cast

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.exceptions import TerminationSignal
from prefect.states import Completed

from flows.artifacts import leave_artifacts
from flows.night import work_night
from flows.notices import noted
from flows.runners import make_pool
from flows.settings import Settings
from flows.storage import StorageError
from flows.summary import RunSummary
from flows.survey import hold_lake
from warehouse.errors import StoreBusy

INTERRUPTED = "Query interrupted"
"""What DuckDB makes of a signal, whatever its handler raises."""


@flow(name="nightly", persist_result=False)
def nightly(archives: list[str], settings: Settings) -> RunSummary:
    """Bring what is new in the archives into the warehouse.

    A scheduled run that finds another one at work on the lake is skipped. Raises `StoreBusy`
    while another run works on the lake or the warehouse, `ContractError` if a check fails; the
    published file is then the old one.
    """
    is_scheduled = "PREFECT__FLOW_RUN_ID" in os.environ
    if is_scheduled:
        atexit.register(_leave_quietly)
        if (busy := find_other_run(settings)) is not None:
            # Cancelled would be a traceback in the log of whoever serves.
            return cast(RunSummary, Completed(name="Skipped", message=str(busy)))
    # Who runs the night from the command line tells of it there.
    with noted(settings) if is_scheduled else nullcontext():
        return work_night(
            archives,
            settings,
            call_step=call_as_task,
            new_pool=lambda workers: make_pool(settings, workers),
            tell=lambda summary: leave_artifacts(summary, settings),
        )


def find_other_run(settings: Settings) -> StoreBusy | None:
    """Who works on the lake, if somebody does; the night tells of one that cannot be written."""
    try:
        with suppress(StorageError), hold_lake(settings.lake):
            return None
    except StoreBusy as busy:
        return busy
    return None


def call_as_task(name: str, step: Callable[..., Any], *arguments: Any) -> Any:
    """Call a step as a task of the running flow."""

    @task(name=name, cache_policy=NO_CACHE)
    def run_step() -> Any:
        try:
            return step(*arguments)
        except RuntimeError as error:
            if INTERRUPTED not in str(error):
                raise
            # Else a night that was told to end would be one that failed.
            raise TerminationSignal(signal=signal.SIGTERM) from error

    return run_step()


def _leave_quietly() -> None:
    """End a scheduled run's process before DuckDB's binding prints a page about leaks."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
