"""The ledger: runs, archives, where records went, and what need not be done again."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from tests.support.warehouse_lakes import (
    begin,
    new_warehouse,
    write_annotate,
    write_archive,
    write_ingest,
)
from tests.support.warehouse_stories import (
    ANNOTATE,
    INGEST,
    MAYOR,
    RESIDENTS,
    RUN,
    STARTED_AT,
    Story,
    archive_id_of,
    make_reject,
)
from warehouse.load.batches import load_batch
from warehouse.load.ledger import (
    ArchiveRow,
    RunFile,
    RunRow,
    archives_done,
    finish_run,
    known_versions,
    list_undated,
    move_archives,
    record_archives,
    record_rejects,
    record_run_files,
    settle_refused,
    settle_rejects,
    start_run,
)
from warehouse.resolve.run import resolve
from warehouse.store.files import open_working

ARCHIVE = ArchiveRow(archive_id_of("a"), "a.jsonl", "jsonl", 10, STARTED_AT, "seen", RUN)


def test_ledger_run_is_summed_from_files_and_batches(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    begin(warehouse, ["a"])
    for folder in write_archive(tmp_path, "a", [MAYOR, RESIDENTS]):
        load_batch(warehouse, folder, run_id=RUN)
    for row in (
        RunFile(RUN, archive_id_of("a"), "a.jsonl", "loaded", 5, 2, 1, 1, 1, {"blank": 1}),
        RunFile(RUN, archive_id_of("b"), "b.jsonl", "known", 4, 0, 3, 1, 0),
    ):
        record_run_files(warehouse, [row])
        record_run_files(warehouse, [row])

    finish_run(warehouse, RUN, "completed", finished_at=STARTED_AT + timedelta(minutes=2))

    assert warehouse.execute("from runs").fetchall() == [
        (
            RUN,
            STARTED_AT,
            STARTED_AT + timedelta(minutes=2),
            "completed",
            "abc123",
            "small 1.0",
            '{"batch": 2}',
            2,
            9,
            2,
            0,
            4,
            2,
            1,
            3,
            3,
            3,
            120.0,
            None,
        )
    ]
    assert warehouse.execute("from run_files order by uri").fetchall() == [
        (RUN, archive_id_of("a"), "a.jsonl", "loaded", 5, 2, 1, 1, 1, '{"blank": 1}'),
        (RUN, archive_id_of("b"), "b.jsonl", "known", 4, 0, 3, 1, 0, "{}"),
    ]


def test_ledger_empty_run_is_all_zero() -> None:
    warehouse = new_warehouse()
    start_run(warehouse, RunRow("run-0", STARTED_AT))

    finish_run(warehouse, "run-0", "failed", finished_at=STARTED_AT)

    assert warehouse.execute("select status, columns('.*_count') from runs").fetchall() == [
        ("failed", *[0] * 10)
    ]


def test_ledger_a_clock_that_was_set_back_keeps_the_order_of_runs(tmp_path: Path) -> None:
    """Guard: which archive an article came from first is told by when runs began."""
    warehouse = new_warehouse()
    begin(warehouse)
    start_run(warehouse, RunRow("run-back", STARTED_AT - timedelta(days=30)))
    later = STARTED_AT + timedelta(microseconds=1)

    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR]), run_id="run-back")

    assert warehouse.execute("select run_id, started_at from runs").fetchall() == [
        (RUN, STARTED_AT),
        ("run-back", later),
    ]
    assert warehouse.execute("select first_seen_at from archives").fetchall() == [(later,)]


def test_ledger_of_rows_that_are_noted_at_once_the_last_of_an_archive_counts() -> None:
    """A file that is written to after it was found may be what another one is by then."""
    warehouse = new_warehouse()
    file = RunFile(RUN, ARCHIVE.archive_id, ARCHIVE.uri, "failed")
    record_archives(warehouse, [])
    record_archives(warehouse, [ARCHIVE, replace(ARCHIVE, status="loaded")])
    record_run_files(warehouse, [file, replace(file, status="loaded", seen=2, loaded=2)])
    assert warehouse.execute("select status from archives").fetchall() == [("loaded",)]
    assert warehouse.execute("select status, seen from run_files").fetchall() == [("loaded", 2)]


def test_ledger_archive_keeps_when_it_was_first_seen() -> None:
    warehouse = new_warehouse()
    record_archives(warehouse, [ARCHIVE])
    moved = replace(
        ARCHIVE,
        uri="moved.jsonl",
        first_seen_at=datetime(2026, 2, 1),
        status="loaded",
        run_id="run-2",
        ingest_versions=INGEST,
        annotate_versions=ANNOTATE,
    )

    record_archives(warehouse, [moved])

    assert warehouse.execute("from archives").fetchall() == [
        (
            ARCHIVE.archive_id,
            "moved.jsonl",
            "jsonl",
            10,
            STARTED_AT,
            "loaded",
            '{"batch": "2x1000", "ingest": "1"}',
            '{"annotate": "1", "en": "small 1.0"}',
            "run-2",
        )
    ]


def test_ledger_known_archive_is_where_it_was_found_last() -> None:
    """Guard: an archive that was moved and not read again kept its old address for ever."""
    warehouse = new_warehouse()
    record_archives(warehouse, [ARCHIVE])
    other = replace(ARCHIVE, archive_id=archive_id_of("other"), uri="other.jsonl")
    record_archives(warehouse, [other])

    move_archives(warehouse, {ARCHIVE.archive_id: "moved/uno.jsonl"})

    assert warehouse.execute("select archive_id, uri from archives order by uri").fetchall() == [
        (ARCHIVE.archive_id, "moved/uno.jsonl"),
        (other.archive_id, "other.jsonl"),
    ]


def test_ledger_dates_that_were_not_understood_are_counted_by_outlet(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    begin(warehouse)
    stories = [
        replace(MAYOR, published_at=None, published_stated="03/04/2026"),
        Story("arden.example", "toll", "The toll rises.", published_stated="01/02/2026"),
        Story("bellmore.example", "ferry", "The ferry stops."),
    ]
    load_batch(warehouse, write_ingest(tmp_path, "a", stories), run_id=RUN)

    assert list_undated(warehouse, RUN) == [("arden.example", 2, "01/02/2026")]
    assert list_undated(warehouse, "another run") == []


def test_ledger_load_notes_an_archive_that_nobody_recorded(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    begin(warehouse)

    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR]), run_id=RUN)

    assert warehouse.execute(
        "select archive_id, first_seen_at, status from archives"
    ).fetchall() == [(archive_id_of("a"), STARTED_AT, "seen")]


def test_ledger_rejects_come_once_and_keep_their_first_run() -> None:
    warehouse = new_warehouse()
    reject = make_reject("a", "a.doc")

    added = [record_rejects(warehouse, [reject]), record_rejects(warehouse, [reject])]
    record_rejects(warehouse, [replace(reject, run_id="run-2")])

    assert added == [1, 0]
    assert warehouse.execute("select reject_id, run_id, batch_id from rejects").fetchall() == [
        (reject.reject_id, RUN, None)
    ]


def test_ledger_forgets_rejects_that_no_longer_hold(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    begin(warehouse)
    named = archive_id_of("a"), archive_id_of("b")
    former = [make_reject(name, "whole") for name in named]
    record_rejects(warehouse, former)
    held = make_reject(named[0], "line 3")
    folder = write_ingest(tmp_path, "a", [MAYOR], rejects=[held])
    loaded = load_batch(warehouse, folder, run_id=RUN)

    settle_rejects(warehouse, named[:1], [loaded.batch_id])

    assert warehouse.execute("select reject_id from rejects order by all").fetchall() == sorted(
        [(held.reject_id,), (former[1].reject_id,)]
    )


def test_ledger_forgets_refusals_of_what_has_another_content() -> None:
    warehouse = new_warehouse()
    begin(warehouse)
    rejects = [
        replace(
            make_reject(archive_id_of(name), f"{name}.txt"),
            detail=f"/archives/{name}.txt: no byte in it",
        )
        for name in ("a", "b", "c")
    ]
    for reject in rejects:
        refused = replace(ARCHIVE, archive_id=reject.archive_id, uri=reject.position)
        record_archives(warehouse, [replace(refused, status="rejected")])
    record_rejects(warehouse, rejects)

    settle_refused(warehouse, {"/archives/a.txt": "another", "/archives/b.txt": archive_id_of("b")})

    assert warehouse.execute("select position from rejects order by all").fetchall() == [
        ("b.txt",),
        ("c.txt",),
    ]


def test_ledger_tells_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    newer = ANNOTATE | {"annotate": "2"}
    before = known_versions(path, ANNOTATE), archives_done(path, INGEST, ANNOTATE)
    with open_working(path) as working:
        begin(working.connection, ["b"])
        load_batch(working.connection, write_ingest(tmp_path, "a", [MAYOR, RESIDENTS]), run_id=RUN)
        load_batch(working.connection, write_annotate(tmp_path, "a", [MAYOR]), run_id=RUN)
        later = write_annotate(tmp_path, "b", [RESIDENTS], versions=newer)
        load_batch(working.connection, later, run_id=RUN)
        loaded = replace(
            ARCHIVE, status="loaded", ingest_versions=INGEST, annotate_versions=ANNOTATE
        )
        record_archives(working.connection, [loaded])
        resolve(working.connection)
        working.publish()

    assert before == (frozenset(), frozenset())
    assert known_versions(path, ANNOTATE) == {MAYOR.version_id}
    assert known_versions(path, newer) == {RESIDENTS.version_id}
    assert known_versions(path, {"en": "small 1.0"}) == {MAYOR.version_id, RESIDENTS.version_id}
    assert archives_done(path, INGEST, ANNOTATE) == {archive_id_of("a")}
    assert archives_done(path, INGEST, newer) == frozenset()
