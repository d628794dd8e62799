"""Prefect's API for as long as one command runs: one server, that workers share, no network.

In: the settings. Out: `PREFECT_API_URL` in the environment of this process and of the workers
that it starts. The decision to question: Prefect would start such a server by itself, but one
in every worker process too, at five to eight seconds each; so it is started here, once, while
the archives are being looked for, and an API that the user has configured is left to serve.

The API can change what a deployment runs, and it listens where every user of this machine, and a
page in a browser here, can reach it. So each server gets a secret of its own, which stands in the
environment of this process and its children alone, answers to its own host name only (no other
name can be made to point here), and allows no foreign origin. It gets its port as a socket that
listens already: a number that is free for a moment could be taken by another user of this machine,
who would be sent the secret, and asked what to run.

Run as a module (`python -m flows.prefect_server FILENO`) it is that server; it ends when its
standard input does, so that a killed run leaves no server behind.
"""

import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from flows.pools import is_stop

LOOPBACK = "127.0.0.1"
BACKLOG = 2048
"""Calls that may wait for it, as many as uvicorn has."""
START_SECONDS = 120
UNREACHED = "Failed to reach API"
"""What Prefect says of one that is not there when a night begins."""
DRAIN_SECONDS = 10
STOPPED_SECONDS = 1
"""For the same where somebody stopped the run and waits, and for the server to end by itself."""
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_CLASS": "flows.prefect_logs.PrintableHandler",
    # The process of a scheduled run imports nothing from the folder that it is started in.
    "PYTHONSAFEPATH": "1",
}
ONE_RUN = {
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
}
NO_FOREIGN_ORIGIN = {"PREFECT_SERVER_CORS_ALLOWED_ORIGINS": ""}
WITH_SCHEDULER = {"PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "true"}


class ApiError(RuntimeError):
    """Prefect's API did not come up; the message says what was seen and what to look at."""


@contextmanager
def exported(variables: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables inside the block and restore what was there after it."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def prefect_environment(home: Path, level: str) -> dict[str, str]:
    """Variables for Prefect that the user has not set: no telemetry, own folder, plain logs."""
    wanted = QUIET | {
        "PREFECT_HOME": str(home.absolute()),
        "PREFECT_LOGGING_LEVEL": level,
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    }
    return {name: value for name, value in wanted.items() if name not in os.environ}


def find_home(home: Path) -> Path:
    """Where Prefect keeps its state: as set, unless a variable of its own names another folder."""
    return Path(os.environ.get("PREFECT_HOME") or home)


def make_home(home: Path) -> None:
    """Make the folder of Prefect's state, for this user alone: it keeps the settings of each run.

    Whom to call when one has failed may hold a secret.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def prefect_api(home: Path, *, verbose: bool = False, scheduler: bool = False) -> Iterator[str]:
    """Have an API for Prefect inside the block; its URL. Import Prefect only inside it.

    `scheduler` starts the services that make scheduled runs, too. Raises `ApiError` if the
    server ends or does not answer in `START_SECONDS`.
    """
    # A run tells its errors itself; nobody is told of a scheduled one but by its log.
    level = "INFO" if verbose else "ERROR" if scheduler else "CRITICAL"
    home = find_home(home)
    try:
        with exported(prefect_environment(home, level)):
            with suppress(OSError):
                # Prefect would make it, but not the folders above it, and says so twice.
                make_home(home)
            configured = os.environ.get("PREFECT_API_URL")
            with nullcontext(configured) if configured else _own_api(home, scheduler) as url:
                read_environment()
                try:
                    yield url
                finally:
                    is_stopped = is_stop(sys.exc_info()[0])
                    _drain_services(STOPPED_SECONDS if is_stopped else DRAIN_SECONDS)
    finally:
        read_environment()


@contextmanager
def api_blamed(url: str) -> Iterator[None]:
    """Tell what the block says of an API that does not answer in a sentence.

    The night goes on without it as far as Prefect lets it, which may be to its end. Raises
    `ApiError`.
    """
    # Prefect has imported it by now.
    import httpx

    try:
        yield
    except Exception as error:
        if not isinstance(error, httpx.HTTPError) and UNREACHED not in str(error):
            raise
        raise ApiError(
            f"Prefect's API at {url}: {str(error).splitlines()[0]}; `onrecord status` says whether "
            "the night was published before; run again to go on, or unset PREFECT_API_URL"
        ) from error


@contextmanager
def _own_api(home: Path, scheduler: bool) -> Iterator[str]:
    make_home(home)
    secret = f"onrecord:{secrets.token_urlsafe(32)}"
    server, port = start_server(secret, scheduler=scheduler)
    url = f"http://{LOOPBACK}:{port}/api"
    try:
        with exported({"PREFECT_API_URL": url, "PREFECT_API_AUTH_STRING": secret}):
            # Importing Prefect takes a second or two, in which the server is starting.
            read_environment()
            _await_health(url, server, home)
            yield url
    finally:
        _stop_server(server)


def start_server(secret: str, *, scheduler: bool) -> tuple["subprocess.Popen[bytes]", int]:
    """Start the server; its process and its port, which is its own from the first moment on."""
    with socket.create_server((LOOPBACK, 0), backlog=BACKLOG) as listener:
        server = subprocess.Popen(
            [sys.executable, "-P", "-m", "flows.prefect_server", str(listener.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=[listener.fileno()],
            env={
                **os.environ,
                "PREFECT_UI_ENABLED": "false",
                "PREFECT_SERVER_API_AUTH_STRING": secret,
            }
            | NO_FOREIGN_ORIGIN
            | (WITH_SCHEDULER if scheduler else ONE_RUN),
        )
        return server, listener.getsockname()[1]


def read_environment() -> None:
    """Import Prefect, or make it read its environment again if it has been imported before."""
    from prefect.context import refresh_global_settings_context

    refresh_global_settings_context()


def _drain_services(seconds: int) -> None:
    """Send what Prefect still holds of events and logs, while there is somebody to send it to."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    EventsWorker.drain_all(timeout=seconds)
    APILogWorker.drain_all(timeout=seconds)


def _await_health(url: str, server: "subprocess.Popen[bytes]", home: Path) -> None:
    last_sight = "no answer"
    for _ in range(START_SECONDS * 10):
        if server.poll() is not None:
            raise ApiError(
                f"Prefect's server ended with code {server.returncode}; its state is in {home}: "
                "remove that folder, or set PREFECT_API_URL to a running server"
            )
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5) as answer:
                if answer.status == 200 and server.poll() is None:
                    return
        except (urllib.error.URLError, OSError) as error:
            last_sight = str(error)
        time.sleep(0.1)
    raise ApiError(f"Prefect's server at {url} did not answer in {START_SECONDS} s: {last_sight}")


def _stop_server(server: "subprocess.Popen[bytes]") -> None:
    if server.stdin:
        server.stdin.close()
    server.terminate()
    try:
        # All that it holds is in its database; it may wait for a connection that stays open.
        server.wait(timeout=STOPPED_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _end_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def serve_api(listener: socket.socket) -> None:
    """Be the server, until the process that started it is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    guarded = TrustedHostMiddleware(create_app(), allowed_hosts=[LOOPBACK])
    config = uvicorn.Config(guarded, log_level="error", lifespan="on")
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    serve_api(socket.socket(fileno=int(sys.argv[1])))
