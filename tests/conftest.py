"""What the tests share: a command line in this process, a Prefect API, one finished demo run.

Commands run here and not as processes of their own, since an interpreter that has its imports
answers in a tenth of the time; what is about signals, exit codes and the network starts a process
by itself. What takes long to make is made once a run, whichever test process comes first.
"""

import atexit
import io
import json
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from flows.cli.app import run_command
from flows.prefect_server import exported, prefect_api, read_environment
from tests.support import paths
from tests.support.budget import set_examples

ROOT = paths.ROOT
ARCHIVES = ROOT / "tests" / "data" / "archives"


set_examples()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every property test is one that `make test-deep` gives more examples."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.deep)


def pytest_sessionfinish(exitstatus: int) -> None:
    """End as the command line does: otherwise DuckDB's binding prints a page about leaks."""
    atexit.register(_leave, int(exitstatus))


def _leave(code: int) -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@dataclass(frozen=True, slots=True)
class Place:
    """A lake and a warehouse, with what the last command in it printed."""

    folder: Path
    printed: str = ""
    said: str = ""
    code: int = 0

    @property
    def lake(self) -> Path:
        return self.folder / "lake"

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse.duckdb"

    def command(self, *archives: str | Path, threshold: float = 0.5, workers: int = 1) -> list[str]:
        """The command line of a run in this place; tests run beside each other, so one worker."""
        return [
            *(sys.executable, "-m", "flows.cli", "run", *map(str, archives)),
            *("--lake", str(self.lake), "--warehouse", str(self.warehouse)),
            *("--reject-threshold", str(threshold), "--workers", str(workers)),
        ]

    def run(self, *archives: str | Path, threshold: float = 0.5) -> "Place":
        """Run the command line here and wait for it."""
        return self.call(self.command(*archives, threshold=threshold))

    def ask(self, *arguments: str) -> "Place":
        """Run another command of the command line on this warehouse."""
        return self.call(
            [
                *(sys.executable, "-m", "flows.cli", *arguments),
                *("--warehouse", str(self.warehouse)),
            ]
        )

    def copy_to(self, folder: Path) -> "Place":
        """A place of its own with what this one has."""
        return Place(shutil.copytree(self.folder, folder))

    def call(self, command: list[str]) -> "Place":
        """Run a command of `command()`'s kind in this process."""
        assert command[1:3] == ["-m", "flows.cli"]
        printed, said = _open_pipe(), _open_pipe()
        with (
            pytest.MonkeyPatch.context() as patch,
            redirect_stdout(printed),
            redirect_stderr(said),
        ):
            patch.chdir(ROOT)
            patch.setattr(sys, "argv", ["onrecord", *command[3:]])
            code = run_command()
        return Place(self.folder, _read_pipe(printed), _read_pipe(said), code)


@dataclass(frozen=True, slots=True)
class OnDisk(Place):
    """A place whose warehouse lies on a disk of its own."""

    @property
    def warehouse(self) -> Path:
        return self.folder / "disk" / "warehouse.duckdb"


def _open_pipe() -> io.TextIOWrapper:
    """As a pipe is to a process: no terminal, and bytes may be written to it, too."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)


def _read_pipe(pipe: io.TextIOWrapper) -> str:
    pipe.seek(0)
    return pipe.read().replace("\r\n", "\n")


@pytest.fixture(scope="session", autouse=True)
def _bare_environment() -> None:
    """Tests are not to depend on what the one who runs them has set."""
    for name in [name for name in os.environ if name.startswith(("PREFECT_", "ONRECORD_"))]:
        del os.environ[name]


@pytest.fixture(scope="session")
def _served_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The variables under which Prefect finds an API, for as long as the tests run."""
    before = dict(os.environ)
    with ExitStack() as held:
        held.enter_context(prefect_api(tmp_path_factory.mktemp("prefect")))
        found = {name: value for name, value in os.environ.items() if before.get(name) != value}
        for name in found:
            if name in before:
                os.environ[name] = before[name]
            else:
                del os.environ[name]
        yield found
        os.environ.update(found)


@pytest.fixture(scope="module")
def api(_served_api: dict[str, str]) -> Iterator[str]:
    """A Prefect API; its URL is in the environment, so commands that tests start use it too."""
    with exported(_served_api):
        read_environment()
        yield _served_api["PREFECT_API_URL"]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The sample archives, loaded once for all tests that only read."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "demo"
    with FileLock(shared / "demo.lock"):
        told = folder / "told.json"
        if not told.exists():
            folder.mkdir()
            place = Place(folder)
            place = place.call(place.command(ARCHIVES, workers=2))
            assert place.code == 0, place.said
            told.write_text(json.dumps([place.printed, place.said]), encoding="utf-8")
        return Place(folder, *json.loads(told.read_text(encoding="utf-8")))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection fails."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
