"""Group articles that print the same text, so that copies can be counted once.

In: the signatures and content hashes of current versions. Out: `articles.syndication_id`,
the earliest article of each group, null where an article stands alone. The decision to question:
groups are connected components, so two texts may meet through a third that is like both; a wire
story cut and extended on its way from paper to paper stays one story.
"""

from dataclasses import astuple, dataclass

import duckdb

from warehouse.store.named_sql import read_named_queries, run_queries


@dataclass(frozen=True, slots=True)
class SyndicationTuning:
    """How alike two texts must be, and how hard to look.

    Texts are copies where `min_shared` of the longer's shingles stand in the shorter, or
    `min_contained` of the shorter's in the longer: a copy may be cut or have a notice added. A
    shorter text that is less than `min_part` of the longer joins only one. Texts whose figures
    differ (`min_figures_shared` of the fewer) are two reports in one form. Each text asks for its
    `probes` smallest hashes among all that are `indexed_below` a sixteenth of the range. Buckets
    over `bucket_cap` articles are not compared all with all. Texts under `min_words` words are too
    short to tell a copy from a standing notice. `most_shingles` is how many hashes a signature
    holds.
    """

    min_shared: float = 0.7
    min_contained: float = 0.9
    min_part: float = 0.4
    min_figures_shared: float = 0.6
    probes: int = 6
    indexed_below: int = 2**31 // 16
    bucket_cap: int = 50
    min_words: int = 30
    most_shingles: int = 256


DEFAULT_TUNING = SyndicationTuning()


def group_syndicated(
    cursor: duckdb.DuckDBPyConnection, tuning: SyndicationTuning = DEFAULT_TUNING
) -> int:
    """Set `articles.syndication_id`; returns how many articles are in a group.

    Leaves temporary tables on the cursor.
    """
    cursor.execute(
        """
        create temp table tuning as
        select
            $1::float as min_shared,
            $2::float as min_contained,
            $3::float as min_part,
            $4::float as min_figures_shared,
            $5::integer as probes,
            $6::bigint as indexed_below,
            $7::integer as bucket_cap,
            $8::integer as min_words,
            $9::integer as most_shingles
        """,
        list(astuple(tuning)),
    )
    run_queries(cursor, "resolve/syndication.sql", "syndicate")
    (spread,) = read_named_queries("resolve/syndication.sql", "spread")
    while _count_changed(cursor, spread.sql):
        pass
    run_queries(cursor, "resolve/syndication.sql", "name")
    return _count_changed(cursor, "select count(*) from named")


def _count_changed(cursor: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(cursor.execute(sql).fetchall()[0][0])
