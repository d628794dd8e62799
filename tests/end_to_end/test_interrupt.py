"""Ctrl-C, at any moment: 130, one sentence, no traceback, and nothing is lost."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ARCHIVES, ROOT, Place
from tests.end_to_end.test_kill import read_content


def is_loading(place: Place) -> bool:
    log = place.warehouse.with_name(f"{place.warehouse.name}.working.wal")
    return log.exists() and log.stat().st_size > 0


def hear_interrupts() -> None:
    """A shell that starts the tests in the background lets all of them ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


MOMENTS = [
    pytest.param(lambda _: time.sleep(0.15) is None, False, id="while the command is loaded"),
    pytest.param(lambda place: place.lake.exists(), True, id="while workers are started"),
    pytest.param(
        lambda place: any(place.lake.glob("ingest/*/*/manifest.json")), True, id="while annotating"
    ),
    pytest.param(is_loading, True, id="while loading"),
]


@pytest.mark.parametrize(("has_come", "is_told"), MOMENTS)
def test_interrupt_ends_with_130_and_no_traceback(
    tmp_path: Path, has_come: Callable[[Place], bool], is_told: bool
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
    while not has_come(place):
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
