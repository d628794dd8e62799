"""Make the tables of a new file.

In: a connection to an empty database. Out: every table of `schema/tables/`, with its comments, its
closed lists and the number of the layout. The decision to question: dimensions have primary keys,
large fact tables have none (a key makes a reload five times slower), and no table has a foreign
key; the checks of `schema/checks/` look for what keys would have stopped.
"""

import duckdb

from warehouse.store.commented_sql import write_comments
from warehouse.store.named_sql import read_scripts


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables, in the order of their files' names; none of them needs another."""
    for script in read_scripts("schema/tables"):
        connection.execute("\n".join([script, *write_comments(script)]))
