"""The Parquet lake: one folder a batch, one file a table, the manifest last.

In: records of one stage. Out: `LAKE/STAGE/ARCHIVE_ID/BATCH_ID/{TABLE.parquet, manifest.json}`,
written under a temporary name and renamed into place. A folder with a manifest is done; one
without never happened. The decision to question: every table has a file, even an empty one,
so a missing file is always damage and never "nothing found".
"""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from transforms.errors import ContractError
from transforms.ids import hash_id
from transforms.lake.records import STAGE_TABLES
from transforms.lake.schemas import from_table, schema_of, to_table

MANIFEST = "manifest.json"
TEMPORARY = ".writing-"
LAYOUT_VERSION = 1


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
    tables: Mapping[str, Sequence[Any]],
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
    temporary = folder.with_name(f"{TEMPORARY}{identifier}-{uuid.uuid4().hex[:8]}")
    temporary.mkdir(parents=True)
    try:
        written = {
            name: _write_table(temporary / f"{name}.parquet", record_type, tables.get(name, ()))
            for name, record_type in STAGE_TABLES[stage].items()
        }
        manifest = Manifest(
            identifier,
            stage,
            archive_id,
            slice_no,
            run_id,
            dict(versions),
            written,
            dict(counts),
            {name: round(value, 3) for name, value in (seconds or {}).items()},
        )
        _write_durably(temporary / MANIFEST, json.dumps(asdict(manifest), indent=1).encode())
        if folder.exists():
            shutil.rmtree(folder)
        os.rename(temporary, folder)
    except OSError:
        shutil.rmtree(temporary, ignore_errors=True)
        if read_manifest(folder) is None:
            raise
    return folder


def _write_table(path: Path, record_type: type, records: Sequence[Any]) -> dict[str, Any]:
    pq.write_table(to_table(record_type, records), path, compression="zstd")
    with path.open("rb") as handle:
        os.fsync(handle.fileno())
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    return {"rows": len(records), "bytes": path.stat().st_size, "sha256": digest}


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())


def read_records(folder: Path, table: str) -> Iterable[Any]:
    """The records of one table of a finished batch."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise ContractError(f"{folder}: no manifest, so the batch was never finished; run again")
    record_type = STAGE_TABLES[manifest.stage][table]
    content = pq.read_table(folder / f"{table}.parquet", schema=schema_of(record_type))
    if content.num_rows != manifest.tables[table]["rows"]:
        raise ContractError(
            f"{folder}/{table}.parquet: {content.num_rows} rows, manifest says "
            f"{manifest.tables[table]['rows']}; `onrecord lake check --repair` mends it"
        )
    return from_table(record_type, content)


def sweep_unfinished(lake: Path) -> int:
    """Remove what killed writers left behind, with no writer alive; returns how many folders."""
    left = [path for path in lake.glob(f"*/*/{TEMPORARY}*") if path.is_dir()]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)
