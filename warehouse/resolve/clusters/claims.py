"""Gather claims of one content: the same, nearly the same words, or less than another says.

In: claims of versions that count and of those that changed (`current_versions` and
`touched_versions`, which `1_versions` makes), their entities.
Out: `claim_cluster_members` and `claim_clusters`: what was first claimed when, where and by whom,
and whether it was denied. The decision to question: words are compared, not meanings. A join asks
for the same predicate and subject, for every word of the shorter claim in the longer one, and for
one person, one story or a few days that have both: a wrong join puts words in somebody's mouth,
and a missed one only counts a claim twice.
"""

from dataclasses import asdict, dataclass

import duckdb

from warehouse.store.named_sql import run_steps


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


def gather_claims(
    cursor: duckdb.DuckDBPyConnection, tuning: ClaimTuning = DEFAULT_CLAIM_TUNING
) -> None:
    """Fill the clusters of claims; leaves temporary tables on the cursor."""
    turned = run_steps(cursor, "resolve/clusters/claims/01_turned.sql", asdict(tuning))
    if not turned["turned_claims"]:
        return
    near = _run(cursor, "macros", "02_cuts", "03_handles", "04_reached", "05_near")
    if near["diverging_clusters"]:
        _run(cursor, "06_apart")
    if _run(cursor, "07_alike")["claims_alike"]:
        _run(cursor, "08_groups")
    if _run(cursor, "09_meeting")["meeting_claims"]:
        _run(cursor, "10_parts")
    members = _run(cursor, "11_members")
    if members["new_claim_members"] or near["old_claim_clusters"]:
        _run(cursor, "12_clusters")


def _run(cursor: duckdb.DuckDBPyConnection, *phases: str) -> dict[str, int]:
    rows: dict[str, int] = {}
    for phase in phases:
        rows |= run_steps(cursor, f"resolve/clusters/claims/{phase}.sql")
    return rows
