"""Settings of DuckDB for small work: so inside the block, as before behind it."""

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
    ("is_wanted", "inside"), [(True, (1, frozenset(PASSES_LEFT_OUT))), (False, (3, frozenset()))]
)
def test_small_work_is_set_inside_the_block_and_as_before_behind_it(
    is_wanted: bool, inside: tuple[int, frozenset[str]]
) -> None:
    with duckdb.connect() as connection:
        connection.execute("set threads = 3")
        with suppress(ValueError), small_work(connection, is_wanted=is_wanted):
            found = read_settings(connection)
            raise ValueError
        assert (found, read_settings(connection)) == (inside, (3, frozenset()))
