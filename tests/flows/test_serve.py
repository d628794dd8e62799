"""Serving: the deployment that Prefect gets, and a run of it through Prefect's own runner."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest

from flows.locks import held
from flows.settings import Settings
from flows.storage import StorageError
from flows.survey import hold_lake
from tests.conftest import ARCHIVES, ROOT
from tests.support import deadly_model
from tests.support.prefect_requests import send_as_client
from warehouse.errors import StoreBusy


def test_serve_makes_a_deployment_with_schedule_and_zone_and_no_slot_that_may_stay_taken(
    api: str, tmp_path: Path
) -> None:
    from prefect.client.orchestration import get_client

    from flows.serve import make_deployment

    settings = Settings(lake=tmp_path / "lake", warehouse=tmp_path / "warehouse.duckdb")
    deployment = make_deployment(
        [str(tmp_path)], settings, cron="0 3 * * *", timezone="Europe/Berlin"
    )
    identifier = deployment.apply()
    with get_client(sync_client=True) as client:
        kept = client.read_deployment(identifier)
    (schedule,) = kept.schedules
    assert (schedule.schedule.cron, schedule.schedule.timezone) == ("0 3 * * *", "Europe/Berlin")
    assert kept.global_concurrency_limit is None
    assert kept.entrypoint == "flows.nightly.nightly"
    assert kept.parameters["archives"] == [str(tmp_path)]
    assert Settings.model_validate(kept.parameters["settings"]) == settings.anchored()


def test_serve_a_run_that_meets_another_one_is_skipped_and_nobody_is_called(
    api: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: a slot of Prefect's did that, and all nights to come were cancelled after a crash."""
    from flows.nightly import nightly

    monkeypatch.setenv("PREFECT__FLOW_RUN_ID", "of a scheduled run")
    settings = Settings(
        lake=tmp_path / "lake",
        warehouse=tmp_path / "warehouse.duckdb",
        on_failure=f"touch {tmp_path / 'called'}",
    )
    with hold_lake(settings.lake):
        met = nightly([str(tmp_path)], settings, return_state=True)
    told = f"{settings.lake}: another run works on this lake (process {os.getpid()}); wait for it"
    assert (met.name, str(met.message).startswith(told)) == ("Skipped", True)
    assert not (tmp_path / "called").exists()


