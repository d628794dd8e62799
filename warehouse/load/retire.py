"""Take out what older code made of an archive, once newer code has read all of it.

And what a reading left that went around records on which its reader died, once another one has not.
In: the versions that `record_archives` noted for wholly loaded archives. Out: records, rejects and
ledger rows of the archive's other batches removed, and the versions of articles that no record
holds any more. The decision to question: better extraction changes the words of an article, and
that is no correction by its outlet; so such a version is removed, and not closed.
"""

import json

import duckdb

from warehouse.load.batches import EXTRACTED, run_load
from warehouse.store.named_sql import read_query, run_steps
from warehouse.store.transaction import transaction


def retire_superseded(connection: duckdb.DuckDBPyConnection) -> int:
    """Retire batches whose versions are not those of their archive; returns how many."""
    superseded = _find_superseded(connection)
    if not superseded:
        return 0
    with transaction(connection) as cursor:
        _remove_batches(cursor, superseded)
    return len(superseded)


def _find_superseded(connection: duckdb.DuckDBPyConnection) -> list[str]:
    query = read_query("load/retire.sql", "batches of other versions")
    found = connection.execute(query).fetchall()
    return [
        batch_id
        for batch_id, versions, wanted, is_reread in found
        if is_reread or not json.loads(wanted).items() <= json.loads(versions).items()
    ]


def _remove_batches(cursor: duckdb.DuckDBPyConnection, batch_ids: list[str]) -> None:
    run_load(cursor, "touched")
    run_steps(cursor, "load/retire.sql", {"batch_ids": batch_ids})
    unheld = "select version_id from unheld_versions"
    for table in ("article_versions", "sections", *EXTRACTED):
        cursor.execute(f"delete from {table} where version_id in ({unheld})")
    run_load(cursor, "9_history")
