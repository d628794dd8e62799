"""Which small pieces of work make one job: handing a job over takes longer than a short text does.

In: archives, or the batches that were read of some. Out: groups of them, each for one job. The
decision to question: what is read over a network is read alone, since nobody knows how long it
takes.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from flows.annotate import Part
from flows.readers.discover import ArchiveRef
from flows.work import is_remote

GROUP_ARCHIVES = 32
GROUP_BYTES = 4_000_000
GROUPS_A_WORKER = 4


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


def group_folders(folders: Sequence[Path]) -> Iterable[tuple[Part, ...]]:
    """Slices of one archive go one a task; those of small archives read together go together."""
    archives = {folder.parent for folder in folders}
    parts = tuple(Part(folder) for folder in folders)
    if len(archives) < 2 or len(archives) < len(folders):
        return [(part,) for part in parts]
    return [parts]
