"""How many threads DuckDB gives a statement.

In: a connection or a cursor. Out: a block in which each statement has one thread. The decision to
question: DuckDB's setting is one for all connections to a file, so statements that run beside the
block have one, too; each still runs in the thread of Python that asks for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


@contextmanager
def one_thread(connection: duckdb.DuckDBPyConnection, *, is_wanted: bool) -> Iterator[None]:
    """One thread a statement inside the block, if it is wanted.

    To hand out hundreds of small statements among threads costs more than the threads gain.
    """
    if not is_wanted:
        yield
        return
    ((before,),) = connection.execute("select current_setting('threads')").fetchall()
    connection.execute("set threads = 1")
    try:
        yield
    finally:
        connection.execute(f"set threads = {before}")
