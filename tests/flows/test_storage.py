"""A folder that is closed, damaged or no folder: each is told in one sentence, with what to do."""

import errno
import os
import re
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest

from flows.storage import StorageError, blamed_on, explain_disk, find_fault, try_folder
from tests.conftest import ARCHIVES, ROOT, OnDisk, Place
from tests.support.s3_server import serve_bucket
from warehouse.errors import AskError


def last_line(place: Place) -> str:
    return place.said.splitlines()[-1]


def test_storage_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.lake.write_text("no folder")
    ended = place.run(ARCHIVES / "wire")
    assert ended.code == 1
    assert last_line(ended) == (
        f"onrecord: {place.lake}: there is a file where a folder has to be, "
        "or name another folder with --lake"
    )


IN_A_FILE = "there is a file where a folder has to be, or name another folder with"
NOTHING = "nothing can be made there; name another folder with"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        pytest.param("run A --warehouse FILE/w.duckdb", f"FILE: {IN_A_FILE} --warehouse", id="run"),
        pytest.param("run A --warehouse /proc/x/w.duckdb", f"/proc/x: {NOTHING} --warehouse"),
        pytest.param("run A --warehouse /proc/x.duckdb", f"/proc: {NOTHING} --warehouse"),
        pytest.param("run A --lake /proc/x", f"/proc/x: {NOTHING} --lake"),
        pytest.param("run A --log-file FILE/log", f"FILE: {IN_A_FILE} log_file"),
        pytest.param("run A --log-file /proc/x/log", f"/proc/x: {NOTHING} log_file"),
        pytest.param("serve A --cron @daily --lake FILE/x", f"FILE/x: {IN_A_FILE} --lake"),
        pytest.param("serve A --cron @daily --warehouse /proc/x/w", f"/proc/x: {NOTHING} --wareho"),
        pytest.param("export v_quotes --warehouse DEMO -o /proc/x.csv", f"/proc: {NOTHING} --outp"),
        pytest.param("export --all --warehouse DEMO -o FILE/all", f"FILE: {IN_A_FILE} --output"),
        pytest.param("sql 1 --warehouse FOLDER", "FOLDER: a folder and no warehouse; name a file"),
        pytest.param("status --warehouse FOLDER", "FOLDER: a folder and no warehouse; name a file"),
        pytest.param(
            "show x --warehouse FILE/w", "FILE/w: no warehouse here yet; `onrecord run` makes it"
        ),
        pytest.param("cookbook 1 --warehouse /proc/x/w", "/proc/x/w: no warehouse here yet"),
        pytest.param("check --warehouse /proc/x/w", "/proc/x/w: no warehouse here yet"),
        pytest.param("rollback --warehouse FILE/w", "FILE/w: no earlier file is kept beside it"),
    ],
)
def test_storage_a_path_where_nothing_can_be_is_one_sentence(
    demo: Place, tmp_path: Path, command: str, told: str
) -> None:
    """Guard: some were told as "no such file or directory", of a file that nobody had named."""
    file, folder = tmp_path / "file", tmp_path / "folder"
    file.write_text("no folder", encoding="utf-8")
    folder.mkdir()
    places = {"FILE": file, "FOLDER": folder, "DEMO": demo.warehouse, "A": ARCHIVES / "wire"}

    def put(words: str) -> str:
        for name, path in places.items():
            words = re.sub(rf"\b{name}\b", str(path), words)
        return words

    asked = [put(word) for word in command.split()]
    if asked[0] in ("run", "serve"):
        asked += [] if "--lake" in asked else ["--lake", str(tmp_path / "lake")]
        asked += [] if "--warehouse" in asked else ["--warehouse", str(tmp_path / "w.duckdb")]
    ended = Place(tmp_path).call([*Place(tmp_path).command()[:3], *asked])
    assert (ended.code, ended.printed) == (1, "")
    assert last_line(ended).startswith(f"onrecord: {put(told)}")
    assert "Traceback" not in ended.said


@pytest.mark.parametrize("archives", [ARCHIVES / "wire", None])
def test_storage_a_knowledge_base_that_is_not_there_is_no_empty_one(
    demo: Place, tmp_path: Path, archives: Path | None
) -> None:
    """Guard: with a slip of the pen, the links of entities were taken away without a word."""
    place = demo.copy_to(tmp_path / "place")
    ended = place.call([*place.command(archives or ARCHIVES), "--kb", str(tmp_path / "typo.jsonl")])
    assert ended.code == 2
    assert last_line(ended) == f"onrecord: kb: {tmp_path / 'typo.jsonl'}: there is no such file"


def test_storage_only_faults_of_the_disk_are_blamed_on_it(tmp_path: Path) -> None:
    with (
        pytest.raises(StorageError, match="this user may not write there"),
        blamed_on(tmp_path, "--lake"),
    ):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with pytest.raises(FileNotFoundError), blamed_on(tmp_path, "--lake"):
        raise FileNotFoundError(errno.ENOENT, "not there")
    with pytest.raises(ValueError, match="device"), blamed_on(tmp_path, "--lake"):
        raise ValueError(os.strerror(errno.ENOSPC) + " left on device")
    full = duckdb.IOException(f'Could not write file "x": {os.strerror(errno.ENOSPC)}')
    assert find_fault(full) == errno.ENOSPC
    asked = AskError("Async write failed")
    assert find_fault(asked) is None
    asked.__cause__ = full
    assert find_fault(asked) == errno.ENOSPC


