"""Which batches can be loaded in one go, so that the warehouse is as if each had come alone.

In: manifests of one stage, in the order of loading. Out: groups of batches, read into memory. Two
batches of a group have no article, version or reject in common, and of two that have some, the
first is in an earlier group; so within a group no batch sees what another one brings. The decision
to question: a batch waits until those before it that it shares something with are loaded, and so
a page in a hundred batches makes a hundred groups; to tell what such batches would have done one
after the other is a second loader.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Set
from concurrent.futures import Future, ThreadPoolExecutor

from warehouse.load.staging import Manifest, ReadBatch, read_batch

ROWS_A_GROUP = 200_000
"""About 50 MB in memory; as many again are read ahead."""
READERS = 2


def cut_parts(manifests: Iterable[Manifest]) -> list[list[Manifest]]:
    """Stretches of one stage in which no batch id comes twice, as it does if one was made anew."""
    parts: list[list[Manifest]] = []
    ids: set[str] = set()
    stage = None
    for manifest in manifests:
        if manifest.stage != stage or manifest.batch_id in ids:
            parts.append([])
            ids = set()
        parts[-1].append(manifest)
        ids.add(manifest.batch_id)
        stage = manifest.stage
    return parts


def read_ahead(manifests: Iterable[Manifest]) -> Generator[ReadBatch, None, None]:
    """Read batches in other threads while those before them are being loaded, in their order."""
    unread = iter(manifests)
    reading: deque[tuple[int, Future[ReadBatch]]] = deque()
    rows_ahead = 0
    with ThreadPoolExecutor(READERS) as pool:
        try:
            while True:
                while rows_ahead < ROWS_A_GROUP and (manifest := next(unread, None)) is not None:
                    reading.append((manifest.rows, pool.submit(read_batch, manifest)))
                    rows_ahead += manifest.rows
                if not reading:
                    return
                rows, batch = reading.popleft()
                rows_ahead -= rows
                yield batch.result()
        finally:
            for _, batch in reading:
                batch.cancel()


def group_batches(
    batches: Iterable[ReadBatch], held: Mapping[str, Set[str]]
) -> Iterator[list[ReadBatch]]:
    """Give batches out in groups.

    `held` has the articles that an earlier load of a batch of the same id brought records of:
    those of them that the batch has no more are as much its business as those that it has.
    """
    more = iter(batches)
    waiting: list[tuple[ReadBatch, Set[str]]] = []
    rows = 0
    while True:
        while rows < ROWS_A_GROUP and (batch := next(more, None)) is not None:
            waiting.append((batch, batch.ids | held.get(batch.manifest.batch_id, frozenset())))
            rows += batch.manifest.rows
        if not waiting:
            return
        group, waiting = _split_waiting(waiting)
        rows -= sum(batch.manifest.rows for batch in group)
        yield group


def _split_waiting(
    waiting: list[tuple[ReadBatch, Set[str]]],
) -> tuple[list[ReadBatch], list[tuple[ReadBatch, Set[str]]]]:
    group, left = [], []
    before: set[str] = set()
    for batch, ids in waiting:
        if before.isdisjoint(ids):
            group.append(batch)
        else:
            left.append((batch, ids))
        before |= ids
    return group, left
