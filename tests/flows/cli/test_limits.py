"""A question has its time and its memory, wherever they go."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.cli.limits import bounded
from tests.conftest import ROOT, Place
from warehouse.errors import AskError


def ask_apart(place: Place, *arguments: str, command: str = "sql") -> Place:
    """In a process of its own, since what hears of no limit is ended as a whole."""
    words = [sys.executable, "-m", "flows.cli", command, *arguments]
    asked = subprocess.run(
        [*words, "--warehouse", str(place.warehouse)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return Place(place.folder, asked.stdout, asked.stderr, asked.returncode)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("select count(*) from range(100000000000)", id="while DuckDB works"),
        pytest.param("from range(10000000)", id="while the answer is written"),
    ],
)
def test_limits_a_question_is_stopped_in_time(demo: Place, question: str) -> None:
    started = time.monotonic()
    stopped = ask_apart(demo, question, "--seconds", "1")
    assert time.monotonic() - started < 30
    assert (stopped.code, stopped.printed) == (1, "")
    assert "took longer than 1 s; ask for less" in stopped.said
    assert "--seconds" in stopped.said


def test_limits_the_own_file_as_a_blob_is_stopped(demo: Place) -> None:
    """Guard: `read_blob` of the warehouse, which SQL may read, was printed for over a minute."""
    stopped = ask_apart(demo, f"from read_blob('{demo.warehouse}')", "--seconds", "1")
    assert (stopped.code, "took longer than 1 s" in stopped.said) == (1, True)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("select list(n) from range(300000000) t(n)", id="in DuckDB"),
        pytest.param("select n, md5(n::varchar) from range(3000000) t(n)", id="in the answer"),
    ],
)
def test_limits_a_question_is_stopped_when_it_takes_too_much(demo: Place, question: str) -> None:
    stopped = ask_apart(demo, question, "--memory", "200MB")
    assert (stopped.code, stopped.printed) == (1, "")
    assert "--memory" in stopped.said
    assert "Traceback" not in stopped.said
    (line,) = stopped.said.splitlines()
    assert "memory" in line


TIME = (["--seconds", "0.001"], "took longer than 0.001 s; ask for less")
MEMORY = (["--memory", "1MB"], "memory")


@pytest.mark.parametrize(
    ("command", "limit", "said"),
    [
        pytest.param(["cookbook", "1"], *TIME, id="cookbook, time"),
        pytest.param(["cookbook", "1"], *MEMORY, id="cookbook, memory"),
        pytest.param(["export", "v_quotes"], *MEMORY, id="export"),
        pytest.param(["export", "--all"], *TIME, id="export of all"),
        pytest.param(["show", "https://harbour-post.example/bridge"], *TIME, id="show, time"),
        pytest.param(["show", "https://harbour-post.example/bridge"], *MEMORY, id="show, memory"),
    ],
)
def test_limits_hold_for_all_that_reads(
    demo: Place, tmp_path: Path, command: list[str], limit: list[str], said: str
) -> None:
    """Guard: a question of the cookbook, an export and a long article had no bound of memory."""
    output = ["--output", str(tmp_path / "written")] if command[0] == "export" else []
    stopped = ask_apart(demo, *command[1:], *output, *limit, command=command[0])
    assert (stopped.code, stopped.printed) == (1, "")
    assert said in stopped.said.splitlines()[-1]
    assert f"({limit[0]})" in stopped.said.splitlines()[-1]
    assert "Traceback" not in stopped.said
    assert list(tmp_path.iterdir()) == []


def test_limits_are_settings(demo: Place, tmp_path: Path) -> None:
    config = tmp_path / "onrecord.toml"
    config.write_text('sql_seconds = 0.5\nsql_memory = "1 GB"\n')
    stopped = ask_apart(demo, "from range(10000000)", "--config", str(config))
    assert "took longer than 0.5 s" in stopped.said


def test_limits_end_with_their_block() -> None:
    with bounded(0.2, 10**9):
        pass
    time.sleep(0.4)
    with pytest.raises(AskError, match="took longer"), bounded(0.1, 10**9):
        time.sleep(5)
