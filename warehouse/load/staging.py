"""Batch folders read, verified and laid over the warehouse, for one cursor.

In: a finished batch folder of the lake. Out: its manifest and its rows, and on a cursor one view a
table that hides the warehouse's table of the same name, so that the checks read the rows of some
batches alone. The decision to question: each file is read once into memory and both hashed and
parsed there, so what was verified is what is loaded; batches are cut small enough for that.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse.errors import ContractError
from warehouse.load.scores import round_scores

LAYOUT_VERSION = 1
STAGE_TABLES = {
    "ingest": ("articles", "article_versions", "sections", "rejects"),
    "annotate": (
        "annotations",
        "entities",
        "entity_aliases",
        "entity_mentions",
        "speakers",
        "speaker_roles",
        "quotes",
        "claims",
        "claim_entities",
        "rejects",
    ),
}
HELD_IN = {
    "articles": "article_records",
    "entities": "version_entities",
    "entity_aliases": "version_entity_aliases",
    "speakers": "version_speakers",
}
"""Where rows of these files are kept as they come; the tables of their own names are merged."""
FOUND_IDS = {
    "version_entities": ("found_entity_id",),
    "version_entity_aliases": ("found_entity_id",),
    "version_speakers": ("found_entity_id", "found_speaker_id"),
    "entity_mentions": ("found_entity_id",),
    "speaker_roles": ("found_speaker_id",),
    "quotes": ("found_speaker_id", "found_speaker_candidates"),
    "claims": ("found_speaker_id",),
    "claim_entities": ("found_entity_id",),
}
"""Where `resolve` keeps an id of the annotator that it replaced; null until then."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest of a batch, as far as the warehouse needs it."""

    folder: Path
    batch_id: str
    stage: str
    archive_id: str
    slice_no: int
    run_id: str
    versions: dict[str, str]
    tables: dict[str, dict[str, Any]]
    counts: dict[str, int]
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Rows in all tables."""
        return sum(table["rows"] for table in self.tables.values())

    @property
    def digest(self) -> str:
        """A hash over the hashes of the files: equal only for equal bytes."""
        hashes = json.dumps({name: table["sha256"] for name, table in self.tables.items()})
        return hashlib.sha256(hashes.encode()).hexdigest()

    @property
    def skipped(self) -> dict[str, int]:
        """Records left out, by reason."""
        return {
            name.removeprefix("skipped_"): count
            for name, count in self.counts.items()
            if name.startswith("skipped_")
        }


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a finished batch. Raises `ContractError` if it is missing or damaged."""
    path = folder / "manifest.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        layout = raw.pop("layout_version")
        manifest = Manifest(folder, **raw)
    except FileNotFoundError as error:
        raise ContractError(f"{path}: missing, so the batch was never finished") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ContractError(
            f"{path}: not a manifest ({error}); `onrecord lake check --repair` mends it"
        ) from error
    if layout != LAYOUT_VERSION:
        raise ContractError(f"{path}: layout {layout}, this code reads {LAYOUT_VERSION}")
    expected = STAGE_TABLES.get(manifest.stage)
    if expected is None or set(expected) != set(manifest.tables):
        raise ContractError(
            f"{path}: stage {manifest.stage!r} with tables {sorted(manifest.tables)} is unknown"
        )
    return manifest


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """A batch in memory, its files verified: rows by the table that holds them.

    `ids` are the articles, versions and rejects that any of its rows names.
    """

    manifest: Manifest
    tables: dict[str, pa.Table]
    ids: frozenset[str]


def read_batch(manifest: Manifest) -> ReadBatch:
    """Read and verify the files of a batch. Raises `ContractError` naming the file."""
    tables = {}
    for name in STAGE_TABLES[manifest.stage]:
        held_in = HELD_IN.get(name, name)
        tables[held_in] = _add_own_columns(
            round_scores(_read_verified(manifest, name)), held_in, manifest
        )
    _require_sum(manifest)
    return ReadBatch(manifest, tables, _find_ids(tables.values()))


TEXT = (pa.string(), pa.large_string())


def _find_ids(tables: Iterable[pa.Table]) -> frozenset[str]:
    found: set[str] = set()
    for rows in tables:
        for name in ("article_id", "version_id", "reject_id"):
            # Columns of another type are told of when they are staged.
            if name in rows.column_names and rows.schema.field(name).type in TEXT:
                found.update(pc.unique(rows.column(name)).to_pylist())
    return frozenset(found)


def _require_sum(manifest: Manifest) -> None:
    if manifest.stage != "ingest":
        return
    records = manifest.tables["articles"]["rows"]
    left_out = manifest.counts.get("rejected", 0) + sum(manifest.skipped.values())
    if manifest.counts.get("seen") != records + left_out:
        raise ContractError(
            f"{manifest.folder}/manifest.json: counts {manifest.counts} with {records} articles: "
            "seen must be articles + rejected + all skipped; remove the folder and run again"
        )


