"""Who is to blame for a job that came to nothing: an article, an archive, or the machine.

In: the outcome of a job, a slice of an archive. Out: why, as an `ArchiveError` or a reject. The
decision to question: an article that kills its worker is left out, after some runs for good, so
none is blamed before a worker has been seen to live; where none can load its models, the run ends.
"""

from flows.pools import Outcome
from transforms.errors import ArchiveError
from transforms.ids import hash_id
from transforms.lake.records import Reject

DEADLY = ArchiveError(
    "annotation_failed",
    "the worker process died on it, each time that it was tried; look for a lack of memory",
)


def explain_outcome(outcome: Outcome) -> ArchiveError:
    """Why a job has no value: its worker died, or it took too long, or Prefect says so."""
    seconds = outcome.died_after_seconds
    if seconds is None:
        return ArchiveError("unreadable", f"{type(outcome.error).__name__}: {outcome.error}")
    limit = outcome.job.parameters["seconds"]
    if seconds >= limit:
        return ArchiveError("timeout", f"took longer than {limit} s; raise batch_seconds")
    return DEADLY


def require_life(outcome: Outcome) -> None:
    """Raise `MemoryError` if a worker died while it did nothing but load its models."""
    if outcome.died_after_seconds is not None:
        raise MemoryError(
            "a worker process ends while it loads its models, each time that it is tried, so no "
            "article is to blame: look for a lack of memory, or lower `workers`; what is finished "
            "stays in the lake, run again to go on"
        )


def refuse_slice(archive_id: str, number: int, reason: str, detail: str, run_id: str) -> Reject:
    """The reject of a slice whose articles have no quotes or claims."""
    position = f"slice {number}"
    return Reject(
        reject_id=hash_id("reject", archive_id, "annotate", position, reason),
        archive_id=archive_id,
        stage="annotate",
        position=position,
        source_record=None,
        url=None,
        reason=reason,
        detail=f"no quotes or claims in the articles of this slice: {detail}"[:500],
        run_id=run_id,
    )
