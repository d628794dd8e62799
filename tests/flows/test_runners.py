"""Runners: work in processes and on Dask, and workers that die."""

import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from flows.pools import Job, LocalPool, MakePool, Outcome, stream_jobs, time_limit
from flows.settings import Settings

SECONDS = 20
"""What a job may take, the start of its worker included."""


def double(number: int, folder: Path) -> int:
    """Double a number, leaving a mark for each try; some numbers kill the worker or hang it."""
    (folder / f"{number}-{os.getpid()}-{time.monotonic_ns()}").touch()
    with time_limit(2):
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 5:
            time.sleep(600)
        if number == 7:
            raise ValueError("seven")
        if number == 9:
            os.kill(os.getpid(), signal.SIGSTOP)
    return number * 2


def run_numbers(
    new_pool: MakePool,
    workers: int,
    numbers: Iterable[int],
    folder: Path,
    jobs_a_worker: int = 100,
) -> list[Outcome]:
    def job(number: int) -> Job:
        return Job(double, {"number": number, "folder": folder}, number, SECONDS)

    def follow(outcome: Outcome) -> list[Job]:
        return [job(100)] if outcome.value == 2 else []

    jobs = [job(number) for number in numbers]
    return list(stream_jobs(new_pool, workers, jobs, follow, jobs_a_worker=jobs_a_worker))


def run_numbers_in_prefect(
    settings: Settings, numbers: Iterable[int], folder: Path
) -> list[Outcome]:
    from prefect import flow

    from flows.runners import make_pool

    @flow
    def numbers_flow() -> list[Outcome]:
        return run_numbers(
            lambda workers: make_pool(settings, workers), settings.workers or 2, numbers, folder
        )

    return numbers_flow()


@contextmanager
def note_schedulers() -> Iterator[list[str]]:
    """The addresses of the clusters that are started inside the block."""
    from distributed import LocalCluster

    addresses: list[str] = []
    enter = LocalCluster.__enter__

    def note(cluster: Any) -> Any:
        addresses.append(cluster.scheduler_address)
        return enter(cluster)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LocalCluster, "__enter__", note)
        yield addresses


def describe(outcomes: Iterable[Any]) -> dict[int, str]:
    return {
        outcome.job.subject: "died"
        if outcome.died_after_seconds is not None
        else repr(outcome.error or outcome.value)
        for outcome in outcomes
    }


def test_runners_an_empty_flow_runs(api: str) -> None:
    """Guard: with fastapi 0.155 and later every flow of Prefect 3.8 dies at import."""
    from prefect import flow

    @flow
    def empty() -> str:
        return "ran"

    assert empty() == "ran"


@pytest.mark.parametrize(
    "is_recorded",
    [
        pytest.param(False, id="without Prefect"),
        pytest.param(True, id="by Prefect", marks=pytest.mark.long),
    ],
)
def test_runners_a_worker_that_dies_or_hangs_costs_only_its_own_job(
    request: pytest.FixtureRequest, tmp_path: Path, is_recorded: bool
) -> None:
    numbers = [1, 2, 3, 4, 5, 6, 7]
    if is_recorded:
        request.getfixturevalue("api")
        outcomes = run_numbers_in_prefect(Settings(workers=2), numbers, tmp_path)
    else:
        outcomes = run_numbers(LocalPool, 2, numbers, tmp_path)
    assert describe(outcomes) == {
        1: "2",
        100: "200",
        2: "4",
        3: "died",
        4: "8",
        5: "died",
        6: "12",
        7: "ValueError('seven')",
    }
    (hung,) = [outcome for outcome in outcomes if outcome.job.subject == 5]
    assert (hung.died_after_seconds or 0) >= 2


@pytest.mark.long
@pytest.mark.parametrize("is_recorded", [False, True])
def test_runners_a_worker_that_was_stopped_costs_only_its_own_job(
    request: pytest.FixtureRequest, tmp_path: Path, is_recorded: bool
) -> None:
    """Guard: the alarm of a stopped process waits, too, and the run waited for it without end."""
    numbers = [2, 9, 4]
    if is_recorded:
        request.getfixturevalue("api")
        outcomes = run_numbers_in_prefect(Settings(workers=2), numbers, tmp_path)
    else:
        outcomes = run_numbers(LocalPool, 2, numbers, tmp_path)
    assert describe(outcomes) == {2: "4", 9: "died", 4: "8"}


