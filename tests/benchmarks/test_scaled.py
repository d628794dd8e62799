"""Copies of a lake for timing: whole in themselves, and alike where they are to be."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.scaled import VARIANTS, scale_lake
from tests.conftest import Place
from tests.support.warehouse_lakes import find_broken, new_warehouse
from tests.support.warehouse_stories import RUN
from warehouse.ask.sql import ask
from warehouse.load.batches import load_batches
from warehouse.resolve.run import resolve

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def lake(demo: Place, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The feed of the demo's lake alone: a dozen stories are alike or not as all of them are."""
    (feed,) = ask(
        demo.warehouse, "select archive_id from archives where uri like '%/daily.jsonl'"
    ).to_pylist()
    folder = tmp_path_factory.mktemp("lake")
    for stage in ("ingest", "annotate"):
        shutil.copytree(demo.lake / stage / feed["archive_id"], folder / stage / feed["archive_id"])
    return folder


def ids(folders: list[Path], table: str, column: str) -> set[str]:
    rows = pq.read_table(folders[-1] / f"{table}.parquet", columns=[column])
    return set(rows[column].drop_null().to_pylist())


@pytest.mark.parametrize("repeated", [0.0, 0.5, 1.0])
def test_scaled_copies_share_names_and_some_words(
    lake: Path, tmp_path: Path, repeated: float
) -> None:
    made = list(scale_lake(lake, tmp_path, VARIANTS + 1, merged=True, repeated=repeated))
    first, next_one, again = made[0], made[1], made[VARIANTS]

    names = ids(first, "entities", "entity_id")
    assert ids(again, "entities", "entity_id") == names
    assert len(ids(next_one, "entities", "entity_id") & names) < len(names) / 2
    said = ids(first, "claims", "claim_cluster_id")
    share = len(ids(again, "claims", "claim_cluster_id") & said) / len(said)
    assert share == repeated if repeated in (0, 1) else 0.2 < share < 0.8
    assert not ids(again, "quotes", "quote_id") & ids(first, "quotes", "quote_id")


def test_scaled_copies_pass_all_checks(lake: Path, tmp_path: Path) -> None:
    made = list(scale_lake(lake, tmp_path, 2, merged=True))
    warehouse = new_warehouse()
    load_batches(warehouse, [folder for copy in made for folder in copy], run_id=RUN)
    resolve(warehouse)

    assert find_broken(warehouse) == []
    loaded = warehouse.execute("select count(distinct text), count(*) from quotes").fetchall()
    once = len(pq.read_table(made[0][-1] / "quotes.parquet"))
    assert loaded[0][1] == 2 * once
    assert loaded[0][0] > once
