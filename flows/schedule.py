"""Archives to finished batches: what follows from what, and what a failure becomes.

In: fresh archives. Out: a `WorkedArchive` for each, in the order given. The decision to
question: an archive's batches are annotated as soon as it has been read, before the next one is
opened, so that a night that is cut off has whole archives to show and not only half-read ones; a
worker without work takes them while their archive is still being read. So that all workers end at
about the same time, the last batches are cut into parts. And a batch that kills a worker twice is
cut in halves, and these again, until an article is left that kills one by itself: that one is
refused. Nothing a worker could note down before its death names it as surely, since memory may run
out on an article after the one that took it.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.annotate import (
    AnnotatedBatch,
    Part,
    is_annotated,
    join_parts,
    read_version_ids,
)
from flows.blame import DEADLY, explain_outcome, refuse_slice, require_life
from flows.cuts import Cuts, count_texts
from flows.groups import group_archives, group_folders
from flows.ingest import IngestedArchive, find_slice, trail_file
from flows.logs import log_event
from flows.pools import GRACE_SECONDS, Job, MakePool, Outcome, stream_jobs
from flows.progress import report
from flows.readers.discover import ArchiveRef
from flows.readers.outcomes import make_reject
from flows.readers.trail import Avoided
from flows.room import describe_rest
from flows.settings import Settings
from flows.storage import StorageError
from flows.survey import Survey, WorkedArchive
from flows.work import Failure, allow_seconds, annotate_parts, ingest_archives, load_models
from transforms.errors import ArchiveError
from transforms.lake.versions import annotate_versions

LEAST_SHARED = 500_000
"""Bytes of archives of which more than one worker has articles to annotate."""
LEAST_PART = 5
"""Texts that are worth a job of their own, so that workers end at the same time."""

_Annotated = AnnotatedBatch | Failure | ArchiveError


@dataclass(slots=True)
class _Work:
    """The state of a night's batches."""

    survey: Survey
    settings: Settings
    known: frozenset[str]
    archives: dict[str, WorkedArchive]
    is_shared: bool
    annotated: int = 0
    slices: int = 0
    read: int = 0
    has_lived: bool = False
    """Whether a worker has come so far as to annotate: no article is blamed before."""
    places: dict[Path, tuple[str, int]] = field(default_factory=dict)
    cuts: Cuts = field(default_factory=Cuts)
    taken: dict[str, list[Path]] = field(default_factory=dict)
    """Batches of an archive that are annotated while it is being read."""
    early: dict[Path, list[tuple[Part, _Annotated]]] = field(default_factory=dict)
    """What came of them, until the archive has been read to its end."""


def work_archives(
    survey: Survey, settings: Settings, known: frozenset[str], new_pool: MakePool
) -> list[WorkedArchive]:
    """Read and annotate the fresh archives of a survey, in pools that `new_pool` makes.

    Nothing raised by one archive or one batch gets out: it is in that archive's rejects. Raises
    `StorageError` if the lake cannot be written, `MemoryError` if no worker can load its models.
    """
    workers = count_workers(settings)
    work = _Work(
        survey,
        settings,
        known,
        {ref.archive_id: WorkedArchive(ref) for ref in survey.fresh},
        is_shared=workers > 1 and sum(ref.size_bytes for ref in survey.fresh) >= LEAST_SHARED,
    )
    jobs = [_ingest_job(work, group) for group in group_archives(survey.fresh, workers)]
    if work.is_shared:
        # Who has nothing to read is ready for the first batch that another has read.
        jobs += [_load_job(work)] * (workers - len(jobs))
    outcomes = stream_jobs(
        new_pool,
        workers,
        jobs,
        lambda outcome: _follow(work, outcome),
        jobs_a_worker=settings.worker_jobs,
        find_more=lambda running: _find_written(work, running),
        halve=lambda job: _halve(work, job),
    )
    report("read", 0, len(work.archives))
    for _ in outcomes:
        report("read", work.read, len(work.archives))
        report("annotate", work.annotated, work.slices)
    return list(work.archives.values())


def count_workers(settings: Settings) -> int:
    """Worker processes of a run: as set, else one a core that this process may use."""
    if settings.workers:
        return settings.workers
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _load_job(work: _Work, subject: tuple[Part, ...] = ()) -> Job:
    """A worker loads its models, and does nothing else; with a subject, in doubt that it can."""
    needs = {
        "languages": work.settings.languages,
        "attribution": work.settings.attribution,
    }
    return Job(load_models, needs, subject, GRACE_SECONDS, is_suspect=bool(subject))


