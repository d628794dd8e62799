"""Archives to finished batches: what follows from what, and what a failure becomes.

In: fresh archives. Out: a `WorkedArchive` for each, in the order given. The decision to
question: an archive's batches are annotated as soon as it has been read, before the next one is
opened, so that a night that is cut off has whole archives to show and not only half-read ones.
A batch that kills a worker twice is cut in halves, and these again, until an article is left that
kills one by itself: that one is refused. Nothing a worker could note down before its death names
it as surely, since memory may run out on an article after the one that took it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from flows.annotate import (
    AnnotatedBatch,
    Part,
    count_versions,
    join_parts,
    read_version_ids,
)
from flows.ingest import IngestedArchive, trail_file
from flows.logs import log_event
from flows.pools import Job, MakePool, Outcome, count_workers, stream_jobs
from flows.progress import report
from flows.readers.discover import ArchiveRef
from flows.readers.outcomes import make_reject
from flows.readers.trail import Avoided
from flows.settings import Settings
from flows.storage import LakeFull, StorageError, format_bytes, free_bytes
from flows.survey import Survey, WorkedArchive
from flows.work import Failure, annotate_parts, ingest_archives, is_remote, load_models
from transforms.errors import ArchiveError
from transforms.ids import hash_id
from transforms.lake.batches import count_bytes
from transforms.lake.records import Reject
from transforms.lake.versions import annotate_versions

GROUP_ARCHIVES = 32
GROUP_BYTES = 4_000_000
GROUPS_A_WORKER = 4
LEAST_ROOM = 65_000
"""Of an archive in the lake: that much its tables take with hardly a row in them."""
ROOM_A_BYTE = 3.5
"""What a byte of plain text comes to in the lake, with all that is found in it."""
LEAST_SHARED = 500_000
"""Bytes of archives of which more than one worker has articles to annotate."""
LEAST_SECONDS = 60
"""A part of a batch has its share of the batch's time, but not less: a worker has to start."""


@dataclass(slots=True)
class _Cut:
    """A slice that is annotated in parts: their folders by where they start."""

    size: int
    done: int = 0
    folders: dict[int, Path] = field(default_factory=dict)


@dataclass(slots=True)
class _Work:
    """The state of a night's batches."""

    survey: Survey
    settings: Settings
    known: frozenset[str]
    archives: dict[str, WorkedArchive]
    annotated: int = 0
    slices: int = 0
    read: int = 0
    places: dict[Path, tuple[str, int]] = field(default_factory=dict)
    cuts: dict[Path, _Cut] = field(default_factory=dict)


def work_archives(
    survey: Survey, settings: Settings, known: frozenset[str], new_pool: MakePool
) -> list[WorkedArchive]:
    """Read and annotate the fresh archives of a survey, in pools that `new_pool` makes.

    Nothing raised by one archive or one batch gets out: it is in that archive's rejects. Raises
    `StorageError` if the lake cannot be written.
    """
    work = _Work(
        survey, settings, known, {ref.archive_id: WorkedArchive(ref) for ref in survey.fresh}
    )
    workers = count_workers(settings)
    jobs = [_ingest_job(work, group) for group in group_archives(survey.fresh, workers)]
    if sum(ref.size_bytes for ref in survey.fresh) >= LEAST_SHARED:
        # Who has nothing to read is ready for the first batch that another has read.
        needs = {"languages": settings.languages, "attribution": settings.attribution}
        jobs += [Job(load_models, needs, ())] * (workers - len(jobs))
    outcomes = stream_jobs(
        new_pool,
        workers,
        jobs,
        lambda outcome: _follow(work, outcome),
        jobs_a_worker=settings.worker_jobs,
    )
    report("read", 0, len(work.archives))
    for _ in outcomes:
        report("read", work.read, len(work.archives))
        report("annotate", work.annotated, work.slices)
    return list(work.archives.values())


