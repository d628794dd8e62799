"""A transaction that takes its temporary tables with it.

In: a connection. Out: a cursor of its own in a transaction, committed where nothing was raised. The
decision to question: temporary tables belong to a cursor, so that closing it drops them and,
without a commit, rolls back.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


def open_cursor(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A cursor on the database that the connection uses, which DuckDB does not take over."""
    ((database,),) = connection.execute("select current_database()").fetchall()
    cursor = connection.cursor()
    cursor.execute(f'use "{database}"')
    return cursor


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor in a transaction that is committed at the end, and closed whatever happens."""
    with open_cursor(connection) as cursor:
        cursor.execute("begin transaction")
        yield cursor
        cursor.execute("commit")
