"""How DuckDB runs hundreds of small statements: a thread each, without passes that save nothing.

In: a connection or a cursor. Out: a block in which statements are run so. The decision to question:
DuckDB's settings are those of all connections to a file, so statements that run beside the block
have one thread, too; each still runs in the thread of Python that asks for it. And the threads are
left as they are behind the block, for the next one to change: where their number changes, DuckDB
gives back all memory that it holds, and a night of six changes took a twentieth more.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

PASSES_LEFT_OUT = (
    "aggregate_function_rewriter",
    "aggregate_reuse",
    "common_aggregate",
    "common_subexpressions",
    "common_subplan",
    "cte_filter_pusher",
    "distinct_aggregate_rewrite",
    "duplicate_groups",
    "join_elimination",
    "partial_aggregate_pushdown",
    "projection_pullup",
    "redundant_order_keys",
    "statistics_propagation",
    "top_n_window_elimination",
    "window_self_join",
)
"""Passes of DuckDB's optimizer that take more of a short statement than they save of it."""


@contextmanager
def small_work(connection: duckdb.DuckDBPyConnection, *, is_wanted: bool) -> Iterator[None]:
    """One thread a statement and fewer passes of the optimizer inside the block, if it is wanted.

    To hand out small statements among threads costs more than the threads gain. A block in which
    it is not wanted has a thread for each core.
    """
    ((threads, passes),) = connection.execute(
        "select current_setting('threads'), current_setting('disabled_optimizers')"
    ).fetchall()
    if (threads == 1) != is_wanted:
        connection.execute("set threads = 1" if is_wanted else "reset threads")
    if not is_wanted:
        yield
        return
    connection.execute(f"set disabled_optimizers = '{','.join(PASSES_LEFT_OUT)}'")
    try:
        yield
    finally:
        connection.execute(f"set disabled_optimizers = '{passes}'")
