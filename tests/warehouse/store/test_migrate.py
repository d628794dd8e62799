"""Files of earlier layouts: brought to the shape of a new file, with every row kept."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.support import paths
from tests.support.warehouse_lakes import begin, find_broken, load_all, write_archive
from tests.support.warehouse_stories import MAYOR, MAYOR_CORRECTED, RESIDENTS, RUN
from warehouse.errors import ContractError
from warehouse.load.batches import load_batch
from warehouse.resolve.run import resolve
from warehouse.store.files import SCHEMA_VERSION, open_published, open_working
from warehouse.store.migrate import migrate, read_migrations
from warehouse.store.named_sql import read_script

LAYOUTS = paths.DATA / "layouts"
PROGRAM = paths.ROOT
EARLIER = sorted(int(path.stem) for path in LAYOUTS.glob("*.sql"))
EACH = [
    pytest.param(layout, marks=() if layout in (EARLIER[0], *EARLIER[-2:]) else pytest.mark.long)
    for layout in EARLIER
]
"""The first and the last two at every change; all of them go through the same steps."""
CLOSED = {"schema_version", "vocabularies"}
MADE_ANEW = {"claim_handles", "compared_texts", "quote_wordings"}
"""What the next resolution works out from other rows, and a migration forgets."""
CATALOG = (
    "select table_name, sql, comment from duckdb_tables() order by 1",
    "select table_name, column_name, data_type, is_nullable, column_default, comment, column_index"
    " from duckdb_columns() where not internal order by 1, 7",
    "select table_name, constraint_type, constraint_text from duckdb_constraints() order by all",
    "from vocabularies order by all",
    "from schema_version",
    "select view_name, sql from duckdb_views() where not internal order by 1",
    "select function_name from duckdb_functions() where not internal order by 1",
)
VALUES = {
    "VARCHAR": "$name || '-' || n",
    "INTEGER": "n",
    "BIGINT": "n",
    "DOUBLE": "n / 4",
    "FLOAT": "n / 4",
    "BOOLEAN": "n % 2 = 0",
    "TIMESTAMP": "timestamp '2026-01-05 09:30:00' + n * interval 1 day",
    "DATE": "date '2026-01-05' + n::integer",
    "VARCHAR[]": "['A. Writer']",
    "UINTEGER[]": "[n::uinteger]",
    "UBIGINT": "n::ubigint",
    "UTINYINT": "n::utinyint",
    "UINTEGER": "n::uinteger",
}


def fill(connection: duckdb.DuckDBPyConnection, rows: int = 3, only: tuple[str, ...] = ()) -> None:
    """Rows in every table, or in some, each value telling its column and row."""
    columns: dict[str, list[str]] = {}
    for table, column, kind in connection.execute(
        "select table_name, column_name, data_type from duckdb_columns() where not internal "
        "order by table_name, column_index"
    ).fetchall():
        value = VALUES.get(kind, f"[]::{kind}").replace("$name", f"'{column}'")
        columns.setdefault(table, []).append(f"{value} as {column}")
    for table in only or columns.keys() - CLOSED:
        connection.execute(
            f"insert into {table} select {', '.join(columns[table])} from range(1, {rows + 1}) r(n)"
        )


def make_layout(connection: duckdb.DuckDBPyConnection, layout: int) -> None:
    """The tables as code of that layout made them."""
    connection.execute((LAYOUTS / f"{layout}.sql").read_text(encoding="utf-8"))


def read_rows(
    connection: duckdb.DuckDBPyConnection, columns: dict[str, list[str]] | None = None
) -> tuple[dict[str, list[str]], dict[str, list[tuple[Any, ...]]]]:
    """The columns of each table and its rows in them; `columns` names those of another layout."""
    found: dict[str, list[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from duckdb_columns() c semi join duckdb_tables() t "
        "using (table_name) where not c.internal order by table_name, column_index"
    ).fetchall():
        found.setdefault(table, []).append(column)
    shown = columns or {
        name: held for name, held in found.items() if name not in CLOSED | MADE_ANEW
    }
    return shown, {
        name: connection.execute(f"select {', '.join(held)} from {name} order by all").fetchall()
        for name, held in shown.items()
    }


def test_migrate_has_a_step_and_a_past_schema_for_every_layout() -> None:
    assert list(read_migrations()) == list(range(2, SCHEMA_VERSION + 1))
    assert sorted(EARLIER) == list(range(1, SCHEMA_VERSION))


@pytest.mark.parametrize("layout", EACH)
def test_migrate_gives_the_shape_of_a_new_file_and_keeps_every_row(
    tmp_path: Path, layout: int
) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as old:
        make_layout(old, layout)
        fill(old)
        columns, rows = read_rows(old)
        old.execute("create view v_forgotten as select count(*) as n from articles")
        old.execute("create macro forgotten(x) as x + 1")
        old.execute("create macro forgotten_rows(x) as table select x as x")
    assert all(len(kept) == 3 for kept in rows.values())

    with open_working(path) as working, open_working(tmp_path / "new.duckdb") as new:
        for query in CATALOG:
            assert (
                working.connection.execute(query).fetchall()
                == new.connection.execute(query).fetchall()
            )
        assert read_rows(working.connection, columns) == (columns, rows)


def test_migrate_knows_of_no_retraction_before_layout_2(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as old:
        make_layout(old, 1)
        fill(old)

    with open_working(path) as working:
        assert working.connection.execute(
            "select distinct is_retraction from articles"
        ).fetchall() == [(False,)]


@pytest.mark.parametrize("layout", EARLIER)
def test_migrate_rounds_scores_to_what_was_written(layout: int) -> None:
    connection = duckdb.connect()
    make_layout(connection, layout)
    fill(connection)
    connection.execute(
        "update quotes set confidence = 0.93, speaker_confidence = 0.07, "
        "speaker_candidates = [{'speaker_id': 'a', 'probability': 0.07}]"
    )
    connection.execute("update claims set confidence = 0.1, check_worthiness = null")

    migrate(connection, layout)

    assert connection.execute(
        "select distinct confidence, speaker_confidence, speaker_candidates from quotes"
    ).fetchall() == [(0.93, 0.07, [{"speaker_id": "a", "probability": 0.07}])]
    assert connection.execute(
        "select distinct confidence, check_worthiness from claims"
    ).fetchall() == [(0.1, None)]


def test_migrate_leaves_the_published_file_alone_until_publish(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as connection:
        make_layout(connection, 1)
    before = path.read_bytes()

    with open_working(path):
        assert path.read_bytes() == before
    assert path.read_bytes() == before

    with open_working(path) as working:
        begin(working.connection, ["a"])
        for folder in write_archive(tmp_path / "lake", "a", [MAYOR, RESIDENTS]):
            load_batch(working.connection, folder, run_id=RUN)
        resolve(working.connection)
        working.publish()
    with open_published(path) as connection:
        assert connection.execute("from schema_version").fetchall() == [(SCHEMA_VERSION,)]
        assert connection.execute("select count(*) from v_quotes").fetchall() == [(3,)]


@pytest.mark.parametrize("layout", EACH)
def test_migrate_rows_pass_the_checks_and_answer_as_before(tmp_path: Path, layout: int) -> None:
    path = tmp_path / "w.duckdb"
    stories = [MAYOR, MAYOR_CORRECTED, RESIDENTS]
    new = load_all(write_archive(tmp_path / "lake", "a", stories), ["a"])
    with duckdb.connect(str(path)) as old:
        make_layout(old, layout)
        for table, held in read_rows(old)[0].items():
            rows = new.sql(f"select {', '.join(held)} from {table}").to_arrow_table()
            old.register("rows", rows)
            old.execute(f"insert into {table} by name from rows")

    with open_working(path) as working:
        assert find_broken(working.connection) == []
        for asked in ("v_quotes", "v_claims", "v_quote_changes", "quotes_as_of('2026-01-06')"):
            assert (
                working.connection.execute(f"from {asked} order by all").fetchall()
                == new.execute(f"from {asked} order by all").fetchall()
            )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            "alter table quotes add column mood varchar",
            "no place for quotes: mood",
            id="a column that would be lost",
        ),
        pytest.param(
            "create table moods (mood varchar)",
            "no place for the tables moods",
            id="a table that would be lost",
        ),
        pytest.param(
            "alter table quality alter column sense drop not null; "
            "insert into quality (run_id, figure, is_ok) values ('run', 'figure', true)",
            "NOT NULL constraint failed",
            id="rows that do not fit",
        ),
    ],
)
def test_migrate_changes_nothing_if_something_has_no_place(change: str, said: str) -> None:
    connection = duckdb.connect()
    make_layout(connection, 1)
    connection.execute(change)
    before = [connection.execute(query).fetchall() for query in CATALOG]

    with pytest.raises(ContractError, match=said):
        migrate(connection, 1)

    assert [connection.execute(query).fetchall() for query in CATALOG] == before


MIGRATOR = """
import sys
from pathlib import Path
from warehouse.store.files import open_working
print("begun", flush=True)
with open_working(Path(sys.argv[1])) as working:
    working.publish()
