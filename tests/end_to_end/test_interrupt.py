"""Ctrl-C, `kill` or a closed terminal, at any moment: one sentence, no traceback, nothing lost."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ARCHIVES, ROOT, Place
from tests.end_to_end.test_kill import read_content
from tests.support import deadly_model

Run = subprocess.Popen[str]


def is_loading(place: Place, _: Run) -> bool:
    return place.warehouse.with_name(f"{place.warehouse.name}.working").exists()


def is_being_loaded(_: Place, run: Run) -> bool:
    """Whether the interpreter has started, whose own start nobody can guard, and loads packages."""
    return "site-packages" in Path(f"/proc/{run.pid}/maps").read_text(encoding="utf-8")


def hear_interrupts() -> None:
    """A shell that starts the tests in the background lets all of them ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def hear_hang_ups() -> None:
    """What `nohup` starts ignores the end of its terminal, also as tests."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


MOMENTS = [
    pytest.param(is_being_loaded, False, id="while the command is loaded"),
    pytest.param(lambda place, _: place.lake.exists(), True, id="while workers are started"),
    pytest.param(
        lambda place, _: any(place.lake.glob("ingest/*/*/manifest.json")),
        True,
        id="while annotating",
    ),
    pytest.param(is_loading, True, id="while loading"),
]


@pytest.mark.parametrize(("has_come", "is_told"), MOMENTS)
def test_interrupt_ends_with_130_and_no_traceback(
    tmp_path: Path, has_come: Callable[[Place, Run], bool], is_told: bool
) -> None:
    place = Place(tmp_path)
    run = subprocess.Popen(
        place.command(ARCHIVES / "wire"),
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=hear_interrupts,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not has_come(place, run):
        assert run.poll() is None, "the run ended before it could be interrupted"
        time.sleep(0.005)
    # As a terminal does: the whole group, twice, for somebody who cannot wait.
    os.killpg(run.pid, signal.SIGINT)
    time.sleep(0.05)
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGINT)
    printed, said = run.communicate(timeout=60)
    assert (run.returncode, printed) == (130, "")
    assert "Traceback" not in said
    if is_told:
        assert said.splitlines()[-1].startswith("onrecord: stopped; what is finished stays")
    assert not place.warehouse.exists()


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(("has_come", "is_told"), MOMENTS)
def test_interrupt_by_kill_or_a_closed_terminal_ends_with_the_signals_code(
    tmp_path: Path, number: signal.Signals, has_come: Callable[[Place, Run], bool], is_told: bool
) -> None:
    """Guard: such a run ended without a word."""
    place = Place(tmp_path)
    run = subprocess.Popen(
        place.command(ARCHIVES / "wire"),
        cwd=ROOT,
        preexec_fn=hear_hang_ups,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not has_come(place, run):
        assert run.poll() is None, "the run ended before it could be stopped"
        time.sleep(0.005)
    run.send_signal(number)
    printed, said = run.communicate(timeout=60)
    assert printed == "", said
    assert "Traceback" not in said
    if is_told:
        assert run.returncode == 128 + number
        assert said.splitlines()[-1].startswith("onrecord: stopped; what is finished stays")
    assert run.returncode in (128 + number, -number)
    assert not place.warehouse.exists()


SWALLOWS = """
import hashlib
import os
import signal
import time

sha256 = hashlib.sha256


def stop_once(content=b"", **options):
    hashlib.sha256 = sha256
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.1)
    except BaseException:
        pass
    return sha256(content, **options)


hashlib.sha256 = stop_once
"""


def test_interrupt_is_heard_though_a_library_swallows_what_it_raises(tmp_path: Path) -> None:
    """Guard: once in a while a run went on as if nothing had been said, to its end."""
    (tmp_path / "sitecustomize.py").write_text(SWALLOWS, encoding="utf-8")
    place = Place(tmp_path)
    ended = subprocess.run(
        place.command(ARCHIVES / "wire"),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (128 + signal.SIGTERM, "")
    assert ended.stderr.splitlines()[-1].startswith("onrecord: stopped; what is finished stays")


@pytest.mark.long
@pytest.mark.parametrize("is_recorded", [False, True], ids=["without Prefect", "by Prefect"])
def test_interrupt_does_not_wait_for_work_in_hand(
    request: pytest.FixtureRequest, tmp_path: Path, is_recorded: bool
) -> None:
    """Guard: a run that was stopped went on for as long as its longest batch."""
    if is_recorded:
        request.getfixturevalue("api")
    packages = deadly_model.install(tmp_path / "packages")
    (tmp_path / "onrecord.toml").write_text(f'[languages]\nen = "{deadly_model.NAME}"\n')
    told = (ARCHIVES / "wire" / "bridge-closure.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"{told}\n\nHANGS\n")
    place = Place(tmp_path)
    command = place.command(tmp_path / "a.txt")
    run = subprocess.Popen(
        [*command, "--config", str(tmp_path / "onrecord.toml"), "--profile", "fast"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(packages)},
        stderr=subprocess.PIPE,
        text=True,
    )
    while not any(place.lake.glob("ingest/*/*/manifest.json")):
        assert run.poll() is None
        time.sleep(0.005)
    time.sleep(2)
    run.send_signal(signal.SIGTERM)
    _, said = run.communicate(timeout=10)
    assert run.returncode == 128 + signal.SIGTERM
    assert said.splitlines()[-1].startswith("onrecord: stopped; what is finished stays")


@pytest.mark.long
def test_interrupt_then_again_is_an_unbroken_run(tmp_path: Path) -> None:
    place, whole = Place(tmp_path / "a"), Place(tmp_path / "b")
    place.folder.mkdir()
    run = subprocess.Popen(place.command(ARCHIVES / "wire"), cwd=ROOT, stderr=subprocess.DEVNULL)
    while not any(place.lake.glob("annotate/*/*/manifest.json")):
        assert run.poll() is None
        time.sleep(0.005)
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=60) == 130
    assert place.run(ARCHIVES / "wire").code == 0
    assert whole.run(ARCHIVES / "wire").code == 0
    assert read_content(place) == read_content(whole)
