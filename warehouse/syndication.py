"""Group articles that print the same text, so that copies can be counted once.

In: the MinHash signatures and content hashes of current versions. Out: `articles.syndication_id`,
the earliest article of each group, null where an article stands alone. The decision to question:
groups are connected components, so two texts may meet through a third that is like both; a wire
story cut and extended on its way from paper to paper stays one story.
"""

from dataclasses import astuple, dataclass

import duckdb

from warehouse.named_queries import read_named_queries


@dataclass(frozen=True, slots=True)
class SyndicationTuning:
    """How alike two texts must be, and how hard to look.

    Texts that share `min_similarity` of 128 MinHash values are copies. Those with 0.7 in common
    meet in one of 20 bands of 6 values in 92 of 100 cases, those with 0.8 nearly always. Buckets
    over `bucket_cap` articles are not compared all with all. Texts under `min_words` words are too
    short to tell a copy from a standing notice.
    """

    min_similarity: float = 0.7
    bands: int = 20
    rows_a_band: int = 6
    bucket_cap: int = 50
    min_words: int = 30


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
            $1::float as min_similarity,
            $2::integer as bands,
            $3::integer as rows_a_band,
            $4::integer as bucket_cap,
            $5::integer as min_words
        """,
        list(astuple(tuning)),
    )
    for step in read_named_queries("syndication.sql", "syndicate"):
        cursor.execute(step.sql)
    (spread,) = read_named_queries("syndication.sql", "spread")
    while _count_changed(cursor, spread.sql):
        pass
    for step in read_named_queries("syndication.sql", "name"):
        cursor.execute(step.sql)
    return _count_changed(cursor, "select count(*) from named")


def _count_changed(cursor: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(cursor.execute(sql).fetchall()[0][0])
