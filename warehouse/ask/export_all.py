"""Every table of the warehouse as Parquet that Spark, Trino or BigQuery read.

In: the published file and a folder to be made. Out: in it a folder a table, and `export.json` with
the rows and columns of each. What is about an article is cut by the month in which that was
published, as Hive names folders (`published_month=2026-03`). The decision to question: Parquet and
not Iceberg, for whoever reads these files needs no catalogue to find them, and a night's export is
whole: it is written beside the old one and takes its place when it is finished.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import duckdb

from warehouse.ask.sql import explain_errors, set_memory
from warehouse.errors import AskError
from warehouse.store.files import open_published
from warehouse.store.named_sql import read_query

CONTENTS = "export.json"
MONTH = "published_month"
QUERIES = "ask/queries/export.sql"
PARQUET = "format parquet, compression zstd"
DATED_BY = {
    "published_at": "rows by a date of their own",
    "article_id": "rows by the date of their article",
    "version_id": "rows by the date of their text",
}
"""The first of these columns that a table has says how its rows are cut by month."""


def export_all(
    path: Path,
    folder: Path,
    *,
    most_bytes: int | None = None,
    bounded: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> dict[str, int]:
    """Write every table, each inside a block of `bounded`; rows by table.

    Raises `AskError` if the folder holds something else than an earlier export, or another process
    is exporting to it.
    """
    if folder.exists() and not (folder / CONTENTS).is_file():
        raise AskError(f"{folder}: is there already and is no export; name another folder")
    with _made_part(folder) as part:
        with open_published(path) as connection, explain_errors(connection, 0):
            if most_bytes is not None:
                set_memory(connection, most_bytes)
            tables = connection.execute(read_query(QUERIES, "tables and their columns")).fetchall()
            rows = {}
            for table, columns in tables:
                with bounded():
                    rows[table] = _write_table(connection, table, columns, part / table)
        told = {table: {"rows": rows[table], "columns": columns} for table, columns in tables}
        (part / CONTENTS).write_text(json.dumps(told, indent=1), encoding="utf-8")
        _put_in_place(part, folder)
    return rows


@contextmanager
def _made_part(folder: Path) -> Iterator[Path]:
    """An empty folder beside the one that is to be, held by this process alone.

    The kernel frees it where a process is killed. Raises `AskError` if another export holds it.
    """
    part = folder.absolute().with_name(f".part-{folder.name}")
    part.mkdir(parents=True, exist_ok=True)
    held = os.open(part, os.O_RDONLY)
    try:
        if not _is_own(part, held):
            raise AskError(f"{folder}: another export writes there; wait for it")
        for left in part.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        try:
            yield part
        finally:
            shutil.rmtree(part, ignore_errors=True)
    finally:
        os.close(held)


def _is_own(part: Path, held: int) -> bool:
    """Take the lock of the folder; whether it is free and the folder has not got its last name."""
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(held), part.stat())
    except (BlockingIOError, FileNotFoundError):
        return False


def _write_table(
    connection: duckdb.DuckDBPyConnection, table: str, columns: list[str], folder: Path
) -> int:
    folder.mkdir()
    connection.execute(f'create or replace temp view exported as from "{table}"')
    dated = next((name for column, name in DATED_BY.items() if column in columns), None)
    if dated is None:
        source, target, options = "from exported", folder / "data.parquet", PARQUET
    else:
        source = read_query(QUERIES, dated).rstrip().rstrip(";")
        target, options = folder, f"{PARQUET}, partition_by ({MONTH}), overwrite_or_ignore"
    place = str(target).replace("'", "''")
    written = connection.execute(f"copy ({source}) to '{place}' ({options})").fetchall()
    return int(written[0][0])


def _put_in_place(part: Path, folder: Path) -> None:
    former = folder.absolute().with_name(f".former-{folder.name}")
    shutil.rmtree(former, ignore_errors=True)
    if folder.exists():
        os.rename(folder, former)
    os.rename(part, folder)
    shutil.rmtree(former, ignore_errors=True)
