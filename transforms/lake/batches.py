"""The Parquet lake: one folder a batch, one file a table, the manifest last.

In: records of one stage. Out: `LAKE/STAGE/ARCHIVE_ID/BATCH_ID/{TABLE.parquet, manifest.json}`,
written under a temporary name and renamed into place. A folder with a manifest is done; one
without never happened. S3 has no rename: there each writer puts files under names of its own, and
the manifest, put last, says which ones count. The decision to question: every table has a file,
even an empty one, so a missing file is always damage and never "nothing found".

A writer that is killed leaves no batch half-written. Until `transforms.lake.disk.sync_lake` was
called a loss of power may: then a file is not what the manifest says of it, which is damage, too.
"""

import hashlib
import io
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.errors import ContractError
from transforms.ids import hash_id
from transforms.lake.records import STAGE_TABLES
from transforms.lake.s3 import S3Path
from transforms.lake.schemas import from_table, schema_of, to_table

MANIFEST = "manifest.json"
TEMPORARY = ".writing-"
LAYOUT_VERSION = 1
LEAST_REPEATED = 200
"""Rows from which on a dictionary of what comes again in a column is worth making."""
Rows: TypeAlias = Sequence[Any] | pa.Table
"""Records of a table, or its rows as they are read from batches."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a batch holds: rows and SHA-256 of each table file, and where it came from.

    `counts` are the accounting figures of the stage (records seen, skipped by reason …);
    `versions` names the code and model that made the batch; `seconds` are what its stages took of
    a processor.
    """

    batch_id: str
    stage: str
    archive_id: str
    slice_no: int
    run_id: str
    versions: dict[str, str]
    tables: dict[str, dict[str, Any]]
    counts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    layout_version: int = LAYOUT_VERSION


def batch_id(stage: str, archive_id: str, slice_no: int, versions: Mapping[str, str]) -> str:
    """The id of a batch: the same archive, slice and versions give the same id anywhere."""
    return hash_id(stage, archive_id, slice_no, json.dumps(dict(versions), sort_keys=True))


def table_file(folder: Path, tables: Mapping[str, Mapping[str, Any]], table: str) -> Path:
    """Where the rows of a table lie, by the `tables` of the batch's manifest."""
    return folder / str(tables[table].get("file", f"{table}.parquet"))


def batch_folder(lake: Path, stage: str, archive_id: str, identifier: str) -> Path:
    """Where a batch lives, whether or not it has been written."""
    return lake / stage / archive_id / identifier


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a finished batch, or None. Raises `ContractError` if it is damaged."""
    path = folder / MANIFEST
    try:
        raw = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        return Manifest(**json.loads(raw))
    except (ValueError, TypeError) as error:
        raise ContractError(
            f"{path}: not a manifest ({error}); `onrecord lake check --repair` mends it"
        ) from error


def write_batch(
    lake: Path,
    *,
    stage: str,
    archive_id: str,
    slice_no: int,
    versions: Mapping[str, str],
    run_id: str,
    tables: Mapping[str, Rows],
    counts: Mapping[str, int],
    seconds: Mapping[str, float] | None = None,
) -> Path:
    """Write one batch and return its folder; a finished batch of the same id is kept as it is."""
    identifier = batch_id(stage, archive_id, slice_no, versions)
    folder = batch_folder(lake, stage, archive_id, identifier)
    if read_manifest(folder) is not None:
        return folder
    unknown = set(tables) - set(STAGE_TABLES[stage])
    if unknown:
        raise ContractError(f"stage {stage} has no table {', '.join(sorted(unknown))}")
    made = Manifest(
        identifier,
        stage,
        archive_id,
        slice_no,
        run_id,
        dict(versions),
        {},
        dict(counts),
        {name: round(value, 3) for name, value in (seconds or {}).items()},
    )
    if isinstance(folder, S3Path):
        _put_batch(folder, made, tables)
    else:
        _rename_batch(folder, made, tables)
    return folder


def _put_batch(folder: S3Path, made: Manifest, tables: Mapping[str, Rows]) -> None:
    own = uuid.uuid4().hex[:8]
    written = {}
    for name, record_type in STAGE_TABLES[made.stage].items():
        content = _pack_table(record_type, tables.get(name, ()))
        file = f"{own}-{name}.parquet"
        (folder / file).write_bytes(content)
        written[name] = {**_describe(content, len(tables.get(name, ()))), "file": file}
    (folder / MANIFEST).write_bytes(_pack_manifest(made, written))


def _rename_batch(folder: Path, made: Manifest, tables: Mapping[str, Rows]) -> None:
    temporary = folder.with_name(f"{TEMPORARY}{folder.name}-{uuid.uuid4().hex[:8]}")
    temporary.mkdir(parents=True)
    try:
        written = {}
        for name, record_type in STAGE_TABLES[made.stage].items():
            content = _pack_table(record_type, tables.get(name, ()))
            (temporary / f"{name}.parquet").write_bytes(content)
            written[name] = _describe(content, len(tables.get(name, ())))
        (temporary / MANIFEST).write_bytes(_pack_manifest(made, written))
        if folder.exists():
            shutil.rmtree(folder)
        os.rename(temporary, folder)
    except OSError:
        shutil.rmtree(temporary, ignore_errors=True)
        if read_manifest(folder) is None:
            raise


def _pack_table(record_type: type, records: Rows) -> bytes:
    buffer = io.BytesIO()
    rows = records if isinstance(records, pa.Table) else to_table(record_type, records)
    is_long = rows.num_rows >= LEAST_REPEATED
    pq.write_table(rows, buffer, compression="zstd", use_dictionary=is_long)
    return buffer.getvalue()


def _describe(content: bytes, rows: int) -> dict[str, Any]:
    return {
        "rows": rows,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _pack_manifest(made: Manifest, written: dict[str, dict[str, Any]]) -> bytes:
    return json.dumps(asdict(replace(made, tables=written)), indent=1).encode()


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place in one go: whoever reads it finds the old one or the new one."""
    if isinstance(path, S3Path):
        path.write_bytes(content)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{uuid.uuid4().hex[:8]}-{path.name}")
    temporary.write_bytes(content)
    os.replace(temporary, path)


