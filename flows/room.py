"""The room that a night's archives take in the lake.

In: archives, finished and not. Out: what is not finished in words, and about how much room it
takes. The decision to question: what is left is taken to be like what is finished; a night of web
pages and wire stories may be far from that, but nothing is known of an archive that was not read.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from flows.readers.discover import ArchiveRef
from flows.storage import LakeFull, StorageError, format_bytes, free_bytes
from flows.survey import WorkedArchive
from transforms.lake.batches import count_bytes

LEAST_ROOM = 65_000
"""Of an archive in the lake: that much its tables take with hardly a row in them."""
ROOM_A_BYTE = 3.5
"""What a byte of plain text comes to in the lake, with all that is found in it."""


def describe_rest(archives: Iterable[WorkedArchive], lake: Path, error: StorageError) -> str:
    """What is not finished; for a full lake, about how much room it would take."""
    done: list[WorkedArchive] = []
    left: list[ArchiveRef] = []
    for archive in archives:
        if archive.is_finished:
            done.append(archive)
        else:
            left.append(archive.ref)
    size = sum(ref.size_bytes for ref in left)
    told = f"{len(left)} archives of {format_bytes(size)} are not finished"
    if not isinstance(error, LakeFull):
        return told
    need = estimate_room(done, left)
    missing = max(need - free_bytes(lake), 0)
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
