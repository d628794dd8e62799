"""A run that is killed, anywhere, and then repeated gives the warehouse of an unbroken run."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ARCHIVES, ROOT, Place
from warehouse.ask.sql import ask

# What may differ between two runs over the same archives, besides times: their ids, how long
# they took (all of run_stages), and the hashes of files and of times that these are in.
OF_THE_RUN = {"run_id", "made_by_run_id", "seconds", "settings", "digest", "state"}


def blur_time(value: Any) -> str:
    """A value as text; a time of today is one of the run's and not one of the news."""
    if isinstance(value, datetime) and datetime.now() - value < timedelta(days=1):
        return "a time of the run"
    return repr(value)


def read_content(place: Place) -> dict[str, list[tuple[Any, ...]]]:
    """Every table's rows, in an order of their own, without what is the run's."""
    columns = ask(
        place.warehouse,
        "select table_name, column_name from duckdb_columns() "
        "where not internal and table_name in (select table_name from duckdb_tables()) "
        "and table_name <> 'run_stages' "
        "order by table_name, column_index",
    ).to_pylist()
    tables: dict[str, list[str]] = {}
    for row in columns:
        if row["column_name"] not in OF_THE_RUN:
            tables.setdefault(row["table_name"], []).append(row["column_name"])
    return {
        table: sorted(
            (
                tuple(map(blur_time, row.values()))
                for row in ask(
                    place.warehouse, f"select {', '.join(names)} from {table}"
                ).to_pylist()
            ),
        )
        for table, names in tables.items()
    }


def start(place: Place) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        place.command(ARCHIVES),
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(seen: Callable[[], object], run: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while not seen():
        assert run.poll() is None, "the run ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)


def is_group_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.long
def test_kill_in_annotate_then_again_is_an_unbroken_run(demo: Place, tmp_path: Path) -> None:
    place = Place(tmp_path)
    run = start(place)
    wait_for(lambda: next(place.lake.glob("annotate/*/*/manifest.json"), None), run)
    run.kill()
    run.wait()
    # Only the parent was killed: its workers have to end by themselves.
    deadline = time.monotonic() + 30
    while is_group_alive(run.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_group_alive(run.pid)
    assert not place.warehouse.exists()
    kept = {path: path.stat().st_mtime_ns for path in place.lake.glob("annotate/*/*/manifest.json")}
    again = place.run(ARCHIVES)
    assert again.code == 0, again.said
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    assert read_content(place) == read_content(demo)


@pytest.mark.long
def test_kill_in_load_then_again_is_an_unbroken_run(demo: Place, tmp_path: Path) -> None:
    place = Place(tmp_path)
    run = start(place)
    working = place.warehouse.with_name(f"{place.warehouse.name}.working")
    wait_for(working.exists, run)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    assert working.exists()
    assert not place.warehouse.exists()
    again = place.run(ARCHIVES)
    assert again.code == 0, again.said
    assert not working.exists()
    assert read_content(place) == read_content(demo)
