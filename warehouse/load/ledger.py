"""The ledger: runs, archives, where each record went, and what need not be done again.

In: rows about a run from the flow. Out: rows in `runs`, `archives`, `run_files` and `rejects`,
and the sets of versions and archives that a later run can leave alone. The decision to question:
a run's totals are summed here from `run_files` and `batches` when it ends, so no caller counts.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.load.batches import write_versions
from warehouse.store.files import open_published


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as it begins; `settings` is whatever JSON can hold. Times are naive UTC."""

    run_id: str
    started_at: datetime
    code_version: str | None = None
    model: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """An archive as a run found it.

    `status` is "loaded" only once every batch of it is in the warehouse, and then the versions
    say with which code and models; otherwise they are None.
    """

    archive_id: str
    uri: str
    format: str | None
    size_bytes: int | None
    first_seen_at: datetime
    status: str
    run_id: str
    ingest_versions: Mapping[str, str] | None = None
    annotate_versions: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class RunFile:
    """Where the records of an archive went: `seen = loaded + unchanged + rejected + skipped`."""

    run_id: str
    archive_id: str
    uri: str
    status: str
    seen: int = 0
    loaded: int = 0
    unchanged: int = 0
    rejected: int = 0
    skipped: int = 0
    skipped_reasons: Mapping[str, int] = field(default_factory=dict)


REJECT_COLUMNS = (
    "reject_id",
    "archive_id",
    "stage",
    "position",
    "source_record",
    "url",
    "reason",
    "detail",
    "run_id",
)


def start_run(connection: duckdb.DuckDBPyConnection, run: RunRow) -> None:
    """Open a run in the ledger; a run of that id is begun anew."""
    connection.execute("delete from runs where run_id = $run_id", {"run_id": run.run_id})
    connection.execute(
        """
        insert into runs (run_id, started_at, status, code_version, model, settings)
        values ($run_id, $started_at, 'running', $code_version, $model, $settings)
        """,
        {
            "run_id": run.run_id,
            "started_at": run.started_at,
            "code_version": run.code_version,
            "model": run.model,
            "settings": json.dumps(dict(run.settings), sort_keys=True, default=str),
        },
    )


def finish_run(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    status: str,
    *,
    finished_at: datetime,
    detail: str | None = None,
) -> None:
    """Close a run: its totals are summed from `run_files`, `batches` and what stands loaded.

    Quotes and claims are counted where they stand: two batches of a run may hold one version.
    """
    connection.execute(
        """
        update runs
        set
            status = $status,
            detail = $detail,
            finished_at = $finished_at,
            seconds = epoch($finished_at::timestamp - started_at),
            archive_count = files.archives,
            record_count = files.seen,
            new_count = loaded.new,
            corrected_count = loaded.corrected,
            unchanged_count = files.unchanged,
            rejected_count = files.rejected,
            skipped_count = files.skipped,
            quote_count = said.quotes,
            quote_with_speaker_count = said.quotes_with_speaker,
            claim_count = claimed.claims
        from (
            select
                count(*) as archives,
                coalesce(sum(seen), 0) as seen,
                coalesce(sum(unchanged), 0) as unchanged,
                coalesce(sum(rejected), 0) as rejected,
                coalesce(sum(skipped), 0) as skipped
            from run_files
            where run_id = $run_id
        ) files,
        (
            select
                coalesce(sum(new), 0) as new,
                coalesce(sum(corrected), 0) as corrected
            from batches
            where run_id = $run_id
        ) loaded,
        (
            select
                count(*) as quotes,
                count(speaker_id) as quotes_with_speaker
            from quotes
            where version_id in (
                select version_id
                from annotations
                join batches using (batch_id)
                where batches.run_id = $run_id
            )
        ) said,
        (
            select count(*) as claims
            from claims
            where version_id in (
                select version_id
                from annotations
                join batches using (batch_id)
                where batches.run_id = $run_id
            )
        ) claimed
        where run_id = $run_id
        """,
        {"run_id": run_id, "status": status, "detail": detail, "finished_at": finished_at},
    )


def record_archive(connection: duckdb.DuckDBPyConnection, archive: ArchiveRow) -> None:
    """Note an archive; when it was first seen stays as the first run said."""
    connection.execute(
        """
        insert into archives (
            archive_id,
            uri,
            format,
            size_bytes,
            first_seen_at,
            status,
            ingest_versions,
            annotate_versions,
            run_id
        )
        values (
            $archive_id,
            $uri,
            $format,
            $size_bytes,
            $first_seen_at,
            $status,
            $ingest_versions,
            $annotate_versions,
            $run_id
        )
        on conflict do update set
            uri = excluded.uri,
            format = excluded.format,
            size_bytes = excluded.size_bytes,
            status = excluded.status,
            ingest_versions = coalesce(excluded.ingest_versions, ingest_versions),
            annotate_versions = coalesce(excluded.annotate_versions, annotate_versions),
            run_id = excluded.run_id
        """,
        {
            "archive_id": archive.archive_id,
            "uri": archive.uri,
            "format": archive.format,
            "size_bytes": archive.size_bytes,
            "first_seen_at": archive.first_seen_at,
            "status": archive.status,
            "ingest_versions": _write_optional(archive.ingest_versions),
            "annotate_versions": _write_optional(archive.annotate_versions),
            "run_id": archive.run_id,
        },
    )


