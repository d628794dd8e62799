"""Gather claims of one content: the same, nearly the same words, or less than another says.

In: claims of versions that count and of those that changed (`current_versions` and
`touched_versions`, which `resolve.sql` makes), their entities.
Out: `claim_cluster_members` and `claim_clusters`: what was first claimed when, where and by whom,
and whether it was denied. The decision to question: words are compared, not meanings. A join asks
for the same predicate and subject, for every word of the shorter claim in the longer one, and for
one person, one story or a few days that have both: a wrong join puts words in somebody's mouth,
and a missed one only counts a claim twice.
"""

from dataclasses import astuple, dataclass

import duckdb

from warehouse.store.named_sql import run_queries


@dataclass(frozen=True, slots=True)
class ClaimTuning:
    """What makes a claim the same as another, and how hard to look.

    Words that tell little ("of", "it", "be") are not counted. A claim of fewer than `min_words`
    words, or `min_named_words` where it names somebody or something, joins only the very same. One
    of `min_part_words` may be a part of another without a name, or with words of the other in its
    midst. Claims of different or unknown speakers join within `near_days`. Words that are found in
    over `most_holders` claims are not followed: they bound the pairs that are compared.
    """

    min_words: int = 4
    min_named_words: int = 3
    min_part_words: int = 6
    near_days: int = 7
    most_holders: int = 50


DEFAULT_CLAIM_TUNING = ClaimTuning()

STEPS = (
    "resolve/clusters/claims/1_words.sql",
    "resolve/clusters/claims/2_reach.sql",
    "resolve/clusters/claims/3_apart.sql",
    "resolve/clusters/claims/4_near.sql",
    "resolve/clusters/claims/5_parts.sql",
    "resolve/clusters/claims/6_clusters.sql",
)


def gather_claims(
    cursor: duckdb.DuckDBPyConnection, tuning: ClaimTuning = DEFAULT_CLAIM_TUNING
) -> None:
    """Fill the clusters of claims; leaves temporary tables on the cursor."""
    cursor.execute(
        """
        create temp table claim_tuning as
        select
            $1::integer as min_words,
            $2::integer as min_named_words,
            $3::integer as min_part_words,
            $4::integer as near_days,
            $5::integer as most_holders
        """,
        list(astuple(tuning)),
    )
    for step in STEPS:
        run_queries(cursor, step, "gather")
        if step == "resolve/clusters/claims/2_reach.sql":
            _reach(cursor)
            run_queries(cursor, step, "settle")


def _reach(cursor: duckdb.DuckDBPyConnection) -> None:
    """Follow handles to further claims until there is none left."""
    while True:
        run_queries(cursor, "resolve/clusters/claims/2_reach.sql", "reach")
        if not cursor.fetchall():
            return