def test_serve_a_night_that_is_told_to_end_in_the_warehouse_has_not_failed(api: str) -> None:
    """Guard: DuckDB makes an error of its own of the signal, and somebody was called for it."""
    from prefect.exceptions import TerminationSignal

    from flows.nightly import call_as_task

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    def count_for_long() -> None:
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGUSR1)).start()
        duckdb.execute("select count(*) from range(100000000) a, range(100000000) b where a = b+1")

    before = signal.signal(signal.SIGUSR1, stop)
    try:
        with pytest.raises(TerminationSignal):
            call_as_task("resolve", count_for_long)
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_serve_the_scheduler_makes_runs(api: str, tmp_path: Path) -> None:
    """Guard: with SQLAlchemy 2.1 the server of Prefect 3.8 fails to write a scheduled run."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId
    from prefect.client.schemas.sorting import FlowRunSort
    from prefect.exceptions import ObjectNotFound

    from flows.serve import forget_last_service, make_deployment

    settings = Settings(lake=tmp_path / "lake", warehouse=tmp_path / "warehouse.duckdb")
    first = make_deployment([], settings, cron="0 3 * * *", timezone="Europe/Berlin").apply()
    wanted = DeploymentFilter(id=DeploymentFilterId(any_=[first]))
    with get_client(sync_client=True) as client:
        send_as_client(f"{api}/deployments/{first}/schedule", {"min_runs": 2})
        runs = client.read_flow_runs(
            deployment_filter=wanted, sort=FlowRunSort.EXPECTED_START_TIME_ASC, limit=9
        )
        zone = ZoneInfo("Europe/Berlin")
        hours = {
            run.expected_start_time.astimezone(zone).hour for run in runs if run.auto_scheduled
        }
        assert hours == {3}
        forget_last_service()
        forget_last_service()
        with pytest.raises(ObjectNotFound):
            client.read_deployment_by_name("nightly/onrecord")


@pytest.mark.parametrize(
    ("last", "cron", "missed"),
    [
        pytest.param(None, "* * * * *", False, id="no run was ever made"),
        pytest.param(timedelta(days=2), "0 3 * * *", True, id="two days without a night"),
        pytest.param(timedelta(minutes=1), "0 3 1 1 *", False, id="the next is due next year"),
        pytest.param(-timedelta(days=400), "0 3 * * *", True, id="the clock was ahead"),
    ],
)
def test_serve_knows_whether_a_night_was_missed(
    last: timedelta | None, cron: str, missed: bool
) -> None:
    from flows.serve import is_night_missed

    published_at = None if last is None else datetime.now(UTC).replace(tzinfo=None) - last
    assert is_night_missed(published_at, cron=cron, timezone="Europe/Berlin") is missed


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        pytest.param("2026-03-28", [1.5, 24.5, 48.5], id="an hour that is left out"),
        pytest.param("2026-10-24", [0.5, 24.5, 49.5], id="an hour that comes twice"),
    ],
)
def test_serve_each_night_runs_once_where_clocks_change(day: str, hours: list[float]) -> None:
    """Hours from midnight in UTC of a night at half past two in Berlin."""
    from prefect.server.schemas.schedules import CronSchedule

    midnight = datetime.fromisoformat(f"{day}T00:00:00+00:00")
    schedule = CronSchedule(cron="30 2 * * *", timezone="Europe/Berlin")
    end = midnight + timedelta(hours=60)
    due = asyncio.run(schedule.get_dates(n=9, start=midnight, end=end))
    assert [(moment.timestamp() - midnight.timestamp()) / 3600 for moment in due] == hours


def test_serve_makes_up_for_a_missed_night(api: str, tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client

    from flows.serve import make_deployment, run_now

    settings = Settings(lake=tmp_path / "lake", warehouse=tmp_path / "warehouse.duckdb")
    deployment = make_deployment(
        [str(tmp_path)], settings, cron="0 3 1 1 *", timezone="Europe/Berlin"
    )
    made = run_now(deployment)
    with get_client(sync_client=True) as client:
        run = client.read_flow_run(made)
    assert run.state_type == "SCHEDULED"
    assert run.deployment_id == deployment.apply()
    assert run.expected_start_time <= datetime.now(UTC)
    assert run.parameters["archives"] == [str(tmp_path)]


@pytest.mark.parametrize(
    ("cron", "timezone", "words"),
    [
        pytest.param("at three", "UTC", "at three", id="cron"),
        pytest.param("0 3 * * *", "Mars/North", "Mars/North", id="zone"),
        # It was served, with a traceback, and never ran.
        pytest.param("0 3 30 2 *", "UTC", "there is no such day in any year", id="30 February"),
    ],
)
def test_serve_refuses_what_is_no_schedule(api: str, cron: str, timezone: str, words: str) -> None:
    from flows.serve import make_deployment

    with pytest.raises(ValueError, match=words) as told:
        make_deployment(["archives"], Settings(), cron=cron, timezone=timezone)
    assert len(str(told.value).splitlines()) == 1


def bare_environment(**more: str) -> dict[str, str]:
    """What a service is started with that makes an API of its own, also where tests have one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return kept | more


STOPPED = "stopped; no night begins until it is served again"


