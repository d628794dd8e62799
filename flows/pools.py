"""Where work runs: a pool of workers, and what to do when one of them dies.

In: jobs (a function and its parameters). Out: each job with its outcome, as it comes. The
decision to question: a dead worker breaks the whole pool and does not say which job killed it.
So only a small window of jobs is ever handed over; when the pool breaks, the jobs of that
window are suspects and run again alone, one worker and one job at a time. Who dies then is
guilty, and the rest of the night goes on in a new pool. Prefect's pools are in `flows.runners`.
"""

import atexit
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, Self

from flows.settings import Settings

# One thread a worker is faster than several: the cores are taken by the other workers.
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
JOBS_A_WORKER = 2


@dataclass(frozen=True, slots=True)
class Job:
    """A function of a module with its parameters; `subject` is what it works on."""

    function: Callable[..., Any]
    parameters: dict[str, Any]
    subject: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job: its value, or the error that it raised, or the death of its worker."""

    job: Job
    value: Any = None
    error: BaseException | None = None
    died_after_seconds: float | None = None


class Pool(Protocol):
    """Workers for as long as its block lasts. A handle has `result()`."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *raised: Any) -> Any: ...

    def submit(self, job: Job) -> Any:
        """Hand a job to a worker; the handle of what comes of it."""

    def next_done(self, handles: Sequence[Any]) -> Any:
        """Wait until one of the handles is done; that one."""


MakePool = Callable[[int], Pool]


class LocalPool:
    """Processes of this machine, started anew and not forked, without Prefect."""

    def __init__(self, workers: int) -> None:
        self._executor = ProcessPoolExecutor(
            workers, multiprocessing.get_context("spawn"), initializer=prepare_worker
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: Any) -> None:
        self._executor.shutdown(cancel_futures=True)

    def submit(self, job: Job) -> "Future[Any]":
        try:
            # A new worker inherits the mask: Ctrl-C while it is being loaded is the parent's, too.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            return self._executor.submit(job.function, **job.parameters)
        except BrokenProcessPool as error:
            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def next_done(self, handles: Sequence[Any]) -> Any:
        return next(iter(wait(handles, return_when=FIRST_COMPLETED).done))


def count_workers(settings: Settings) -> int:
    """Worker processes of a run: as set, else one a core that this process may use."""
    if settings.workers:
        return settings.workers
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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
    new_pool: MakePool,
    workers: int,
    jobs: Iterable[Job],
    follow: Callable[[Outcome], Sequence[Job]],
) -> Iterator[Outcome]:
    """Run jobs and those that `follow` makes of each outcome; yields outcomes as they come.

    Jobs that follow go before those that wait, so that an archive is finished before the next
    is opened. `new_pool` makes a pool of so many workers; it is called again after a death.
    """
    waiting = deque(jobs)
    while waiting:
        suspects: list[Job] = []
        for outcome in _run_together(new_pool(workers), workers, waiting, suspects):
            waiting.extendleft(reversed(follow(outcome)))
            yield outcome
        for job in suspects:
            outcome = _run_alone(new_pool(1), job)
            waiting.extendleft(reversed(follow(outcome)))
            yield outcome


def _run_together(
    pool: Pool, workers: int, waiting: deque[Job], suspects: list[Job]
) -> Iterator[Outcome]:
    """Empty `waiting`, a window at a time; if the pool breaks, the window becomes `suspects`."""
    running: dict[Any, Job] = {}
    with pool:
        while waiting or running:
            while waiting and len(running) < workers * JOBS_A_WORKER:
                job = waiting.popleft()
                running[pool.submit(job)] = job
            handle = pool.next_done(list(running))
            outcome = _read_outcome(handle, running[handle])
            if isinstance(outcome.error, BrokenProcessPool):
                suspects.extend(running.values())
                return
            del running[handle]
            yield outcome


def _run_alone(pool: Pool, job: Job) -> Outcome:
    with pool:
        started = time.monotonic()
        outcome = _read_outcome(pool.submit(job), job)
        if isinstance(outcome.error, BrokenProcessPool):
            return Outcome(job, died_after_seconds=time.monotonic() - started)
        return outcome


def _read_outcome(handle: Any, job: Job) -> Outcome:
    try:
        return Outcome(job, handle.result())
    except Exception as error:
        # Dask names the job that killed its workers by itself, after three tries.
        if type(error).__name__ == "KilledWorker":
            return Outcome(job, died_after_seconds=0.0)
        return Outcome(job, error=error)
