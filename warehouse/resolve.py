"""Work out what depends on all articles at once, after the loads of a run.

In: the loaded rows. Out: merged entities and speakers with first and last seen, roles of quotes,
clusters of quotes and of claims, syndicated groups, daily marts. The decision to question: all
of it is rebuilt each time from the current versions rather than kept up to date, which costs
seconds a million rows and leaves nothing to drift.
"""

from pathlib import Path

import duckdb

from warehouse.claim_clusters import DEFAULT_CLAIM_TUNING, ClaimTuning, gather_claims
from warehouse.entity_tuning import DEFAULT_ENTITY_TUNING, EntityTuning
from warehouse.identify import identify
from warehouse.named_queries import run_queries
from warehouse.quote_clusters import DEFAULT_CLUSTER_TUNING, ClusterTuning, gather_quotes
from warehouse.retire import retire_superseded
from warehouse.syndication import DEFAULT_TUNING, SyndicationTuning, group_syndicated


def resolve(
    connection: duckdb.DuckDBPyConnection,
    tuning: SyndicationTuning = DEFAULT_TUNING,
    *,
    entity_tuning: EntityTuning = DEFAULT_ENTITY_TUNING,
    cluster_tuning: ClusterTuning = DEFAULT_CLUSTER_TUNING,
    claim_tuning: ClaimTuning = DEFAULT_CLAIM_TUNING,
    overrides: Path | None = None,
    kb: Path | None = None,
) -> None:
    """Bring every derived table up to date: the same rows whatever came first.

    `overrides` and `kb` are files; `warehouse.identify` says of what.
    """
    retire_superseded(connection)
    identify(connection, entity_tuning, overrides=overrides, kb=kb)
    cursor = connection.cursor()
    try:
        cursor.execute("begin transaction")
        group_syndicated(cursor, tuning)
        run_queries(cursor, "resolve.sql", "resolve")
        gather_quotes(cursor, cluster_tuning)
        gather_claims(cursor, claim_tuning)
        run_queries(cursor, "marts.sql", "resolve")
        cursor.execute("commit")
    finally:
        # Closing drops the temporary tables and, without a commit, rolls back.
        cursor.close()
