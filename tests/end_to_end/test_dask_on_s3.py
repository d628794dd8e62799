"""Workers of Dask in folders of their own, which share a lake on S3 and nothing else."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from benchmarks.table_hashes import list_differences
from tests.conftest import ARCHIVES, Place
from tests.support.s3_server import serve_bucket


@contextmanager
def start_cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[int]]]:
    """The address of a scheduler, and its workers' processes, each in a folder of its own."""
    told = folder / "scheduler.json"
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0"]
    scheduler += ["--dashboard-address", ":0", "--scheduler-file", str(told)]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1"]
    worker += ["--no-dashboard", "--scheduler-file", str(told)]
    running = [start(scheduler, folder / "scheduler")]
    try:
        running += [start(worker, folder / f"worker-{number}") for number in range(workers)]
        deadline = time.monotonic() + 60
        while not told.exists():
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield (
            json.loads(told.read_text(encoding="utf-8"))["address"],
            [process.pid for process in running[1:]],
        )
    finally:
        for process in reversed(running):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def start(command: list[str], folder: Path) -> "subprocess.Popen[bytes]":
    folder.mkdir()
    return subprocess.Popen(
        command,
        cwd=folder,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def client() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch, serve_bucket(patch) as client:
        for path in sorted(path for path in ARCHIVES.rglob("*") if path.is_file()):
            key = f"archives/{path.relative_to(ARCHIVES)}"
            client.put_object(Bucket="news", Key=key, Body=path.read_bytes())
        yield client


def kill_when_busy(client: Any, nanny: int) -> None:
    """End the process that a nanny watches over, once there is something annotated."""
    while not client.list_objects_v2(Bucket="news", Prefix="lake/annotate/").get("Contents"):
        time.sleep(0.05)
    children = Path(f"/proc/{nanny}/task/{nanny}/children").read_text(encoding="ascii").split()
    for child in children:
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
            os.kill(int(child), signal.SIGKILL)


@pytest.mark.long
def test_dask_on_s3_gives_the_rows_of_one_machine_though_a_worker_is_killed(
    api: str, client: Any, demo: Place, tmp_path: Path
) -> None:
    place = Place(tmp_path)
    with start_cluster(tmp_path, 2) as (address, nannies), ThreadPoolExecutor(1) as pool:
        killing = pool.submit(kill_when_busy, client, nannies[0])
        options = ["--lake", "s3://news/lake", "--task-runner", "dask", "--dask-address", address]
        command = [*place.command("s3://news/archives"), *options]
        done = place.call(command)
        assert done.code == 0, done.said
        assert killing.done()
        killing.result()
    assert list_differences(place.warehouse, demo.warehouse) == []
    # What the workers made lies on S3, and nothing of it in their folders or beside the warehouse.
    assert not place.lake.exists()
    assert list(tmp_path.rglob("*.parquet")) == []
    found = client.list_objects_v2(Bucket="news", Prefix="lake/annotate/")["Contents"]
    assert sum(one["Key"].endswith("/manifest.json") for one in found) == 10
