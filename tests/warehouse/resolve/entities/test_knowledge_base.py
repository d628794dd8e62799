"""Items of a knowledge base: read, refused with the line, linked, and left open in doubt."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.resolution import load_marked
from tests.support.marked_names import MARKED, read_marked_names
from tests.support.warehouse_lakes import new_warehouse
from warehouse.errors import ContractError
from warehouse.resolve.entities.knowledge_base import read_items
from warehouse.resolve.run import resolve

ITEMS: list[dict[str, Any]] = [
    {
        "wikidata_id": "Q1",
        "name": "John Smith",
        "type": "person",
        "description": "British politician and minister",
        "sitelinks": 40,
    },
    {"wikidata_id": "Q2", "name": "John Smith", "type": "person", "description": "footballer"},
    {"wikidata_id": "Q3", "name": "John Smith", "type": "person", "description": "English poet"},
    {
        "wikidata_id": "Q4",
        "name": "World Health Org.",
        "aliases": ["World Health Organization"],
        "type": "organization",
    },
    {"wikidata_id": "Q5", "name": "Paris", "type": "place", "country_code": "FR"},
    {"wikidata_id": "Q6", "name": "Paris", "type": "place", "country_code": "US"},
    {"wikidata_id": "Q7", "name": "Clara Beaumont", "type": "person"},
    {"wikidata_id": "Q8", "name": "Ned Pallister", "type": "person"},
    {"wikidata_id": "Q9", "name": "Ned Pallister", "type": "person"},
    {"wikidata_id": "Q10", "name": "Cairo University", "type": "person"},
]


def write_lines(path: Path, *lines: Any) -> Path:
    text = "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines)
    path.write_text(text, encoding="utf-8")
    return path


def test_kb_links_where_one_item_fits_and_keeps_what_is_open(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    load_marked(read_marked_names(MARKED / "tuned.md"), tmp_path / "lake", warehouse)

    resolve(warehouse, kb=write_lines(tmp_path / "kb.jsonl", *ITEMS))
    linked = warehouse.execute(
        """
        select
            e.canonical_name,
            e.country_code,
            (
                select min(r.title)
                from speakers s
                join speaker_roles r using (speaker_id)
                where s.entity_id = e.entity_id
            ) as title,
            e.wikidata_id,
            e.wikidata_candidates
        from entities e
        where e.wikidata_candidates is not null
        order by all
        """
    ).fetchall()
    resolve(warehouse)

    assert linked == [
        ("Clara Beaumont", None, "former prime minister", "Q7", ["Q7"]),
        ("John Smith", None, "ambassador", "Q1", ["Q1", "Q2", "Q3"]),
        ("John Smith", None, "forward", "Q2", ["Q2", "Q1", "Q3"]),
        ("John Smith", None, "resident", None, ["Q1", "Q2", "Q3"]),
        ("Ned Pallister", None, "coach", None, ["Q8", "Q9"]),
        ("Paris", "FR", None, "Q5", ["Q5"]),
        ("Paris", "US", None, "Q6", ["Q6"]),
        ("World Health Organisation", None, None, "Q4", ["Q4"]),
    ]
    assert warehouse.execute(
        "select count(wikidata_id), count(wikidata_candidates) from entities"
    ).fetchall() == [(0, 0)]


def test_kb_reads_parquet_as_it_reads_lines(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "kb.jsonl", *ITEMS)
    pq.write_table(pa.Table.from_pylist(ITEMS), tmp_path / "kb.parquet")

    assert read_items(tmp_path / "kb.parquet").drop_columns(["aliases", "country_code"]) == (
        read_items(lines).drop_columns(["aliases", "country_code"])
    )


GOOD = ITEMS[0]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param([GOOD, "{"], "kb.jsonl, line 2: not JSON", id="not JSON"),
        pytest.param([GOOD, "", "[]"], "line 3: not an object", id="a list"),
        pytest.param([GOOD | {"name": " "}], "line 1: name is ' ', must be text", id="no name"),
        pytest.param([GOOD | {"wikidata_id": "X1"}], "line 1: wikidata_id is 'X1'", id="id"),
        pytest.param([GOOD | {"type": "human"}], "type is 'human', must be one of", id="type"),
        pytest.param([GOOD | {"aliases": "Jo"}], "aliases is 'Jo', must be a list", id="aliases"),
        pytest.param([GOOD | {"country_code": "uk"}], "country_code is 'uk'", id="country"),
        pytest.param([GOOD | {"description": 3}], "description is 3, must be text", id="words"),
        pytest.param([GOOD, GOOD], "line 2: wikidata_id Q1 is in line 1 already", id="twice"),
    ],
)
def test_kb_errors_name_the_line(tmp_path: Path, lines: list[Any], said: str) -> None:
    with pytest.raises(ContractError, match=said):
        read_items(write_lines(tmp_path / "kb.jsonl", *lines))


def test_kb_errors_name_the_row_or_the_column_of_a_parquet_file(tmp_path: Path) -> None:
    path = tmp_path / "kb.parquet"
    pq.write_table(pa.Table.from_pylist([GOOD, GOOD | {"wikidata_id": "Q0"}]), path)
    with pytest.raises(ContractError, match="row 2: wikidata_id is 'Q0'"):
        read_items(path)

    pq.write_table(pa.table({"name": ["Jane Roe"]}), path)
    with pytest.raises(ContractError, match="there is no column type, wikidata_id"):
        read_items(path)


def test_kb_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"none\.jsonl: cannot be read .* the setting kb"):
        read_items(tmp_path / "none.jsonl")
