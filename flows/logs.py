"""A night's log: a JSON object a line, with the run, the archive and the batch that it is about.

In: an event in a few words and what it is about. Out: a line in the file of the setting `log_file`;
none without it. The decision to question: only the process of the run writes, and tells what its
workers gave back, so that lines never mix and a worker needs no way to the file.
"""

import errno
import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

from flows.storage import StorageError, blamed_on, made_folder

LOGGER = logging.getLogger("onrecord")
LOGGER.propagate = False
LOGGER.addHandler(logging.NullHandler())


class _Lines(logging.Formatter):
    """Records as JSON; `bound` is in each of them."""

    def __init__(self) -> None:
        super().__init__()
        self.bound: dict[str, Any] = {}

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **self.bound,
            **getattr(record, "fields", {}),
        }
        return json.dumps(line, ensure_ascii=True, default=str)


def log_event(event: str, *, is_warning: bool = False, **fields: Any) -> None:
    """Note what happened; `fields` say to which archive or batch, and how it went."""
    LOGGER.log(logging.WARNING if is_warning else logging.INFO, event, extra={"fields": fields})


def log_begin(run_id: str, **fields: Any) -> None:
    """Note that a run begins, and have its id in every line from here on."""
    for handler in LOGGER.handlers:
        if isinstance(handler.formatter, _Lines):
            handler.formatter.bound["run"] = run_id
    log_event("run begins", **fields)


class _LogFile(WatchedFileHandler):
    """A file that may refuse lines, of which it keeps what was said at first.

    Where it was renamed or removed, as logrotate does, the next line begins a new one.
    """

    problem: str | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, also into a file that is no longer there."""
        try:
            super().emit(record)
        except OSError:
            # Opening it anew is none of what logging guards.
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it
        """Keep why a line is missing; logging would print a traceback for each."""
        self.problem = self.problem or str(sys.exc_info()[1])

    def close(self) -> None:
        """Close it, also if its last lines cannot be written."""
        try:
            super().close()
        except OSError as error:
            self.problem = self.problem or str(error)


def require_reader(path: Path) -> None:
    """Raise `StorageError` for a pipe from which nobody reads: opening it waits for one."""
    if not path.is_fifo():
        return
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        told = "a pipe, and nobody reads from it; name a file with log_file"
        raise StorageError(f"{path}: {told}") from error


@contextmanager
def logged_to(path: Path | None, problems: list[str]) -> Iterator[None]:
    """Append what is noted inside the block to a file; `problems` gets why lines are missing.

    Raises `StorageError` if it cannot be opened.
    """
    if path is None:
        yield
        return
    with made_folder(path.parent, "log_file"), blamed_on(path, "log_file"):
        require_reader(path)
        handler = _LogFile(path, encoding="utf-8")
    handler.setFormatter(_Lines())
    level = LOGGER.level
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    try:
        yield
    finally:
        LOGGER.removeHandler(handler)
        LOGGER.setLevel(level)
        handler.close()
        if handler.problem is not None:
            problems.append(f"log_file: {path}: {handler.problem}")
