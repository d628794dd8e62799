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
from warehouse.store.named_sql import has_rows, read_query, run_steps
from warehouse.store.threads import one_thread
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
SMALL_SHARE = 0.1
"""A night that brings a smaller share of the articles is resolved with a thread a statement."""


def identify(
    connection: duckdb.DuckDBPyConnection,
    tuning: EntityTuning = DEFAULT_ENTITY_TUNING,
    *,
    overrides: Path | None = None,
    kb: Path | None = None,
    rules: str = "",
) -> bool:
    """Bring entities, aliases and speakers and all ids of theirs up to date in one transaction.

    Returns whether what is new is little beside what is there.

    `overrides` is a file of what people say of entities, `kb` one of a knowledge base's items;
    `rules` stands for all that resolution goes by: where it is another, all starts from nothing.
    Raises `ContractError` on a bad line of `kb`; a bad line of `overrides` is only noted.
    """
    with transaction(connection) as cursor:
        lay_tuning(cursor, tuning)
        _run(cursor, "macros", "1_words", "2_names/1_seen")
        is_whole = _begin_anew(cursor, rules)
        dirty = _run(cursor, "2_names/2_dirty")["dirty_articles"]
        is_small = _is_small(cursor)
        # not on the cursor: where a statement has failed its transaction takes no other
        with one_thread(connection, is_wanted=is_small):
            _identify(cursor, overrides, is_whole=is_whole, has_dirty=dirty > 0)
            link_items(cursor, kb)
        cursor.execute(
            "update resolution_state set given = $given", {"given": _hash_given(overrides, kb)}
        )
    return is_small


def _is_small(cursor: duckdb.DuckDBPyConnection) -> bool:
    query = read_query("resolve/entities/2_names/2_dirty.sql", "share of articles that are dirty")
    ((share,),) = cursor.execute(query).fetchall()
    return bool(share < SMALL_SHARE)


def _identify(
    cursor: duckdb.DuckDBPyConnection,
    overrides: Path | None,
    *,
    is_whole: bool,
    has_dirty: bool,
) -> None:
    if has_dirty and _take_names(cursor):
        is_hard = _group(cursor)
        _run(cursor, "4_moves/1_before", *(["4_moves/2_moves"] if is_hard else []))
    _run(cursor, "4_moves/3_final")
    apply_overrides(cursor, read_overrides(overrides))
    _move_rows(cursor)
    _run(cursor, "6_rows/4_touched", *(["6_rows/5_all"] if is_whole else []))
    if has_dirty:
        _run(cursor, "6_rows/6_seen")
    _merge_rows(cursor)
    _run(cursor, "8_stale/2_versions")


def _run(cursor: duckdb.DuckDBPyConnection, *phases: str) -> dict[str, int]:
    rows: dict[str, int] = {}
    for phase in phases:
        rows |= run_steps(cursor, f"resolve/entities/{phase}.sql")
    return rows


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
    query = read_query(
        "resolve/entities/2_names/1_seen.sql", "versions that are gone or annotated anew"
    )
    gone = cursor.execute(query).fetchall()
    if kept == [(rules,)] and gone == [(0,)]:
        return False
    for table in (*KEPT, *GATHERED, "resolution_state"):
        cursor.execute(f"delete from {table}")
    cursor.execute("insert into resolution_state values ($rules, '')", {"rules": rules})
    return True


def _take_names(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Find the names that the dirty articles have a part in; whether there are any."""
    if _run(cursor, "2_names/3_keys")["shared_keys"]:
        _run(cursor, "2_names/4_pairs")
    return _run(cursor, "2_names/5_scope")["scope"] > 0


def _group(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Group the articles of each name, then the names; whether a name needed that at all."""
    if not _run(cursor, "3_groups/1_facets")["hard_names"]:
        return False
    if _run(cursor, "3_groups/macros", "3_groups/2_units")["waiting_articles"]:
        _run(cursor, "3_groups/3_waiting")
    _run(cursor, "3_groups/4_named")
    if has_rows(cursor, "name_pairs"):
        _join_names(cursor)
    return True


def _join_names(cursor: duckdb.DuckDBPyConnection) -> None:
    """Join groups of two names in rounds, for a group that grew may take another."""
    if not _run(cursor, "3_groups/5_pairs")["open_pairs"]:
        return
    for _ in range(MOST_ROUNDS):
        if not _run(cursor, "3_groups/6_picks")["picked_pairs"]:
            break
        _run(cursor, "3_groups/7_joins")
    _run(cursor, "3_groups/8_doubts")


def _move_rows(cursor: duckdb.DuckDBPyConnection) -> None:
    """Write new ids into the rows that bear others."""
    changed = _run(cursor, "6_rows/1_changed")
    if changed["changed_entities"]:
        _run(cursor, "6_rows/2_entity_ids")
    if changed["changed_speakers"]:
        _run(cursor, "6_rows/3_speaker_ids")


def _merge_rows(cursor: duckdb.DuckDBPyConnection) -> None:
    """Merge the touched entities and speakers anew, and note who is another than before."""
    has_entities = has_rows(cursor, "touched_entities")
    has_speakers = has_rows(cursor, "touched_speakers")
    if not has_entities and not has_speakers:
        return
    _run(cursor, "6_rows/7_before")
    if has_entities:
        _run(cursor, "6_rows/8_entities")
    if has_speakers:
        _run(cursor, "6_rows/9_speakers")
    if has_rows(cursor, "renamed"):
        _run(cursor, "7_renamed")
    _run(cursor, "8_stale/1_called")
