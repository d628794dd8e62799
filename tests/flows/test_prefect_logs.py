"""What Prefect logs reaches the terminal as what our own lines do."""

import os
import subprocess
import sys
from pathlib import Path

from flows.prefect_server import prefect_environment
from tests.support.paths import ROOT

SCRIPT = """
import prefect.main
from prefect.logging import get_logger
logger = get_logger("runner")
logger.error("archive %s is gone", "\\x1b[2J\\u202efdp.exe")
try:
    raise OSError("(sqlite3.OperationalError) database is locked")
except OSError:
    logger.exception("state not written")
try:
    raise ValueError("\\x9b31m")
except ValueError:
    logger.exception("failed")
"""


def test_prefect_logs_are_escaped_with_their_tracebacks(tmp_path: Path) -> None:
    """Guard: the name of an archive or the words of an error could clear the screen."""
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env={**os.environ, **prefect_environment(tmp_path, "ERROR")},
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    lines = told.splitlines()
    assert lines[0].endswith(r"| ERROR   | prefect.runner - archive \x1b[2J\u202efdp.exe is gone")
    # Guard: two writers that met, of whom one tries again, left a page of traceback each night.
    assert "state not written" not in told
    assert lines[-1] == r"ValueError: \x9b31m"
    assert not {"\x1b", "\u202e", "\x9b"} & set(told)
