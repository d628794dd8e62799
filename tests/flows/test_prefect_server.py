"""The API that a run starts: whom it answers."""

import os
from pathlib import Path

import pytest

from flows.settings import Settings
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
