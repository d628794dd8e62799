"""Pools of workers that Prefect knows of: its process pool, or a Dask cluster by setting alone.

In: the settings. Out: a `Pool` whose jobs are tasks of the flow that it is opened in. The
decision to question: the tasks are made here, of plain functions, so that a night without an API
runs the same functions and imports no Prefect.
"""

import logging
from collections.abc import Sequence
from functools import cache
from typing import Any, Self

from prefect import Task, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner

from flows.pools import Job, end_workers, is_stop, prepare_worker, start_tracker, try_semaphores
from flows.settings import Settings, SettingsError

TASK_NAMES = {
    "ingest_archives": "ingest",
    "annotate_parts": "annotate",
    "load_models": "load models",
}


class PrefectPool:
    """A task runner of Prefect as a pool."""

    def __init__(self, runner: TaskRunner[Any]) -> None:
        self._runner = runner

    def __enter__(self) -> Self:
        self._runner.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, *raised: Any) -> Any:
        if is_stop(kind) and isinstance(self._runner, ProcessPoolTaskRunner):
            # It would wait for the batches in hand, and so would the end of a scheduled process.
            end_workers()
            return None
        return self._runner.__exit__(kind, *raised)

    def submit(self, job: Job) -> Any:
        return self._runner.submit(make_task(job.function), parameters=job.parameters)

    def next_done(self, handles: Sequence[Any]) -> Any:
        return next(as_completed(list(handles)))


@cache
def make_task(function: Any) -> Task[..., Any]:
    """The function as a task, under the name that Prefect's pages show."""
    name = function.__name__
    return task(name=TASK_NAMES.get(name, name), cache_policy=NO_CACHE)(function)


def make_pool(settings: Settings, workers: int) -> PrefectPool:
    """A pool with that many workers, of the kind that the settings name.

    Raises `SettingsError` if Dask is asked for and not installed.
    """
    if settings.task_runner == "processes":
        start_tracker()
        try_semaphores()
        return PrefectPool(ProcessPoolTaskRunner(max_workers=workers, initializer=prepare_worker))
    try:
        import dask
        from prefect_dask import DaskTaskRunner
    except ImportError:
        raise SettingsError(
            "task_runner is dask, and prefect-dask is not installed: pip install 'onrecord[dask]'"
        ) from None
    if settings.dask_address:
        return PrefectPool(DaskTaskRunner(address=settings.dask_address))
    # Its comings and goings are no news; what befalls the night is told by the night.
    logging.getLogger("distributed").setLevel(logging.ERROR)
    # The night itself tries again what killed a worker, in a cluster of its own.
    dask.config.set({"distributed.scheduler.allowed-failures": 0})
    return PrefectPool(
        DaskTaskRunner(
            cluster_kwargs={
                "n_workers": workers,
                "threads_per_worker": 1,
                "dashboard_address": None,
                # Certificates of this cluster alone. It listens where every user of this machine
                # can reach it, and does what it is sent.
                "security": True,
            }
        )
    )
