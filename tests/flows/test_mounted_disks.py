"""A disk that is full or read-only: the run says so in one sentence and ends with 1.

The disks are real: file systems of a few megabytes, mounted where only the command sees them.
"""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ARCHIVES, ROOT, OnDisk, Place

ALONE = ("unshare", "--user", "--map-root-user", "--mount")


def can_mount() -> bool:
    try:
        tried = subprocess.run(
            [*ALONE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
        )
    except FileNotFoundError:
        return False
    return tried.returncode == 0


mounts = pytest.mark.skipif(not can_mount(), reason="no user namespaces here to mount in")


def run_on(disk: Path, options: str, place: Place, *, first: str = "true") -> Place:
    """Load the wire copy where a file system of its own is mounted; `first` is done there."""
    disk.mkdir(exist_ok=True)
    script = f'mount -t tmpfs -o {options} tmpfs {disk} && {first} && exec "$0" "$@"'
    ended = subprocess.run(
        [*ALONE, "sh", "-c", script, *place.command(ARCHIVES / "wire")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return replace(place, printed=ended.stdout, said=ended.stderr, code=ended.returncode)


def last_line(place: Place) -> str:
    return place.said.splitlines()[-1]


@mounts
def test_mounted_disks_a_full_disk_under_the_lake_is_the_runs_failure(tmp_path: Path) -> None:
    """Guard: each archive was rejected as unreadable, and the night published and said 0."""
    place = Place(tmp_path)
    ended = run_on(place.lake, "size=24k", place)
    assert (ended.code, ended.printed) == (1, "")
    assert last_line(ended).startswith(f"onrecord: {place.lake}: the disk is full (")
    assert " are not finished and take about " in last_line(ended)
    assert last_line(ended).endswith(" kB are missing by an estimate")
    assert "Traceback" not in ended.said
    with duckdb.connect(str(place.warehouse), read_only=True) as connection:
        assert connection.execute("select status from runs").fetchall() == [("failed",)]
        assert connection.execute("select count(*) from rejects").fetchall() == [(0,)]


@mounts
def test_mounted_disks_a_full_disk_under_the_warehouse_says_how_much_is_missing(
    demo: Place, tmp_path: Path
) -> None:
    place = OnDisk(tmp_path)
    shutil.copytree(demo.lake, place.lake)
    ended = run_on(place.warehouse.parent, "size=3m", place)
    assert (ended.code, ended.printed) == (1, "")
    told = last_line(ended)
    assert told.startswith(
        f"onrecord: {place.warehouse.parent}: the disk is full (3.1 MB free, about "
    )
    assert " MB missing by an estimate)" in told
    assert "Traceback" not in ended.said


@mounts
def test_mounted_disks_a_lake_that_is_mounted_for_reading_alone_can_be_checked(
    demo: Place, tmp_path: Path
) -> None:
    """Guard: it ended with 1 and asked for a lake that can be written, to lock it."""
    lake = shutil.copytree(demo.lake, tmp_path / "lake")
    script = f'mount --bind {lake} {lake} && mount -o remount,bind,ro {lake} && exec "$0" "$@"'
    check = [sys.executable, "-m", "flows.cli", "lake", "check", "--lake", str(lake)]
    ended = [
        subprocess.run(
            [*ALONE, "sh", "-c", script, *check, *options],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        for options in ([], ["--repair"])
    ]
    assert [done.returncode for done in ended] == [0, 1]
    assert ended[0].stderr.endswith("batches, nothing found\n")
    assert "the file system is read-only" in ended[1].stderr


@mounts
def test_mounted_disks_a_disk_with_no_more_inodes_is_told(tmp_path: Path) -> None:
    """Guard: it was called full, with all its bytes free."""
    place = Place(tmp_path)
    ended = run_on(place.lake, "nr_inodes=12", place)
    assert ended.code == 1
    assert last_line(ended).startswith(f"onrecord: {place.lake}: the disk is full (")
    assert "no more files can be made: its inodes are used up" in last_line(ended)


@mounts
@pytest.mark.parametrize(
    ("asked", "option"),
    [
        pytest.param(["sql", "from articles", "-f", "json"], "--output", id="an answer"),
        pytest.param(["show", "{}"], "--html", id="a page"),
        pytest.param(["export", "articles"], "--output", id="a table"),
    ],
)
def test_mounted_disks_a_full_disk_under_a_result_leaves_the_one_before(
    demo: Place, tmp_path: Path, asked: list[str], option: str
) -> None:
    """Guard: half an answer lay there under its name, and no word said which disk was full."""
    disk, result = tmp_path / "disk", tmp_path / "disk" / "result"
    disk.mkdir()
    article = demo.ask("sql", "-f", "csv", "select article_id from articles limit 1").printed
    command = [word.format(article.split()[-1]) for word in asked]
    script = (
        f"mount -t tmpfs -o size=8k tmpfs {disk} && echo before > {result} && "
        f'"$0" "$@"; echo $? $(cat {result}) $(ls -A {disk})'
    )
    ended = subprocess.run(
        [
            *(*ALONE, "sh", "-c", script, *demo.command()[:3], *command),
            *(option, str(result), "--warehouse", str(demo.warehouse)),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "1 before result\n"
    told = ended.stderr.splitlines()[-1]
    assert told.startswith(f"onrecord: {result}: the disk is full (")
    assert told.endswith(f"make room, or name another folder with {option}")


@mounts
def test_mounted_disks_room_for_the_working_copy_is_looked_for_before_the_work(
    demo: Place, tmp_path: Path
) -> None:
    place = OnDisk(tmp_path)
    size = demo.warehouse.stat().st_size * 3 // 2
    ended = run_on(
        place.warehouse.parent,
        f"size={size}",
        place,
        first=f"cp {demo.warehouse} {place.warehouse}",
    )
    assert ended.code == 1
    assert last_line(ended).startswith(f"onrecord: {place.warehouse.parent}: the disk is full (")
    assert "reading archives" not in ended.said


@mounts
@pytest.mark.parametrize("part", ["lake", "warehouse"])
def test_mounted_disks_a_read_only_folder_is_told_before_the_work(
    tmp_path: Path, part: str
) -> None:
    place = Place(tmp_path) if part == "lake" else OnDisk(tmp_path)
    folder = place.lake if part == "lake" else place.warehouse.parent
    ended = run_on(folder, "ro", place)
    assert (ended.code, ended.printed) == (1, "")
    assert last_line(ended) == (
        f"onrecord: {folder}: the file system is read-only; mount it for writing, "
        f"or name another folder with --{part}"
    )
    assert "reading archives" not in ended.said


@mounts
@pytest.mark.parametrize(
    ("options", "why"),
    [("ro", "Read-only file system"), ("size=16k", "No space left on device")],
)
def test_mounted_disks_a_machine_without_shared_memory_is_told_what_workers_want(
    tmp_path: Path, options: str, why: str
) -> None:
    """Guard: "read-only file system" was all that it said."""
    place = Place(tmp_path)
    ended = run_on(Path("/dev/shm"), options, place)
    assert (ended.code, ended.printed) == (1, "")
    assert last_line(ended) == (
        f"onrecord: /dev/shm: workers cannot be started without it ({why}); "
        "mount a tmpfs there that can be written and has room"
    )
