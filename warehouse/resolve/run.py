"""Work out what depends on all articles at once, after the loads of a run.

In: the loaded rows. Out: merged entities and speakers with first and last seen, roles of quotes,
clusters of quotes and of claims, syndicated groups, daily marts. The decision to question: what
was counted is kept beside (`counted_versions` and the tables beside it), and a night
works out only what its changes have a part in; starting from nothing is the same work with all
of it changed, and other rules or thresholds start from nothing.
"""

import hashlib
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.load.retire import retire_superseded
from warehouse.resolve.clusters.claims import DEFAULT_CLAIM_TUNING, ClaimTuning, gather_claims
from warehouse.resolve.clusters.quotes import DEFAULT_CLUSTER_TUNING, ClusterTuning, gather_quotes
from warehouse.resolve.entities.run import identify
from warehouse.resolve.entities.tuning import DEFAULT_ENTITY_TUNING, EntityTuning
from warehouse.resolve.syndication import DEFAULT_TUNING, SyndicationTuning, group_syndicated
from warehouse.store.named_sql import WAREHOUSE, run_steps
from warehouse.store.small_work import small_work
from warehouse.store.transaction import transaction

RULES = (
    "resolve/entities/macros.sql",
    "resolve/entities/1_words.sql",
    "resolve/entities/[23468]_*/*.sql",
    "resolve/syndication/*.sql",
    "resolve/*.sql",
    "resolve/[12]_*/*.sql",
    "resolve/clusters/*/*.sql",
)
"""What resolution goes by; what people say of entities and the knowledge base come after it."""


def resolve(
    connection: duckdb.DuckDBPyConnection,
    tuning: SyndicationTuning = DEFAULT_TUNING,
    *,
    entity_tuning: EntityTuning = DEFAULT_ENTITY_TUNING,
    cluster_tuning: ClusterTuning = DEFAULT_CLUSTER_TUNING,
    claim_tuning: ClaimTuning = DEFAULT_CLAIM_TUNING,
    overrides: Path | None = None,
    kb: Path | None = None,
) -> dict[str, float]:
    """Bring every derived table up to date: the same rows whatever came first; seconds by part.

    `overrides` and `kb` are files; `warehouse.resolve.entities.run` says of what. Claims are
    gathered beside roles, quotes and marts, so the parts add up to more than the whole.
    """
    seconds: dict[str, float] = {}
    retire_superseded(connection)
    rules = _hash_rules(tuning, entity_tuning, cluster_tuning, claim_tuning)
    with _timed(seconds, "entities"):
        is_small = identify(connection, entity_tuning, overrides=overrides, kb=kb, rules=rules)
    with small_work(connection, is_wanted=is_small):
        with _timed(seconds, "syndication"), transaction(connection) as cursor:
            group_syndicated(cursor, tuning)
        _gather(connection, cluster_tuning, claim_tuning, seconds)
    return seconds


def _gather(
    connection: duckdb.DuckDBPyConnection,
    cluster_tuning: ClusterTuning,
    claim_tuning: ClaimTuning,
    seconds: dict[str, float],
) -> None:
    """Roles, clusters and marts, with the seconds of each."""
    # Claims and the rest read the same rows and write others, and so each has a core.
    with (
        transaction(connection) as cursor,
        transaction(connection) as beside,
        ThreadPoolExecutor(1) as pool,
    ):
        run_steps(cursor, "resolve/1_versions/1_standing.sql")
        is_any = run_steps(cursor, "resolve/1_versions/2_touched.sql")["touched_versions"] > 0
        touched = cursor.table("touched_versions").to_arrow_table()
        gathering = pool.submit(_gather_claims, beside, touched, claim_tuning)
        with _timed(seconds, "roles"):
            if run_steps(cursor, "resolve/2_roles/1_speakers.sql")["spoken_for"]:
                run_steps(cursor, "resolve/2_roles/2_roles.sql")
        with _timed(seconds, "quotes"):
            gather_quotes(cursor, cluster_tuning)
        with _timed(seconds, "marts"):
            if is_any:
                run_steps(cursor, "resolve/3_marts.sql")
        seconds["claims"] = gathering.result()
        run_steps(cursor, "resolve/4_counted.sql")


def _gather_claims(
    cursor: duckdb.DuckDBPyConnection, touched: pa.Table, tuning: ClaimTuning
) -> float:
    began = time.perf_counter()
    run_steps(cursor, "resolve/1_versions/1_standing.sql")
    cursor.register("touched_elsewhere", touched)
    cursor.execute("create temp table touched_versions as from touched_elsewhere")
    gather_claims(cursor, tuning)
    return time.perf_counter() - began


@contextmanager
def _timed(seconds: dict[str, float], part: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds[part] = time.perf_counter() - began


def _hash_rules(*tunings: object) -> str:
    # hashes of words are kept, and are those of this DuckDB
    files = sorted(path for pattern in RULES for path in WAREHOUSE.glob(pattern))
    words = "".join(path.read_text(encoding="utf-8") for path in files)
    rules = words + repr((tunings, duckdb.__version__))
    return hashlib.sha256(rules.encode()).hexdigest()
