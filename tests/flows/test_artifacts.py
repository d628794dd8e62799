"""A night in Prefect's own server and pages, as somebody starts them: `prefect server start`."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ARCHIVES, ROOT, Place
from tests.support.prefect_requests import send

START_SECONDS = 120

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that was started by hand."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [*(sys.executable, "-m", "prefect", "server", "start"), "--port", str(port)],
        env={
            **os.environ,
            "PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")),
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "DO_NOT_TRACK": "1",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + START_SECONDS
        while not is_up(f"{url}/api/health"):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.5)
        yield url
    finally:
        process.terminate()
        process.wait()


def is_up(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="module")
def night(server: str, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A night over a good file and an empty one, which that server is to see."""
    folder = tmp_path_factory.mktemp("night")
    (folder / "archives").mkdir()
    text = (ARCHIVES / "wire" / "bridge-closure.txt").read_bytes()
    (folder / "archives" / "good.txt").write_bytes(text)
    (folder / "archives" / "empty.txt").write_bytes(b"")
    place = Place(folder)
    ended = subprocess.run(
        [*place.command(folder / "archives"), "--json"],
        cwd=ROOT,
        env={**os.environ, "PREFECT_API_URL": f"{server}/api"},
        capture_output=True,
        text=True,
        check=False,
    )
    return Place(folder, ended.stdout, ended.stderr, ended.returncode)


def read_artifact(server: str, key: str) -> Any:
    wanted = {"artifacts": {"key": {"any_": [key]}}}
    status, found, _ = send(f"{server}/api/artifacts/filter", wanted)
    assert status == 200
    (artifact,) = found
    return json.loads(artifact["data"]) if artifact["type"] == "table" else artifact["data"]


def test_artifacts_show_what_the_night_came_to(server: str, night: Place) -> None:
    assert night.code == 0, night.said
    told = json.loads(night.printed)
    page = read_artifact(server, "onrecord-run")
    assert page.startswith(f"# Run {told['run_id']}: completed")
    assert "| empty_archive | 1 |" in page
    rejects = read_artifact(server, "onrecord-rejects")
    assert [(row["position"], row["reason"]) for row in rejects] == [("empty.txt", "empty_archive")]
    assert read_artifact(server, "onrecord-slowest") == told["slowest"]
    (slowest,) = told["slowest"]
    assert "good.txt" in slowest["article"]
    figures = {row["figure"]: row for row in read_artifact(server, "onrecord-quality")}
    assert len(figures["quotes_with_speaker_share"]) == 2


def test_artifacts_are_where_the_pages_of_prefect_look(server: str, night: Place) -> None:
    status, runs, _ = send(f"{server}/api/flow_runs/filter", {})
    assert status == 200
    assert [run["state_type"] for run in runs] == ["COMPLETED"]
    with urllib.request.urlopen(f"{server}/", timeout=30) as page:
        assert page.status == 200
        assert b"<title>Prefect" in page.read()
