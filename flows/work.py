"""What workers do, as plain functions: read archives into the lake, annotate its batches.

In: plain data. Out: plain data, an outcome for each piece, once what it wrote is on the disk. The
decision to question: a job reads or annotates several small archives at once, because handing it
over, or waiting for a disk, takes longer than a short text does. Neither Prefect nor a parser is
imported before there is something to read, so that a worker is ready within a second.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tenacity import (
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential_jitter,
)

from flows.annotate import AnnotatedBatch, Part, annotate_part
from flows.ingest import BatchLost, IngestedArchive, ingest_archive
from flows.pools import time_limit
from flows.readers.discover import ArchiveRef
from flows.readers.outcomes import ReadLimits
from flows.readers.trail import Avoided
from flows.storage import LAKE_OPTION, StorageError, blamed_on, explain_temporary
from transforms.errors import ArchiveError
from transforms.feeds.field_paths import FieldPaths
from transforms.lake.disk import sync_lake

REMOTE_TRIES = 4
REMOTE_WAIT_SECONDS = 1.0
REMOTE_LONGEST_WAIT_SECONDS = 20.0
BYTES_A_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A piece of work that raised; `detail` is what it said.

    `is_lost` means that the lake is at fault, and what is said stands for itself.
    """

    detail: str
    is_lost: bool = False


def ingest_archives(
    archives: Sequence[ArchiveRef],
    lake: Path,
    run_id: str,
    seconds: int,
    page_seconds: float,
    paths: FieldPaths,
    avoided: Avoided | None = None,
) -> list[IngestedArchive | Failure]:
    """Read archives into the lake; one that cannot be read is a failure of its own.

    `avoided` is what to leave out of one that has killed its reader.
    Raises `StorageError` where no archive is at fault.
    """
    limits = ReadLimits(page_seconds=page_seconds)
    results = [
        _ingest_or_explain(archive, lake, run_id, seconds, limits, paths, avoided)
        for archive in archives
    ]
    with blamed_on(lake, LAKE_OPTION):
        sync_lake(lake)
    return results


def _ingest_or_explain(
    archive: ArchiveRef,
    lake: Path,
    run_id: str,
    seconds: int,
    limits: ReadLimits,
    paths: FieldPaths,
    avoided: Avoided | None,
) -> IngestedArchive | Failure:
    with time_limit(allow_seconds(archive, seconds)):
        try:
            return _insist(archive)(
                ingest_archive,
                archive,
                lake=lake,
                run_id=run_id,
                limits=limits,
                paths=paths,
                avoided=avoided,
            )
        except StorageError:
            raise
        except BatchLost as lost:
            return Failure(str(lost), is_lost=True)
        except ArchiveError as error:
            return Failure(f"{archive.uri}: {error.detail}")
        except Exception as error:
            explain_temporary(error, archive.size_bytes)
            return Failure(f"{archive.uri}: {type(error).__name__}: {error}")


def allow_seconds(archive: ArchiveRef, seconds: int) -> int:
    """How long an archive may be read, where a batch may take `seconds`.

    A large one has as many times that as it may have batches.
    """
    return seconds * (1 + archive.size_bytes // BYTES_A_LIMIT)


def _insist(archive: ArchiveRef) -> Retrying:
    """What goes over a network is worth a second try; a disk says the same thing again."""
    return Retrying(
        retry=retry_if_exception_type(OSError),
        stop=stop_after_attempt(REMOTE_TRIES if is_remote(archive) else 1),
        wait=wait_exponential_jitter(REMOTE_WAIT_SECONDS, REMOTE_LONGEST_WAIT_SECONDS),
        reraise=True,
    )


def is_remote(archive: ArchiveRef) -> bool:
    """Whether reading it goes over a network."""
    return "://" in archive.uri


def load_models(languages: Mapping[str, str], attribution: str) -> None:
    """Load what the first article of a worker would wait for, while another one reads."""
    from transforms.annotate.batch import load_annotator

    load_annotator(languages, attribution)


def annotate_parts(
    parts: Sequence[Part],
    lake: Path,
    run_id: str,
    known: frozenset[str],
    languages: Mapping[str, str],
    attribution: str,
    seconds: int,
) -> list[AnnotatedBatch | Failure]:
    """Annotate ingest batches into the lake; a batch that raises is a failure of its own.

    Raises `StorageError` where no batch is at fault.
    """
    results = [
        _annotate_or_explain(part, lake, run_id, known, languages, attribution, seconds)
        for part in parts
    ]
    with blamed_on(lake, LAKE_OPTION):
        sync_lake(lake)
    return results


def _annotate_or_explain(
    part: Part,
    lake: Path,
    run_id: str,
    known: frozenset[str],
    languages: Mapping[str, str],
    attribution: str,
    seconds: int,
) -> AnnotatedBatch | Failure:
    with time_limit(seconds):
        try:
            return annotate_part(
                part,
                lake=lake,
                run_id=run_id,
                known=known,
                languages=languages,
                attribution=attribution,
            )
        except StorageError:
            raise
        except Exception as error:
            return Failure(f"{part.folder}: {type(error).__name__}: {error}")