def record_run_file(connection: duckdb.DuckDBPyConnection, row: RunFile) -> None:
    """Note where an archive's records went in a run; said twice, the last counts."""
    key = {"run_id": row.run_id, "archive_id": row.archive_id, "uri": row.uri}
    connection.execute(
        """
        delete from run_files
        where run_id = $run_id and archive_id = $archive_id and uri = $uri
        """,
        key,
    )
    connection.execute(
        """
        insert into run_files
        values (
            $run_id,
            $archive_id,
            $uri,
            $status,
            $seen,
            $loaded,
            $unchanged,
            $rejected,
            $skipped,
            $skipped_reasons
        )
        """,
        key
        | {
            "status": row.status,
            "seen": row.seen,
            "loaded": row.loaded,
            "unchanged": row.unchanged,
            "rejected": row.rejected,
            "skipped": row.skipped,
            "skipped_reasons": json.dumps(dict(row.skipped_reasons), sort_keys=True),
        },
    )


def record_rejects(connection: duckdb.DuckDBPyConnection, rejects: Iterable[Any]) -> int:
    """Note archives that were refused before any batch; known ones stay as they are.

    A reject is any object with the columns of the lake's `rejects`. Returns how many were new.
    """
    added = 0
    for reject in rejects:
        row = {name: getattr(reject, name) for name in REJECT_COLUMNS}
        done = connection.execute(
            f"""
            insert into rejects ({", ".join(REJECT_COLUMNS)})
            select {", ".join("$" + name for name in REJECT_COLUMNS)}
            where not exists (from rejects where reject_id = $reject_id)
            """,
            row,
        ).fetchall()
        added += int(done[0][0])
    return added


def count_said(connection: duckdb.DuckDBPyConnection, run_id: str) -> tuple[int, int, int]:
    """Quotes, those with a speaker, and claims of a run that was closed; zeros for no such run."""
    found = connection.execute(
        """
        select
            quote_count,
            quote_with_speaker_count,
            claim_count
        from runs
        where run_id = $run_id
        """,
        {"run_id": run_id},
    ).fetchone()
    return found or (0, 0, 0)


def count_reasons(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, int]:
    """Why records of the archives of a run are missing, most frequent first."""
    found = connection.execute(
        """
        select
            reason,
            count(*) as rejects
        from rejects
        where archive_id in (select archive_id from run_files where run_id = $run_id)
        group by reason
        order by
            rejects desc,
            reason
        """,
        {"run_id": run_id},
    ).fetchall()
    return dict(found)


def known_versions(path: Path, annotate_versions: Mapping[str, str]) -> frozenset[str]:
    """Versions that the published file holds as this annotator made them; none without a file.

    A batch counts if its versions include all of `annotate_versions`.
    """
    if not path.exists():
        return frozenset()
    with open_published(path) as connection:
        made = [
            versions
            for (versions,) in connection.execute(
                "select distinct versions from batches where stage = 'annotate'"
            ).fetchall()
            if dict(annotate_versions).items() <= json.loads(versions).items()
        ]
        found = connection.execute(
            """
            select a.version_id
            from annotations a
            join batches b using (batch_id)
            where b.versions in (select unnest($made::varchar[]))
            """,
            {"made": made},
        ).fetchall()
    return frozenset(version_id for (version_id,) in found)


def archives_done(
    path: Path, ingest_versions: Mapping[str, str], annotate_versions: Mapping[str, str]
) -> frozenset[str]:
    """Archives that the published file holds whole, with these versions; none without a file."""
    if not path.exists():
        return frozenset()
    with open_published(path) as connection:
        found = connection.execute(
            """
            select archive_id
            from archives
            where status = 'loaded'
                and ingest_versions = $ingest
                and annotate_versions = $annotate
            """,
            {
                "ingest": write_versions(dict(ingest_versions)),
                "annotate": write_versions(dict(annotate_versions)),
            },
        ).fetchall()
    return frozenset(archive_id for (archive_id,) in found)


def _write_optional(versions: Mapping[str, str] | None) -> str | None:
    return None if versions is None else write_versions(dict(versions))
