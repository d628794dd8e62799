"""Load finished batches of the lake into the working copy, each whole or not at all.

In: a read-write connection and batch folders. Out: what came of each record, by batch. Batches that
have nothing in common are loaded together (see `groups`): one transaction lays their rows over the
tables, runs the checks of `checks/` on them, replaces by version, and writes the ledger rows.
The decision to question: which record an article's columns and a version's times come from is
worked out anew from all its records each time one arrives, so the warehouse is the same whatever
the order of loading.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.errors import ContractError
from warehouse.load.groups import cut_parts, group_batches, read_ahead
from warehouse.load.staging import (
    HELD_IN,
    STAGE_TABLES,
    Manifest,
    ReadBatch,
    join_tables,
    lay_tables,
    read_manifest,
    require_columns,
)
from warehouse.store.checks import require_clean
from warehouse.store.named_sql import (
    STEP_OPENERS,
    has_rows,
    read_named_queries,
    read_query,
    run_step,
)
from warehouse.store.small_work import small_work
from warehouse.store.transaction import open_cursor, transaction

SMALL_LOAD = 50_000
"""Fewer rows are loaded with a thread a statement; they are checked beside in any case."""
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
    """Load one batch: see `load_batches`."""
    (counts,) = load_batches(connection, [folder], run_id=run_id)
    return counts


def load_batches(
    connection: duckdb.DuckDBPyConnection, folders: Iterable[Path], *, run_id: str
) -> list[LoadCounts]:
    """Load batches, but for those whose very files are loaded already; counts in the order given.

    Ingest batches go first, annotate batches follow; among themselves they keep their order as far
    as it matters. Raises `ContractError` with the file or a sample row if anything is not as
    promised; of that batch nothing is then loaded, and the connection is still good.
    """
    given = [read_manifest(folder) for folder in folders]
    stages = list(STAGE_TABLES)
    order = sorted(range(len(given)), key=lambda place: stages.index(given[place].stage))
    manifests = [given[place] for place in order]
    is_known = _find_known(connection, manifests)
    unknown = [manifest for manifest, known in zip(manifests, is_known, strict=True) if not known]
    earlier = _count_earlier(connection, manifests, run_id)
    is_small = sum(manifest.rows for manifest in unknown) < SMALL_LOAD
    with small_work(connection, is_wanted=is_small):
        loaded = iter(_load_unknown(connection, unknown, run_id))
    counts = {
        place: earlier.get(manifest.batch_id) or _count_known(manifest) if known else next(loaded)
        for place, manifest, known in zip(order, manifests, is_known, strict=True)
    }
    return [counts[place] for place in range(len(given))]


def _find_known(connection: duckdb.DuckDBPyConnection, manifests: Sequence[Manifest]) -> list[bool]:
    """Which of the batches are loaded already, or will be by one before it."""
    digests = dict(
        connection.execute(
            read_query("load/batches/held.sql", "digests of batches"),
            {"ids": [manifest.batch_id for manifest in manifests]},
        ).fetchall()
    )
    is_known = []
    for manifest in manifests:
        is_known.append(digests.get(manifest.batch_id) == manifest.digest)
        digests[manifest.batch_id] = manifest.digest
    return is_known


def _load_unknown(
    connection: duckdb.DuckDBPyConnection, manifests: Sequence[Manifest], run_id: str
) -> list[LoadCounts]:
    counts: list[LoadCounts] = []
    with closing(read_ahead(manifests)) as batches:
        for part in cut_parts(manifests):
            held = _find_held(connection, part)
            loaded = {
                counted.batch_id: counted
                for group in group_batches(islice(batches, len(part)), held)
                for counted in _load_group_or_each(connection, group, run_id)
            }
            counts.extend(loaded[manifest.batch_id] for manifest in part)
    return counts


def _find_held(
    connection: duckdb.DuckDBPyConnection, manifests: Sequence[Manifest]
) -> dict[str, frozenset[str]]:
    """The articles of which the warehouse has records from batches of these ids."""
    found = connection.execute(
        read_query("load/batches/held.sql", "articles of earlier loads"),
        {"ids": [manifest.batch_id for manifest in manifests]},
    ).fetchall()
    return {batch_id: frozenset(article_ids) for batch_id, article_ids in found}


def _load_group_or_each(
    connection: duckdb.DuckDBPyConnection, group: Sequence[ReadBatch], run_id: str
) -> list[LoadCounts]:
    """Load a group; if it is refused, one by one up to the batch that is at fault."""
    try:
        return _load_group(connection, group, run_id)
    except ContractError:
        if len(group) == 1:
            raise
    return [counts for batch in group for counts in _load_group(connection, [batch], run_id)]


def _load_group(
    connection: duckdb.DuckDBPyConnection, group: Sequence[ReadBatch], run_id: str
) -> list[LoadCounts]:
    manifests = [batch.manifest for batch in group]
    place = str(manifests[0].folder)
    if len(group) > 1:
        place = f"{place} and {len(group) - 1} more"
    tables = join_tables(group)
    with _begin(connection, place) as cursor:
        lay_tables(cursor, tables)
        require_columns(cursor, manifests[0], _kept_prefix(cursor))
        with _check_beside(connection, manifests[0].stage, tables, place):
            _lay_loading(cursor, manifests, run_id)
            run_load(cursor, "1_archives")
            if manifests[0].stage == "ingest":
                _load_ingest(cursor, place)
            else:
                _load_annotate(cursor)
            counts = _count_loaded(cursor, manifests)
            _record_batches(cursor, manifests, counts, run_id)
    return counts


@contextmanager
def _check_beside(
    connection: duckdb.DuckDBPyConnection, stage: str, tables: Mapping[str, pa.Table], place: str
) -> Iterator[None]:
    """Check the rows while they are inserted, which takes DuckDB a thread for either."""
    with ThreadPoolExecutor(1) as pool, open_cursor(connection) as cursor:
        checking = pool.submit(_check_tables, cursor, stage, tables, place)
        try:
            yield
        finally:
            # What a check says of a row tells more than what an insert says of it.
            checking.result()


def _check_tables(
    cursor: duckdb.DuckDBPyConnection, stage: str, tables: Mapping[str, pa.Table], place: str
) -> None:
    lay_tables(cursor, tables)
    if stage == "annotate":
        run_load(cursor, "texts")
    require_clean(cursor, stage, place)


@contextmanager
def _begin(
    connection: duckdb.DuckDBPyConnection, place: str
) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        with transaction(connection) as cursor:
            yield cursor
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        raise ContractError(f"{place}: {error}; nothing of it was loaded") from error


def run_load(cursor: duckdb.DuckDBPyConnection, phase: str) -> dict[str, int]:
    """Run the steps of a file of `load/batches`, on a cursor with staged tables.

    Returns the rows that the last step of each table wrote.
    """
    kept = _kept_prefix(cursor)
    return {
        step.name: run_step(cursor, replace(step, sql=step.sql.replace("kept.", kept)), {})
        for step in read_named_queries(f"load/batches/{phase}.sql", *STEP_OPENERS)
    }


def _lay_loading(
    cursor: duckdb.DuckDBPyConnection, manifests: Sequence[Manifest], run_id: str
) -> None:
    now = _now()
    rows = [
        {
            "batch_id": manifest.batch_id,
            "archive_id": manifest.archive_id,
            "versions": write_versions(manifest.versions),
            "run_id": run_id,
            "loaded_at": now,
        }
        for manifest in manifests
    ]
    cursor.register("loading", pa.Table.from_pylist(rows))


def _load_ingest(cursor: duckdb.DuckDBPyConnection, place: str) -> None:
    run_load(cursor, "touched")
    if run_load(cursor, "2_known")["known_versions"]:
        run_load(cursor, "3_refreshed")
        _require_same_text(cursor, place)
    run_load(cursor, "4_judged")
    if has_rows(cursor, f"{_kept_prefix(cursor)}batches semi join loading using (batch_id)"):
        run_load(cursor, "5_reloaded")
    run_load(cursor, "6_kept")
    run_load(cursor, "8_rejects")
    run_load(cursor, "9_history")


def _require_same_text(cursor: duckdb.DuckDBPyConnection, place: str) -> None:
    query = read_query("load/batches/3_refreshed.sql", "versions of other words")
    other = cursor.execute(query).fetchall()
    if other:
        raise ContractError(
            f"{place}: version {other[0][0]} has other words than the "
            "version of that id in the warehouse; its id must be a hash of its content"
        )


def _load_annotate(cursor: duckdb.DuckDBPyConnection) -> None:
    noted = run_load(cursor, "7_annotations")
    kept = _kept_prefix(cursor)
    fresh = "where version_id not in (select version_id from settled)" if noted["settled"] else ""
    for table in EXTRACTED:
        if noted["replaced"]:
            former = "version_id in (select version_id from replaced)"
            cursor.execute(f"delete from {kept}{table} where {former}")
        cursor.execute(f"insert into {kept}{table} by name from {table} {fresh}")
    run_load(cursor, "8_rejects")


def _count_loaded(
    cursor: duckdb.DuckDBPyConnection, manifests: Sequence[Manifest]
) -> list[LoadCounts]:
    rows = "records" if manifests[0].stage == "ingest" else "annotations"
    found = cursor.execute(read_query("load/batches/counts.sql", f"{rows} of each batch"))
    names = [column[0] for column in found.description or ()]
    counted = {row[0]: dict(zip(names[1:], row[1:], strict=True)) for row in found.fetchall()}
    return [_count_batch(manifest, counted.get(manifest.batch_id, {})) for manifest in manifests]


def _count_batch(manifest: Manifest, counted: Mapping[str, int]) -> LoadCounts:
    counts = LoadCounts(manifest.batch_id, manifest.stage, manifest.archive_id)
    if manifest.stage == "annotate":
        return replace(
            counts,
            rejected=manifest.tables["rejects"]["rows"],
            annotated=counted.get("annotated", 0),
            mentions=counted.get("mentions", 0),
            quotes=counted.get("quotes", 0),
            quotes_with_speaker=counted.get("quotes_with_speaker", 0),
            claims=counted.get("claims", 0),
        )
    new, corrected = counted.get("new", 0), counted.get("corrected", 0)
    return replace(
        counts,
        seen=manifest.counts["seen"],
        new=new,
        corrected=corrected,
        unchanged=manifest.tables["articles"]["rows"] - new - corrected,
        rejected=manifest.counts.get("rejected", 0),
        skipped=sum(manifest.skipped.values()),
        skipped_reasons=manifest.skipped,
    )


def _count_known(manifest: Manifest) -> LoadCounts:
    """What is told of a batch that is loaded already."""
    counts = LoadCounts(manifest.batch_id, manifest.stage, manifest.archive_id)
    if manifest.stage == "ingest":
        counts = _count_batch(manifest, {})
    return replace(counts, already_loaded=True)


def _count_earlier(
    connection: duckdb.DuckDBPyConnection, manifests: Sequence[Manifest], run_id: str
) -> dict[str, LoadCounts]:
    """What came of batches that this very run has loaded, before another one stopped it."""
    by_id = {manifest.batch_id: manifest for manifest in manifests}
    found = connection.execute(
        read_query("load/batches/held.sql", "counts of batches that a run has loaded"),
        {"ids": list(by_id), "run_id": run_id},
    )
    names = [column[0] for column in found.description or ()]
    return {
        row[0]: LoadCounts(
            **dict(zip(names, row, strict=True)), skipped_reasons=by_id[row[0]].skipped
        )
        for row in found.fetchall()
    }


def _record_batches(
    cursor: duckdb.DuckDBPyConnection,
    manifests: Sequence[Manifest],
    counts: Sequence[LoadCounts],
    run_id: str,
) -> None:
    now = _now()
    rows = []
    for manifest, counted in zip(manifests, counts, strict=True):
        row = asdict(counted) | {
            "slice_no": manifest.slice_no,
            "versions": write_versions(manifest.versions),
            "digest": manifest.digest,
            "made_by_run_id": manifest.run_id,
            "run_id": run_id,
            "loaded_at": now,
        }
        del row["already_loaded"], row["skipped_reasons"]
        rows.append(row)
    cursor.execute("delete from batches where batch_id in (select batch_id from loading)")
    cursor.register("ledger_rows", pa.Table.from_pylist(rows))
    cursor.execute("insert into batches by name from ledger_rows")


def write_versions(versions: dict[str, str]) -> str:
    """Code and model versions as JSON, equal for equal versions."""
    return json.dumps(versions, sort_keys=True)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _kept_prefix(cursor: duckdb.DuckDBPyConnection) -> str:
    """What makes a name mean the table of the file, where a temporary one hides it."""
    return f'"{cursor.execute("select current_database()").fetchall()[0][0]}".main.'
