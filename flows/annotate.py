"""Annotate one ingest batch into the lake, unless that has been done.

In: the folder of a finished ingest batch and the versions that the warehouse has annotated
already. Out: the folder of the annotate batch. The decision to question: a finished batch is
kept only if it and the warehouse together hold every version of the slice. A batch may have
left versions out because a warehouse held them; against another warehouse it is made again, with
what it holds. So is one with an article that failed, which the warehouse counts as held once it has
been tried in some runs. Where a slice kills its worker, parts of it are batches of their own until
they are joined.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flows.storage import LAKE_OPTION, blamed_on
from transforms.errors import ArchiveError, ContractError
from transforms.lake.batches import (
    Manifest,
    Rows,
    batch_folder,
    batch_id,
    join_rows,
    read_manifest,
    read_records,
    read_table,
    remove_folder,
    write_batch,
)
from transforms.lake.damage import clear_damaged
from transforms.lake.disk import sync_lake
from transforms.lake.records import ANNOTATE_TABLES, Annotation
from transforms.lake.versions import annotate_versions

MOST_SLOW = 5
TOO_LARGE = "too_large"
"""A limit of ours: such an article fails each time."""


@dataclass(frozen=True, slots=True)
class AnnotatedBatch:
    """A finished annotate batch; `made` is false when it had been done before.

    `slowest` are articles that took longest, with their seconds.
    """

    folder: Path
    counts: dict[str, int]
    made: bool
    slowest: tuple[tuple[float, str], ...] = ()
    damage: tuple[str, ...] = ()
    """What was wrong with the batch that was there and had to be made again."""


@dataclass(frozen=True, slots=True)
class Part:
    """An ingest batch to annotate, or a stretch of its versions if it kills workers as a whole.

    With a refusal nothing is annotated: that is why.
    """

    folder: Path
    start: int = 0
    stop: int | None = None
    refusal: ArchiveError | None = None

    @property
    def label(self) -> dict[str, str]:
        """What a part adds to the versions of its batch."""
        label = {} if self.stop is None else {"part": f"{self.start}-{self.stop}"}
        return label if self.refusal is None else {**label, "refused": self.refusal.reason}


def count_versions(folder: Path) -> int:
    """Texts in a finished ingest batch."""
    return int(_read_finished(folder).tables["article_versions"]["rows"])


def read_version_ids(folder: Path, table: str) -> frozenset[str]:
    """The version ids in one table of a batch, without reading its text."""
    column = read_table(folder, _read_finished(folder), table, columns=["version_id"])
    return frozenset(column.column("version_id").to_pylist())


def find_annotated(
    part: Part, *, lake: Path, versions: Mapping[str, str], known: frozenset[str]
) -> AnnotatedBatch | None:
    """The finished annotate batch of a slice, or None if there is work to do for this warehouse.

    Raises `ContractError` if the ingest batch was never finished.
    """
    ingest = _read_finished(part.folder)
    folder = _folder_of(ingest, lake, {**versions, **part.label})
    done = read_manifest(folder)
    if done is None or not _is_made_of(folder, done, part.folder, ingest):
        return None
    if done.counts.get("known") or _has_unlucky(folder, done):
        wanted = read_version_ids(part.folder, "article_versions") - known
        if wanted - _read_annotated(folder):
            return None
    return AnnotatedBatch(folder, done.counts, made=False)


def _is_made_of(folder: Path, done: Manifest, ingest_folder: Path, ingest: Manifest) -> bool:
    """Whether an annotate batch is of an ingest batch as it is now.

    What was damaged and is made again of a file that has another name by then has other articles.
    """
    return done.run_id == ingest.run_id or read_version_ids(
        folder, "annotations"
    ) <= read_version_ids(ingest_folder, "article_versions")


def is_annotated(
    part: Part, *, lake: Path, versions: Mapping[str, str], known: frozenset[str]
) -> bool:
    """Whether `find_annotated` finds a batch; one that is damaged is none."""
    try:
        return find_annotated(part, lake=lake, versions=versions, known=known) is not None
    except (ContractError, OSError, ValueError):
        return False


def _has_unlucky(folder: Path, done: Manifest) -> bool:
    """Whether an article of a finished annotate batch failed, and not for its size."""
    return bool(done.counts.get("failed")) and any(
        reject.reason != TOO_LARGE for reject in read_records(folder, "rejects")
    )


def _read_annotated(folder: Path) -> frozenset[str]:
    """The version ids in an annotate batch but for those that failed."""
    return frozenset(row.version_id for row in _read_lucky(folder))


def _read_lucky(folder: Path) -> list[Annotation]:
    """The annotations of a batch but for those that failed."""
    rows: Iterable[Annotation] = read_records(folder, "annotations")
    return [row for row in rows if row.annotation_status != "failed"]


def _find_kept(folder: Path, ingest_folder: Path) -> list[Annotation]:
    """What a batch that is to be made again has of it already."""
    done = read_manifest(folder)
    if done is None or not _is_made_of(folder, done, ingest_folder, _read_finished(ingest_folder)):
        return []
    return _read_lucky(folder)


def _keep_rows(
    folder: Path, kept: Sequence[Annotation], tables: dict[str, list[Any]], counts: dict[str, int]
) -> None:
    """Add what a batch holds of articles that did not fail to what was made besides.

    Those were counted as known.
    """
    for name, rows in tables.items():
        if name == "annotations":
            rows.extend(kept)
        elif name != "rejects":
            rows.extend(read_records(folder, name))
    counts["known"] -= len(kept)
    counts["articles"] += len(kept)
    counts["tokens"] += sum(row.token_count for row in kept)


def _read_finished(ingest_folder: Path) -> Manifest:
    ingest = read_manifest(ingest_folder)
    if ingest is None:
        raise ContractError(f"{ingest_folder}: no manifest, so it was never finished; run again")
    return ingest


def slice_versions(ingest_batch: str, versions: Mapping[str, str]) -> dict[str, str]:
    """With the ingest batch: cut elsewhere, the same slice number holds other articles."""
    return {**versions, "slice": ingest_batch}


def name_batch(
    archive_id: str, slice_no: int, ingest_batch: str, versions: Mapping[str, str]
) -> str:
    """The id of the annotate batch that these versions make of an ingest batch."""
    return batch_id("annotate", archive_id, slice_no, slice_versions(ingest_batch, versions))


def _folder_of(ingest: Manifest, lake: Path, versions: Mapping[str, str]) -> Path:
    name = name_batch(ingest.archive_id, ingest.slice_no, ingest.batch_id, versions)
    return batch_folder(lake, "annotate", ingest.archive_id, name)


def annotate_part(
    part: Part,
    *,
    lake: Path,
    run_id: str,
    known: frozenset[str],
    languages: Mapping[str, str],
    attribution: str,
) -> AnnotatedBatch:
    """Annotate a slice or a part of it and write its batch, or find that it is there.

    What is there of it is not made again, but for articles that failed. `known` need hold only
    versions of this slice. Raises what the annotator raises on a whole batch, and `StorageError` if
    the lake cannot be written; a single article that fails is a row in the batch's `rejects`.
    """
    # Workers alone import spaCy.
    from transforms.annotate.batch import annotate_batch
    from transforms.annotate.stage_times import StageTimes

    versions = annotate_versions(languages, attribution)
    label = {**versions, **part.label}
    folder = _folder_of(_read_finished(part.folder), lake, label)
    with blamed_on(lake, LAKE_OPTION):
        damage = clear_damaged(folder)
    done = find_annotated(part, lake=lake, versions=versions, known=known)
    if done is not None:
        return done
    kept = _find_kept(folder, part.folder)
    times = StageTimes()
    tables, counts = annotate_batch(
        part.folder,
        run_id=run_id,
        known_versions=known.union(row.version_id for row in kept),
        languages=languages,
        attribution=attribution,
        stretch=slice(part.start, part.stop),
        refusal=part.refusal,
        times=times,
    )
    if kept:
        _keep_rows(folder, kept, tables, counts)
    made = _write_annotated(part.folder, lake, run_id, label, tables, counts, times.seconds)
    slowest = sorted(times.articles, reverse=True)[:MOST_SLOW]
    return replace(made, slowest=tuple(slowest), damage=() if damage is None else (damage,))


def join_parts(
    ingest_folder: Path, parts: Sequence[Path], *, lake: Path, run_id: str, versions: dict[str, str]
) -> AnnotatedBatch:
    """Make one batch of those of a slice's parts, given in order, and remove these."""
    tables = {name: join_rows(parts, name) for name in ANNOTATE_TABLES}
    counts: Counter[str] = Counter()
    seconds: dict[str, float] = {}
    for folder in parts:
        part = _read_finished(folder)
        counts.update(part.counts)
        for stage, spent in part.seconds.items():
            seconds[stage] = seconds.get(stage, 0.0) + spent
    joined = _write_annotated(ingest_folder, lake, run_id, versions, tables, dict(counts), seconds)
    with blamed_on(lake, LAKE_OPTION):
        sync_lake(lake)
    for folder in parts:
        remove_folder(folder)
    return joined


def _write_annotated(
    ingest_folder: Path,
    lake: Path,
    run_id: str,
    versions: Mapping[str, str],
    tables: Mapping[str, Rows],
    counts: dict[str, int],
    seconds: Mapping[str, float],
) -> AnnotatedBatch:
    ingest = _read_finished(ingest_folder)
    remove_folder(_folder_of(ingest, lake, versions))
    with blamed_on(lake, LAKE_OPTION):
        folder = write_batch(
            lake,
            stage="annotate",
            archive_id=ingest.archive_id,
            slice_no=ingest.slice_no,
            versions=slice_versions(ingest.batch_id, versions),
            run_id=run_id,
            tables=tables,
            counts=counts,
            seconds=seconds,
        )
    return AnnotatedBatch(folder, counts, made=True)
