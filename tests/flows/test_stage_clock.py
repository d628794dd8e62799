"""How long the stages of a night take: clock and manifests, added up by stage and part."""

from pathlib import Path

from flows.readers.discover import ArchiveRef
from flows.stage_clock import StageClock
from flows.survey import WorkedArchive
from transforms.lake.batches import write_batch


def write_annotated(lake: Path, archive: str, run_id: str) -> Path:
    return write_batch(
        lake,
        stage="annotate",
        archive_id=archive,
        slice_no=0,
        versions={},
        run_id=run_id,
        tables={},
        counts={},
        seconds={"parse": 1.5, "claims": 0.25},
    )


def test_stage_clock_adds_up_what_a_stage_takes_in_several_goes() -> None:
    clock = StageClock()
    with clock.during("load"):
        first = sum(range(100_000))
    once = clock.seconds["load", ""]
    with clock.during("load"):
        second = sum(range(100_000))
    assert first == second
    assert 0 < once < clock.seconds["load", ""]
    clock.add_parts("resolve", {"claims": 2.0})
    clock.add_parts("resolve", {"claims": 1.0, "marts": 0.5})
    assert list(clock.seconds) == [("load", ""), ("resolve", "claims"), ("resolve", "marts")]
    assert clock.seconds["resolve", "claims"] == 3.0


def test_stage_clock_counts_the_batches_of_this_run_alone(tmp_path: Path) -> None:
    worked = []
    for archive, run_id in (("a" * 20, "tonight"), ("b" * 20, "tonight"), ("c" * 20, "before")):
        folder = write_annotated(tmp_path, archive, run_id)
        ref = ArchiveRef(f"{archive}.jsonl", archive, 10, "jsonl", "")
        worked.append(WorkedArchive(ref, annotate_folders=[folder, None]))
    clock = StageClock()
    clock.add_batches(worked, "tonight")
    assert clock.seconds == {("work", "parse"): 3.0, ("work", "claims"): 0.5}
