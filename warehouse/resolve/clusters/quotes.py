"""Gather quotes of the same words, and join a quote of a part of them to the whole.

In: quotes of the versions that count (`current_versions`, which `1_versions` makes). Out:
`quote_cluster_members` and `quote_clusters`: what was said first, when, where and by whom. The
decision to question: a part joins one whole, the longest, by what the words and the speaker say;
a part that many wholes of one person have is a figure of speech and stays alone, for a wrong join
dates words to a speech that they are not from.
"""

from dataclasses import asdict, dataclass

import duckdb

from warehouse.store.named_sql import has_rows, run_steps


@dataclass(frozen=True, slots=True)
class ClusterTuning:
    """What makes a quote a part of another, and how hard to look.

    A part has `min_chars` letters and spaces and, in one piece, the four words that are looked
    up. A part that stands in more than `most_wholes` sayings of one speaker joins none. Without a
    known speaker a part joins a whole of its own story, or the only whole that has the words and
    was printed within `near_days`. Four words found in over `most_holders` wordings are not
    followed: they bound the pairs that are compared.
    """

    min_chars: int = 20
    most_wholes: int = 3
    near_days: int = 7
    most_holders: int = 200


DEFAULT_CLUSTER_TUNING = ClusterTuning()


def gather_quotes(
    cursor: duckdb.DuckDBPyConnection, tuning: ClusterTuning = DEFAULT_CLUSTER_TUNING
) -> None:
    """Fill the clusters of quotes; leaves temporary tables on the cursor."""
    if not _run(cursor, "1_wordings", tuning)["touched_wordings"]:
        return
    if _run(cursor, "2_read")["turned_wordings"]:
        _run(cursor, "3_shingles")
        if has_rows(cursor, "counted_shingles"):
            _run(cursor, "4_parts")
    if _run(cursor, "5_reached")["wordings"]:
        _run(cursor, "6_joins")
    if _run(cursor, "7_placed")["touched_clusters"]:
        _run(cursor, "8_clusters")


def _run(
    cursor: duckdb.DuckDBPyConnection, phase: str, tuning: ClusterTuning | None = None
) -> dict[str, int]:
    parameters = asdict(tuning) if tuning else {}
    return run_steps(cursor, f"resolve/clusters/quotes/{phase}.sql", parameters)
