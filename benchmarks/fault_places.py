"""A place of its own for a fault: archives, a lake and a warehouse, and the runs that work on them.

In: a folder. Out: runs of the real command, each a process, how they ended, and what the published
file then holds. The decision to question: a promise that is not kept is raised and not returned, so
that a fault reads as the list of what was promised.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.paths import DATA, ROOT

LATE = Path("feed/next-day.jsonl")
"""What a second night adds."""
WAIT_SECONDS = 1200
"""A run takes seconds; on a machine with other work to do, it may take minutes."""
SMALLEST = Path("wire/cafe-terraces.txt")
"""What is read last, since the largest archives come first."""


class BrokenPromise(Exception):  # noqa: N818 - a finding, and no error of the program
    """Something was not as promised."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a command ended."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Place:
    """Archives, a lake and a warehouse of their own."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def archives(self) -> Path:
        return self.folder / "archives"

    @property
    def lake(self) -> Path:
        return self.folder / "lake"

    @property
    def warehouse(self) -> Path:
        return self.folder / "published" / "warehouse.duckdb"

    def start(self, *options: str) -> "subprocess.Popen[str]":
        """Begin a run, in a process group of its own."""
        command = [sys.executable, "-m", "flows.cli", "run", str(self.archives)]
        command += ["--lake", str(self.lake), "--warehouse", str(self.warehouse)]
        command += ["--reject-threshold", "0.9", *options]
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **self.variables},
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *options: str) -> Ending:
        """A run to its end."""
        return finish(self.start(*options))

    def ask(self, query: str) -> list[dict[str, object]]:
        """Rows of the published file."""
        command = [sys.executable, "-m", "flows.cli", "sql", "--format", "json", query]
        printed = subprocess.run(
            [*command, "--warehouse", str(self.warehouse)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        return [json.loads(line) for line in printed.splitlines()]


def finish(run: "subprocess.Popen[str]") -> Ending:
    """Wait for a run."""
    _, said = run.communicate(timeout=WAIT_SECONDS)
    return Ending(run.returncode, said)


def make_place(folder: Path, *, without: Sequence[Path] = ()) -> Place:
    """A place with the sample archives, but for some."""
    shutil.copytree(DATA / "archives", folder / "archives")
    for path in without:
        (folder / "archives" / path).unlink()
    return Place(folder)


def make_worked(folder: Path, reference: Place, *, without: Sequence[Path] = ()) -> Place:
    """A place with a finished lake and no warehouse, so that all of the lake is loaded again."""
    place = make_place(folder, without=without)
    shutil.copytree(reference.lake, place.lake)
    return place


def require(ending: Ending, code: int, *words: str) -> None:
    """Raise `BrokenPromise` unless a run ended so and said these words, and showed no traceback."""
    missing = [word for word in words if word not in ending.said]
    if ending.code != code or missing or "Traceback" in ending.said:
        last = ending.said.strip().splitlines()[-3:]
        raise BrokenPromise(
            f"ended with {ending.code}, wanted {code} and {missing or 'its words'}: {last}"
        )


def wait_for(seen: Callable[[], object], run: "subprocess.Popen[str]") -> None:
    """Wait until something is seen while a run goes on."""
    deadline = time.monotonic() + 120
    while not seen():
        if run.poll() is not None or time.monotonic() > deadline:
            raise BrokenPromise("the run ended before the fault could be made")
        time.sleep(0.005)


def is_reading(place: Place) -> Callable[[], object]:
    return lambda: next(place.lake.glob("ingest/*"), None)


def is_annotating(place: Place) -> Callable[[], object]:
    return lambda: next(place.lake.glob("annotate/*"), None)
