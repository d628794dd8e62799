"""Warehouses of other layouts, and files that are none: one sentence, with what mends it."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ARCHIVES, Place
from warehouse.store.files import SCHEMA_VERSION


@pytest.fixture
def foreign(tmp_path: Path) -> Place:
    """A DuckDB file of somebody else."""
    place = Place(tmp_path)
    with duckdb.connect(str(place.warehouse)) as connection:
        connection.execute("create table sales (euros integer)")
    return place


@pytest.fixture
def other(demo: Place, tmp_path: Path) -> Place:
    """The demo as code of another day made it, without a view of today's."""
    place = Place(tmp_path)
    shutil.copyfile(demo.warehouse, place.warehouse)
    change_file(place, "drop view v_attributions")
    return place


def change_file(place: Place, sql: str) -> None:
    with duckdb.connect(str(place.warehouse)) as connection:
        connection.execute(sql)


def read_told(place: Place) -> str:
    """The one line that says what is wrong, behind those that say what is being done."""
    assert "Traceback" not in place.said
    assert place.code == 1
    return place.said.splitlines()[-1].removeprefix(f"onrecord: {place.warehouse}: ")


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(["check"], id="check"),
        pytest.param(["status"], id="status"),
        pytest.param(["show", "x"], id="show"),
        pytest.param(["cookbook", "1"], id="cookbook"),
        pytest.param(["run", str(ARCHIVES / "wire")], id="run"),
    ],
)
def test_layout_a_file_that_is_no_warehouse_is_told_and_left(
    foreign: Place, asked: list[str]
) -> None:
    """Guard: a check and a run ended in a traceback."""
    lake = ["--lake", str(foreign.lake)] if asked[0] == "run" else []
    assert read_told(foreign.ask(*asked, *lake)).startswith(
        "a DuckDB file, and no warehouse of onrecord; name another with --warehouse"
    )
    with duckdb.connect(str(foreign.warehouse)) as connection:
        assert connection.sql("select table_name from duckdb_tables()").fetchall() == [("sales",)]


@pytest.mark.parametrize(
    ("layout", "mended"),
    [
        pytest.param(
            SCHEMA_VERSION - 1,
            "the next run with this version of onrecord writes it anew",
            id="an earlier one",
        ),
        pytest.param(99, "newer code made it: install that again", id="a later one"),
    ],
)
def test_layout_what_is_missing_in_another_one_is_told_with_the_reason(
    other: Place, layout: int, mended: str
) -> None:
    change_file(other, f"update schema_version set schema_version = {layout}")
    told = read_told(other.ask("sql", "from v_attributions"))
    assert told == (
        f"has layout {layout}, and this code asks for {SCHEMA_VERSION}; {mended} "
        "(there is no table or view v_attributions; near it are annotations, v_syndication)"
    )
    assert other.ask("sql", "select count(*) from quotes").code == 0
    assert "syntax error" in other.ask("sql", "selec").said


def test_layout_what_is_missing_in_a_file_of_today_is_no_matter_of_layout(other: Place) -> None:
    assert "layout" not in other.ask("sql", "from v_attributions").said


def test_layout_a_later_one_is_refused_before_the_work(other: Place) -> None:
    """Guard: a night was read and annotated before it was."""
    change_file(other, "update schema_version set schema_version = 99")
    ended = other.ask("run", str(ARCHIVES / "wire"), "--lake", str(other.lake))
    assert read_told(ended).startswith("has layout 99, and this code asks for")
    assert "reading archives" not in ended.said
    assert not other.lake.exists()
