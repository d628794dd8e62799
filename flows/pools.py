"""Where work runs: a pool of workers, and what to do when one of them dies.

In: jobs (a function and its parameters). Out: each job with its outcome, as it comes. The
decision to question: a dead worker breaks the whole pool and does not say which job killed it.
So only a small window of jobs is ever handed over; when the pool breaks, the jobs of that
window are suspects, and each runs again in a fresh process of its own. Who dies then is guilty,
and the rest of the night goes on in a new pool. A pool is also replaced after some hundreds of
jobs, since libraries keep what they once asked for. Prefect's pools are in `flows.runners`.
"""

import atexit
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any, Protocol, Self

from flows.collector import collect_seldom
from flows.storage import StorageError

WORKER_VARIABLES = {
    # One thread a worker is faster than several: the cores are taken by the other workers.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    # Where a run is started among archives, a struct.py there is an archive and no module.
    "PYTHONSAFEPATH": "1",
}
OOM_SCORE = "500"
SEMAPHORES = Path("/dev/shm")
"""Where Linux keeps them."""
LOCKS_OF_A_POOL = 16
JOBS_IN_HAND = 2
"""Jobs handed over for each worker, so that none waits for its next one."""
GRACE_SECONDS = 300
"""What a job may take beside its own limits, such as for its worker to start on a slow disk."""


@dataclass(frozen=True, slots=True)
class Job:
    """A function of a module with its parameters; `subject` is what it works on.

    `seconds` is how long it may take, the start of its worker included. One that is suspect has to
    do with a death, and gets a fresh process of its own.
    """

    function: Callable[..., Any]
    parameters: dict[str, Any]
    subject: Any
    seconds: int
    is_suspect: bool = False


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
        start_tracker()
        try_semaphores()
        self._executor = ProcessPoolExecutor(
            workers, multiprocessing.get_context("spawn"), initializer=prepare_worker
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: Any) -> None:
        # Who stops a run does not wait for work in hand: workers end with this process.
        self._executor.shutdown(wait=not is_stop(kind), cancel_futures=True)

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


def is_stop(kind: type[BaseException] | None) -> bool:
    """Whether a block is left because somebody stopped the run, and not by its end or an error."""
    return kind is not None and not issubclass(kind, Exception | GeneratorExit)


def end_workers() -> None:
    """End the workers of this process at once: what they have in hand is done again."""
    for worker in multiprocessing.active_children():
        worker.kill()


def try_semaphores() -> None:
    """Raise `StorageError` where workers could not be handed any work.

    Semaphores are files of the system's, of which its own error names neither.
    """
    context = multiprocessing.get_context("spawn")
    try:
        # Held together: one may find room where those of a pool do not.
        _ = [context.Lock() for _ in range(LOCKS_OF_A_POOL)]
    except OSError as error:
        why = os.strerror(error.errno or 0)
        raise StorageError(
            f"{SEMAPHORES}: workers cannot be started without it ({why}); mount a tmpfs there that "
            "can be written and has room"
        ) from error


def start_tracker() -> None:
    """Start the process that removes the semaphores of a run that ends at once, and keep it quiet.

    Ctrl-C twice leaves them to it, and it would say so behind our last line.
    """
    sys.warnoptions.append("ignore:resource_tracker:UserWarning")
    try:
        resource_tracker.ensure_running()
    finally:
        sys.warnoptions.pop()


def prepare_worker() -> None:
    """In a new worker: leave Ctrl-C to the parent, end when the parent is gone, and end quietly.

    When memory runs out, the kernel is asked to end a worker, which is survived, and not the
    parent. The interpreter's own end, with Prefect's threads in it, makes DuckDB's binding print
    a page about leaks.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _offer_to_oom_killer()
    collect_seldom()
    atexit.register(os._exit, 0)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _offer_to_oom_killer() -> None:
    # Not every system has the file, nor is it open to every process.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(OOM_SCORE, encoding="ascii")


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


_alarms: set[float] = set()
_alarms_lock = threading.Lock()


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Let the kernel end this worker if the block takes longer, whatever library is stuck in it.

    Only in a process that somebody started as a worker, and who notices its death: anywhere else
    it does nothing. Blocks of several threads, as Dask has them, share the process's one alarm.
    """
    if not _is_worker():
        yield
        return
    deadline = time.monotonic() + seconds
    _set_alarm(_alarms.add, deadline)
    try:
        yield
    finally:
        _set_alarm(_alarms.discard, deadline)


