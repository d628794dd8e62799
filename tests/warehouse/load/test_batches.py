"""Loading a batch: what comes of each record, and that a broken batch changes nothing."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.annotate import slice_versions
from tests.support.story_rows import annotate_rows
from tests.support.warehouse_lakes import (
    begin,
    new_warehouse,
    read_warehouse,
    write_annotate,
    write_ingest,
)
from tests.support.warehouse_stories import (
    ANNOTATE,
    INGEST,
    MAYOR,
    MAYOR_CORRECTED,
    RESIDENTS,
    RUN,
    STARTED_AT,
    Story,
    archive_id_of,
    make_reject,
)
from transforms.ids import hash_id
from transforms.lake.batches import read_manifest
from warehouse.load.batches import LoadCounts, load_batch
from warehouse.load.staging import FOUND_IDS


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with new_warehouse() as connection:
        begin(connection, ["a", "b"])
        yield connection


def versions_of(warehouse: duckdb.DuckDBPyConnection, story: Story) -> list[tuple[Any, ...]]:
    return warehouse.execute(
        "select version_id, version_no, valid_from, valid_to from article_versions "
        "where article_id = $id order by version_no",
        {"id": story.article_id},
    ).fetchall()


def test_load_ingest_judges_each_record(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = write_ingest(tmp_path, "a", [MAYOR])
    second = write_ingest(
        tmp_path,
        "b",
        [RESIDENTS, MAYOR, MAYOR_CORRECTED, RESIDENTS, MAYOR_CORRECTED],
        rejects=[make_reject(archive_id_of("b"), "line 6")],
        skipped=2,
    )

    load_batch(warehouse, first, run_id=RUN)
    counts = load_batch(warehouse, second, run_id=RUN)

    assert counts == LoadCounts(
        second.name,
        "ingest",
        archive_id_of("b"),
        seen=8,
        new=1,
        corrected=1,
        unchanged=3,
        rejected=1,
        skipped=2,
        skipped_reasons={"blank": 2},
    )


def test_load_annotate_counts_what_it_brought(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR, RESIDENTS]), run_id=RUN)
    annotated = write_annotate(tmp_path, "a", [MAYOR, RESIDENTS])

    assert load_batch(warehouse, annotated, run_id=RUN) == LoadCounts(
        annotated.name,
        "annotate",
        archive_id_of("a"),
        annotated=2,
        mentions=3,
        quotes=3,
        quotes_with_speaker=3,
        claims=3,
    )


def test_load_keeps_whole_rows(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load_batch(warehouse, write_ingest(tmp_path, "a", [RESIDENTS]), run_id=RUN)
    load_batch(warehouse, write_annotate(tmp_path, "a", [RESIDENTS]), run_id=RUN)
    expected = annotate_rows([RESIDENTS])
    for table in ("entity_mentions", "speaker_roles", "quotes", "claims", "claim_entities"):
        found = warehouse.execute(f"from {table} order by all")
        names = [column[0] for column in found.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        wanted = [
            {
                name: list(value) if isinstance(value, tuple) else value
                for name, value in asdict(row).items()
            }
            | dict.fromkeys(FOUND_IDS.get(table, ()))
            for row in expected[table]
        ]
        assert sorted(rows, key=repr) == sorted(wanted, key=repr)


def test_load_same_batch_again_does_nothing(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    ingest = write_ingest(tmp_path, "a", [MAYOR], rejects=[make_reject(archive_id_of("a"), "x")])
    annotate = write_annotate(tmp_path, "a", [MAYOR])
    for folder in (ingest, annotate):
        load_batch(warehouse, folder, run_id=RUN)
    before = read_warehouse(warehouse), warehouse.execute("from batches").fetchall()

    again = [load_batch(warehouse, folder, run_id="run-2") for folder in (ingest, annotate)]

    assert again == [
        LoadCounts(
            ingest.name,
            "ingest",
            archive_id_of("a"),
            already_loaded=True,
            seen=2,
            unchanged=1,
            rejected=1,
            skipped_reasons={"blank": 0},
        ),
        LoadCounts(annotate.name, "annotate", archive_id_of("a"), already_loaded=True),
    ]
    assert (read_warehouse(warehouse), warehouse.execute("from batches").fetchall()) == before


def test_load_correction_closes_the_old_version_and_keeps_its_rows(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    for name, stories in (("b", [MAYOR_CORRECTED]), ("a", [MAYOR])):
        load_batch(warehouse, write_ingest(tmp_path, name, stories), run_id=RUN)
        load_batch(warehouse, write_annotate(tmp_path, name, stories), run_id=RUN)

    assert versions_of(warehouse, MAYOR) == [
        (MAYOR.version_id, 1, datetime(2026, 1, 5, 9, 30), datetime(2026, 1, 6, 12)),
        (MAYOR_CORRECTED.version_id, 2, datetime(2026, 1, 6, 12), None),
    ]
    assert warehouse.execute(
        "select current_version_id, status, first_seen_at, archive_id from articles"
    ).fetchall() == [(MAYOR_CORRECTED.version_id, "corrected", STARTED_AT, archive_id_of("b"))]
    assert warehouse.execute(
        "select count(*), count(distinct version_id) from quotes"
    ).fetchall() == [(2, 2)]


@pytest.mark.parametrize(
    ("changes", "valid_from"),
    [
        pytest.param({}, datetime(2026, 1, 5, 9, 30), id="published"),
        pytest.param(
            {"observed_at": datetime(2026, 1, 8)},
            datetime(2026, 1, 8),
            id="crawled before published",
        ),
        pytest.param(
            {"observed_at": datetime(2026, 1, 8), "modified_at": datetime(2026, 1, 7)},
            datetime(2026, 1, 7),
            id="modified before crawled",
        ),
        pytest.param({"published_at": None}, STARTED_AT, id="archive first seen when undated"),
    ],
)
def test_load_dates_a_version_by(
    warehouse: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    changes: dict[str, Any],
    valid_from: datetime,
) -> None:
    load_batch(warehouse, write_ingest(tmp_path, "a", [replace(MAYOR, **changes)]), run_id=RUN)

    assert versions_of(warehouse, MAYOR) == [(MAYOR.version_id, 1, valid_from, None)]


def test_load_orders_records_of_equal_time_as_they_lie_in_the_archive(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    # "line 10" sorts before "line 9" as text.
    stories = [replace(MAYOR, text=f"{MAYOR.text} {number}") for number in range(12)]

    load_batch(warehouse, write_ingest(tmp_path, "a", stories), run_id=RUN)

    assert [row[0] for row in versions_of(warehouse, MAYOR)] == [
        story.version_id for story in stories
    ]


def test_load_same_words_under_another_headline_are_unchanged(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    renamed = replace(MAYOR, headline="Another", published_at=datetime(2026, 1, 9))

    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR]), run_id=RUN)
    counts = load_batch(warehouse, write_ingest(tmp_path, "b", [renamed]), run_id=RUN)

    assert (counts.new, counts.corrected, counts.unchanged) == (0, 0, 1)
    assert warehouse.execute("select headline, status from articles").fetchall() == [
        ("Bridge to open", "current")
    ]


def test_load_annotation_by_newer_code_replaces_the_rows(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    newer = ANNOTATE | {"annotate": "2"}
    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR, RESIDENTS]), run_id=RUN)
    load_batch(warehouse, write_annotate(tmp_path, "a", [MAYOR, RESIDENTS]), run_id=RUN)

    silent = replace(RESIDENTS, said=())
    load_batch(warehouse, write_annotate(tmp_path, "a", [silent], versions=newer), run_id=RUN)

    assert warehouse.execute("select version_id from quotes").fetchall() == [(MAYOR.version_id,)]
    assert warehouse.execute("select version_id from version_speakers").fetchall() == [
        (MAYOR.version_id,)
    ]


def test_load_batch_made_anew_is_loaded_anew(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = write_ingest(tmp_path / "one", "a", [MAYOR, RESIDENTS])
    again = write_ingest(tmp_path / "two", "a", [MAYOR, RESIDENTS], run_id="run-2")
    load_batch(warehouse, first, run_id=RUN)

    counts = load_batch(warehouse, again, run_id=RUN)

    assert first.name == again.name
    assert (counts.already_loaded, counts.unchanged) == (False, 2)
    assert warehouse.execute("select distinct run_id from article_records").fetchall() == [
        ("run-2",)
    ]
    assert warehouse.execute("select count(*) from article_records").fetchall() == [(2,)]


def test_load_batch_made_anew_brings_other_times_of_the_same_words(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    """Guard: a time that changed alone, in the same place of the same run, was left as it was."""
    observed = replace(MAYOR, observed_at=datetime(2026, 1, 8))
    modified = replace(observed, modified_at=datetime(2026, 1, 9))
    for folder, story in (("one", observed), ("two", modified)):
        load_batch(warehouse, write_ingest(tmp_path / folder, "a", [story]), run_id=RUN)

    assert warehouse.execute(
        "select valid_from, modified_at, observed_at from article_versions"
    ).fetchall() == [(datetime(2026, 1, 8), datetime(2026, 1, 9), datetime(2026, 1, 8))]


def test_load_rejects_come_once(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    reject = make_reject(archive_id_of("a"), "line 9")
    for versions in (INGEST, INGEST | {"ingest": "2"}):
        folder = write_ingest(tmp_path, "a", [MAYOR], rejects=[reject], versions=versions)
        load_batch(warehouse, folder, run_id=RUN)

    assert warehouse.execute("select reject_id from rejects").fetchall() == [
        (hash_id(archive_id_of("a"), "ingest", "line 9"),)
    ]


def test_load_page_crawled_twice_has_one_annotation_whatever_the_order(tmp_path: Path) -> None:
    # The same words under another date: the roles' dates must not hang on the order of loading.
    redated = replace(MAYOR, published_at=datetime(2026, 1, 9))
    batches = {}
    for name, story in (("a", MAYOR), ("b", redated)):
        ingest = write_ingest(tmp_path, name, [story])
        # The versions of a real annotate batch name its ingest batch, too.
        manifest = read_manifest(ingest)
        assert manifest is not None
        versions = slice_versions(manifest.batch_id, ANNOTATE)
        batches[name] = [ingest, write_annotate(tmp_path, name, [story], versions=versions)]

    rows = []
    for names in (("a", "b"), ("b", "a")):
        with new_warehouse() as warehouse:
            begin(warehouse, ["a", "b"])
            for name in names:
                for folder in batches[name]:
                    load_batch(warehouse, folder, run_id=RUN)
            rows.append(read_warehouse(warehouse))

    assert len(rows[0]["speaker_roles"]) == 1
    assert rows[0] == rows[1]
