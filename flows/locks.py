"""One at a time: a lock file that says who has it.

In: a file, and words for who is at work and on what. Out: the lock, for as long as a block lasts.
The decision to question: the lock is the kernel's and not the file itself, so that whoever is
killed leaves none behind; what the file says is only for the message to the next one. Nothing keeps
anybody from removing it, so whoever holds it can ask whether it is there.
"""

import fcntl
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from flows.storage import StorageError
from warehouse.errors import StoreBusy
from warehouse.store.locks import is_in_place


@contextmanager
def held(
    lock: Path, told: str, advice: str, *, is_own: bool = False
) -> Iterator[Callable[[], None]]:
    """Be the only one inside the block; `told` is a sentence on it, such as `a run works on x`.

    What the block gets raises `StoreBusy` once the lock was taken away, since another may be at
    work then.

    One that `is_own` lies where other users may put files: it has to be this user's, and is closed
    to them. Raises `StoreBusy` with what the one who has the lock told, and with this one's
    `advice`; `StorageError` if another user's file is in its place, `OSError` if it cannot be
    written.
    """
    with open(lock, "a+b", opener=_open_own if is_own else _open_itself) as handle:

        def require_lock() -> None:
            if not is_in_place(handle.fileno(), lock):
                raise StoreBusy(
                    f"{lock}: taken away while it was held, so another may be at work; what is "
                    "finished is kept, run again to go on"
                )

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            # It may not have come to it yet.
            holder = handle.read().decode(errors="replace") or told
            raise StoreBusy(f"{holder}; {advice}") from None
        with suppress(OSError):
            # A full disk is told of by what needs more of it than this.
            handle.truncate(0)
            handle.write(f"{told} (process {os.getpid()})".encode())
            handle.flush()
        require_lock()
        try:
            yield require_lock
        finally:
            with suppress(OSError):
                # Who finds it lying there is not to take it for one that is held.
                handle.truncate(0)


def _open_itself(path: str, flags: int) -> int:
    """Open nothing that a link leads to: another user may have laid it, and locks are emptied."""
    return os.open(path, flags | os.O_NOFOLLOW, 0o666)


def _open_own(path: str, flags: int) -> int:
    """Open a file of this user's, or make one: who may open a lock may hold it."""
    try:
        descriptor = os.open(path, flags | os.O_NOFOLLOW, 0o600)
    except OSError:
        _require_own(path, os.lstat(path))
        raise
    try:
        _require_own(path, os.fstat(descriptor))
    except StorageError:
        os.close(descriptor)
        raise
    return descriptor


def _require_own(path: str, status: os.stat_result) -> None:
    is_file = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
    if not is_file or status.st_uid != os.geteuid():
        raise StorageError(
            f"{path}: put there by user {status.st_uid}, who could hold up every run; take it "
            "away, or have root do so"
        )
