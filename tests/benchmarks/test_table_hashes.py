"""Hashes of tables: equal for the same rows in any order and any run, other for another row."""

import shutil
from pathlib import Path

import duckdb

from benchmarks.table_hashes import hash_tables, list_differences
from tests.conftest import Place
from warehouse.ask.sql import ask


def change(path: Path, *statements: str) -> None:
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_table_hashes_tell_other_rows_and_not_other_runs(demo: Place, tmp_path: Path) -> None:
    same, other = tmp_path / "same.duckdb", tmp_path / "other.duckdb"
    for path in (same, other):
        shutil.copy(demo.warehouse, path)
    change(
        same,
        "create table again as from quotes order by random()",
        "delete from quotes",
        "insert into quotes from again",
        "drop table again",
        "update quotes set run_id = 'another'",
        "delete from runs",
    )
    change(other, "update claims set text = text || '.' where claim_no = 1")
    assert list_differences(demo.warehouse, same) == []
    assert list_differences(demo.warehouse, other) == ["claims"]
    quotes = ask(demo.warehouse, "from quotes").num_rows
    assert hash_tables(demo.warehouse)["quotes"][0] == quotes > 100