"""


def test_migrate_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    """The published file is the old one or the new one, with all its rows."""
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)) as connection:
        make_layout(connection, 1)
        # In other tables rows such as these would break the checks of a publish.
        fill(connection, 200_000, ("quality", "archives"))
    layouts = set()
    for seconds in (0.0, 0.05, 0.1, 0.2, 0.4):
        migrator = subprocess.Popen(
            [sys.executable, "-c", MIGRATOR, str(path)],
            stdout=subprocess.PIPE,
            cwd=PROGRAM,
            text=True,
        )
        assert migrator.stdout
        assert migrator.stdout.readline() == "begun\n"
        time.sleep(seconds)
        migrator.kill()
        migrator.wait()
        migrator.stdout.close()
        with open_published(path) as connection:
            layouts.add(connection.execute("from schema_version").fetchall()[0][0])
            assert connection.execute("select count(*) from quality").fetchall() == [(200_000,)]
    assert layouts <= {1, SCHEMA_VERSION}
    with open_working(path) as working:
        working.publish()
    with open_published(path) as connection:
        assert connection.execute("from schema_version").fetchall() == [(SCHEMA_VERSION,)]


def test_migrate_schema_says_its_own_number() -> None:
    assert f"insert into schema_version values ({SCHEMA_VERSION});" in read_script(
        "schema/tables/layout.sql"
    )