def _is_worker() -> bool:
    if multiprocessing.parent_process() is None:
        return False
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    return signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def _set_alarm(change: Callable[[float], None], deadline: float) -> None:
    with _alarms_lock:
        change(deadline)
        left = min(_alarms) - time.monotonic() if _alarms else 0.0
        # A timer of nothing is no timer, and one that is overdue has to go off.
        signal.setitimer(signal.ITIMER_REAL, max(left, 0.001) if _alarms else 0.0)


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """End all workers of this process if the block takes longer.

    A worker's own alarm does not wake one that was stopped by a signal or is held by a debugger.
    """
    watch = threading.Timer(seconds, end_workers)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _await_next(pool: Pool, running: Mapping[Any, Job]) -> Any:
    """The next handle that is done, if need be by the end of all workers.

    Whoever lives brings a job to its end in the time of the longest. Where nobody has, none does.
    """
    with _ended_after(max(job.seconds for job in running.values())):
        return pool.next_done(list(running))


def find_none(_: Sequence[Job]) -> Sequence[Job]:
    """No job has left work for others."""
    return ()


def keep_whole(_: Job) -> Sequence[Job]:
    """No job is cut."""
    return ()


def stream_jobs(
    new_pool: MakePool,
    workers: int,
    jobs: Iterable[Job],
    follow: Callable[[Outcome], Sequence[Job]],
    *,
    jobs_a_worker: int,
    find_more: Callable[[Sequence[Job]], Sequence[Job]] = find_none,
    halve: Callable[[Job], Sequence[Job]] = keep_whole,
) -> Iterator[Outcome]:
    """Run jobs and those that `follow` makes of each outcome; yields outcomes as they come.

    Jobs that follow go before those that wait, so that an archive is finished before the next
    is opened. `new_pool` makes a pool of so many workers; it is called again after a death, and
    when each worker has had about `jobs_a_worker` jobs, unless hardly any are left.

    When no job waits, `find_more` is asked what those that run have made possible already. The last
    jobs, as many as there are workers, are cut by `halve` as long as it can: else all workers would
    wait for the one that got the last of them.

    Where no job ends in the time of the longest, the workers of this machine are ended, and what
    they have in hand is suspect.
    """
    waiting = deque(jobs)
    suspects: deque[Job] = deque()
    while waiting or suspects:
        run = (
            _run_apart(new_pool, workers, suspects)
            if suspects
            else _run_together(
                new_pool(workers), workers, waiting, suspects, jobs_a_worker, find_more, halve
            )
        )
        for outcome in run:
            for job in reversed(follow(outcome)):
                (suspects if job.is_suspect else waiting).appendleft(job)
            yield outcome


def _run_together(
    pool: Pool,
    workers: int,
    waiting: deque[Job],
    suspects: deque[Job],
    jobs_a_worker: int,
    find_more: Callable[[Sequence[Job]], Sequence[Job]],
    halve: Callable[[Job], Sequence[Job]],
) -> Iterator[Outcome]:
    """Take jobs off `waiting`, a window at a time; what was running at a death is `suspects`."""
    running: dict[Any, Job] = {}
    left = workers * jobs_a_worker
    with pool:
        while running or _has_turn(waiting, left, workers):
            if not waiting:
                waiting.extend(find_more(list(running.values())))
            while _has_turn(waiting, left, workers) and len(running) < workers * JOBS_IN_HAND:
                job = waiting.popleft()
                if len(waiting) < workers and (halves := halve(job)):
                    waiting.extendleft(reversed(halves))
                    continue
                running[pool.submit(job)] = job
                left -= 1
            handle = _await_next(pool, running)
            outcome = _read_outcome(handle, running[handle])
            if isinstance(outcome.error, BrokenProcessPool):
                suspects.extend(running.values())
                return
            job = running.pop(handle)
            if is_death(outcome.error):
                suspects.append(job)
            else:
                yield outcome


def _has_turn(waiting: Sequence[Job], left: int, workers: int) -> bool:
    """Whether a pool takes another job: also one too many, where a new pool would get no more."""
    return bool(waiting) and (left > 0 or len(waiting) <= workers)


def _run_apart(new_pool: MakePool, workers: int, suspects: deque[Job]) -> Iterator[Outcome]:
    """Empty `suspects`, each in a pool of one worker, as many pools at once as `workers`."""
    with ExitStack() as held:
        running: dict[Any, tuple[Job, ExitStack, float]] = {}
        while suspects or running:
            while suspects and len(running) < workers:
                job = suspects.popleft()
                own = held.enter_context(ExitStack())
                pool = own.enter_context(new_pool(1))
                running[pool.submit(job)] = job, own, time.monotonic()
            jobs = {handle: job for handle, (job, _, _) in running.items()}
            handle = _await_next(pool, jobs)
            job, own, started = running.pop(handle)
            outcome = _read_outcome(handle, job)
            own.close()
            if is_death(outcome.error):
                outcome = Outcome(job, died_after_seconds=time.monotonic() - started)
            yield outcome


def is_death(error: BaseException | None) -> bool:
    """Whether a job's worker died; Dask says so in an error of its own, after some tries."""
    return isinstance(error, BrokenProcessPool) or type(error).__name__ == "KilledWorker"


def _read_outcome(handle: Any, job: Job) -> Outcome:
    try:
        return Outcome(job, handle.result())
    except Exception as error:
        return Outcome(job, error=error)
