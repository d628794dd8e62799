"""Tables and views as files: every format, whole or not at all, and nothing else read."""

import csv
import gzip
import json
from itertools import cycle
from pathlib import Path
from typing import get_args

import pyarrow.parquet as pq
import pytest

from tests.conftest import Place
from tests.support.warehouse_lakes import begin, write_archive
from tests.support.warehouse_stories import MAYOR, RESIDENTS, RUN
from warehouse.ask.export import ExportFormat, export_table, format_of
from warehouse.ask.sql import ask
from warehouse.errors import AskError, StoreMissing
from warehouse.load.batches import load_batch
from warehouse.resolve.run import resolve
from warehouse.store.files import open_working


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("export"))
    with open_working(place.warehouse) as working:
        begin(working.connection, ["a"])
        for folder in write_archive(place.lake, "a", [MAYOR, RESIDENTS]):
            load_batch(working.connection, folder, run_id=RUN)
        resolve(working.connection)
        working.publish()
    return place


def test_export_every_table_and_view_in_a_format_in_turn(place: Place, tmp_path: Path) -> None:
    names = ask(
        place.warehouse,
        "select view_name as name from duckdb_views() where not internal union all "
        "select table_name from duckdb_tables() order by 1",
    )["name"].to_pylist()
    formats = cycle(get_args(ExportFormat))
    for name, format in zip(names, formats, strict=False):
        expected = ask(place.warehouse, f"from {name}")
        target = tmp_path / f"{name}.{format}"
        assert export_table(place.warehouse, name, target, format) == expected.num_rows
        if format == "parquet":
            written = pq.read_table(target)
            # a view promises no order
            assert sorted(map(repr, written.to_pylist())) == sorted(map(repr, expected.to_pylist()))
        elif format == "json":
            lines = target.read_text(encoding="utf-8").splitlines()
            assert [list(json.loads(line)) for line in lines] == [
                expected.column_names for _ in range(expected.num_rows)
            ]
        else:
            with target.open(encoding="utf-8", newline="") as text:
                rows = list(csv.reader(text))
            assert rows[0] == expected.column_names
            assert len(rows) == expected.num_rows + 1
    assert len(list(tmp_path.iterdir())) == len(names)


def test_export_csv_writes_lists_as_json(place: Place, tmp_path: Path) -> None:
    target = tmp_path / "quotes.csv"
    export_table(place.warehouse, "quotes", target, "csv", where="quote_type = 'indirect' -- so")

    with target.open(encoding="utf-8", newline="") as text:
        (row,) = csv.DictReader(text)
    assert (row["text"], json.loads(row["content_spans"])) == (
        "nobody asked them",
        [{"char_start": 15, "char_end": 32}],
    )


@pytest.mark.parametrize(
    ("table", "where", "said"),
    [
        pytest.param("v_quots", None, "no table or view v_quots; near it are v_quotes", id="table"),
        pytest.param('quotes"; drop', None, "no table or view", id="more than a name"),
        pytest.param("quotes", "txt = 'a'", 'Candidate bindings: "text"', id="column"),
        pytest.param("quotes", "text = ", "--where text = : Parser Error", id="syntax"),
        pytest.param("quotes", "true); drop table quotes; (", "--where true)", id="statements"),
        pytest.param("quotes", "true) union (from runs", "columns", id="another table's rows"),
        pytest.param(
            "quotes", "exists (from read_csv('/etc/hosts'))", "for reading only", id="another file"
        ),
    ],
)
def test_export_refuses_with_a_reason_and_leaves_the_target(
    place: Place, tmp_path: Path, table: str, where: str | None, said: str
) -> None:
    target = tmp_path / "out.csv"
    target.write_text("before")

    with pytest.raises(AskError) as raised:
        export_table(place.warehouse, table, target, "csv", where=where)

    assert said in str(raised.value)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.csv", "before")]


def test_export_without_a_warehouse(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        export_table(tmp_path / "w.duckdb", "quotes", tmp_path / "quotes.csv", "csv")


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.csv", "csv"), ("a.csv.gz", "csv"), ("a.2026.json", "json"), ("parquet", None)],
)
def test_export_format_is_read_off_the_name(name: str, format: str | None) -> None:
    assert format_of(Path(name)) == format


def test_export_command(place: Place, tmp_path: Path) -> None:
    target = tmp_path / "quotes.json.gz"
    done = place.ask("export", "v_quotes", "-o", str(target), "--where", "source like 'arden%'")
    assert (done.code, done.printed, f"1 rows in {target}" in done.said) == (0, "", True)
    (line,) = gzip.decompress(target.read_bytes()).splitlines()
    assert json.loads(line)["display_name"] == "Jane Roe"

    wrong = place.ask("export", "v_quots", "-o", str(target))
    assert (wrong.code, "near it are v_quotes" in wrong.said) == (1, True)
    nowhere = place.ask("export", "quotes", "-o", str(tmp_path / "no" / "q.csv"))
    assert (nowhere.code, "--output" in nowhere.said) == (2, True)
