"""The working copy under a bound on memory: what is put aside, and that the rows are the same."""

from pathlib import Path

import pytest

from tests.support.warehouse_lakes import begin, read_warehouse, write_archive
from tests.support.warehouse_stories import MAYOR, RESIDENTS, RUN
from warehouse.load.batches import load_batch
from warehouse.resolve.run import resolve
from warehouse.store.files import open_working


def test_store_puts_aside_what_the_memory_does_not_hold(tmp_path: Path) -> None:
    """Rows are sorted alike, and what was put aside beside the copy is gone after."""
    path = tmp_path / "w.duckdb"
    aside = []
    with open_working(path, memory=60_000_000) as working:
        working.connection.execute("set threads = 1")
        working.connection.execute(
            "create temp table sorted as select hash(i) as h, repeat('word ', 6) as words "
            "from range(2_000_000) r(i) order by h"
        )
        aside = [file.name for file in (tmp_path / "w.duckdb.working.tmp").iterdir()]
        found = working.connection.execute(
            "select count(*), bool_and(h >= before) from "
            "(select h, lag(h, 1, 0) over (order by rowid) as before from sorted)"
        ).fetchall()
    assert found == [(2_000_000, True)]
    assert aside != []
    assert [file.name for file in tmp_path.iterdir()] == ["w.duckdb.lock"]


def test_store_says_which_setting_gives_more_memory(tmp_path: Path) -> None:
    with (
        pytest.raises(MemoryError, match=r"w\.duckdb: takes more memory .* raise `memory`"),
        open_working(tmp_path / "w.duckdb", memory=20_000_000) as working,
    ):
        working.connection.execute("select list(i) from range(20_000_000) r(i)")


def test_store_a_small_memory_gives_the_same_rows(tmp_path: Path) -> None:
    folders = write_archive(tmp_path / "lake", "monday", [MAYOR, RESIDENTS])
    rows = []
    for memory in (None, 40_000_000):
        path = tmp_path / f"{memory}.duckdb"
        with open_working(path, memory=memory) as working:
            begin(working.connection, ["monday"])
            for folder in folders:
                load_batch(working.connection, folder, run_id=RUN)
            resolve(working.connection)
            rows.append(read_warehouse(working.connection))
    assert rows[0]["quotes"] != []
    assert rows[0] == rows[1]
