"""How long the stages of a night take, for its row in the ledger.

In: blocks that are timed, and the batches that a night made. Out: seconds by stage and part. The
decision to question: workers read and annotate at the same time, so that the clock tells one time
for both; what the parts of them took is processor time, which each batch's manifest holds.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from flows.survey import WorkedArchive
from transforms.lake.batches import read_manifest

WORK = "work"


class StageClock:
    """Seconds by stage and part; the part is empty for a whole stage."""

    def __init__(self) -> None:
        self.seconds: dict[tuple[str, str], float] = {}

    @contextmanager
    def during(self, stage: str) -> Iterator[None]:
        """Count what the block takes for this stage, more than once if it is so."""
        key = (stage, "")
        self.seconds.setdefault(key, 0.0)
        began = time.perf_counter()
        yield
        self.seconds[key] += time.perf_counter() - began

    def add_parts(self, stage: str, seconds: Mapping[str, float]) -> None:
        """Count what parts of a stage took."""
        for part, spent in seconds.items():
            self.seconds[stage, part] = self.seconds.get((stage, part), 0.0) + spent

    def add_batches(self, worked: Sequence[WorkedArchive], run_id: str) -> None:
        """Count what the batches took that this run made, and not those that it found made."""
        for archive in worked:
            for folder in (*archive.ingest_folders, *archive.annotate_folders):
                manifest = None if folder is None else read_manifest(folder)
                if manifest is not None and manifest.run_id == run_id:
                    self.add_parts(WORK, manifest.seconds)