def _ingest_job(
    work: _Work,
    archives: tuple[ArchiveRef, ...],
    is_suspect: bool = False,
    avoided: Avoided | None = None,
) -> Job:
    seconds = work.settings.batch_seconds
    parameters = {
        "archives": archives,
        "lake": work.settings.lake,
        "run_id": work.survey.run_id,
        "seconds": seconds,
        "page_seconds": work.settings.page_seconds,
        "paths": work.settings.columns,
        "avoided": avoided,
    }
    allowed = GRACE_SECONDS + sum(allow_seconds(archive, seconds) for archive in archives)
    return Job(ingest_archives, parameters, archives, allowed, is_suspect)


def _annotate_job(work: _Work, parts: tuple[Part, ...], is_suspect: bool = False) -> Job:
    versions: frozenset[str] = frozenset()
    if work.known:
        versions = versions.union(
            *(read_version_ids(part.folder, "article_versions") for part in parts)
        )
    seconds = max(work.cuts.share_seconds(part, work.settings.batch_seconds) for part in parts)
    parameters = {
        "parts": parts,
        "lake": work.settings.lake,
        "run_id": work.survey.run_id,
        "known": versions & work.known,
        "languages": work.settings.languages,
        "attribution": work.settings.attribution,
        "seconds": seconds,
    }
    return Job(annotate_parts, parameters, parts, GRACE_SECONDS + len(parts) * seconds, is_suspect)


def _follow(work: _Work, outcome: Outcome) -> list[Job]:
    """Note what came of a job; the jobs that it makes possible or that it is cut into.

    Raises `StorageError` if the lake cannot be written, and `MemoryError` if no worker can live: no
    other job would end better.
    """
    if isinstance(outcome.error, StorageError):
        rest = describe_rest(work.archives.values(), work.settings.lake, outcome.error)
        raise StorageError(f"{outcome.error}; {rest}")
    if outcome.job.function is load_models:
        return _follow_load(work, outcome)
    is_ingest = outcome.job.function is ingest_archives
    make_job: Callable[..., Job] = _ingest_job if is_ingest else _annotate_job
    pieces = outcome.job.subject
    is_dead = outcome.died_after_seconds is not None
    if outcome.value is None and len(pieces) > 1:
        # One of several killed the worker: each gets a job of its own.
        return [make_job(work, (piece,), is_dead) for piece in pieces]
    if is_dead and (jobs := (_read_around if is_ingest else _cut_part)(work, outcome)):
        return jobs
    results = [explain_outcome(outcome)] * len(pieces) if outcome.value is None else outcome.value
    note: Callable[[_Work, Any, Any], list[Path]] = _note_read if is_ingest else _note_annotated
    folders = [
        folder
        for piece, result in zip(pieces, results, strict=True)
        for folder in note(work, piece, result)
    ]
    return [_annotate_job(work, group) for group in group_folders(folders)]


def _follow_load(work: _Work, outcome: Outcome) -> list[Job]:
    """The refusal of the article for which it was tried, if a worker can load its models at all.

    Raises `MemoryError` if none can: on a machine with too little, each article would seem to kill.
    """
    if outcome.job.is_suspect:
        require_life(outcome)
    work.has_lived |= outcome.died_after_seconds is None
    return [_annotate_job(work, (work.cuts.refuse(part, DEADLY),)) for part in outcome.job.subject]


def _find_written(work: _Work, running: Sequence[Job]) -> list[Job]:
    """Jobs for batches of archives that are still being read."""
    return [
        _annotate_job(work, (Part(folder),))
        for job in running
        if work.is_shared and job.function is ingest_archives
        for ref in job.subject
        for folder in _take_written(work, ref)
    ]


def _take_written(work: _Work, ref: ArchiveRef) -> Iterator[Path]:
    """The next batches of an archive, as far as this run has written them."""
    taken = work.taken.setdefault(ref.archive_id, [])
    while True:
        folder = find_slice(
            ref,
            len(taken),
            lake=work.settings.lake,
            run_id=work.survey.run_id,
            paths=work.settings.columns,
        )
        if folder is None:
            return
        taken.append(folder)
        yield folder


