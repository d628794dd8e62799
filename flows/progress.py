"""How a run tells whoever watches it how far it is.

In: stage, pieces done, pieces known so far. Out: a call to the watcher of this context, if
there is one. The decision to question: a context variable and not a parameter of the flow,
because Prefect stores a flow's parameters as JSON, and a progress bar is none.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

STAGES = {
    "discover": "looking for archives",
    "prefect": "starting Prefect",
    "read": "reading archives",
    "annotate": "finding quotes and claims",
    "load": "loading the warehouse",
    "publish": "checking and publishing",
    "check": "checking every row",
    "lake": "checking the lake",
}

Watcher = Callable[[str, int, int], None]

_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


def report(stage: str, done: int, total: int) -> None:
    """Say that `done` of `total` pieces of a stage are done; `total` may grow later."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(stage, done, total)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Send the reports made inside the block to `watcher`."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)
