"""Quality figures of a run against limits and against the runs before it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tests.warehouse_lakes import begin, new_warehouse, write_annotate, write_ingest
from tests.warehouse_stories import (
    MAYOR,
    RESIDENTS,
    RUN,
    STARTED_AT,
    Said,
    archive_id_of,
    make_reject,
)
from warehouse.errors import ContractError
from warehouse.ledger import RunRow, finish_run, start_run
from warehouse.load import load_batch
from warehouse.quality import FIGURES, QualityRow, measure_quality
from warehouse.resolve import resolve

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
        "undated_share": 0.25,
        "without_quotes_share": 0.25,
        "quotes_per_article": 1.0,
        "quotes_with_speaker_share": 0.75,
        "named_speaker_share": 0.5,
        "direct_quote_share": 0.75,
        "claims_per_article": 1.0,
        "attributed_claim_share": 1.0,
        "mentions_per_article": 0.75,
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

    assert [row.value for row in rows] == [0.0] + [None] * (len(FIGURES) - 1)
    assert all(row.is_ok for row in rows)


def test_quality_holds_figures_against_the_median_of_the_last_seven_runs(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    for number, value in enumerate((90.0, 4.0, 4.0, 4.0, 5.0, 6.0, 6.0, 6.0)):
        run_id = f"earlier-{number}"
        start_run(warehouse, RunRow(run_id, STARTED_AT - timedelta(days=9 - number)))
        finish_run(warehouse, run_id, "completed", finished_at=STARTED_AT)
        warehouse.execute(
            "insert into quality values ($id, 'quotes_per_article', $value, null, 'at_least', "
            "null, true, null)",
            {"id": run_id, "value": value},
        )
    begin(warehouse, ["a"])
    stories = [replace(MAYOR, slug=f"story-{number}") for number in range(50)]
    load_batch(warehouse, write_ingest(tmp_path, "a", stories), run_id=RUN)
    load_batch(warehouse, write_annotate(tmp_path, "a", stories), run_id=RUN)
    resolve(warehouse)

    assert [row for row in measure_quality(warehouse, RUN) if not row.is_ok] == [
        QualityRow(
            RUN,
            "quotes_per_article",
            1.0,
            None,
            "at_least",
            5.0,
            False,
            "1 is far from the recent median 5",
        )
    ]