def test_serve_told_to_end_before_it_has_begun_ends_in_peace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Guard: Ctrl-C in the second after `stop with Ctrl-C` was told ended with 130."""
    from flows import serve

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    settings = Settings(lake=Path("lake"), warehouse=Path("warehouse.duckdb"))
    deployment = serve.make_deployment([], settings, cron="0 3 * * *", timezone="UTC")
    monkeypatch.setattr(serve.Runner, "add_deployment", stop)
    serve.serve_nights(deployment)


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize(
    ("cron", "has_come"),
    [
        pytest.param("0 3 1 1 *", lambda _: time.sleep(3) is None, id="between nights"),
        pytest.param(
            "* * * * *", lambda lake: any(lake.glob("ingest/*/*/manifest.json")), id="in a night"
        ),
    ],
)
def test_serve_ends_with_0_and_a_sentence_when_it_is_told_to(
    tmp_path: Path, number: signal.Signals, cron: str, has_come: Callable[[Path], bool]
) -> None:
    """Guard: SIGTERM made Python say that a coroutine was never awaited, or told a traceback."""
    lake, said = tmp_path / "lake", tmp_path / "said"
    with said.open("w") as stream:
        served = subprocess.Popen(
            [
                *(sys.executable, "-m", "flows.cli", "serve", "--cron", cron, ARCHIVES / "wire"),
                *("--lake", lake, "--warehouse", tmp_path / "warehouse.duckdb"),
            ],
            cwd=ROOT,
            env=bare_environment(ONRECORD_PREFECT_HOME=str(tmp_path / "prefect")),
            stdout=subprocess.DEVNULL,
            stderr=stream,
        )
    try:
        while "stop with Ctrl-C" not in said.read_text() or not has_come(lake):
            assert served.poll() is None, said.read_text()
            time.sleep(0.05)
        served.send_signal(number)
        assert served.wait(timeout=90) == 0
    finally:
        served.kill()
    lines = said.read_text().splitlines()
    assert (len(lines), lines[0], lines[-1]) == (3, "starting Prefect …", STOPPED)
    assert lines[1].startswith(f"runs at '{cron}' (UTC) over ")


@pytest.mark.long
def test_serve_does_not_wait_for_work_in_hand(tmp_path: Path) -> None:
    """Guard: a scheduled night that was told to end went on for half a minute, until killed."""
    packages = deadly_model.install(tmp_path / "packages")
    (tmp_path / "onrecord.toml").write_text(f'[languages]\nen = "{deadly_model.NAME}"\n')
    told = (ARCHIVES / "wire" / "bridge-closure.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"{told}\n\nHANGS\n")
    lake, said = tmp_path / "lake", tmp_path / "said"
    with said.open("w") as stream:
        served = subprocess.Popen(
            [
                *(sys.executable, "-m", "flows.cli", "serve", "--cron", "* * * * *"),
                *(tmp_path / "a.txt", "--config", tmp_path / "onrecord.toml"),
                *("--lake", lake, "--warehouse", tmp_path / "warehouse.duckdb"),
            ],
            cwd=ROOT,
            env=bare_environment(
                PYTHONPATH=str(packages), ONRECORD_PREFECT_HOME=str(tmp_path / "prefect")
            ),
            stdout=subprocess.DEVNULL,
            stderr=stream,
        )
    try:
        while not any(lake.glob("ingest/*/*/manifest.json")):
            assert served.poll() is None, said.read_text()
            time.sleep(0.05)
        time.sleep(2)
        served.send_signal(signal.SIGTERM)
        assert served.wait(timeout=20) == 0
    finally:
        served.kill()
    assert said.read_text().splitlines()[-1] == STOPPED


@pytest.mark.long
def test_serve_a_second_one_does_not_take_the_nights_of_the_first(tmp_path: Path) -> None:
    """Guard: the first went on to wait, and no night ever began."""
    home = tmp_path / "prefect"
    command = [
        *(sys.executable, "-m", "flows.cli", "serve", "--cron", "0 3 1 1 *", ARCHIVES / "wire"),
        *("--lake", tmp_path / "lake", "--warehouse", tmp_path / "warehouse.duckdb"),
    ]
    variables = bare_environment(ONRECORD_PREFECT_HOME=str(home))
    first = subprocess.Popen(
        command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        assert first.stderr is not None
        while b"stop with Ctrl-C" not in first.stderr.readline():
            assert first.poll() is None
        second = subprocess.run(
            command, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=120
        )
    finally:
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=60)
    assert (second.returncode, second.stderr.splitlines()[-1]) == (
        1,
        f"onrecord: {home}: another `onrecord serve` keeps its state here (process {first.pid}); "
        "stop it, or name another folder with prefect_home",
    )


def test_serve_a_second_one_is_found_out_where_prefects_own_variable_names_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: the lock lay in the folder of the settings, which nobody used."""
    from flows.cli.serve import SERVICE_LOCK, api_to_serve

    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    settings = Settings(prefect_home=tmp_path / "unused")
    with (
        held(tmp_path / SERVICE_LOCK, "the first", "wait"),
        pytest.raises(StoreBusy, match=r"^the first \(process \d+\); stop it, or name another"),
        api_to_serve(settings, verbose=False),
    ):
        pass


def test_serve_tries_the_folder_that_prefect_is_to_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: its server ended with a page of its own, and another folder was named."""
    from flows.cli.serve import try_folders

    (tmp_path / "file").touch()
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "file" / "home"))
    settings = Settings(lake=tmp_path / "lake", warehouse=tmp_path / "warehouse.duckdb")
    with pytest.raises(StorageError, match=r"file/home: there is a file .* with PREFECT_HOME$"):
        try_folders(settings)
