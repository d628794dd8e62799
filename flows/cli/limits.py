"""A bound on what one command may take: seconds, and bytes of memory.

In: how many of each. Out: an `AskError` in the block, or the end of the process. The decision to
question: DuckDB's own limits do not hold for all it does (a sort took eight times its memory), nor
for writing the answer out; so the kernel keeps count of the memory, and a clock interrupts the
block. Whatever hears neither is ended some seconds later.
"""

import os
import resource
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from flows.cli.terminal import print_error
from warehouse.errors import AskError

GRACE_SECONDS = 5.0
OWN_BYTES = 300_000_000
THREAD_BYTES = 32_000_000
"""What the libraries take to answer anything at all, and each of DuckDB's threads, one a core. A
thread that gets none takes the process along; so these come on top of the question's own."""
Seconds = Annotated[
    float | None, typer.Option(metavar="N", help="Stop after so long.", show_default="120")
]
Memory = Annotated[
    str | None,
    typer.Option(metavar="SIZE", help="Stop beyond so much, such as 2GB.", show_default="4GB"),
]


@contextmanager
def bounded(seconds: float, memory_bytes: int) -> Iterator[None]:
    """Let the block take so long and so much. Raises `AskError` that says which was too much.

    Where the system does not tell how much memory is taken, only the time is bounded.
    """
    too_long = f"took longer than {seconds:g} s; ask for less, or raise sql_seconds (--seconds)"
    too_large = (
        f"took more than {memory_bytes // 1_000_000:,} MB of memory; ask for less, or raise "
        "sql_memory (--memory)"
    )
    with _alarm(seconds, too_long), _data_limit(memory_bytes):
        try:
            yield
        except MemoryError as error:
            raise AskError(too_large) from error


@contextmanager
def _alarm(seconds: float, told: str) -> Iterator[None]:
    is_over = threading.Event()

    def interrupt(_: int, __: FrameType | None) -> None:
        is_over.set()
        raise AskError(told)

    def end() -> None:
        print_error(told)
        sys.stderr.flush()
        os._exit(1)

    last = threading.Timer(seconds + GRACE_SECONDS, end)
    last.daemon = True
    before = signal.signal(signal.SIGALRM, interrupt)
    last.start()
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except Exception as error:
        # DuckDB makes an error of its own of what is raised while it works.
        if is_over.is_set():
            raise AskError(told) from error
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        last.cancel()


@contextmanager
def _data_limit(memory_bytes: int) -> Iterator[None]:
    taken = _read_data_bytes()
    if taken is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = taken + memory_bytes + OWN_BYTES + THREAD_BYTES * (os.cpu_count() or 1)
    if resource.RLIM_INFINITY not in (soft, hard):
        most = min(most, soft)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _read_data_bytes() -> int | None:
    """Memory of this process that the kernel counts as data; None if it does not say."""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmData:"))
    return None
