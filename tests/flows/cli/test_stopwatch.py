"""How long a process has been there."""

import subprocess
import sys
import time

import pytest

from flows.cli import stopwatch


def test_stopwatch_counts_from_the_start_of_the_process() -> None:
    started = time.monotonic()
    code = "import time; time.sleep(.5); from flows.cli.stopwatch import read_process_age as age"
    told = subprocess.run(
        [sys.executable, "-c", f"{code}; print(age())"], capture_output=True, check=True, text=True
    )
    assert 0.5 <= float(told.stdout) <= time.monotonic() - started + 0.1


def test_stopwatch_is_at_nought_where_the_kernel_does_not_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stopwatch, "STARTED_FIELD", 1000)
    assert stopwatch.read_process_age() == 0.0
