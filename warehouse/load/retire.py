"""Take out what older code made of an archive, once newer code has read all of it.

In: the versions that `record_archive` noted for wholly loaded archives. Out: records, rejects and
ledger rows of the archive's other batches removed, and the versions of articles that no record
holds any more. The decision to question: better extraction changes the words of an article, and
that is no correction by its outlet; so such a version is removed, and not closed.
"""

import json

import duckdb

from warehouse.load.batches import EXTRACTED, run_steps
from warehouse.store.transaction import transaction


def retire_superseded(connection: duckdb.DuckDBPyConnection) -> int:
    """Retire batches whose versions are not those of their archive; returns how many."""
    superseded = _find_superseded(connection)
    if not superseded:
        return 0
    with transaction(connection) as cursor:
        cursor.execute(
            "create temp table retired as select unnest($ids::varchar[]) as batch_id",
            {"ids": superseded},
        )
        _remove_batches(cursor)
    return len(superseded)


def _find_superseded(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute(
        """
        select
            b.batch_id,
            b.versions,
            case b.stage
                when 'ingest' then a.ingest_versions
                else a.annotate_versions
            end as wanted
        from batches b
        join archives a using (archive_id)
        where a.status = 'loaded'
            and wanted is not null
            and wanted <> b.versions
        order by b.batch_id
        """
    ).fetchall()
    return [
        batch_id
        for batch_id, versions, wanted in found
        if not json.loads(wanted).items() <= json.loads(versions).items()
    ]


def _remove_batches(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute(
        """
        create temp table touched as
        select distinct article_id
        from article_records
        semi join retired using (batch_id)
        """
    )
    for table in ("article_records", "rejects", "batches"):
        cursor.execute(f"delete from {table} where batch_id in (select batch_id from retired)")
    cursor.execute(
        """
        create temp table unheld as
        select version_id
        from article_versions
        anti join article_records using (version_id)
        """
    )
    # Their annotate batches must load again if older code is put back.
    cursor.execute(
        """
        delete from batches
        where batch_id in (select batch_id from annotations semi join unheld using (version_id))
        """
    )
    for table in ("article_versions", "sections", *EXTRACTED):
        cursor.execute(f"delete from {table} where version_id in (select version_id from unheld)")
    run_steps(cursor, "order")
