"""Who is who across articles: joins, splits, doubts, and the same rows whatever came when."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.resolution import load_marked, read_resolved, score
from tests.marked_names import (
    MARKED,
    MarkedArticle,
    marked_annotate_rows,
    marked_ingest_rows,
    read_marked_names,
)
from tests.warehouse_lakes import begin, find_broken, new_warehouse, write_annotate, write_ingest
from tests.warehouse_stories import RUN, archive_id_of
from warehouse.entity_tuning import EntityTuning
from warehouse.load import load_batch
from warehouse.resolve import resolve

RESOLVED = (
    "entities",
    "entity_aliases",
    "speakers",
    "entity_names",
    "entity_moves",
    "entity_joins",
    "entity_doubts",
    "version_entities",
    "version_entity_aliases",
    "version_speakers",
    "entity_mentions",
    "speaker_roles",
    "quotes",
    "claims",
    "claim_entities",
)
POOL = [
    article for half in ("tuned", "held") for article in read_marked_names(MARKED / f"{half}.md")
]


def read_resolved_rows(warehouse: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: sorted(warehouse.execute(f"from {table}").fetchall(), key=repr) for table in RESOLVED
    }


def add(
    warehouse: duckdb.DuckDBPyConnection,
    lake: Path,
    articles: Sequence[MarkedArticle],
    slice_no: int,
) -> None:
    archive_id = archive_id_of("marked")
    stories = [article.story for article in articles]
    rows = marked_ingest_rows(articles, archive_id)
    for folder in (
        write_ingest(lake, "marked", stories, slice_no=slice_no, **rows),
        write_annotate(
            lake, "marked", stories, slice_no=slice_no, **marked_annotate_rows(articles)
        ),
    ):
        load_batch(warehouse, folder, run_id=RUN)


@st.composite
def nights(draw: st.DrawFn) -> list[list[list[MarkedArticle]]]:
    """Some articles in any order, cut into nights of batches."""
    first = draw(st.integers(0, len(POOL) - 30))
    articles = draw(st.permutations(POOL[first : first + 24]))
    cut: list[list[list[MarkedArticle]]] = [[[]]]
    for article in articles:
        where = draw(st.sampled_from(("batch", "batch", "batch", "new batch", "new night")))
        if where == "new night":
            cut.append([[]])
        elif where == "new batch":
            cut[-1].append([])
        cut[-1][-1].append(article)
    return cut


@settings(
    max_examples=int(os.environ.get("IDENTIFY_EXAMPLES", "8")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    cut=nights(),
    tuning=st.sampled_from((EntityTuning(), EntityTuning(hub_articles=2, most_names_a_key=2))),
)
def test_identify_is_the_same_in_one_night_and_in_many(
    tmp_path: Path, cut: list[list[list[MarkedArticle]]], tuning: EntityTuning
) -> None:
    warehouse = new_warehouse()
    begin(warehouse, ["marked"])
    lake = tmp_path / "many"
    batches = [[batch for batch in night if batch] for night in cut]
    for number, night in enumerate(batches):
        for place, batch in enumerate(night):
            add(warehouse, lake, batch, number * 100 + place)
        resolve(warehouse, entity_tuning=tuning)
    at_once = new_warehouse()
    everything = sorted(
        (article for night in batches for batch in night for article in batch),
        key=lambda article: article.slug,
    )
    load_marked(everything, tmp_path / "once", at_once, tuning)

    assert read_resolved_rows(warehouse) == read_resolved_rows(at_once)
    assert find_broken(warehouse) == []
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_identify_keeps_the_marked_names_apart(tmp_path: Path, half: str) -> None:
    articles = read_marked_names(MARKED / f"{half}.md")
    warehouse = new_warehouse()
    load_marked(articles, tmp_path, warehouse)
    marked = {
        (article.slug, number): name.entity
        for article in articles
        for number, name in enumerate(article.names)
    }

    found = score(marked, read_resolved(articles, warehouse))

    assert (found.pair_precision, found.pair_recall >= 0.96) == (1.0, True)
