"""Two commands at once on one lake and one warehouse: each does its work or says why not."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

import pyarrow.dataset as ds
import pytest

from tests.conftest import ARCHIVES, ROOT, Place
from tests.end_to_end.test_kill import read_content
from warehouse.ask.sql import ask

WIRE = ARCHIVES / "wire"


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("wire")).run(WIRE)


@pytest.mark.long
def test_beside_a_run_the_lake_is_not_looked_after(wire: Place, tmp_path: Path) -> None:
    place = Place(tmp_path)
    run = subprocess.Popen(place.command(WIRE), cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while not any(place.lake.glob("ingest/*/*/manifest.json")):
        assert run.poll() is None, "the run ended before it could be met"
        time.sleep(0.005)
    checked = place.call(
        [*place.command()[:3], *("lake", "check", "--repair", "--lake"), str(place.lake)]
    )
    assert run.poll() is None
    assert (checked.code, checked.said.splitlines()[-1]) == (
        1,
        f"onrecord: {place.lake}: another run works on this lake (process {run.pid}); wait for it, "
        "or name another with --lake",
    )
    assert run.wait(timeout=120) == 0, run.communicate()[1]
    assert read_content(place) == read_content(wire)


@pytest.mark.long
@pytest.mark.parametrize("ending", [signal.SIGCONT, signal.SIGKILL])
def test_beside_a_repair_that_began_before_it_a_run_says_so_and_the_next_loses_nothing(
    wire: Place, tmp_path: Path, ending: signal.Signals
) -> None:
    """Guard: it was told that another run was there, which no list of processes shows."""
    place = Place(tmp_path)
    shutil.copytree(wire.lake, place.lake)
    damaged = sorted(place.lake.glob("*/*/*/rejects.parquet"))[::2]
    for path in damaged:
        path.write_bytes(path.read_bytes()[:-1])
    repair = subprocess.Popen(
        [*place.command()[:3], *("lake", "check", "--repair", "--lake"), str(place.lake)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    # Somewhere in the middle: some batches are gone, others still are not what they say.
    while damaged[0].exists():
        assert repair.poll() is None, "the repair ended before it could be met"
        time.sleep(0.0005)
    repair.send_signal(signal.SIGSTOP)
    met = place.run(WIRE)
    assert (met.code, met.said.splitlines()[-1]) == (
        1,
        f"onrecord: {place.lake}: `onrecord lake check` works on this lake (process {repair.pid}); "
        "wait for it, or name another with --lake",
    )
    assert not place.warehouse.exists()
    repair.send_signal(ending)
    repair.communicate(timeout=60)
    assert repair.returncode == (0 if ending == signal.SIGCONT else -ending)
    after = place.run(WIRE)
    assert after.code == 0, after.said
    assert read_content(place) == read_content(wire)


@pytest.mark.long
def test_beside_a_run_an_export_is_of_one_published_file(wire: Place, tmp_path: Path) -> None:
    place = wire.copy_to(tmp_path / "place")
    (tmp_path / "more.txt").write_bytes((WIRE / "bridge-closure.txt").read_bytes() + b"\nMore.\n")
    before = count_rows(place)
    run = subprocess.Popen(
        place.command(WIRE, tmp_path / "more.txt"), cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    found = []
    while run.poll() is None:
        folder = tmp_path / "export"
        exported = place.ask("export", "--all", "-o", str(folder))
        one = place.ask("export", "v_quotes", "-o", str(tmp_path / "quotes.parquet"))
        assert (exported.code, one.code) == (0, 0), exported.said + one.said
        found.append(
            tuple(
                ds.dataset(folder / table, partitioning="hive").count_rows()
                for table in ("runs", "articles", "quotes")
            )
        )
        shutil.rmtree(folder)
    assert run.returncode == 0, run.communicate()[1]
    after = count_rows(place)
    assert before != after
    assert found[0] == before
    assert set(found) <= {before, after}


def count_rows(place: Place) -> tuple[int, ...]:
    counted = ask(
        place.warehouse,
        "select (select count(*) from runs) as runs, (select count(*) from articles) as articles, "
        "(select count(*) from quotes) as quotes",
    ).to_pylist()
    return tuple(counted[0].values())
