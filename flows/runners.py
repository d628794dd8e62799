"""Where work runs: a pool of processes here or a Dask cluster, and what to do when one dies.

In: jobs (a Prefect task and its parameters). Out: each job with its outcome, as it comes. The
decision to question: a dead worker breaks the whole pool and does not say which job killed it.
So only a small window of jobs is ever handed over; when the pool breaks, the jobs of that
window are suspects and run again alone, one worker and one job at a time. Who dies then is
guilty, and the rest of the night goes on in a new pool.
"""

import atexit
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from prefect import Task
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner

from flows.settings import Settings, SettingsError

# One thread a worker is faster than several: the cores are taken by the other workers.
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
JOBS_A_WORKER = 2

Runner = TaskRunner[Any]
MakeRunner = Callable[[int], Runner]


@dataclass(frozen=True, slots=True)
class Job:
    """A task with its parameters; `subject` is what it works on, for whoever reads the outcome."""

    task: Task[..., Any]
    parameters: dict[str, Any]
    subject: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: its value, or the error that it raised, or the death of its worker."""

    job: Job
    value: Any = None
    error: BaseException | None = None
    died_after_seconds: float | None = None


def count_workers(settings: Settings) -> int:
    """Worker processes of a run: as set, else one a core that this process may use."""
    if settings.workers:
        return settings.workers
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make_runner(settings: Settings, workers: int) -> Runner:
    """A task runner with that many workers, of the kind that the settings name.

    Raises `SettingsError` if Dask is asked for and not installed.
    """
    if settings.task_runner == "processes":
        return ProcessPoolTaskRunner(max_workers=workers, initializer=prepare_worker)
    try:
        from prefect_dask import DaskTaskRunner
    except ImportError:
        raise SettingsError(
            "task_runner is dask, and prefect-dask is not installed: pip install 'onrecord[dask]'"
        ) from None
    runner: Runner = (
        DaskTaskRunner(address=settings.dask_address)
        if settings.dask_address
        else DaskTaskRunner(
            cluster_kwargs={
                "n_workers": workers,
                "threads_per_worker": 1,
                "dashboard_address": None,
            }
        )
    )
    return runner


def prepare_worker() -> None:
    """In a new worker: leave Ctrl-C to the parent, end when the parent is gone, and end quietly.

    The interpreter's own end, with Prefect's threads in it, makes DuckDB's binding print a page
    about leaks.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    atexit.register(os._exit, 0)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Let the kernel end this worker if the block takes longer, whatever library is stuck in it.

    Only in a worker of the pool, whose death is noticed: anywhere else it does nothing.
    """
    in_worker = (
        multiprocessing.parent_process() is not None
        and threading.current_thread() is threading.main_thread()
    )
    if in_worker:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(seconds)
    try:
        yield
    finally:
        if in_worker:
            signal.alarm(0)


def stream_jobs(
    new_runner: MakeRunner,
    workers: int,
    jobs: Iterable[Job],
    follow: Callable[[Outcome], Sequence[Job]],
) -> Iterator[Outcome]:
    """Run jobs and those that `follow` makes of each outcome; yields outcomes as they come.

    Jobs that follow go before those that wait, so that an archive is finished before the next
    is opened. `new_runner` makes a runner of so many workers; it is called again after a death.
    """
    waiting = deque(jobs)
    while waiting:
        suspects: list[Job] = []
        for outcome in _run_together(new_runner(workers), workers, waiting, suspects):
            waiting.extendleft(reversed(follow(outcome)))
            yield outcome
        for job in suspects:
            outcome = _run_alone(new_runner(1), job)
            waiting.extendleft(reversed(follow(outcome)))
            yield outcome


def _run_together(
    runner: Runner, workers: int, waiting: deque[Job], suspects: list[Job]
) -> Iterator[Outcome]:
    """Empty `waiting`, a window at a time; if the pool breaks, the window becomes `suspects`."""
    running: dict[PrefectFuture[Any], Job] = {}
    with runner:
        while waiting or running:
            while waiting and len(running) < workers * JOBS_A_WORKER:
                job = waiting.popleft()
                running[runner.submit(job.task, parameters=job.parameters)] = job
            future = next(as_completed(list(running)))
            outcome = _read_outcome(future, running[future])
            if isinstance(outcome.error, BrokenProcessPool):
                suspects.extend(running.values())
                return
            del running[future]
            yield outcome


def _run_alone(runner: Runner, job: Job) -> Outcome:
    with runner:
        started = time.monotonic()
        outcome = _read_outcome(runner.submit(job.task, parameters=job.parameters), job)
        if isinstance(outcome.error, BrokenProcessPool):
            return Outcome(job, died_after_seconds=time.monotonic() - started)
        return outcome


def _read_outcome(future: PrefectFuture[Any], job: Job) -> Outcome:
    try:
        return Outcome(job, future.result())
    except Exception as error:
        # Dask names the job that killed its workers by itself, after three tries.
        if type(error).__name__ == "KilledWorker":
            return Outcome(job, died_after_seconds=0.0)
        return Outcome(job, error=error)
