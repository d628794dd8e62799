"""Annotate one ingest batch into the lake, unless that has been done.

In: the folder of a finished ingest batch and the versions that the warehouse has annotated
already. Out: the folder of the annotate batch. The decision to question: a finished batch is
kept only if it and the warehouse together hold every version of the slice. A batch may have
left versions out because a warehouse held them; against another warehouse it is made again.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from flows.storage import LAKE_OPTION, blamed_on
from transforms.errors import ContractError
from transforms.lake.batches import Manifest, batch_folder, batch_id, read_manifest, write_batch
from transforms.lake.versions import annotate_versions


@dataclass(frozen=True, slots=True)
class AnnotatedBatch:
    """A finished annotate batch; `made` is false when it had been done before."""

    folder: Path
    counts: dict[str, int]
    made: bool


def read_version_ids(folder: Path, table: str) -> frozenset[str]:
    """The version ids in one table of a batch, without reading its text."""
    column = pq.read_table(folder / f"{table}.parquet", columns=["version_id"])
    return frozenset(column.column("version_id").to_pylist())


def find_annotated(
    ingest_folder: Path, *, lake: Path, versions: Mapping[str, str], known: frozenset[str]
) -> AnnotatedBatch | None:
    """The finished annotate batch of a slice, or None if there is work to do for this warehouse.

    Raises `ContractError` if the ingest batch was never finished.
    """
    ingest = read_manifest(ingest_folder)
    if ingest is None:
        raise ContractError(f"{ingest_folder}: no manifest, so it was never finished; run again")
    folder = _folder_of(ingest, lake, versions)
    done = read_manifest(folder)
    if done is None:
        return None
    if done.counts.get("known"):
        wanted = read_version_ids(ingest_folder, "article_versions") - known
        if wanted - read_version_ids(folder, "annotations"):
            return None
    return AnnotatedBatch(folder, done.counts, made=False)


def slice_versions(ingest: Manifest, versions: Mapping[str, str]) -> dict[str, str]:
    """With the ingest batch: cut elsewhere, the same slice number holds other articles."""
    return {**versions, "slice": ingest.batch_id}


def _folder_of(ingest: Manifest, lake: Path, versions: Mapping[str, str]) -> Path:
    identifier = batch_id(
        "annotate", ingest.archive_id, ingest.slice_no, slice_versions(ingest, versions)
    )
    return batch_folder(lake, "annotate", ingest.archive_id, identifier)


def annotate_folder(
    ingest_folder: Path,
    *,
    lake: Path,
    run_id: str,
    known: frozenset[str],
    languages: Mapping[str, str],
    attribution: str,
) -> AnnotatedBatch:
    """Annotate a slice and write its batch, or find that it is there.

    `known` need hold only versions of this slice. Raises what the annotator raises on a whole
    batch, and `StorageError` if the lake cannot be written; a single article that fails is a row
    in the batch's `rejects`.
    """
    # Workers alone import spaCy.
    from transforms.annotate.batch import annotate_batch

    versions = annotate_versions(languages, attribution)
    done = find_annotated(ingest_folder, lake=lake, versions=versions, known=known)
    if done is not None:
        return done
    ingest = read_manifest(ingest_folder)
    assert ingest is not None
    tables, counts = annotate_batch(
        ingest_folder,
        run_id=run_id,
        known_versions=known,
        languages=languages,
        attribution=attribution,
    )
    shutil.rmtree(_folder_of(ingest, lake, versions), ignore_errors=True)
    with blamed_on(lake, LAKE_OPTION):
        folder = write_batch(
            lake,
            stage="annotate",
            archive_id=ingest.archive_id,
            slice_no=ingest.slice_no,
            versions=slice_versions(ingest, versions),
            run_id=run_id,
            tables=tables,
            counts=counts,
        )
    return AnnotatedBatch(folder, counts, made=True)
