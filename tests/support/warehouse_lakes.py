"""Small lakes and warehouses for tests: stories to batches, batches to comparable rows."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from tests.support.story_rows import annotate_rows, ingest_rows
from tests.support.warehouse_stories import ANNOTATE, INGEST, RUN, STARTED_AT, Story, archive_id_of
from transforms.lake.batches import write_batch
from transforms.lake.records import (
    Reject,
)
from warehouse.load.batches import load_batches
from warehouse.load.ledger import ArchiveRow, RunRow, record_archives, start_run
from warehouse.resolve.run import resolve
from warehouse.resolve.syndication import SyndicationTuning
from warehouse.store.checks import CheckResult, run_checks
from warehouse.store.tables import create_tables
from warehouse.store.views import lay_surface


def write_ingest(
    lake: Path,
    name: str,
    stories: Sequence[Story],
    *,
    slice_no: int = 0,
    rejects: Sequence[Reject] = (),
    versions: dict[str, str] = INGEST,
    skipped: int = 0,
    run_id: str = RUN,
    **changed: Sequence[Any],
) -> Path:
    """An ingest batch of these stories; `changed` puts other rows in a table."""
    tables = ingest_rows(stories, archive_id_of(name), run_id) | {"rejects": rejects} | changed
    return write_batch(
        lake,
        stage="ingest",
        archive_id=archive_id_of(name),
        slice_no=slice_no,
        versions=versions,
        run_id=run_id,
        tables=tables,
        counts={
            "seen": len(stories) + len(rejects) + skipped,
            "articles": len(stories),
            "rejected": len(rejects),
            "skipped_blank": skipped,
        },
    )


def write_annotate(
    lake: Path,
    name: str,
    stories: Sequence[Story],
    *,
    slice_no: int = 0,
    versions: dict[str, str] = ANNOTATE,
    run_id: str = RUN,
    **changed: Sequence[Any],
) -> Path:
    """The annotate batch of these stories; `changed` puts other rows in a table."""
    return write_batch(
        lake,
        stage="annotate",
        archive_id=archive_id_of(name),
        slice_no=slice_no,
        versions=versions,
        run_id=run_id,
        tables=annotate_rows(stories, run_id) | changed,
        counts={"articles": len(stories), "known": 0, "failed": 0, "tokens": 0},
    )


def write_archive(lake: Path, name: str, stories: Sequence[Story], size: int = 2) -> list[Path]:
    """Both stages of an archive, cut into batches of `size`, in the order of loading."""
    folders = []
    for slice_no, first in enumerate(range(0, len(stories), size)):
        part = stories[first : first + size]
        folders.append(write_ingest(lake, name, part, slice_no=slice_no))
        folders.append(write_annotate(lake, name, part, slice_no=slice_no))
    return folders


def begin(connection: duckdb.DuckDBPyConnection, archives: Iterable[str] = ()) -> None:
    """Start the run of these tests and record its archives."""
    start_run(connection, RunRow(RUN, STARTED_AT, "abc123", "small 1.0", {"batch": 2}))
    rows = [
        ArchiveRow(archive_id_of(name), f"{name}.jsonl", "jsonl", 10, STARTED_AT, "seen", RUN)
        for name in archives
    ]
    record_archives(connection, rows)


LEDGER = {
    "runs",
    "run_files",
    "run_stages",
    "quality",
    "batches",
    "schema_version",
    "vocabularies",
    "archives",
    "unchecked_versions",
}


def read_warehouse(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that loads and resolve fill, sorted."""
    tables = [
        name
        for (name,) in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'main' order by 1"
        ).fetchall()
        if name not in LEDGER
    ]
    return {
        name: sorted(connection.execute(f"from {name}").fetchall(), key=repr) for name in tables
    }


def new_warehouse() -> duckdb.DuckDBPyConnection:
    """An empty warehouse in memory, for tests that are not about files.

    It has one thread, since tests run beside each other and these rows are too few to share out.
    """
    connection = duckdb.connect(config={"threads": 1})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        path.write_bytes(_make_empty())
        connection.execute(f"attach '{path}' as empty_warehouse (read_only)")
        connection.execute("copy from database empty_warehouse to memory")
        connection.execute("detach empty_warehouse")
    return connection


@cache
def _make_empty() -> bytes:
    """The file of an empty warehouse: to copy it takes a fifth of the time of making it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with duckdb.connect(path) as connection:
            create_tables(connection)
            lay_surface(connection)
        return path.read_bytes()


def load_all(folders: Iterable[Path], archives: Iterable[str]) -> duckdb.DuckDBPyConnection:
    """A new warehouse of these batches, resolved, with every check passed."""
    connection = new_warehouse()
    begin(connection, archives)
    load_batches(connection, list(folders), run_id=RUN)
    resolve(connection, SyndicationTuning(min_words=3))
    assert find_broken(connection) == []
    return connection


def find_broken(connection: duckdb.DuckDBPyConnection) -> list[CheckResult]:
    """The checks that found something, over the whole warehouse."""
    return [result for result in run_checks(connection, "full") if result.rows_in_error]


def rows_of(warehouse: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return warehouse.execute(sql).fetchall()


def load_stories(folder: Path, *stories: Story) -> duckdb.DuckDBPyConnection:
    return load_all(write_archive(folder, "a", stories), ["a"])


def load_each(folder: Path, stories: Sequence[Story]) -> duckdb.DuckDBPyConnection:
    """Each story from an archive of its own, in this order."""
    names = [str(number) for number in range(len(stories))]
    return load_all(
        [
            batch
            for name, story in zip(names, stories, strict=True)
            for batch in write_archive(folder, f"a{name}", [story])
        ],
        [f"a{name}" for name in names],
    )
