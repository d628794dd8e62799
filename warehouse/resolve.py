"""Work out what depends on all articles at once, after the loads of a run.

In: the loaded rows. Out: merged entities and speakers with first and last seen, roles of quotes,
clusters of equal quotes and claims, syndicated groups, daily marts. The decision to question: all
of it is rebuilt each time from the current versions rather than kept up to date, which costs
seconds a million rows and leaves nothing to drift.
"""

import duckdb

from warehouse.named_queries import read_named_queries
from warehouse.retire import retire_superseded
from warehouse.syndication import DEFAULT_TUNING, SyndicationTuning, group_syndicated


def resolve(
    connection: duckdb.DuckDBPyConnection, tuning: SyndicationTuning = DEFAULT_TUNING
) -> None:
    """Rebuild every derived table in one transaction: the same rows whatever came first."""
    retire_superseded(connection)
    cursor = connection.cursor()
    try:
        cursor.execute("begin transaction")
        group_syndicated(cursor, tuning)
        for file_name in ("resolve.sql", "marts.sql"):
            for step in read_named_queries(file_name, "resolve"):
                cursor.execute(step.sql)
        cursor.execute("commit")
    finally:
        # Closing drops the temporary tables and, without a commit, rolls back.
        cursor.close()
