"""How far a run is, for those in the same process and for those in another."""

from pathlib import Path

from flows.progress import progress_path, read_progress, report, shared_progress, watched_by


def test_progress_reaches_every_watcher() -> None:
    seen: list[tuple[str, str, int, int]] = []
    with (
        watched_by(lambda *told: seen.append(("outer", *told))),
        watched_by(lambda *told: seen.append(("inner", *told))),
    ):
        report("read", 1, 2)
    report("read", 2, 2)
    assert seen == [("outer", "read", 1, 2), ("inner", "read", 1, 2)]


def test_progress_is_read_elsewhere_for_as_long_as_the_run_lives(tmp_path: Path) -> None:
    path = tmp_path / "data" / "warehouse.duckdb"
    assert read_progress(path) is None
    with shared_progress(path):
        assert read_progress(path) is None
        report("read", 0, 3)
        assert read_progress(path) == {"stage": "read", "done": 0, "total": 3}
        with shared_progress(path):
            report("read", 3, 3)
        assert read_progress(path) == {"stage": "read", "done": 3, "total": 3}
    assert progress_path(path).exists()
    assert read_progress(path) is None


def test_progress_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("no folder")
    with shared_progress(tmp_path / "data" / "warehouse.duckdb"):
        report("read", 0, 3)
    assert (tmp_path / "data").read_text() == "no folder"
