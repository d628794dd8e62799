"""A dry run says what there is to read and for how long, and leaves no trace."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ARCHIVES, Place
from warehouse.ask.sql import recent_speed

TEXT = next(iter(sorted((ARCHIVES / "wire").glob("*.txt"))))


def test_dry_run_lists_what_is_new_and_writes_nothing(tmp_path: Path) -> None:
    place = Place(tmp_path)
    dry = place.call([*place.command(TEXT), "--dry-run", "--json"])
    assert (dry.code, dry.said) == (0, "")
    assert json.loads(dry.printed) == {
        "new": [{"uri": str(TEXT), "format": "text", "size_bytes": TEXT.stat().st_size}],
        "new_bytes": TEXT.stat().st_size,
        "again": [],
        "known": 0,
        "refused": 0,
        "missing": [],
        "doubts": [],
        "obstacles": [],
        "seconds": None,
    }
    assert list(tmp_path.iterdir()) == []


def test_dry_run_tells_the_time_by_the_last_runs(demo: Place, tmp_path: Path) -> None:
    place = Place(tmp_path)
    shutil.copyfile(demo.warehouse, place.warehouse)
    speed = recent_speed(place.warehouse)
    assert speed is not None
    loaded = demo.ask(
        *("sql", "-f", "json"),
        "select (select sum(size_bytes) from archives where status = 'loaded') / seconds as speed "
        "from runs",
    )
    assert speed == (json.loads(loaded.printed)["speed"], 1)
    new = tmp_path / "new.txt"
    new.write_bytes(TEXT.read_bytes() * 40)
    dry = place.call([*place.command(TEXT, new), "--dry-run"])
    assert dry.code == 0
    assert dry.printed.split() == [
        *("What", "would", "be", "worked", "on"),
        *("archive", "format", "bytes", "why"),
        *(str(new), "text", f"{new.stat().st_size}", "new"),
    ]
    assert "1 archives of" in dry.said
    assert "are new, 0 are done again, 1 are known, 0 have no reader; about" in dry.said
    assert {path.name for path in tmp_path.iterdir()} == {"new.txt", "warehouse.duckdb"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param(
            "annotate_versions = '{}'", "code, models or columns are others", id="older code"
        ),
        pytest.param("status = 'annotate failed'", "failed before", id="failed"),
    ],
)
def test_dry_run_calls_nothing_new_that_is_done_again(
    demo: Place, tmp_path: Path, change: str, why: str
) -> None:
    place = Place(tmp_path)
    shutil.copyfile(demo.warehouse, place.warehouse)
    with duckdb.connect(place.warehouse) as connection:
        connection.execute(f"update archives set {change}")
    dry = json.loads(place.call([*place.command(TEXT), "--dry-run", "--json"]).printed)
    told = {"uri": str(TEXT), "format": "text", "size_bytes": TEXT.stat().st_size, "why": why}
    assert (dry["new"], dry["new_bytes"], dry["again"], dry["known"]) == ([], 0, [told], 0)


def test_dry_run_says_where_nothing_could_be_written(tmp_path: Path) -> None:
    """Guard: it promised a night that the run then refused to begin."""
    place = Place(tmp_path / "file")
    place.folder.write_bytes(b"")
    dry = place.call([*place.command(TEXT), "--dry-run", "--json"])
    why = "there is a file where a folder has to be, or name another folder with"
    assert (dry.code, json.loads(dry.printed)["obstacles"]) == (
        1,
        [f"{place.lake}: {why} --lake", f"{place.warehouse.parent}: {why} --warehouse"],
    )
    told = place.call([*place.command(TEXT), "--dry-run"])
    assert (told.code, told.said.splitlines()[-2:]) == (1, json.loads(dry.printed)["obstacles"])
