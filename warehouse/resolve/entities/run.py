"""Who is who across articles: which names are one entity, and which name is several.

In: the names, roles and places of all annotated versions, and what people have said of entities.
Out: `entity_moves`, `entity_joins` and `entity_doubts`, and every row's entity and speaker id as
they say. The decision to question: the extracted rows themselves get the new ids, with the
annotator's kept beside, so that views and analysts join on one column; only rows that change are
written.

A name is looked at again only if an article that has it is new or changed, or if it may be one
with such a name. Starting from nothing is the same work with every article new, so loading in one
night or in ten gives the same rows. What was loaded before and is gone or annotated anew makes
resolution start from nothing.
"""

import hashlib
from pathlib import Path

import duckdb

from warehouse.resolve.entities.knowledge_base import link_items
from warehouse.resolve.entities.overrides import apply_overrides, hash_overrides, read_overrides
from warehouse.resolve.entities.tuning import DEFAULT_ENTITY_TUNING, EntityTuning, lay_tuning
from warehouse.store.named_sql import read_named_queries, read_script, run_queries
from warehouse.store.transaction import transaction

KEPT = (
    "resolved_versions",
    "entity_names",
    "entity_moves",
    "entity_joins",
    "entity_doubts",
    "counted_versions",
    "stale_versions",
    "stale_speakers",
    "stale_entities",
    "compared_texts",
    "text_buckets",
    "text_likeness",
    "quote_wordings",
    "quote_parts",
    "crowded_shingles",
    "claim_cuts",
    "claim_handles",
)
"""What is built on from night to night, and forgotten where that cannot be."""
GATHERED = (
    "quote_roles",
    "quote_clusters",
    "quote_cluster_members",
    "claim_clusters",
    "claim_cluster_members",
    "mart_speaker_daily",
    "mart_entity_daily",
    "mart_source_daily",
    "mart_quotes_daily",
)
"""What is worked out from those after this."""
MOST_ROUNDS = 50


def identify(
    connection: duckdb.DuckDBPyConnection,
    tuning: EntityTuning = DEFAULT_ENTITY_TUNING,
    *,
    overrides: Path | None = None,
    kb: Path | None = None,
    rules: str = "",
) -> None:
    """Bring entities, aliases and speakers and all ids of theirs up to date in one transaction.

    `overrides` is a file of what people say of entities, `kb` one of a knowledge base's items;
    `rules` stands for all that resolution goes by: where it is another, all starts from nothing.
    Raises `ContractError` on a bad line of `kb`; a bad line of `overrides` is only noted.
    """
    with transaction(connection) as cursor:
        _identify(cursor, tuning, overrides, rules)
        link_items(cursor, kb)
        cursor.execute(
            "update resolution_state set given = $given", {"given": _hash_given(overrides, kb)}
        )


def _identify(
    cursor: duckdb.DuckDBPyConnection, tuning: EntityTuning, overrides: Path | None, rules: str
) -> None:
    lay_tuning(cursor, tuning)
    cursor.execute(read_script("resolve/entities/1_words.sql"))
    run_queries(cursor, "resolve/entities/2_names.sql", "macro")
    run_queries(cursor, "resolve/entities/2_names.sql", "change")
    is_whole = _begin_anew(cursor, rules)
    run_queries(cursor, "resolve/entities/2_names.sql", "dirty")
    if cursor.execute("from scope limit 1").fetchall():
        _group(cursor)
        run_queries(cursor, "resolve/entities/4_moves.sql", "id")
    run_queries(cursor, "resolve/entities/4_moves.sql", "final")
    apply_overrides(cursor, read_overrides(overrides))
    run_queries(cursor, "resolve/entities/4_moves.sql", "apply")
    run_queries(cursor, "resolve/entities/5_overrides.sql", "touch")
    if is_whole:
        run_queries(cursor, "resolve/entities/4_moves.sql", "all")
    run_queries(cursor, "resolve/entities/4_moves.sql", "seen")
    run_queries(cursor, "resolve/entities/6_rows.sql", "row")
    run_queries(cursor, "resolve/entities/5_overrides.sql", "rename")
    run_queries(cursor, "resolve/entities/6_rows.sql", "stale")


def is_out_of_date(
    connection: duckdb.DuckDBPyConnection, overrides: Path | None, kb: Path | None
) -> bool:
    """Whether people or the knowledge base say something else than at the last resolution."""
    kept = connection.execute("select given from resolution_state").fetchall()
    return bool(kept) and kept != [(_hash_given(overrides, kb),)]


def _hash_given(overrides: Path | None, kb: Path | None) -> str:
    found = kb.stat() if kb is not None and kb.exists() else None
    told = (hash_overrides(overrides), found and (found.st_size, found.st_mtime_ns))
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _begin_anew(cursor: duckdb.DuckDBPyConnection, rules: str) -> bool:
    """Forget all that was worked out if it cannot be built on; whether it was so."""
    kept = cursor.execute("select tuning from resolution_state").fetchall()
    gone = cursor.execute(
        """
        select count(*)
        from resolved_versions r
        left join seen_versions s using (version_id)
        where s.digest is distinct from r.digest
        """
    ).fetchall()
    if kept == [(rules,)] and gone == [(0,)]:
        return False
    for table in (*KEPT, *GATHERED, "resolution_state"):
        cursor.execute(f"delete from {table}")
    cursor.execute("insert into resolution_state values ($rules, '')", {"rules": rules})
    return True


def _group(cursor: duckdb.DuckDBPyConnection) -> None:
    """Group the articles of each name, then the names."""
    run_queries(cursor, "resolve/entities/3_groups.sql", "group")
    run_queries(cursor, "resolve/entities/3_groups.sql", "score")
    run_queries(cursor, "resolve/entities/3_groups.sql", "join")
    _repeat(cursor, "spread")
    run_queries(cursor, "resolve/entities/3_groups.sql", "place")
    run_queries(cursor, "resolve/entities/3_groups.sql", "score")
    run_queries(cursor, "resolve/entities/3_groups.sql", "assign")
    run_queries(cursor, "resolve/entities/3_groups.sql", "name")
    run_queries(cursor, "resolve/entities/3_groups.sql", "score")
    run_queries(cursor, "resolve/entities/3_groups.sql", "merge")
    for _ in range(MOST_ROUNDS):
        run_queries(cursor, "resolve/entities/3_groups.sql", "pick")
        if not cursor.fetchall():
            break
        run_queries(cursor, "resolve/entities/3_groups.sql", "follow")
        _repeat(cursor, "chase")
        run_queries(cursor, "resolve/entities/3_groups.sql", "settle")
    run_queries(cursor, "resolve/entities/3_groups.sql", "doubt")


def _repeat(cursor: duckdb.DuckDBPyConnection, opener: str) -> None:
    """Run a step until it changes no row."""
    (step,) = read_named_queries("resolve/entities/3_groups.sql", opener)
    while cursor.execute(step.sql).fetchall():
        pass
