"""Group articles that print the same text, so that copies can be counted once.

In: the signatures and content hashes of current versions. Out: `articles.syndication_id`,
the earliest article of each group, null where an article stands alone. The decision to question:
groups are connected components, so two texts may meet through a third that is like both; a wire
story cut and extended on its way from paper to paper stays one story.
"""

from dataclasses import asdict, dataclass

import duckdb

from warehouse.store.named_sql import has_rows, run_steps


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
    texts = run_steps(cursor, "resolve/syndication/1_texts.sql", asdict(tuning))
    if texts["turned_texts"]:
        pairs = run_steps(cursor, "resolve/syndication/2_pairs.sql")
        if pairs["candidate_pairs"]:
            run_steps(cursor, "resolve/syndication/3_likeness.sql")
    if not has_rows(cursor, "text_likeness"):
        run_steps(cursor, "resolve/syndication/5_alone.sql")
        return 0
    run_steps(cursor, "resolve/syndication/4_groups.sql")
    return int(cursor.execute("select count(*) from named_texts").fetchall()[0][0])