def test_storage_a_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    try_folder(tmp_path / "a" / "b", "--warehouse")
    assert list((tmp_path / "a" / "b").iterdir()) == []


@pytest.mark.parametrize("command", ["status", "check", "show", "run"])
def test_storage_a_damaged_warehouse_is_told_and_rolled_back(
    demo: Place, tmp_path: Path, command: str
) -> None:
    place = Place(tmp_path)
    shutil.copytree(demo.lake, place.lake)
    kept = tmp_path / "warehouse.duckdb.20260102T030405.000000Z"
    shutil.copyfile(demo.warehouse, kept)
    place.warehouse.write_bytes(demo.warehouse.read_bytes()[:1_000_000])
    asked = {
        "show": ["show", "x"],
        "run": ["run", str(ARCHIVES / "wire"), "--lake", str(place.lake)],
    }
    told = place.ask(*asked.get(command, [command]))
    assert (told.code, told.printed) == (1, "")
    assert last_line(told).startswith(
        f"onrecord: {place.warehouse}: cannot be opened as a warehouse"
    )
    assert "`onrecord rollback` puts back an earlier file" in last_line(told)
    assert "Traceback" not in told.said
    back = place.ask("rollback", "--lake", str(place.lake))
    assert back.code == 0, back.said
    assert "in place of a damaged file" in place.ask("status").printed


def test_storage_a_block_that_changed_on_the_disk_is_told() -> None:
    damage = duckdb.Error("Corrupt database file: computed checksum 1 does not match 2")
    assert explain_disk(damage) == f"{damage}; `onrecord rollback` puts back an earlier file"
    assert explain_disk(ValueError("x")) is None
    assert explain_disk(FileNotFoundError(2, "No such file or directory", "a")) == (
        "a: no such file or directory"
    )


@pytest.mark.parametrize("part", ["lake", "warehouse"])
def test_storage_a_folder_closed_to_this_user_is_told_before_the_work(
    tmp_path: Path, part: str
) -> None:
    place = Place(tmp_path) if part == "lake" else OnDisk(tmp_path)
    folder = place.lake if part == "lake" else place.warehouse.parent
    folder.mkdir(mode=0o555)
    # root may write wherever it likes, unless it has given that up
    given_up = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if os.getuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root cannot give up here what lets it write anywhere")
    ended = subprocess.run(
        [*(given_up if os.getuid() == 0 else []), *place.command(ARCHIVES / "wire")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[-1] == (
        f"onrecord: {folder}: this user may not write there, or name another folder with --{part}"
    )
    assert "reading archives" not in ended.stderr


def test_storage_a_limit_of_the_size_of_files_is_told(demo: Place, tmp_path: Path) -> None:
    place = Place(tmp_path)
    shutil.copytree(demo.lake, place.lake)
    ended = subprocess.run(
        ["sh", "-c", 'ulimit -f 3000 && exec "$0" "$@"', *place.command(ARCHIVES / "wire")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[-1].startswith(
        f"onrecord: {tmp_path}: a file may not grow any larger here; look at `ulimit -f`"
    )


def test_storage_a_bucket_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: a traceback, since S3's errors have no number."""
    with serve_bucket(monkeypatch):
        place = Place(tmp_path)
        run = place.call([*place.command(ARCHIVES / "wire"), "--lake", "s3://nowhere/lake"])
    assert run.code == 1
    told = run.said.splitlines()[-1]
    assert told.startswith("onrecord: s3://nowhere/lake: ")
    assert "NO_SUCH_BUCKET" in told
    assert "; check the address, AWS_ENDPOINT_URL and the credentials, or name another" in told


def test_storage_a_working_directory_that_is_gone_is_told(tmp_path: Path) -> None:
    """Guard: "no such file or directory", and not which."""
    place = Place(tmp_path)
    gone = tmp_path / "gone"
    gone.mkdir()
    command = [*place.command(ARCHIVES / "wire"), "--quiet"]
    script = 'cd "$0" && rmdir "$0" && exec "$@"'
    ended = subprocess.run(
        ["sh", "-c", script, gone, *command],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (
        1,
        "onrecord: the working directory is gone; change to one that is there\n",
    )


def test_storage_a_file_of_another_user_is_named(tmp_path: Path) -> None:
    """Guard: the folder was, which anybody may write."""
    lock = tmp_path / "run.lock"
    lock.touch()
    with (
        pytest.raises(StorageError, match=rf"^{lock}: this user may not write there, or name"),
        blamed_on(tmp_path, "--lake"),
    ):
        raise PermissionError(errno.EACCES, "Permission denied", str(lock))
