"""What the tests share: one Prefect API for all of them, and one finished demo run."""

import atexit
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.prefect_server import prefect_api
from tests.support import paths

ROOT = paths.ROOT
ARCHIVES = ROOT / "tests" / "data" / "archives"


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
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
        return Place(self.folder, done.stdout, done.stderr, done.returncode)


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Prefect API; its URL is in the environment, so commands that tests start use it too."""
    for name in [name for name in os.environ if name.startswith(("PREFECT_", "ONRECORD_"))]:
        del os.environ[name]
    with prefect_api(tmp_path_factory.mktemp("prefect")) as url:
        yield url


@pytest.fixture(scope="session")
def demo(api: str, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The sample archives, loaded once for all tests that only read."""
    place = Place(tmp_path_factory.mktemp("demo"))
    place = place.call(place.command(ARCHIVES, workers=2))
    assert place.code == 0, place.said
    return place
