"""The Prefect tasks that run in workers: read archives, annotate batches.

In: plain data. Out: plain data, an outcome for each piece. The decision to question: a task
reads or annotates several small archives at once, because a task costs Prefect more time than
a short text costs us.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from flows.annotate import AnnotatedBatch, annotate_folder
from flows.ingest import IngestedArchive, ingest_archive
from flows.readers.discover import ArchiveRef
from flows.readers.outcomes import ReadLimits
from flows.runners import time_limit

REMOTE_RETRIES = 3
BYTES_A_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A piece of work that raised; `detail` is what it said."""

    detail: str


@task(name="ingest", cache_policy=NO_CACHE)
def ingest_archives(
    archives: Sequence[ArchiveRef], lake: Path, run_id: str, seconds: int, page_seconds: float
) -> list[IngestedArchive | Failure]:
    """Read archives into the lake; a local one that cannot be read is a failure of its own."""
    limits = ReadLimits(page_seconds=page_seconds)
    return [_ingest_or_explain(archive, lake, run_id, seconds, limits) for archive in archives]


def _ingest_or_explain(
    archive: ArchiveRef, lake: Path, run_id: str, seconds: int, limits: ReadLimits
) -> IngestedArchive | Failure:
    # A time limit for a batch, so a large archive has as many of them as it may have batches.
    with time_limit(seconds * (1 + archive.size_bytes // BYTES_A_LIMIT)):
        try:
            return ingest_archive(archive, lake=lake, run_id=run_id, limits=limits)
        except Exception as error:
            if isinstance(error, OSError) and is_remote(archive):
                raise
            return Failure(f"{archive.uri}: {type(error).__name__}: {error}")


def is_remote(archive: ArchiveRef) -> bool:
    """Whether reading it goes over a network, which is worth a second try."""
    return "://" in archive.uri


@task(name="annotate", cache_policy=NO_CACHE)
def annotate_folders(
    folders: Sequence[Path],
    lake: Path,
    run_id: str,
    known: frozenset[str],
    languages: Mapping[str, str],
    attribution: str,
    seconds: int,
) -> list[AnnotatedBatch | Failure]:
    """Annotate ingest batches into the lake; a batch that raises is a failure of its own."""
    return [
        _annotate_or_explain(folder, lake, run_id, known, languages, attribution, seconds)
        for folder in folders
    ]


def _annotate_or_explain(
    folder: Path,
    lake: Path,
    run_id: str,
    known: frozenset[str],
    languages: Mapping[str, str],
    attribution: str,
    seconds: int,
) -> AnnotatedBatch | Failure:
    with time_limit(seconds):
        try:
            return annotate_folder(
                folder,
                lake=lake,
                run_id=run_id,
                known=known,
                languages=languages,
                attribution=attribution,
            )
        except Exception as error:
            return Failure(f"{folder}: {type(error).__name__}: {error}")
