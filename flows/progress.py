"""How a run tells whoever watches it how far it is.

In: stage, pieces done, pieces known so far. Out: a call to the watchers of this context, and a file
beside the warehouse for other processes. The decision to question: a context variable and not a
parameter of the flow, because Prefect stores a flow's parameters as JSON, and a progress bar is
none.
"""

import fcntl
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

STAGES = {
    "discover": "looking for archives",
    "prefect": "starting Prefect",
    "read": "reading archives",
    "annotate": "finding quotes and claims",
    "load": "loading the warehouse",
    "resolve": "joining what belongs together",
    "publish": "checking and publishing",
    "check": "checking every row",
    "lake": "checking the lake",
}

WRITE_SECONDS = 0.5

Watcher = Callable[[str, int, int], None]

_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


def report(stage: str, done: int, total: int) -> None:
    """Say that `done` of `total` pieces of a stage are done; `total` may grow later."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(stage, done, total)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Send the reports made inside the block to `watcher`, beside those that watch already."""
    before = _watcher.get()

    def tell_both(stage: str, done: int, total: int) -> None:
        if before is not None:
            before(stage, done, total)
        watcher(stage, done, total)

    token = _watcher.set(tell_both)
    try:
        yield
    finally:
        _watcher.reset(token)


@contextmanager
def shared_progress(warehouse: Path) -> Iterator[None]:
    """Write the reports made inside the block beside the warehouse, for `read_progress`.

    The file is locked as long as that lasts, so that a killed run is not taken for a living one.
    Where it cannot be written, nobody is told how far the run is, and the run is none the worse.
    """
    try:
        warehouse.parent.mkdir(parents=True, exist_ok=True)
        handle = progress_path(warehouse).open("a+", encoding="utf-8")
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        # Also if another run has the lock: this one will soon be told so.
        yield
        return
    last: list[Any] = ["", 0.0]

    def write(stage: str, done: int, total: int) -> None:
        if stage == last[0] and done < total and time.monotonic() - last[1] < WRITE_SECONDS:
            return
        last[:] = stage, time.monotonic()
        try:
            handle.truncate(0)
            handle.write(json.dumps({"stage": stage, "done": done, "total": total}))
            handle.flush()
        except OSError:
            # A full disk is told of where it stops the run.
            return

    with handle, watched_by(write):
        yield


def read_progress(warehouse: Path) -> dict[str, Any] | None:
    """Stage, pieces done and pieces known of the run that is going on; None if none is."""
    try:
        with progress_path(warehouse).open(encoding="utf-8") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                found: dict[str, Any] = json.load(handle)
                return found if found.get("stage") in STAGES else None
    except (OSError, ValueError):
        return None
    return None


def progress_path(warehouse: Path) -> Path:
    """Where a run says how far it is."""
    return warehouse.with_name(warehouse.name + ".progress")
