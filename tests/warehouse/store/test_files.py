"""The working copy, its lock, and publishing by rename under open readers and kills."""

import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.support import paths
from tests.support.warehouse_lakes import begin, read_warehouse, write_archive, write_ingest
from tests.support.warehouse_stories import (
    MAYOR,
    MAYOR_CORRECTED,
    RESIDENTS,
    RUN,
    archive_id_of,
    make_reject,
)
from warehouse.errors import ContractError, StoreBusy, StoreMissing
from warehouse.load.batches import load_batch
from warehouse.resolve.run import resolve
from warehouse.store.files import COMPACT_EVERY, SCHEMA_VERSION, open_published, open_working

PROGRAM = paths.ROOT


def run_count(path: Path) -> int:
    with open_published(path) as connection:
        row = connection.execute("select count(*) from runs").fetchone()
    assert row
    return int(row[0])


def publish_run(path: Path, run_id: str, keep: int = 3, *, keeps_replaced: bool = True) -> None:
    with open_working(path) as working:
        working.connection.execute(
            "insert into runs (run_id, started_at, status) values ($id, now(), 'completed')",
            {"id": run_id},
        )
        working.publish(keep, keeps_replaced=keeps_replaced)


def files_of(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_store_does_not_follow_a_link_in_the_place_of_the_lock(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "w.duckdb.lock").symlink_to(elsewhere)

    with pytest.raises(ContractError, match=r"w\.duckdb\.lock: a link"):
        publish_run(tmp_path / "w.duckdb", "run")

    assert not elsewhere.exists()


def test_store_publishes_one_file_and_keeps_the_last(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"

    for number in range(4):
        publish_run(path, f"run-{number}", keep=2)

    kept = [name for name in files_of(path) if name.startswith("w.duckdb.2")]
    assert run_count(path) == 4
    assert [run_count(tmp_path / name) for name in kept] == [2, 3]
    assert set(files_of(path)) == {"w.duckdb", "w.duckdb.lock", *kept}


def test_store_puts_together_what_some_runs_added(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    groups = []

    for number in range(COMPACT_EVERY):
        publish_run(path, f"run-{number}", keep=0)
        with open_published(path) as connection:
            groups += connection.execute(
                "select count(distinct row_group_id) from pragma_storage_info('runs')"
            ).fetchall()

    # DuckDB would join two small groups at each publish, and rewrite large ones to join a third.
    assert groups == [*((number,) for number in range(1, COMPACT_EVERY)), (1,)]
    assert run_count(path) == COMPACT_EVERY


def test_store_writes_no_log_of_a_copy_that_nobody_would_replay(tmp_path: Path) -> None:
    with open_working(tmp_path / "w.duckdb") as working:
        begin(working.connection, ["a"])
        assert {path.suffix for path in tmp_path.iterdir()} == {".lock", ".working"}


def test_store_checks_the_versions_that_changed_before_it_publishes(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    folders = write_archive(tmp_path / "lake", "a", [MAYOR, RESIDENTS])
    for harm in ("update quotes set speaker_id = 'nobody'", "insert into claims from claims"):
        with open_working(path) as working:
            begin(working.connection, ["a"])
            for folder in folders:
                load_batch(working.connection, folder, run_id=RUN)
            resolve(working.connection)
            working.connection.execute(harm)
            with pytest.raises(ContractError, match=r"reference_resolves|extracted_is_unique"):
                working.publish()
        assert not path.exists()

    with open_working(path) as working:
        begin(working.connection, ["a"])
        for folder in folders:
            load_batch(working.connection, folder, run_id=RUN)
        resolve(working.connection)
        working.publish()
    with open_published(path) as connection:
        assert connection.execute("select count(*) from quotes").fetchall() == [(3,)]
        assert connection.execute("from unchecked_versions").fetchall() == []


def test_store_a_quiet_night_pushes_no_kept_file_out(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    for number in range(2):
        publish_run(path, f"run-{number}", keep=1)
    kept = sorted(tmp_path.glob("warehouse.duckdb.*Z"))
    publish_run(path, "quiet", keep=1, keeps_replaced=False)
    assert sorted(tmp_path.glob("warehouse.duckdb.*Z")) == kept
    assert len(kept) == 1


def test_store_keeps_none_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"

    publish_run(path, "run-0", keep=0)
    publish_run(path, "run-1", keep=0)

    assert files_of(path) == ["w.duckdb", "w.duckdb.lock"]


def test_store_throws_the_copy_away_without_publish(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    publish_run(path, "run-0")

    with open_working(path) as working:
        working.connection.execute("delete from runs")

    assert run_count(path) == 1
    assert files_of(path) == ["w.duckdb", "w.duckdb.lock"]


def test_store_is_busy_while_another_run_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"

    with (
        open_working(path),
        pytest.raises(StoreBusy, match=r"w\.duckdb\.lock: another run"),
        open_working(path),
    ):
        pass

    publish_run(path, "run-0")
    assert run_count(path) == 1


def test_store_missing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="`onrecord run` makes it"):
        open_published(tmp_path / "w.duckdb")


def test_files_nobody_is_told_to_move_away_what_he_may_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.duckdb"
    path.touch()

    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException(f'IO Error: Cannot open file "{path}": Permission denied')

    # Root, as whom these tests may run, may read all there is.
    monkeypatch.setattr(duckdb, "connect", refuse)
    with pytest.raises(ContractError, match="this user may not read it"), open_published(path):
        pass


def test_store_open_reader_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    publish_run(path, "run-0")
    reader = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, duckdb\n"
            "c = duckdb.connect(sys.argv[1], read_only=True)\n"
            "for _ in sys.stdin:\n"
            "    print(c.execute('select count(*) from runs').fetchone()[0], flush=True)\n",
            str(path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdin
    assert reader.stdout

    def count() -> str:
        assert reader.stdin
        assert reader.stdout
        reader.stdin.write("\n")
        reader.stdin.flush()
        return reader.stdout.readline().strip()

    before = count()
    publish_run(path, "run-1")
    after = count()
    reader.stdin.close()
    reader.wait(10)
    reader.stdout.close()

    assert (before, after, run_count(path)) == ("1", "1", 2)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(
            (3, 1, 1, 0, 0, "{}"), r"run_file_adds_up: 1 row\(s\), first .*'seen': 3", id="a sum"
        ),
        pytest.param(
            (3, 1, 0, 0, 2, '{"blank": 1}'), "skipped_records_have_reasons", id="a skip without one"
        ),
        pytest.param(
            (3, 1, 0, 0, 2, '{"bored": 2}'), "skipped_records_have_reasons", id="an unknown reason"
        ),
    ],
)
def test_store_a_failed_check_stops_the_publish(
    tmp_path: Path, row: tuple[object, ...], said: str
) -> None:
    path = tmp_path / "w.duckdb"
    publish_run(path, "run-0")

    with open_working(path) as working:
        working.connection.execute(
            "insert into run_files values ('run-1', 'a', 'a.jsonl', 'loaded', ?, ?, ?, ?, ?, ?)",
            list(row),
        )
        with pytest.raises(ContractError, match=said):
            working.publish()

    with open_published(path) as connection:
        assert connection.execute("from run_files").fetchall() == []
    assert files_of(path) == ["w.duckdb", "w.duckdb.lock"]


def test_store_a_lost_reject_stops_the_publish(tmp_path: Path) -> None:
    reject = make_reject(archive_id_of("a"), "line 6")
    folder = write_ingest(tmp_path / "lake", "a", [MAYOR], rejects=[reject])
    with open_working(tmp_path / "w.duckdb") as working:
        begin(working.connection, ["a"])
        load_batch(working.connection, folder, run_id=RUN)
        working.connection.execute("delete from rejects")
        with pytest.raises(ContractError, match=r"rejected_records_are_kept: 1 row\(s\)"):
            working.publish()


def test_store_refuses_another_layout(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    publish_run(path, "run-0")
    with duckdb.connect(str(path)) as connection:
        connection.execute("update schema_version set schema_version = 99")

    with (
        pytest.raises(ContractError, match=f"has layout 99, this code writes {SCHEMA_VERSION}"),
        open_working(path),
    ):
        pass


def test_store_refuses_a_published_file_with_a_log(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    publish_run(path, "run-0")
    (tmp_path / "w.duckdb.wal").write_bytes(b"left by a writer")

    with pytest.raises(ContractError, match="some program wrote"), open_working(path):
        pass


def test_store_refuses_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_bytes(b"not a database" * 1000)

    with pytest.raises(ContractError, match="cannot be opened"), open_working(path):
        pass


LOADER = """
import sys, time
from pathlib import Path
from tests.support.warehouse_lakes import (begin)
from tests.support.warehouse_stories import (RUN)
from warehouse.load.batches import load_batch
from warehouse.resolve.run import resolve
from warehouse.store.files import open_working
with open_working(Path(sys.argv[1])) as working:
    begin(working.connection)
    for number, folder in enumerate(sys.argv[3:]):
        load_batch(working.connection, Path(folder), run_id=RUN)
        print(number, flush=True)
        if number == int(sys.argv[2]):
            time.sleep(60)
    resolve(working.connection)
    working.publish()
"""


def test_store_killed_loader_leaves_the_old_and_a_second_run_the_new(tmp_path: Path) -> None:
    path, unbroken = tmp_path / "w.duckdb", tmp_path / "unbroken.duckdb"
    folders = write_archive(tmp_path / "lake", "a", [MAYOR, RESIDENTS, MAYOR_CORRECTED])
    publish_run(path, "earlier")
    loader = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(path), "2", *map(str, folders)],
        stdout=subprocess.PIPE,
        cwd=PROGRAM,
        text=True,
    )
    assert loader.stdout
    while loader.stdout.readline().strip() != "2":
        assert loader.poll() is None
    loader.kill()
    loader.wait()
    loader.stdout.close()

    assert (tmp_path / "w.duckdb.working").exists()
    assert run_count(path) == 1
    for target in (path, unbroken):
        with open_working(target) as working:
            begin(working.connection, ["a"])
            for folder in folders:
                load_batch(working.connection, folder, run_id=RUN)
            resolve(working.connection)
            working.publish()
    with open_published(path) as rerun, open_published(unbroken) as straight:
        assert read_warehouse(rerun) == read_warehouse(straight)
        assert rerun.execute("select archive_id from batches group by 1").fetchall() == [
            (archive_id_of("a"),)
        ]
    assert [name for name in files_of(path) if "working" in name] == []


def test_store_kills_at_any_moment_leave_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    folders = write_archive(tmp_path / "lake", "a", [MAYOR, RESIDENTS])
    for seconds in (0.4, 0.8, 1.2):
        loader = subprocess.Popen(
            [sys.executable, "-c", LOADER, str(path), "-1", *map(str, folders)],
            stdout=subprocess.DEVNULL,
            cwd=PROGRAM,
        )
        time.sleep(seconds)
        loader.kill()
        loader.wait()
        if path.exists():
            with open_published(path) as connection:
                assert connection.execute("select count(*) from articles").fetchone() == (2,)
    with open_working(path) as working:
        begin(working.connection, ["a"])
        for folder in folders:
            load_batch(working.connection, folder, run_id=RUN)
        resolve(working.connection)
        working.publish()
    with open_published(path) as connection:
        assert connection.execute("select count(*) from articles").fetchone() == (2,)


PUBLISHES = """
import sys
from pathlib import Path
from warehouse.store.files import open_working
with open_working(Path(sys.argv[1])) as working:
    print("open", flush=True)
    sys.stdin.readline()
    working.connection.execute(
        "insert into runs (run_id, started_at, status) values ('second', now(), 'completed')"
    )
    working.publish()
"""


def test_store_does_not_publish_once_its_lock_was_taken_away(tmp_path: Path) -> None:
    """Guard: of two runs that were let in, the first put the other's working copy in place."""
    path = tmp_path / "w.duckdb"
    publish_run(path, "earlier")
    with open_working(path) as working:
        path.with_name("w.duckdb.lock").unlink()
        with subprocess.Popen(
            [sys.executable, "-c", PUBLISHES, path],
            cwd=PROGRAM,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as second:
            assert second.stdout
            assert second.stdout.readline() == "open\n"
            with pytest.raises(StoreBusy, match=r"w\.duckdb\.lock: taken away while it was held"):
                working.publish()
            assert run_count(path) == 1
            second.communicate("\n")
        assert second.returncode == 0
    assert run_count(path) == 2
