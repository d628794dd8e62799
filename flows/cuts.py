"""Batches that are annotated in parts, and joined again.

In: an ingest batch, as a `Part`. Out: halves of it, their share of its time, and the parts in order
once none is missing. The decision to question: a part is a batch of its own in the lake until all
are joined, so that a run that is killed has it to go on with.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.annotate import Part, count_versions
from transforms.errors import ArchiveError

LEAST_SECONDS = 60
"""A part of a batch has its share of the batch's time, but not less: a worker has to start."""


@dataclass(slots=True)
class _Cut:
    size: int
    done: int = 0
    folders: dict[int, Path] = field(default_factory=dict)


class Cuts:
    """The batches that are cut: of each how much is done, and the parts by where they start."""

    def __init__(self) -> None:
        self._cuts: dict[Path, _Cut] = {}

    def halve(self, part: Part) -> tuple[Part, Part]:
        """The halves of a whole batch or of a part of one."""
        stop = self._begin(part)
        middle = (part.start + stop) // 2
        return replace(part, stop=middle), replace(part, start=middle, stop=stop)

    def refuse(self, part: Part, why: ArchiveError) -> Part:
        """The part as one of which nothing is annotated."""
        return replace(part, stop=self._begin(part), refusal=why)

    def _begin(self, part: Part) -> int:
        if part.stop is not None:
            return part.stop
        size = count_versions(part.folder)
        self._cuts[part.folder] = _Cut(size)
        return size

    def share_seconds(self, part: Part, most: int) -> int:
        """The time that a part has, of that of a whole batch."""
        if part.stop is None:
            return most
        share = most * (part.stop - part.start) // self._cuts[part.folder].size
        return min(most, max(share, LEAST_SECONDS))

    def add(self, part: Part, folder: Path) -> list[Path]:
        """Note a finished part; the folders of all parts in their order, if none is missing."""
        assert part.stop is not None
        cut = self._cuts[part.folder]
        cut.done += part.stop - part.start
        cut.folders[part.start] = folder
        return [cut.folders[start] for start in sorted(cut.folders)] if cut.done == cut.size else []


def count_texts(part: Part) -> int:
    """Texts in a part, or in its whole batch."""
    stop = count_versions(part.folder) if part.stop is None else part.stop
    return stop - part.start