def group_archives(archives: Sequence[ArchiveRef], workers: int) -> list[tuple[ArchiveRef, ...]]:
    """Archives to read in one task: the largest first, small ones together, all workers busy."""
    most = min(GROUP_ARCHIVES, 1 + len(archives) // (workers * GROUPS_A_WORKER))
    groups: list[list[ArchiveRef]] = []
    room = 0
    for archive in sorted(archives, key=lambda ref: (-ref.size_bytes, ref.archive_id)):
        fits = groups and len(groups[-1]) < most and archive.size_bytes <= room
        if not fits or is_remote(archive):
            groups.append([])
            room = GROUP_BYTES
        groups[-1].append(archive)
        room = 0 if is_remote(archive) else room - archive.size_bytes
    return [tuple(group) for group in groups]


def _ingest_job(
    work: _Work,
    archives: tuple[ArchiveRef, ...],
    is_suspect: bool = False,
    avoided: Avoided | None = None,
) -> Job:
    parameters = {
        "archives": archives,
        "lake": work.settings.lake,
        "run_id": work.survey.run_id,
        "seconds": work.settings.batch_seconds,
        "page_seconds": work.settings.page_seconds,
        "paths": work.settings.columns,
        "avoided": avoided,
    }
    return Job(ingest_archives, parameters, archives, is_suspect)


def _annotate_job(work: _Work, parts: tuple[Part, ...], is_suspect: bool = False) -> Job:
    versions: frozenset[str] = frozenset()
    if work.known:
        versions = versions.union(
            *(read_version_ids(part.folder, "article_versions") for part in parts)
        )
    parameters = {
        "parts": parts,
        "lake": work.settings.lake,
        "run_id": work.survey.run_id,
        "known": versions & work.known,
        "languages": work.settings.languages,
        "attribution": work.settings.attribution,
        "seconds": max(_share_seconds(work, part) for part in parts),
    }
    return Job(annotate_parts, parameters, parts, is_suspect)


def _share_seconds(work: _Work, part: Part) -> int:
    most = work.settings.batch_seconds
    if part.stop is None:
        return most
    share = most * (part.stop - part.start) // work.cuts[part.folder].size
    return min(most, max(share, LEAST_SECONDS))


def _follow(work: _Work, outcome: Outcome) -> list[Job]:
    """Note what came of a job; the jobs that it makes possible or that it is cut into.

    Raises `StorageError` if the lake cannot be written: no other job would end better.
    """
    if isinstance(outcome.error, StorageError):
        raise StorageError(f"{outcome.error}; {_describe_rest(work, outcome.error)}")
    if outcome.job.function is load_models:
        return []
    is_ingest = outcome.job.function is ingest_archives
    make_job: Callable[..., Job] = _ingest_job if is_ingest else _annotate_job
    pieces = outcome.job.subject
    is_dead = outcome.died_after_seconds is not None
    if outcome.value is None and len(pieces) > 1:
        # One of several killed the worker: each gets a job of its own.
        return [make_job(work, (piece,), is_dead) for piece in pieces]
    if is_dead and (jobs := (_read_around if is_ingest else _cut_part)(work, outcome)):
        return jobs
    results = [_explain(outcome)] * len(pieces) if outcome.value is None else outcome.value
    note: Callable[[_Work, Any, Any], list[Path]] = _note_read if is_ingest else _note_annotated
    folders = [
        folder
        for piece, result in zip(pieces, results, strict=True)
        for folder in note(work, piece, result)
    ]
    return [_annotate_job(work, group) for group in _group_folders(folders)]


def _describe_rest(work: _Work, error: StorageError) -> str:
    """What is not finished; for a full lake, about how much room it would take."""
    left = [archive.ref for archive in work.archives.values() if not archive.is_finished]
    size = sum(ref.size_bytes for ref in left)
    told = f"{len(left)} archives of {format_bytes(size)} are not finished"
    if not isinstance(error, LakeFull):
        return told
    done = [archive for archive in work.archives.values() if archive.is_finished]
    need = estimate_room(done, left)
    missing = max(need - free_bytes(work.settings.lake), 0)
    return (
        f"{told} and take about {format_bytes(need)} there, so some {format_bytes(missing)} are "
        "missing by an estimate"
    )


def estimate_room(done: Sequence[WorkedArchive], left: Sequence[ArchiveRef]) -> int:
    """About what archives will take in the lake, by those that are finished, if any are."""
    size = sum(ref.size_bytes for ref in left)
    read = sum(archive.ref.size_bytes for archive in done)
    if not read:
        return len(left) * LEAST_ROOM + round(size * ROOM_A_BYTE)
    folders = [
        folder
        for archive in done
        for folder in (*archive.ingest_folders, *archive.annotate_folders)
        if folder is not None
    ]
    taken = sum(count_bytes(folder) for folder in folders)
    return max(len(left) * LEAST_ROOM, size * taken // read)


def _read_around(work: _Work, outcome: Outcome) -> list[Job]:
    """Another reading of an archive that killed its reader, around what it died on.

    None where that is not known or more than may be left out.
    """
    (ref,) = outcome.job.subject
    path = trail_file(work.settings.lake, ref.archive_id)
    avoided: Avoided | None = outcome.job.parameters["avoided"]
    if avoided is None:
        return [_ingest_job(work, (ref,), is_suspect=True, avoided=Avoided())]
    why = _explain(outcome)
    learnt = avoided.learn(path, why.reason, outcome.job.parameters["seconds"])
    path.unlink(missing_ok=True)
    if learnt is None:
        return []
    log_event("archive read around what kills", is_warning=True, uri=ref.uri, avoided=learnt)
    return [_ingest_job(work, (ref,), is_suspect=True, avoided=learnt)]


def _cut_part(work: _Work, outcome: Outcome) -> list[Job]:
    """Jobs for the halves of a part that killed its worker; of one article, for its refusal."""
    (part,) = outcome.job.subject
    why = _explain(outcome)
    stop = count_versions(part.folder) if part.stop is None else part.stop
    size = stop - part.start
    if part.stop is None:
        work.cuts[part.folder] = _Cut(size)
    if part.refusal is not None or not size:
        return []
    if size == 1:
        return [_annotate_job(work, (replace(part, stop=stop, refusal=why),))]
    middle = part.start + size // 2
    halves = (replace(part, stop=middle), replace(part, start=middle, stop=stop))
    return [_annotate_job(work, (half,), is_suspect=True) for half in halves]


def _group_folders(folders: Sequence[Path]) -> Iterable[tuple[Part, ...]]:
    """Slices of one archive go one a task; those of small archives read together go together."""
    archives = {folder.parent for folder in folders}
    parts = tuple(Part(folder) for folder in folders)
    if len(archives) < 2 or len(archives) < len(folders):
        return [(part,) for part in parts]
    return [parts]


def _explain(outcome: Outcome) -> ArchiveError:
    """Why a job has no value: its worker died, or it took too long, or Prefect says so."""
    seconds = outcome.died_after_seconds
    if seconds is None:
        return ArchiveError("unreadable", f"{type(outcome.error).__name__}: {outcome.error}")
    limit = outcome.job.parameters["seconds"]
    if seconds >= limit:
        return ArchiveError("timeout", f"took longer than {limit} s; raise batch_seconds")
    detail = "the worker process died on it, each time that it was tried; look for a lack of memory"
    return ArchiveError("annotation_failed", detail)


def _note_read(
    work: _Work, ref: ArchiveRef, result: IngestedArchive | Failure | ArchiveError
) -> list[Path]:
    """The folders that are to be annotated next."""
    work.read += 1
    archive = work.archives[ref.archive_id]
    if isinstance(result, IngestedArchive):
        if any(folder in work.places for folder in result.folders):
            # it was written to since it was found, and is now what another archive is
            del work.archives[ref.archive_id]
            return []
        archive.ref = result.ref
        archive.articles = result.counts.get("articles", 0)
        archive.ingest_folders = result.folders
        archive.annotate_folders = [None] * len(result.folders)
        archive.damage.extend(result.damage)
        work.slices += len(result.folders)
        for number, folder in enumerate(result.folders):
            work.places[folder] = (ref.archive_id, number)
        log_event("archive read", archive=ref.archive_id, uri=ref.uri, counts=result.counts)
        log_damage(ref.archive_id, result.damage)
        return result.folders
    archive.failure = "ingest failed"
    if isinstance(result, Failure) and result.is_lost:
        # The archive is not to blame, so it has no row in the rejects.
        archive.lost = result.detail
        log_event("batch lost", is_warning=True, archive=ref.archive_id, detail=result.detail)
        return []
    reason = "timeout" if getattr(result, "reason", "") == "timeout" else "unreadable"
    log_event(
        "archive not read",
        is_warning=True,
        archive=ref.archive_id,
        uri=ref.uri,
        detail=result.detail,
    )
    archive.rejects.append(
        make_reject(
            ref.archive_id,
            ref.member_name,
            ArchiveError(reason, result.detail),
            run_id=work.survey.run_id,
        )
    )
    return []


def _note_annotated(
    work: _Work, part: Part, result: AnnotatedBatch | Failure | ArchiveError
) -> list[Path]:
    found_id, number = work.places[part.folder]
    archive = work.archives[found_id]
    archive_id = archive.ref.archive_id
    if isinstance(result, AnnotatedBatch):
        archive.damage.extend(result.damage)
        archive.slowest.extend(result.slowest)
        folder = result.folder if part.stop is None else _add_part(work, part, result.folder)
        archive.annotate_folders[number] = folder
        work.annotated += folder is not None
        log_event(
            "batch annotated",
            archive=archive_id,
            batch=result.folder.name,
            slice=number,
            made=result.made,
            counts=result.counts,
        )
        log_damage(archive_id, result.damage)
        return []
    work.annotated += 1
    reason = "timeout" if getattr(result, "reason", "") == "timeout" else "annotation_failed"
    archive.failure = "annotate failed"
    log_event(
        "batch not annotated",
        is_warning=True,
        archive=archive_id,
        batch=part.folder.name,
        slice=number,
        detail=result.detail,
    )
    archive.rejects.append(
        Reject(
            reject_id=hash_id("reject", archive_id, "annotate", f"slice {number}", reason),
            archive_id=archive_id,
            stage="annotate",
            position=f"slice {number}",
            source_record=None,
            url=None,
            reason=reason,
            detail=f"no quotes or claims in the articles of this slice: {result.detail}"[:500],
            run_id=work.survey.run_id,
        )
    )
    return []


def log_damage(archive_id: str, damage: Iterable[str]) -> None:
    """Note what was wrong with batches that have been made again."""
    for told in damage:
        log_event("batch damaged, done again", is_warning=True, archive=archive_id, detail=told)


def _add_part(work: _Work, part: Part, folder: Path) -> Path | None:
    """Note a finished part; the slice's batch, once no part is missing."""
    assert part.stop is not None
    cut = work.cuts[part.folder]
    cut.done += part.stop - part.start
    cut.folders[part.start] = folder
    if cut.done < cut.size:
        return None
    return join_parts(
        part.folder,
        [cut.folders[start] for start in sorted(cut.folders)],
        lake=work.settings.lake,
        run_id=work.survey.run_id,
        versions=annotate_versions(work.settings.languages, work.settings.attribution),
    ).folder
