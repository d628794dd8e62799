"""Room in the lake."""

from pathlib import Path

from flows.readers.discover import ArchiveRef
from flows.room import LEAST_ROOM, estimate_room
from flows.survey import WorkedArchive
from tests.support.warehouse_lakes import write_ingest
from tests.support.warehouse_stories import Story


def test_room_in_the_lake_is_estimated_by_what_is_finished(tmp_path: Path) -> None:
    stories = [Story("Harbour Post", "a", "Words.")]
    done = WorkedArchive(ArchiveRef("/a", "a", 1_000, "text", "/"))
    done.ingest_folders = [write_ingest(tmp_path, "a", stories)]
    done.annotate_folders = [None]
    assert not done.is_finished
    taken = sum(path.stat().st_size for path in done.ingest_folders[0].glob("*.parquet"))
    left = [ArchiveRef("/b", "b", 10_000, "text", "/")]
    assert estimate_room([], left) == LEAST_ROOM + 35_000
    assert estimate_room([done], left) == 10 * taken > LEAST_ROOM
    assert estimate_room([done], [ArchiveRef("/c", "c", 1, "text", "/")]) == LEAST_ROOM
