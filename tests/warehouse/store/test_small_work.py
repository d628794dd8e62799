"""Settings of DuckDB for small work: the passes are as before behind a block, the threads stay."""

from contextlib import suppress

import duckdb
import pytest

from warehouse.store.small_work import PASSES_LEFT_OUT, small_work


def read_settings(connection: duckdb.DuckDBPyConnection) -> tuple[int, frozenset[str]]:
    """Threads, and the optimizer's passes that are left out."""
    ((threads, passes),) = connection.execute(
        "select current_setting('threads'), current_setting('disabled_optimizers')"
    ).fetchall()
    return int(threads), frozenset(filter(None, passes.split(",")))


@pytest.mark.parametrize(
    ("is_wanted", "threads", "passes"),
    [(True, 1, frozenset(PASSES_LEFT_OUT)), (False, 3, frozenset())],
)
def test_small_work_leaves_out_passes_inside_the_block_and_keeps_the_threads_behind_it(
    is_wanted: bool, threads: int, passes: frozenset[str]
) -> None:
    with duckdb.connect() as connection:
        connection.execute("set threads = 3")
        with suppress(ValueError), small_work(connection, is_wanted=is_wanted):
            found = read_settings(connection)
            raise ValueError
        assert (found, read_settings(connection)) == ((threads, passes), (threads, frozenset()))


def test_small_work_that_is_not_wanted_has_all_threads_again() -> None:
    with duckdb.connect() as connection:
        all_threads = read_settings(connection)[0]
        with small_work(connection, is_wanted=True):
            pass
        with small_work(connection, is_wanted=False):
            assert read_settings(connection) == (all_threads, frozenset())
