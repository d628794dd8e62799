"""What a night leaves for those who were asleep: its log, its figures, and a call if it failed.

In: the night as it goes, and its summary. Out: lines in `log_file`, a Prometheus text file in
`metrics_file`, and for a failed night whatever `on_failure` names. The decision to question: what
cannot be told is a warning and no failure, since the night is over by then and its rows are safe.
"""

import errno
import json
import os
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from flows.logs import log_event, logged_to
from flows.metrics import write_metrics
from flows.progress import shared_progress
from flows.settings import Settings
from flows.storage import explain_disk
from flows.summary import RunSummary

CALL_SECONDS = 60
WEB = ("http://", "https://")


@dataclass(slots=True)
class Notice:
    """The summary of a night, once there is one, and what of it could not be told."""

    summary: RunSummary | None = None
    problems: list[str] = field(default_factory=list)


_notice: ContextVar[Notice | None] = ContextVar("notice", default=None)


def note_summary(summary: RunSummary) -> None:
    """Hand the summary of the night to whoever tells of it."""
    notice = _notice.get()
    if notice is not None:
        notice.summary = summary


@contextmanager
def noted(settings: Settings) -> Iterator[Notice]:
    """Tell of the night inside the block, whatever becomes of it."""
    notice = Notice()
    token = _notice.set(notice)
    with logged_to(settings.log_file, notice.problems), shared_progress(settings.warehouse):
        try:
            yield notice
        except Exception as error:
            told = str(error) or type(error).__name__
            if notice.summary is None or notice.summary.status == "completed":
                notice.summary = RunSummary("", "failed", problems=(told,))
            raise
        finally:
            _notice.reset(token)
            if notice.summary is not None:
                _tell(notice, notice.summary, settings)


def _tell(notice: Notice, summary: RunSummary, settings: Settings) -> None:
    is_bad = bool(summary.exit_code(settings.reject_threshold))
    log_event(f"run {summary.status}", is_warning=is_bad, **summary.as_json())
    if settings.metrics_file is not None:
        _try(notice, "metrics_file", lambda: write_metrics(summary, settings))
    if is_bad and settings.on_failure:
        _try(notice, "on_failure", lambda: call_for_help(summary, settings))
    elif settings.on_failure:
        _try(notice, "on_failure", lambda: require_command(settings))


def _try(notice: Notice, setting: str, tell: Callable[[], None]) -> None:
    try:
        tell()
    except Exception as error:
        # A server that speaks no HTTP, a damaged warehouse: the others are to hear of it still.
        told = explain_disk(error) or str(error)
        notice.problems.append(f"{setting}: {told}")
        log_event("not told", is_warning=True, setting=setting, detail=told)


def require_command(settings: Settings) -> None:
    """Raise `FileNotFoundError` if the first bad night would find no command to call."""
    assert settings.on_failure
    command = shlex.split(settings.on_failure)[0]
    if not command.startswith(WEB) and shutil.which(command) is None:
        raise FileNotFoundError(errno.ENOENT, "there is no such command", command)


def call_for_help(summary: RunSummary, settings: Settings) -> None:
    """Post the summary to an address, or give it to a command on its standard input.

    Raises `OSError` or `SubprocessError` if nobody took it, in time.
    """
    assert settings.on_failure
    told = json.dumps({**summary.as_json(), "warehouse": str(settings.warehouse)}).encode()
    if settings.on_failure.startswith(WEB):
        _post(settings.on_failure, told)
        return
    variables = {
        "ONRECORD_RUN_ID": summary.run_id,
        "ONRECORD_PROBLEM": "; ".join((*summary.lost, *summary.problems)),
    }
    _give_to(shlex.split(settings.on_failure), told, variables)


def _post(address: str, told: bytes) -> None:
    # Some 30 ms that a night that went well need not take.
    import urllib.request

    answered: Future[None] = Future()

    def post() -> None:
        request = urllib.request.Request(address, told, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=2 * CALL_SECONDS):
                answered.set_result(None)
        except Exception as error:
            answered.set_exception(error)

    # Its own limit is one between two bytes, and a name is looked up without any.
    threading.Thread(target=post, daemon=True).start()
    if wait([answered], CALL_SECONDS).not_done:
        raise TimeoutError(f"no answer within {CALL_SECONDS} s")
    answered.result()


def _give_to(command: Sequence[str], told: bytes, variables: Mapping[str, str]) -> None:
    # Ours, and not the command's: it may be a program of Python's with modules beside it.
    inherited = {name: told for name, told in os.environ.items() if name != "PYTHONSAFEPATH"}
    with subprocess.Popen(
        command,
        env={**inherited, **variables},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as called:
        try:
            called.communicate(told, timeout=CALL_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(f"{command[0]}: took longer than {CALL_SECONDS} s") from error
        finally:
            # What hangs is mostly a command that a shell began for it.
            if called.poll() is None:
                os.killpg(called.pid, signal.SIGKILL)
    if called.returncode:
        # No more of it than its name: what follows may hold a secret, and a log is read by many.
        raise subprocess.CalledProcessError(called.returncode, command[0])
