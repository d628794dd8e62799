"""Quality figures of a run against limits and against the runs before it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tests.support.story_rows import annotate_rows
from tests.support.warehouse_lakes import begin, new_warehouse, write_annotate, write_ingest
from tests.support.warehouse_stories import (
    MAYOR,
    RESIDENTS,
    RUN,
    STARTED_AT,
    Said,
    Story,
    archive_id_of,
    make_reject,
)
from warehouse.errors import ContractError, GateError
from warehouse.load.batches import load_batch
from warehouse.load.ledger import RunRow, finish_run, start_run
from warehouse.publish.gates import require_gates
from warehouse.publish.quality import (
    FEWEST_ARTICLES,
    FIGURES,
    QualityRow,
    measure_quality,
    read_failed_share,
)
from warehouse.resolve.run import resolve

UNKNOWN = replace(
    RESIDENTS,
    slug="unknown",
    text="“It is closed,” a sign says.",
    said=(Said(None, "“It is closed,”"),),
    published_at=None,
)
SILENT = replace(RESIDENTS, slug="silent", text="Nothing was said.", said=())


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    lake = tmp_path_factory.mktemp("lake")
    stories = [MAYOR, RESIDENTS, UNKNOWN, SILENT]
    rejects = [make_reject(archive_id_of("a"), "line 5")]
    connection = new_warehouse()
    begin(connection, ["a"])
    load_batch(connection, write_ingest(lake, "a", stories, rejects=rejects), run_id=RUN)
    load_batch(connection, write_annotate(lake, "a", stories), run_id=RUN)
    resolve(connection)
    return connection


def test_quality_measures_what_the_run_loaded(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = measure_quality(warehouse, RUN)

    assert {row.figure: row.value for row in rows} == {
        "articles_loaded": 4.0,
        "rejected_share": 0.2,
        "failed_annotation_share": 0.0,
        "future_dated_share": 0.0,
        "undated_share": 0.25,
        "without_quotes_share": 0.25,
        "quotes_per_article": 1.0,
        "quotes_with_speaker_share": 0.75,
        "named_speaker_share": 0.5,
        "direct_quote_share": 0.75,
        "unbalanced_quote_share": 0.0,
        "claims_per_article": 1.0,
        "attributed_claim_share": 1.0,
        "mentions_per_article": 0.75,
        "articles_against_recent": None,
        "quotes_against_recent": None,
        "silent_sources": 0.0,
    }
    assert all(row.is_ok for row in rows)
    assert warehouse.execute("select count(*) from quality").fetchall() == [(len(FIGURES),)]


def test_quality_holds_figures_against_thresholds(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = measure_quality(
        warehouse, RUN, {"quotes_with_speaker_share": 0.9, "rejected_share": 0.1}
    )

    assert [row for row in rows if not row.is_ok] == [
        QualityRow(
            RUN,
            "rejected_share",
            0.2,
            0.1,
            "at_most",
            None,
            False,
            False,
            "0.2 is over the threshold 0.1",
        ),
        QualityRow(
            RUN,
            "quotes_with_speaker_share",
            0.75,
            0.9,
            "at_least",
            None,
            False,
            False,
            "0.75 is under the threshold 0.9",
        ),
    ]


def test_quality_refuses_a_threshold_for_no_figure(warehouse: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ContractError, match="no figure is called quotes; there are articles_load"):
        measure_quality(warehouse, RUN, {"quotes": 1})


def test_quality_of_a_run_without_articles_is_null_and_ok() -> None:
    warehouse = new_warehouse()
    begin(warehouse)

    rows = measure_quality(warehouse, RUN)

    assert [row.value for row in rows] == [None] * len(FIGURES)
    assert all(row.is_ok for row in rows)


def remember(warehouse: duckdb.DuckDBPyConnection, figure: str, values: tuple[float, ...]) -> None:
    """Earlier runs, a day each up to yesterday, that had these values of a figure."""
    for number, value in enumerate(values):
        run_id = f"earlier-{number}"
        at = STARTED_AT - timedelta(days=len(values) - number)
        start_run(warehouse, RunRow(run_id, at))
        finish_run(warehouse, run_id, "completed", finished_at=at)
        warehouse.execute(
            "insert into quality by name select $id as run_id, $figure as figure, "
            "$value as value, 'at_least' as sense, true as is_ok, false as is_blocking",
            {"id": run_id, "figure": figure, "value": value},
        )


def load_stories(warehouse: duckdb.DuckDBPyConnection, lake: Path, stories: list[Story]) -> None:
    begin(warehouse, ["a"])
    load_batch(warehouse, write_ingest(lake, "a", stories), run_id=RUN)
    load_batch(warehouse, write_annotate(lake, "a", stories), run_id=RUN)
    resolve(warehouse)


def many(story: Story, count: int = FEWEST_ARTICLES) -> list[Story]:
    return [replace(story, slug=f"{story.slug}-{number}") for number in range(count)]


def test_quality_holds_figures_against_the_median_of_the_last_seven_runs(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    remember(warehouse, "quotes_per_article", (90.0, 4.0, 4.0, 4.0, 5.0, 6.0, 6.0, 6.0))
    load_stories(warehouse, tmp_path, many(MAYOR))

    assert [row for row in measure_quality(warehouse, RUN) if not row.is_ok] == [
        QualityRow(
            RUN,
            "quotes_per_article",
            1.0,
            None,
            "at_least",
            5.0,
            False,
            False,
            "1 is far from the recent median 5",
        )
    ]


DREAMED = replace(MAYOR, slug="dreamed", published_at=STARTED_AT + timedelta(days=2))
TOMORROW = replace(MAYOR, slug="tomorrow", published_at=STARTED_AT + timedelta(hours=20))
ODD = replace(
    MAYOR,
    slug="odd",
    text='Jane Roe said: "It is open.',
    said=(Said("Jane Roe", '"It is open.'),),
    places=(),
)
LONG = replace(
    ODD,
    slug="long",
    text='Jane Roe said: "It is open.\n"Come and see."',
    said=(Said("Jane Roe", '"It is open.\n"Come and see."'),),
)


@pytest.mark.parametrize(
    ("stories", "figure", "value", "is_blocking"),
    [
        pytest.param([*many(MAYOR), DREAMED], "future_dated_share", 1 / 51, True, id="future"),
        pytest.param([MAYOR, DREAMED], "future_dated_share", 0.5, False, id="too few to block"),
        pytest.param([*many(MAYOR), TOMORROW], "future_dated_share", 0.0, False, id="zones"),
        pytest.param(many(UNKNOWN), "quotes_with_speaker_share", 0.0, True, id="no speakers"),
        pytest.param([*many(MAYOR, 3), ODD], "unbalanced_quote_share", 0.25, False, id="marks"),
        pytest.param([MAYOR, LONG], "unbalanced_quote_share", 0.0, False, id="paragraphs"),
    ],
)
def test_quality_blocks_what_cannot_be_a_slow_day(
    tmp_path: Path, stories: list[Story], figure: str, value: float, is_blocking: bool
) -> None:
    warehouse = new_warehouse()
    load_stories(warehouse, tmp_path, stories)

    rows = measure_quality(warehouse, RUN)

    (row,) = (row for row in rows if row.figure == figure)
    assert (row.value, row.is_blocking) == (pytest.approx(value), is_blocking)
    assert {row.figure for row in rows if row.is_blocking} == ({figure} if is_blocking else set())


def load_failed(
    warehouse: duckdb.DuckDBPyConnection, lake: Path, failed: int, articles: int
) -> None:
    """Stories of which some could not be annotated, as their rows say."""
    stories = many(MAYOR, articles)
    begin(warehouse, ["a"])
    load_batch(warehouse, write_ingest(lake, "a", stories), run_id=RUN)
    rows = annotate_rows(stories[failed:], RUN)
    of_failed = annotate_rows(stories[:failed], RUN)["annotations"]
    rows["annotations"] += [replace(row, annotation_status="failed") for row in of_failed]
    load_batch(warehouse, write_annotate(lake, "a", stories, **rows), run_id=RUN)


@pytest.mark.parametrize(
    ("failed", "articles", "is_blocking"),
    [
        pytest.param(5, 5, True, id="all"),
        pytest.param(6, 10, True, id="more than half"),
        pytest.param(5, 10, False, id="half"),
        pytest.param(4, 4, False, id="few, which may be odd"),
        pytest.param(3, 60, False, id="odd ones"),
    ],
)
def test_quality_blocks_a_night_whose_articles_cannot_be_annotated(
    tmp_path: Path, failed: int, articles: int, is_blocking: bool
) -> None:
    """Guard: a broken model gave a published night without quotes, and exit code 0."""
    warehouse = new_warehouse()
    load_failed(warehouse, tmp_path, failed, articles)
    rows = measure_quality(warehouse, RUN)
    (row,) = (row for row in rows if row.figure == "failed_annotation_share")
    assert (row.value, row.is_ok) == (failed / articles, False)
    assert {row.figure for row in rows if row.is_blocking} <= {row.figure}
    assert row.is_blocking == is_blocking
    assert read_failed_share(warehouse, RUN) == failed / articles
    (allowed,) = (
        row
        for row in measure_quality(warehouse, RUN, {"failed_annotation_share": 1})
        if row.figure == "failed_annotation_share"
    )
    assert (allowed.is_ok, allowed.is_blocking) == (True, False)


def test_quality_counts_articles_of_a_batch_that_failed_as_a_whole(tmp_path: Path) -> None:
    """Guard: where no model could be loaded there was no row to measure, and so no figure."""
    warehouse = new_warehouse()
    begin(warehouse, ["a", "b"])
    load_batch(warehouse, write_ingest(tmp_path, "a", many(MAYOR, 6)), run_id=RUN)
    assert read_failed_share(warehouse, RUN) == 0
    blocking = [row for row in measure_quality(warehouse, RUN) if row.is_blocking]
    assert [(row.figure, row.value) for row in blocking] == [("failed_annotation_share", 1.0)]
    annotated = [replace(RESIDENTS, slug=f"b{number}") for number in range(4)]
    load_batch(warehouse, write_ingest(tmp_path, "b", annotated), run_id=RUN)
    load_batch(warehouse, write_annotate(tmp_path, "b", annotated), run_id=RUN)
    measure_quality(warehouse, RUN)
    assert read_failed_share(warehouse, RUN) == 0.6


@pytest.mark.parametrize(
    ("past", "articles", "share", "is_blocking"),
    [
        pytest.param((), 1, None, False, id="the first night"),
        pytest.param((400.0, 400.0), 1, None, False, id="too short a past"),
        pytest.param((9.0, 9.0, 9.0), 1, None, False, id="too small a past"),
        pytest.param((60.0, 60.0, 60.0), 12, 0.2, False, id="just enough"),
        pytest.param((60.0, 60.0, 60.0), 11, 11 / 60, True, id="a feed broke off"),
    ],
)
def test_quality_blocks_a_sudden_drop_of_articles(
    tmp_path: Path, past: tuple[float, ...], articles: int, share: float | None, is_blocking: bool
) -> None:
    warehouse = new_warehouse()
    remember(warehouse, "articles_loaded", past)
    load_stories(warehouse, tmp_path, many(MAYOR, articles))

    rows = measure_quality(warehouse, RUN)

    (row,) = (row for row in rows if row.figure == "articles_against_recent")
    assert (row.value, row.is_blocking) == (pytest.approx(share), is_blocking)
    if not is_blocking:
        require_gates(rows)
        return
    with pytest.raises(GateError) as raised:
        require_gates(rows)
    assert raised.value.rows == rows
    assert str(raised.value).startswith(
        "not published: articles_against_recent: 0.183 is under the threshold 0.2; the published"
    )


def test_quality_a_run_without_new_archives_has_no_drop(tmp_path: Path) -> None:
    """Guard: newer code reads all archives again and finds no article that is new."""
    warehouse = new_warehouse()
    remember(warehouse, "articles_loaded", (60.0, 60.0, 60.0))
    load_stories(warehouse, tmp_path, [MAYOR])
    warehouse.execute("update archives set first_seen_at = first_seen_at - interval 1 day")

    figures = {row.figure: row.value for row in measure_quality(warehouse, RUN)}

    assert [
        figures[name] for name in ("articles_loaded", "articles_against_recent", "silent_sources")
    ] == [None, None, None]


def test_quality_names_sources_that_fell_silent(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    remember(warehouse, "articles_loaded", (2.0, 2.0, 2.0))
    for number in range(3):
        stories = [
            replace(MAYOR, slug=f"m{number}"),
            replace(RESIDENTS, slug=f"r{number}"),
            *([replace(MAYOR, source="once.example")] if number == 1 else []),
        ]
        folder = write_ingest(tmp_path, f"e{number}", stories, slice_no=number)
        load_batch(warehouse, folder, run_id=f"earlier-{number}")
    load_stories(warehouse, tmp_path, [MAYOR])

    (row,) = (row for row in measure_quality(warehouse, RUN) if row.figure == "silent_sources")

    assert row == QualityRow(
        RUN,
        "silent_sources",
        1.0,
        0,
        "at_most",
        None,
        False,
        False,
        "1 is over the threshold 0 (bellmore.example)",
    )
