"""Patterns with a day in them: back-fill, nights that were missed, days on which nothing came."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from flows.days import lay_days, list_days
from flows.settings import Settings, SettingsError
from tests.conftest import ARCHIVES, Place
from warehouse.errors import ContractError

TEXTS = sorted((ARCHIVES / "wire").glob("*.txt"))


def settings(first: date | None = None, last: date | None = None, **more: Path) -> Settings:
    return Settings(from_day=first, to_day=last, **more)


def test_days_make_a_pattern_each() -> None:
    laid, optional = lay_days(
        ["a/%Y/%m/%d/*.gz", "all/100%25/", "b-%Y%m.xml"],
        settings(date(2026, 1, 31), date(2026, 2, 1)),
    )
    dated = ["a/2026/01/31/*.gz", "a/2026/02/01/*.gz"]
    assert laid == [*dated, "all/100%25/", "b-202601.xml", "b-202602.xml"]
    assert optional == {*dated, "b-202601.xml", "b-202602.xml"}


@pytest.mark.parametrize(
    ("patterns", "first", "last", "told"),
    [
        pytest.param(["a/"], date(2026, 1, 1), None, "--from and --to are for patterns", id="none"),
        pytest.param(["a/%Y"], date(2026, 1, 2), date(2026, 1, 1), "is after --to", id="turned"),
        pytest.param(["a/%Y"], date(206, 1, 1), None, "more than 100,000 days", id="a slip"),
    ],
)
def test_days_that_make_no_sense_are_told(
    patterns: list[str], first: date, last: date | None, told: str
) -> None:
    with pytest.raises(SettingsError, match=told):
        lay_days(patterns, settings(first, last))


def test_days_left_out_are_those_since_the_last_good_run(demo: Place, tmp_path: Path) -> None:
    """A night that was missed, or failed, is caught up with by the next one."""
    today = datetime.now(UTC).date()
    nowhere = settings(warehouse=tmp_path / "none.duckdb")
    assert list(list_days(nowhere)) == [today]
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(demo.warehouse, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "update runs set finished_at = finished_at - interval 3 days;"
            "insert into runs by name select * replace ('later' as run_id, 'failed' as status, "
            "finished_at + interval 2 days as finished_at) from runs"
        )
    days = list(list_days(settings(warehouse=path)))
    assert days[-4:] == [today - timedelta(days=number) for number in (3, 2, 1, 0)]
    assert len(days) <= 5
    before = settings(last=today - timedelta(days=9), warehouse=path)
    with pytest.raises(
        SettingsError, match=r"the last run completed on .* is after --to .* --from"
    ):
        list(list_days(before))
    with duckdb.connect(str(path)) as connection:
        connection.execute("update runs set finished_at = finished_at + interval 9 days")
    # A file that cannot be read now is no first run: the days since then would be lost.
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ContractError, match="damaged"):
        list(list_days(settings(warehouse=damaged)))
    # The clock of the machine went back: nobody said --from.
    with pytest.raises(SettingsError, match=f"after today, {today}: look at the clock; say"):
        list(list_days(settings(warehouse=path)))
    # Somebody did, once: that is the last run, whatever the one before was dated.
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "insert into runs by name select * replace ('mended' as run_id, 'completed' as status, "
            f"timestamp '{today} 03:00' as finished_at) from runs limit 1"
        )
    assert list(list_days(settings(warehouse=path))) == [today]


def test_days_are_filled_back_and_what_is_missing_is_told(tmp_path: Path) -> None:
    for text, day in zip(TEXTS, ("05", "07", "08"), strict=False):
        folder = tmp_path / "archives" / "2026" / "01" / day
        folder.mkdir(parents=True)
        shutil.copy(text, folder)
    place = Place(tmp_path)
    pattern = f"{tmp_path}/archives/%Y/%m/%d/*.txt"
    command = place.command(pattern)
    filled = place.call([*command, "--from", "2026-01-05", "--to", "2026-01-07"])
    assert filled.code == 0, filled.said
    assert f"look at no archive for {tmp_path}/archives/2026/01/06/*.txt" in filled.said
    listed = place.ask("sql", "-f", "csv", "select uri from archives order by uri").printed
    assert [line.rsplit("/", 2)[-2] for line in listed.splitlines()[1:]] == ["05", "07"]
    none = place.call([*command, "--from", "2025-01-01", "--to", "2025-01-09"])
    assert none.code == 1
    assert "2025/01/01/*.txt" in none.said
    assert "and 4 more: no archive in it" in none.said
