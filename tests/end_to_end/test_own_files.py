"""A run over the folder that it works in: its own lake and warehouse are no news."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ARCHIVES, Place
from tests.support.paths import ROOT
from warehouse.ask.sql import ask


def test_own_files_are_no_archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Guard: `onrecord run .` read its lake, each night more of it, and published it as news.

    And settings under another name than the usual one.
    """
    named = tmp_path / "night.toml"
    named.write_text("keep_published = 2\n")
    story = tmp_path / "story.txt"
    story.write_bytes((ARCHIVES / "wire" / "bridge-closure.txt").read_bytes())
    monkeypatch.setenv("ONRECORD_LOG_FILE", str(tmp_path / "log.jsonl"))
    place = Place(tmp_path)
    for _ in range(2):
        ended = place.run(tmp_path, "--config", named)
        assert ended.code == 0, ended.said
        found = ask(place.warehouse, "select uri from archives").to_pylist()
        assert found == [{"uri": str(story)}]


STARTER = """
from flows.cli.__main__ import main

if __name__ == "__main__":
    main()
"""
"""What an installer makes of the command: a file elsewhere, so that nothing here is imported."""
MODULES = ("json", "multiprocessing", "flows", "struct", "pickle")


@pytest.mark.long
def test_own_files_programs_among_the_archives_are_not_run(tmp_path: Path) -> None:
    """Guard: workers and the parser imported what lay in the folder that the run began in."""
    archives, elsewhere = tmp_path / "archives", tmp_path / "bin"
    archives.mkdir()
    elsewhere.mkdir()
    (elsewhere / "onrecord.py").write_text(STARTER)
    for name in MODULES:
        (archives / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\n")
    for name in ("bridge-closure.txt", "cafe-terraces.txt"):
        (archives / name).write_bytes((ARCHIVES / "wire" / name).read_bytes())
    ended = subprocess.run(
        [
            *(sys.executable, elsewhere / "onrecord.py", "run", "*.txt", "--workers", "2"),
            *("--lake", tmp_path / "lake", "--warehouse", tmp_path / "warehouse.duckdb"),
        ],
        cwd=archives,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, (tmp_path / "run").exists()) == (0, False), ended.stderr