def remove_folder(folder: Path) -> None:
    """Take a batch away, if it is there."""
    if isinstance(folder, S3Path):
        folder.remove_all()
    elif folder.exists():
        shutil.rmtree(folder)


def count_bytes(folder: Path) -> int:
    """What the tables of a finished batch take; 0 of one that is not."""
    manifest = read_manifest(folder)
    return 0 if manifest is None else sum(int(table["bytes"]) for table in manifest.tables.values())


def read_table(
    folder: Path,
    manifest: Manifest,
    table: str,
    *,
    columns: Sequence[str] | None = None,
    schema: pa.Schema | None = None,
) -> pa.Table:
    """Rows of a table of a batch, with these columns or all, or as a schema has them.

    What has that schema is read without a data set around it, and by no threads: for a batch of one
    text that is most of the time.
    """
    content = pa.BufferReader(table_file(folder, manifest.tables, table).read_bytes())
    file = pq.ParquetFile(content)
    if schema is None or file.schema_arrow.equals(schema):
        return file.read(None if columns is None else list(columns), use_threads=False)
    return pq.read_table(content, schema=schema)


def read_records(folder: Path, table: str) -> Iterable[Any]:
    """The records of one table of a finished batch."""
    content, record_type = _read_whole(folder, table)
    return from_table(record_type, content)


def join_rows(folders: Sequence[Path], table: str) -> pa.Table:
    """The rows of one table of some finished batches, one after the other."""
    return pa.concat_tables([_read_whole(folder, table)[0] for folder in folders])


def _read_whole(folder: Path, table: str) -> tuple[pa.Table, type]:
    manifest = read_manifest(folder)
    if manifest is None:
        raise ContractError(f"{folder}: no manifest, so the batch was never finished; run again")
    record_type = STAGE_TABLES[manifest.stage][table]
    content = read_table(folder, manifest, table, schema=schema_of(record_type))
    if content.num_rows != manifest.tables[table]["rows"]:
        raise ContractError(
            f"{folder}/{table}.parquet: {content.num_rows} rows, manifest says "
            f"{manifest.tables[table]['rows']}; `onrecord lake check --repair` mends it"
        )
    return content, record_type


def sweep_unfinished(lake: Path) -> int:
    """Remove what killed writers left behind, with no writer alive; returns how many folders.

    On S3, which has no folders of a killed writer, what it left is no harm: no manifest names it.
    """
    if isinstance(lake, S3Path):
        return 0
    left = [path for path in lake.glob(f"*/*/{TEMPORARY}*") if path.is_dir()]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)
