"""The API that a run starts: whom it answers."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from flows.prefect_server import ApiError, api_blamed, make_home, start_server
from flows.settings import Settings
from tests.conftest import ARCHIVES, ROOT
from tests.support.prefect_requests import send

FILTER = {"deployments": {"name": {"any_": ["onrecord"]}}}


@pytest.fixture(scope="module")
def deployment(api: str) -> str:
    """The id of a deployment of the night in this API."""
    from flows.serve import make_deployment

    settings = Settings(lake=Path("lake"), warehouse=Path("warehouse.duckdb"))
    made = make_deployment([], settings, cron="0 3 * * *", timezone="UTC")
    return str(made.apply())


@pytest.mark.parametrize(
    "secret",
    [
        pytest.param(None, id="no secret"),
        pytest.param("onrecord:guess", id="a wrong one"),
        pytest.param("", id="an empty one"),
    ],
)
def test_prefect_server_nobody_without_the_secret_changes_what_runs(
    api: str, deployment: str, secret: str | None
) -> None:
    """Guard: any local user could set a deployment's path and so run code as the serving user."""
    url = f"{api}/deployments/{deployment}"
    assert send(url, {"path": "/elsewhere"}, method="PATCH", secret=secret)[0] == 401
    assert send(f"{api}/deployments/filter", FILTER, secret=secret)[0] == 401
    kept = send(url, method="GET", secret=os.environ["PREFECT_API_AUTH_STRING"])[1]
    assert kept["path"] != "/elsewhere"


def test_prefect_server_answers_its_own_host_name_alone(api: str) -> None:
    """Guard: a page whose name is made to point at this machine would read and write through it."""
    secret = os.environ["PREFECT_API_AUTH_STRING"]
    url = f"{api}/deployments/filter"
    assert send(url, FILTER, secret=secret, host="rebound.example")[0] == 400
    assert send(url, FILTER, secret=secret)[0] == 200


def test_prefect_server_allows_no_foreign_origin(api: str) -> None:
    url = f"{api}/deployments/filter"
    asked = {"origin": "https://page.example", "access-control-request-method": "POST"}
    _, _, headers = send(url, method="OPTIONS", **asked)
    assert "access-control-allow-origin" not in {name.lower() for name in headers}


def test_prefect_server_secret_is_new_at_each_start(api: str, tmp_path: Path) -> None:
    from flows.prefect_server import exported, prefect_api

    first = os.environ["PREFECT_API_AUTH_STRING"]
    with exported({"PREFECT_API_URL": ""}), prefect_api(tmp_path) as other:
        second = os.environ["PREFECT_API_AUTH_STRING"]
        assert send(f"{other}/flows/filter", {}, secret=first)[0] == 401
        assert send(f"{other}/flows/filter", {}, secret=second)[0] == 200
    assert os.environ["PREFECT_API_AUTH_STRING"] == first


def test_prefect_server_keeps_its_state_from_other_users(tmp_path: Path) -> None:
    """Guard: the address to call when a run fails could be read there by any user."""
    make_home(tmp_path / "data" / "prefect")
    assert (tmp_path / "data" / "prefect").stat().st_mode & 0o777 == 0o700


def test_prefect_server_nobody_takes_its_port_while_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: a port was chosen, and free for the seconds that the server took to import Prefect.

    Another user who took it then was sent the secret and could say what runs.
    """
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    server, port = start_server("onrecord:secret", scheduler=False)
    try:
        # With the option that lets a port be taken again at once.
        with pytest.raises(OSError, match="in use"):
            socket.create_server(("127.0.0.1", port)).close()
        assert server.poll() is None
    finally:
        server.kill()
        server.communicate()


@pytest.mark.parametrize("gone", ["in the night", "before it"])
def test_prefect_server_one_that_is_gone_is_told_in_a_sentence(gone: str) -> None:
    """Guard: the night went on and was published, and then ended in a page of httpx's."""
    import httpx

    url = "http://127.0.0.1:9/api"
    raised: dict[str, Exception] = {
        "in the night": httpx.ConnectError("[Errno 111] Connection refused"),
        "before it": RuntimeError(f"Failed to reach API at {url}/"),
    }
    with pytest.raises(ApiError) as told, api_blamed(url):
        raise raised[gone]
    assert str(told.value).startswith(f"Prefect's API at {url}: {raised[gone]}; `onrecord status`")
    with pytest.raises(RuntimeError, match="ours"), api_blamed(url):
        raise RuntimeError("ours")


@pytest.mark.long
def test_prefect_server_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "flows.cli", "run", ARCHIVES / "wire" / "cafe-terraces.txt"),
            *("--lake", tmp_path / "lake", "--warehouse", tmp_path / "warehouse.duckdb"),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "PREFECT_API_URL": "http://127.0.0.1:9/api",
            "ONRECORD_PREFECT_HOME": str(tmp_path / "new" / "prefect"),
        },
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    told = [line for line in ended.stderr.splitlines() if not line.endswith(" …")]
    assert [line.partition(";")[0] for line in told] == [
        "onrecord: Prefect's API at http://127.0.0.1:9/api: Failed to reach API at "
        "http://127.0.0.1:9/api/"
    ]