def _halve(work: _Work, job: Job) -> list[Job]:
    """Two jobs for one whose texts are worth two, once nothing is left to read."""
    if not work.is_shared or work.read < len(work.archives) or job.function is not annotate_parts:
        return []
    parts: tuple[Part, ...] = job.subject
    middle = len(parts) // 2
    if middle:
        return [_annotate_job(work, parts[:middle]), _annotate_job(work, parts[middle:])]
    (part,) = parts
    if count_texts(part) < 2 * LEAST_PART or _is_annotated(work, part, job.parameters["known"]):
        return []
    return [_annotate_job(work, (half,)) for half in work.cuts.halve(part)]


def _is_annotated(work: _Work, part: Part, known: frozenset[str]) -> bool:
    """Whether an earlier run has annotated the whole batch."""
    if part.stop is not None:
        return False
    versions = annotate_versions(work.settings.languages, work.settings.attribution)
    return is_annotated(part, lake=work.settings.lake, versions=versions, known=known)


def _read_around(work: _Work, outcome: Outcome) -> list[Job]:
    """Another reading of an archive that killed its reader, around what it died on.

    None where that is not known or more than may be left out.
    """
    (ref,) = outcome.job.subject
    path = trail_file(work.settings.lake, ref.archive_id)
    avoided: Avoided | None = outcome.job.parameters["avoided"]
    if avoided is None:
        return [_ingest_job(work, (ref,), is_suspect=True, avoided=Avoided())]
    why = explain_outcome(outcome)
    learnt = avoided.learn(path, why.reason, outcome.job.parameters["seconds"])
    path.unlink(missing_ok=True)
    if learnt is None:
        return []
    log_event("archive read around what kills", is_warning=True, uri=ref.uri, avoided=learnt)
    return [_ingest_job(work, (ref,), is_suspect=True, avoided=learnt)]


def _cut_part(work: _Work, outcome: Outcome) -> list[Job]:
    """Jobs for the halves of a part that killed its worker; of one article, for its refusal."""
    (part,) = outcome.job.subject
    why = explain_outcome(outcome)
    size = count_texts(part)
    if part.refusal is not None or not size:
        return []
    if size == 1 and why is DEADLY and not work.has_lived:
        return [_load_job(work, (part,))]
    if size == 1:
        return [_annotate_job(work, (work.cuts.refuse(part, why),))]
    return [_annotate_job(work, (half,), is_suspect=True) for half in work.cuts.halve(part)]


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
        for folder in result.folders:
            for part, annotated in work.early.pop(folder, ()):
                _note_annotated(work, part, annotated)
        taken = work.taken.get(ref.archive_id, ())
        return [folder for folder in result.folders if folder not in taken]
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


def _note_annotated(work: _Work, part: Part, result: _Annotated) -> list[Path]:
    if part.folder not in work.places:
        work.early.setdefault(part.folder, []).append((part, result))
        return []
    found_id, number = work.places[part.folder]
    archive = work.archives[found_id]
    archive_id = archive.ref.archive_id
    if isinstance(result, AnnotatedBatch):
        work.has_lived |= bool(result.counts.get("articles"))
        archive.damage.extend(result.damage)
        archive.slowest.extend(result.slowest)
        folder = result.folder if part.stop is None else _join_part(work, part, result.folder)
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
    reason = "timeout" if getattr(result, "reason", "") == "timeout" else "annotation_failed"
    reject = refuse_slice(archive_id, number, reason, result.detail, work.survey.run_id)
    if any(reject.reject_id == other.reject_id for other in archive.rejects):
        # Another part of the batch has failed, too.
        return []
    work.annotated += 1
    archive.failure = "annotate failed"
    log_event(
        "batch not annotated",
        is_warning=True,
        archive=archive_id,
        batch=part.folder.name,
        slice=number,
        detail=result.detail,
    )
    archive.rejects.append(reject)
    return []


def log_damage(archive_id: str, damage: Iterable[str]) -> None:
    """Note what was wrong with batches that have been made again."""
    for told in damage:
        log_event("batch damaged, done again", is_warning=True, archive=archive_id, detail=told)


def _join_part(work: _Work, part: Part, folder: Path) -> Path | None:
    """The batch of the slice, if this was the last part of it that was missing."""
    folders = work.cuts.add(part, folder)
    if not folders:
        return None
    return join_parts(
        part.folder,
        folders,
        lake=work.settings.lake,
        run_id=work.survey.run_id,
        versions=annotate_versions(work.settings.languages, work.settings.attribution),
    ).folder
