"""Locks: who is second is told who has it; a killed one leaves none behind."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.locks import held
from flows.storage import StorageError, blamed_on
from tests.support.paths import ROOT
from warehouse.errors import StoreBusy

HOLDS = """
import sys, time
from pathlib import Path
from flows.locks import held
from flows.storage import StorageError, blamed_on
with held(Path(sys.argv[1]), "a repair is at work", ""):
    print("held", flush=True)
    time.sleep(300)
"""


def test_locks_the_second_is_told_who_has_it_and_a_killed_one_leaves_none(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    # What a longer line of an earlier one has left.
    lock.write_text("a repair that was at work yesterday is at work (process 123456789)")
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDS, lock], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert first.stdout is not None
    first.stdout.readline()
    try:
        with pytest.raises(StoreBusy) as busy, held(lock, "a run is at work", "wait"):
            pass
    finally:
        first.kill()
        first.wait()
    assert str(busy.value) == f"a repair is at work (process {first.pid}); wait"
    with held(lock, "a run is at work", "wait"):
        pass
    assert lock.read_text() == ""


def test_locks_a_link_is_not_followed(tmp_path: Path) -> None:
    """Guard: in a folder that is open to all, it emptied whatever file somebody had linked."""
    victim = tmp_path / "victim"
    victim.write_text("kept")
    (tmp_path / "lock").symlink_to(victim)
    with (
        pytest.raises(StorageError, match="or stands where a lock has to be"),
        blamed_on(tmp_path, "--lake"),
        held(tmp_path / "lock", "a run is at work", "wait"),
    ):
        pass
    assert victim.read_text() == "kept"


def lay_link(lock: Path) -> None:
    lock.symlink_to(lock.with_name("victim"))


def lay_name(lock: Path) -> None:
    os.link(lock.with_name("victim"), lock)


def lay_pipe(lock: Path) -> None:
    os.mkfifo(lock)


def lay_file(lock: Path) -> None:
    lock.write_text("")
    os.chown(lock, 12345, 12345)


@pytest.mark.parametrize(
    "lay",
    [
        pytest.param(lay_link, id="a link"),
        pytest.param(lay_name, id="another name of a file"),
        pytest.param(lay_pipe, id="a pipe"),
        pytest.param(
            lay_file,
            id="a file of another user",
            marks=pytest.mark.skipif(os.geteuid() != 0, reason="root alone gives files away"),
        ),
    ],
)
def test_locks_what_another_user_laid_is_told_and_not_waited_for(
    tmp_path: Path, lay: Callable[[Path], None]
) -> None:
    """Guard: whoever laid the file first could hold it, and each night was left out for it."""
    (tmp_path / "victim").write_text("kept")
    lay(tmp_path / "lock")
    with (
        pytest.raises(StorageError, match=r"lock: put there by user \d+, who could hold up"),
        held(tmp_path / "lock", "a run is at work", "wait", is_own=True),
    ):
        pass
    assert (tmp_path / "victim").read_text() == "kept"


def test_locks_of_ones_own_are_closed_to_others(tmp_path: Path) -> None:
    """Whoever may read a file may lock it."""
    before = os.umask(0)
    try:
        with held(tmp_path / "lock", "a run is at work", "wait", is_own=True):
            assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600
    finally:
        os.umask(before)


def test_locks_one_that_was_taken_away_is_noticed(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with held(lock, "a run is at work", "wait") as require_lock:
        require_lock()
        lock.unlink()
        with pytest.raises(StoreBusy, match=f"{lock}: taken away while it was held"):
            require_lock()
        # Whoever comes then gets in, and has a lock of its own.
        with held(lock, "another is at work", "wait") as require_second:
            require_second()
            with pytest.raises(StoreBusy):
                require_lock()
