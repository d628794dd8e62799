"""The ledger: runs, archives, where each record went, and what need not be done again.

In: rows about a run from the flow. Out: rows in `runs`, `archives`, `run_files` and `rejects`,
and the sets of versions and archives that a later run can leave alone. The decision to question:
a run's totals are summed here from `run_files` and `batches` when it ends, so no caller counts.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.load.batches import write_versions
from warehouse.store.files import open_published
from warehouse.store.named_sql import read_named_queries, read_query, run_steps


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
    run_steps(
        connection,
        "load/ledger/start_run.sql",
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
    run_steps(
        connection,
        "load/ledger/finish_run.sql",
        {"run_id": run_id, "status": status, "detail": detail, "finished_at": finished_at},
    )


def record_archives(connection: duckdb.DuckDBPyConnection, archives: Sequence[ArchiveRow]) -> None:
    """Note archives; when one was first seen stays as the first run said."""
    rows = {
        archive.archive_id: asdict(archive)
        | {
            "ingest_versions": _write_optional(archive.ingest_versions),
            "annotate_versions": _write_optional(archive.annotate_versions),
        }
        for archive in archives
    }
    _run_on_rows(connection, "load/ledger/record_archives.sql", rows.values())


def move_archives(connection: duckdb.DuckDBPyConnection, places: Mapping[str, str]) -> None:
    """Note where archives were found that need not be read again: addresses by archive id."""
    rows = [{"archive_id": archive_id, "uri": uri} for archive_id, uri in places.items()]
    _run_on_rows(connection, "load/ledger/move_archives.sql", rows)


def _run_on_rows(
    connection: duckdb.DuckDBPyConnection, file_name: str, rows: Collection[Mapping[str, Any]]
) -> None:
    """Run the steps of a file on rows, which it calls `ledger_rows`, for all of them at once."""
    if not rows:
        return
    connection.register("ledger_rows", pa.Table.from_pylist(list(rows)))
    try:
        run_steps(connection, file_name)
    finally:
        connection.unregister("ledger_rows")


def list_undated(connection: duckdb.DuckDBPyConnection, run_id: str) -> list[tuple[str, int, str]]:
    """Outlets of a run's articles whose dates were not understood: name, how many, one of them."""
    (query,) = read_named_queries("load/ledger/undated.sql", "query")
    return connection.execute(query.sql, {"run_id": run_id}).fetchall()


def record_run_files(connection: duckdb.DuckDBPyConnection, rows: Sequence[RunFile]) -> None:
    """Note where the records of archives went in a run; said twice, the last counts."""
    said = {
        (row.run_id, row.archive_id, row.uri): asdict(row)
        | {"skipped_reasons": json.dumps(dict(row.skipped_reasons), sort_keys=True)}
        for row in rows
    }
    _run_on_rows(connection, "load/ledger/record_run_files.sql", said.values())


def record_stages(
    connection: duckdb.DuckDBPyConnection, run_id: str, seconds: Mapping[tuple[str, str], float]
) -> None:
    """Note how long the stages of a run took; the part is empty for a whole stage."""
    for number, ((stage, part), spent) in enumerate(seconds.items(), 1):
        row = {"run_id": run_id, "stage_no": number, "stage": stage, "part": part or None}
        run_steps(connection, "load/ledger/record_stage.sql", row | {"seconds": round(spent, 3)})


def record_rejects(connection: duckdb.DuckDBPyConnection, rejects: Iterable[Any]) -> int:
    """Note archives that were refused before any batch; known ones stay as they are.

    A reject is any object with the columns of the lake's `rejects`. Returns how many were new.
    """
    (step,) = read_named_queries("load/ledger/record_reject.sql", "step")
    added = 0
    for reject in rejects:
        row = {name: getattr(reject, name) for name in REJECT_COLUMNS}
        added += int(connection.execute(step.sql, row).fetchall()[0][0])
    return added


def settle_rejects(
    connection: duckdb.DuckDBPyConnection, archive_ids: Sequence[str], batch_ids: Sequence[str]
) -> None:
    """Forget what no longer holds of archives that are loaded whole, from these batches."""
    if archive_ids:
        run_steps(
            connection,
            "load/ledger/settle_rejects.sql",
            {"archive_ids": list(archive_ids), "batch_ids": list(batch_ids)},
        )


def settle_refused(connection: duckdb.DuckDBPyConnection, places: Mapping[str, str]) -> None:
    """Forget refusals of what has another content now; `places` are archive ids by address."""
    found = connection.execute(
        read_query("load/ledger/refused.sql", "rejects of archives that were never loaded")
    ).fetchall()
    stale = [
        reject_id
        for reject_id, archive_id, uri, detail in found
        # Who refuses a file before it is read knows it by its whole address in the detail alone.
        if places.get(uri, places.get(detail.rpartition(": ")[0], archive_id)) != archive_id
    ]
    if stale:
        run_steps(connection, "load/ledger/refused.sql", {"reject_ids": stale})


def count_said(connection: duckdb.DuckDBPyConnection, run_id: str) -> tuple[int, int, int]:
    """Quotes, those with a speaker, and claims of a run that was closed; zeros for no such run."""
    (query,) = read_named_queries("load/ledger/said.sql", "query")
    found = connection.execute(query.sql, {"run_id": run_id}).fetchone()
    return found or (0, 0, 0)


def count_reasons(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, int]:
    """Why records of the archives of a run are missing, most frequent first."""
    (query,) = read_named_queries("load/ledger/reasons.sql", "query")
    found = connection.execute(query.sql, {"run_id": run_id}).fetchall()
    return dict(found)


def known_versions(
    path: Path, annotate_versions: Mapping[str, str], *, tries: int = 1
) -> frozenset[str]:
    """Versions that the published file holds as this annotator made them; none without a file.

    A batch counts if its versions include all of `annotate_versions`, and if it is not one to make
    again: an article of it failed, in fewer runs than `tries`.
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
        again = _find_unlucky(connection, annotate_versions, tries)
        found = connection.execute(
            read_query("load/ledger/done.sql", "versions as some annotators made them"),
            {"made": made, "again": list(again)},
        ).fetchall()
    return frozenset(version_id for (version_id,) in found)


def archives_done(
    path: Path,
    ingest_versions: Mapping[str, str],
    annotate_versions: Mapping[str, str],
    *,
    tries: int = 1,
) -> frozenset[str]:
    """Archives that the published file holds whole, with these versions; none without a file.

    One with an article that failed is not done until that was tried in so many runs.
    """
    if not path.exists():
        return frozenset()
    with open_published(path) as connection:
        again = _find_unlucky(connection, annotate_versions, tries)
        found = connection.execute(
            read_query("load/ledger/done.sql", "archives loaded whole"),
            {
                "ingest": write_versions(dict(ingest_versions)),
                "annotate": write_versions(dict(annotate_versions)),
                "again": sorted(set(again.values())),
            },
        ).fetchall()
    return frozenset(archive_id for (archive_id,) in found)


def _find_unlucky(
    connection: duckdb.DuckDBPyConnection, annotate_versions: Mapping[str, str], tries: int
) -> dict[str, str]:
    """Batches to make again, for an article of theirs that failed, with their archives."""
    found = connection.execute(
        read_query("load/ledger/done.sql", "batches to make again"),
        {"annotate": write_versions(dict(annotate_versions)), "tries": tries},
    ).fetchall()
    return dict(found)


def _write_optional(versions: Mapping[str, str] | None) -> str | None:
    return None if versions is None else write_versions(dict(versions))