def join_tables(batches: Sequence[ReadBatch]) -> dict[str, pa.Table]:
    """The rows of batches of one stage, by table. Raises `ContractError` if columns differ."""
    first = batches[0]
    joined = {}
    for name in STAGE_TABLES[first.manifest.stage]:
        held_in = HELD_IN.get(name, name)
        for batch in batches:
            if batch.tables[held_in].schema != first.tables[held_in].schema:
                raise ContractError(
                    f"{batch.manifest.folder / name}.parquet: other columns than those in "
                    f"{first.manifest.folder / name}.parquet"
                )
        joined[held_in] = pa.concat_tables([batch.tables[held_in] for batch in batches])
    return joined


def require_columns(cursor: duckdb.DuckDBPyConnection, manifest: Manifest, kept: str) -> None:
    """Columns of laid tables are those of the tables that are to hold them, whose prefix is `kept`.

    Raises `ContractError`.
    """
    for name in STAGE_TABLES[manifest.stage]:
        held_in = HELD_IN.get(name, name)
        _require_columns(cursor, held_in, kept, manifest.folder / f"{name}.parquet")


def lay_tables(cursor: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> None:
    """Lay rows over the tables that are to hold them, for this cursor."""
    for held_in, rows in tables.items():
        cursor.register(held_in, rows)


def _read_verified(manifest: Manifest, name: str) -> pa.Table:
    promised = manifest.tables[name]
    path = manifest.folder / str(promised.get("file", f"{name}.parquet"))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ContractError(
            f"{path}: cannot be read ({error}); `onrecord lake check --repair` mends it"
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != promised["sha256"]:
        raise ContractError(
            f"{path}: SHA-256 is {found[:12]}…, manifest says {promised['sha256'][:12]}…; "
            "`onrecord lake check --repair` mends it"
        )
    try:
        # Half the time of `read_table` on files as small as these.
        file = pq.ParquetFile(pa.BufferReader(content))
        rows = file.read(use_threads=False) if file.metadata.num_rows else _make_empty(file)
    except pa.ArrowInvalid as error:
        raise ContractError(f"{path}: not a Parquet file ({error})") from error
    if rows.num_rows != promised["rows"]:
        raise ContractError(
            f"{path}: {rows.num_rows} rows, manifest says {promised['rows']}; "
            "`onrecord lake check --repair` mends it"
        )
    return rows


def _make_empty(file: pq.ParquetFile) -> pa.Table:
    return file.schema_arrow.empty_table()


def _add_own_columns(rows: pa.Table, held_in: str, manifest: Manifest) -> pa.Table:
    for column in OWN_COLUMNS.get(held_in, ()):
        if column == "record_no":
            values = pa.array(range(rows.num_rows), pa.int32())
        elif column == "slice_no":
            values = pa.repeat(pa.scalar(manifest.slice_no, pa.int32()), rows.num_rows)
        else:
            values = pa.repeat(manifest.batch_id, rows.num_rows)
        rows = rows.append_column(column, values)
    for column in FOUND_IDS.get(held_in, ()):
        source = column.removeprefix("found_")
        if source in rows.column_names:
            kind = rows.schema.field(source).type
            rows = rows.append_column(column, pa.nulls(rows.num_rows, kind))
    return rows


OWN_COLUMNS = {
    "article_records": ("batch_id", "slice_no", "record_no"),
    "annotations": ("batch_id",),
    "rejects": ("batch_id",),
}
"""Columns that say where in the lake a row is from."""
DERIVED = {
    "article_records": {"modified_at", "observed_at"},
    "article_versions": {"version_no", "valid_from", "valid_to"},
}
"""Columns that the loader works out from other rows of the batch or of the warehouse."""


def _require_columns(
    cursor: duckdb.DuckDBPyConnection, held_in: str, kept: str, path: Path
) -> None:
    """The staged columns are those of the table, with types that DuckDB takes for the same."""
    staged = _describe(cursor, held_in)
    expected = _describe(cursor, f"{kept}{held_in}")
    for derived in DERIVED.get(held_in, ()):
        expected.pop(derived)
    wrong = sorted(
        name for name in staged.keys() | expected.keys() if staged.get(name) != expected.get(name)
    )
    if wrong:
        told = ", ".join(
            f"{name} is {staged.get(name, 'missing')}, "
            f"expected {expected.get(name, 'no such column')}"
            for name in wrong
        )
        raise ContractError(f"{path}: {told}; the lake and the warehouse are of other versions")


def _describe(cursor: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    # Reading no row is ten times faster than asking duckdb_columns().
    found = cursor.execute(f"from {table} limit 0").description or ()
    return {column[0]: str(column[1]) for column in found}
