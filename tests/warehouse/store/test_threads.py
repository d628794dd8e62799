"""Threads of DuckDB: one inside the block, as before behind it."""

from contextlib import suppress

import duckdb
import pytest

from warehouse.store.threads import one_thread


def count_threads(connection: duckdb.DuckDBPyConnection) -> int:
    ((threads,),) = connection.execute("select current_setting('threads')").fetchall()
    return int(threads)


@pytest.mark.parametrize(("is_wanted", "inside"), [(True, 1), (False, 3)])
def test_threads_are_one_inside_the_block_and_as_before_behind_it(
    is_wanted: bool, inside: int
) -> None:
    with duckdb.connect() as connection:
        connection.execute("set threads = 3")
        with suppress(ValueError), one_thread(connection, is_wanted=is_wanted):
            found = count_threads(connection)
            raise ValueError
        assert (found, count_threads(connection)) == (inside, 3)