def test_runners_workers_are_replaced_after_some_jobs(tmp_path: Path) -> None:
    numbers = [2, 4, 6, 8, 12, 14]
    outcomes = run_numbers(LocalPool, 1, numbers, tmp_path, jobs_a_worker=2)
    assert describe(outcomes) == {number: str(number * 2) for number in numbers}
    by_process: dict[str, set[str]] = {}
    for mark in tmp_path.iterdir():
        number, process, _ = mark.name.split("-")
        by_process.setdefault(process, set()).add(number)
    assert sorted(map(sorted, by_process.values())) == [["12", "14"], ["2", "4"], ["6", "8"]]


def test_runners_no_worker_is_replaced_for_the_last_job(tmp_path: Path) -> None:
    """Guard: a night of 251 jobs loaded the models anew for one of them."""
    outcomes = run_numbers(LocalPool, 1, [2, 4, 6], tmp_path, jobs_a_worker=2)
    assert describe(outcomes) == {number: str(number * 2) for number in (2, 4, 6)}
    assert len({mark.name.split("-")[1] for mark in tmp_path.iterdir()}) == 1


def make_double(folder: Path, number: int) -> Job:
    return Job(double, {"number": number, "folder": folder}, number, SECONDS)


def test_runners_what_a_running_job_makes_possible_is_begun_before_its_end(tmp_path: Path) -> None:
    jobs = [make_double(tmp_path, number) for number in (4, 6)]
    asked = []

    def find_more(running: Sequence[Job]) -> list[Job]:
        asked.append({job.subject for job in running})
        return [make_double(tmp_path, 8)] if len(asked) == 1 else []

    outcomes = stream_jobs(LocalPool, 2, jobs, lambda _: [], jobs_a_worker=100, find_more=find_more)
    assert describe(outcomes) == {4: "8", 6: "12", 8: "16"}
    assert asked[0] in ({4}, {6})


def test_runners_the_last_jobs_are_cut(tmp_path: Path) -> None:
    """As many as there are workers, and what comes of them again."""

    def halve(job: Job) -> list[Job]:
        half = job.subject // 2
        return [make_double(tmp_path, half), make_double(tmp_path, half + 1)] if half > 9 else []

    jobs = [make_double(tmp_path, number) for number in (100, 102, 104, 40, 20)]
    outcomes = stream_jobs(LocalPool, 2, jobs, lambda _: [], jobs_a_worker=99, halve=halve)
    subjects = sorted(outcome.job.subject for outcome in outcomes)
    assert subjects == [10, 10, 11, 11, 20, 100, 102, 104]


@pytest.mark.long
def test_runners_a_worker_of_dask_that_dies_or_hangs_costs_only_its_own_job(
    api: str, tmp_path: Path
) -> None:
    settings = Settings(task_runner="dask", workers=2)
    with note_schedulers() as addresses:
        outcomes = run_numbers_in_prefect(settings, [1, 2, 3, 4, 5, 7], tmp_path)
    # Guard: any user of this machine could send the cluster work, which it did as the run's user.
    assert {address.partition("://")[0] for address in addresses} == {"tls"}
    assert describe(outcomes) == {
        1: "2",
        100: "200",
        2: "4",
        3: "died",
        4: "8",
        5: "died",
        7: "ValueError('seven')",
    }
    # Its first try and one more, on a fresh process.
    assert len(list(tmp_path.glob("3-*"))) == 2


def test_runners_dask_does_the_same_work_by_setting_alone(api: str, tmp_path: Path) -> None:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
    ) as cluster:
        settings = Settings(task_runner="dask", dask_address=cluster.scheduler_address, workers=1)
        outcomes = run_numbers_in_prefect(settings, [1, 2, 7], tmp_path)
    assert describe(outcomes) == {1: "2", 100: "200", 2: "4", 7: "ValueError('seven')"}
