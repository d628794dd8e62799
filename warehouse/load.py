"""Load one finished batch of the lake into the working copy, whole or not at all.

In: a read-write connection and a batch folder. Out: what came of each record. One transaction
verifies the files, stages them, runs the checks of `checks.sql` over the staged rows, replaces by
version, and writes the ledger row. The decision to question: which record an article's columns
and a version's times come from is worked out anew from all its records each time one arrives, so
the warehouse is the same whatever the order of loading.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.checks import require_clean
from warehouse.errors import ContractError
from warehouse.named_queries import read_named_queries
from warehouse.staging import HELD_IN, STAGE_TABLES, Manifest, read_manifest, stage_batch

EXTRACTED = tuple(HELD_IN.get(name, name) for name in STAGE_TABLES["annotate"] if name != "rejects")


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """What came of a batch: `seen = new + corrected + unchanged + rejected + skipped` at ingest.

    A batch that was loaded before has `already_loaded` true and all its records `unchanged`.
    """

    batch_id: str
    stage: str
    archive_id: str
    already_loaded: bool = False
    seen: int = 0
    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    rejected: int = 0
    skipped: int = 0
    skipped_reasons: dict[str, int] = field(default_factory=dict)
    annotated: int = 0
    mentions: int = 0
    quotes: int = 0
    quotes_with_speaker: int = 0
    claims: int = 0


def load_batch(connection: duckdb.DuckDBPyConnection, folder: Path, *, run_id: str) -> LoadCounts:
    """Load a batch unless its very files are loaded already.

    Annotate batches come after the ingest batches of their versions. Raises `ContractError` with
    the file or a sample row if anything is not as promised; the connection's database is then
    as before, and the connection still good.
    """
    manifest = read_manifest(folder)
    with _begin(connection, folder) as cursor:
        loaded = cursor.execute(
            "select digest from batches where batch_id = $batch_id",
            {"batch_id": manifest.batch_id},
        ).fetchall()
        if loaded == [(manifest.digest,)]:
            return _count_known(manifest)
        stage_batch(cursor, manifest)
        cursor.execute(
            "create temp table loading as select $batch_id as batch_id, $versions as versions",
            {"batch_id": manifest.batch_id, "versions": write_versions(manifest.versions)},
        )
        _record_archive_seen(cursor, manifest.archive_id, run_id)
        counts = (
            _load_ingest(cursor, manifest)
            if manifest.stage == "ingest"
            else _load_annotate(cursor, manifest)
        )
        _record_batch(cursor, manifest, counts, run_id)
        return counts


@contextmanager
def _begin(
    connection: duckdb.DuckDBPyConnection, folder: Path
) -> Iterator[duckdb.DuckDBPyConnection]:
    # Temporary tables belong to a cursor, so whatever happens they go with it.
    cursor = connection.cursor()
    try:
        cursor.execute("begin transaction")
        yield cursor
        cursor.execute("commit")
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        raise ContractError(f"{folder}: {error}; nothing of it was loaded") from error
    finally:
        # Closing without a commit rolls back.
        cursor.close()


def run_steps(cursor: duckdb.DuckDBPyConnection, opener: str) -> None:
    """Run the steps of `load.sql` with this opener, on a cursor with staged tables."""
    kept = _kept_prefix(cursor)
    for step in read_named_queries("load.sql", opener):
        cursor.execute(step.sql.replace("kept.", kept))


def _load_ingest(cursor: duckdb.DuckDBPyConnection, manifest: Manifest) -> LoadCounts:
    records = manifest.tables["articles"]["rows"]
    counts = LoadCounts(
        manifest.batch_id,
        manifest.stage,
        manifest.archive_id,
        seen=manifest.counts.get("seen", -1),
        rejected=manifest.counts.get("rejected", 0),
        skipped=sum(manifest.skipped.values()),
        skipped_reasons=manifest.skipped,
    )
    if counts.seen != records + counts.rejected + counts.skipped:
        raise ContractError(
            f"{manifest.folder}/manifest.json: counts {manifest.counts} with {records} articles: "
            "seen must be articles + rejected + all skipped; remove the folder and run again"
        )
    require_clean(cursor, "ingest", str(manifest.folder))
    run_steps(cursor, "note")
    if _fetch_count(cursor, "select count(*) from known_versions"):
        run_steps(cursor, "known")
        _require_same_text(cursor, manifest.folder)
    run_steps(cursor, "ingest")
    run_steps(cursor, "rejects")
    run_steps(cursor, "order")
    new = _fetch_count(cursor, "select count(*) from judged where is_new")
    corrected = _fetch_count(cursor, "select count(*) from judged where not is_new")
    return replace(counts, new=new, corrected=corrected, unchanged=records - new - corrected)


def _require_same_text(cursor: duckdb.DuckDBPyConnection, folder: Path) -> None:
    other = cursor.execute(
        """
        select v.version_id
        from stored s
        join article_versions v using (version_id)
        where s.text <> v.text
            or s.article_id <> v.article_id
        limit 1
        """
    ).fetchall()
    if other:
        raise ContractError(
            f"{folder}/article_versions.parquet: version {other[0][0]} has other words than the "
            "version of that id in the warehouse; its id must be a hash of its content"
        )


def _load_annotate(cursor: duckdb.DuckDBPyConnection, manifest: Manifest) -> LoadCounts:
    run_steps(cursor, "annotate")
    require_clean(cursor, "annotate", str(manifest.folder))
    kept = _kept_prefix(cursor)
    is_known = _fetch_count(cursor, "select count(*) from replaced") > 0
    is_settled = _fetch_count(cursor, "select count(*) from settled") > 0
    for table in EXTRACTED:
        if is_settled:
            cursor.execute(
                f"delete from {table} where version_id in (select version_id from settled)"
            )
        if is_known:
            cursor.execute(
                f"delete from {kept}{table} where version_id in (select version_id from replaced)"
            )
        cursor.execute(f"insert into {kept}{table} by name select * from {table}")
    run_steps(cursor, "rejects")
    return LoadCounts(
        manifest.batch_id,
        manifest.stage,
        manifest.archive_id,
        rejected=_fetch_count(cursor, "select count(*) from rejects"),
        annotated=_fetch_count(cursor, "select count(*) from annotations"),
        mentions=_fetch_count(cursor, "select count(*) from entity_mentions"),
        quotes=_fetch_count(cursor, "select count(*) from quotes"),
        quotes_with_speaker=_fetch_count(cursor, "select count(speaker_id) from quotes"),
        claims=_fetch_count(cursor, "select count(*) from claims"),
    )


def _count_known(manifest: Manifest) -> LoadCounts:
    counts = LoadCounts(manifest.batch_id, manifest.stage, manifest.archive_id, already_loaded=True)
    if manifest.stage == "annotate":
        return counts
    return replace(
        counts,
        seen=manifest.counts["seen"],
        unchanged=manifest.tables["articles"]["rows"],
        rejected=manifest.counts.get("rejected", 0),
        skipped=sum(manifest.skipped.values()),
        skipped_reasons=manifest.skipped,
    )


def _record_archive_seen(cursor: duckdb.DuckDBPyConnection, archive_id: str, run_id: str) -> None:
    cursor.execute(
        """
        insert into archives (archive_id, first_seen_at, status, run_id)
        select
            $archive_id,
            coalesce((select started_at from runs where run_id = $run_id), $now),
            'seen',
            $run_id
        on conflict do nothing
        """,
        {"archive_id": archive_id, "run_id": run_id, "now": _now()},
    )


def _record_batch(
    cursor: duckdb.DuckDBPyConnection, manifest: Manifest, counts: LoadCounts, run_id: str
) -> None:
    cursor.execute("delete from batches where batch_id = $id", {"id": manifest.batch_id})
    row = asdict(counts)
    del row["already_loaded"], row["skipped_reasons"]
    row |= {
        "slice_no": manifest.slice_no,
        "versions": write_versions(manifest.versions),
        "digest": manifest.digest,
        "made_by_run_id": manifest.run_id,
        "run_id": run_id,
        "loaded_at": _now(),
    }
    cursor.execute(
        f"insert into batches ({', '.join(row)}) values ({', '.join('$' + name for name in row)})",
        row,
    )


def write_versions(versions: dict[str, str]) -> str:
    """Code and model versions as JSON, equal for equal versions."""
    return json.dumps(versions, sort_keys=True)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _fetch_count(cursor: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(cursor.execute(sql).fetchall()[0][0])


def _kept_prefix(cursor: duckdb.DuckDBPyConnection) -> str:
    """What makes a name mean the table of the file, where a temporary one hides it."""
    return f'"{cursor.execute("select current_database()").fetchall()[0][0]}".main.'
