"""Every table as Parquet by month: the rows that the warehouse has, and a folder that is whole."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow.dataset as ds
import pytest

from tests.conftest import Place
from warehouse.ask.export_all import export_all
from warehouse.ask.sql import ask
from warehouse.errors import AskError


def test_export_all_rows_are_those_of_the_warehouse_cut_by_month(
    demo: Place, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    rows = export_all(demo.warehouse, folder)
    told = json.loads((folder / "export.json").read_text(encoding="utf-8"))
    assert {table: one["rows"] for table, one in told.items()} == rows
    for table in ("articles", "article_versions", "quotes", "claims", "entities", "rejects"):
        kept = ask(demo.warehouse, f"select count(*) as n from {table}").to_pylist()
        found = ds.dataset(folder / table, partitioning="hive").to_table()
        assert [{"n": found.num_rows}] == kept, table
    query = (
        "select coalesce(strftime(published_at, '%Y-%m'), 'undated') as month, count(*) as n "
        "from quotes join articles using (article_id) group by all order by all"
    )
    by_month = {
        path.name.removeprefix("published_month="): ds.dataset(path).count_rows()
        for path in sorted((folder / "quotes").iterdir())
    }
    assert by_month == {row["month"]: row["n"] for row in ask(demo.warehouse, query).to_pylist()}
    assert len(by_month) > 1


def test_export_all_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    demo: Place, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    rows = export_all(demo.warehouse, folder)
    (folder / "quotes" / "left-over.parquet").write_bytes(b"")
    assert export_all(demo.warehouse, folder) == rows
    assert not (folder / "quotes" / "left-over.parquet").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["export"]
    (folder / "export.json").unlink()
    with pytest.raises(AskError, match="is no export"):
        export_all(demo.warehouse, folder)
    assert (folder / "quotes").is_dir()


def test_export_all_leaves_the_folder_to_another_export_that_is_at_it(
    demo: Place, tmp_path: Path
) -> None:
    """Guard: each of two took away what the other had written, and both failed with a traceback."""
    folder = tmp_path / "export"
    begun: list[Path] = []

    @contextmanager
    def meeting_another() -> Iterator[None]:
        if not begun:
            begun.extend(tmp_path.iterdir())
            other = demo.ask("export", "--all", "-o", str(folder))
            assert (other.code, other.said) == (
                1,
                f"onrecord: {folder}: another export writes there; wait for it\n",
            )
        yield

    rows = export_all(demo.warehouse, folder, bounded=meeting_another)
    assert begun == [tmp_path / ".part-export"]
    told = json.loads((folder / "export.json").read_text(encoding="utf-8"))
    assert {table: one["rows"] for table, one in told.items()} == rows
    assert ds.dataset(folder / "quotes", partitioning="hive").count_rows() == rows["quotes"]
    assert [path.name for path in tmp_path.iterdir()] == ["export"]


def test_export_all_takes_over_what_a_killed_one_left(demo: Place, tmp_path: Path) -> None:
    left = tmp_path / ".part-export"
    (left / "quotes").mkdir(parents=True)
    (left / "quotes" / "half.parquet").write_bytes(b"PAR1")
    (left / "export.json").write_bytes(b"{")
    rows = export_all(demo.warehouse, tmp_path / "export")
    assert ds.dataset(tmp_path / "export" / "quotes").count_rows() == rows["quotes"]
    assert [path.name for path in tmp_path.iterdir()] == ["export"]


def test_export_all_is_a_flag_of_the_command(demo: Place, tmp_path: Path) -> None:
    done = demo.ask("export", "--all", "-o", str(tmp_path / "export"))
    assert (done.code, done.said.endswith(f"tables in {tmp_path / 'export'}\n")) == (0, True)
    assert demo.ask("export", "v_quotes", "--all").code == 2
    assert demo.ask("export").code == 2
