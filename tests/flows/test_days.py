"""Patterns with a day in them: back-fill, nights that were missed, days on which nothing came."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import duckdb
import pytest

from flows.days import lay_days, list_days
from flows.settings import Settings, SettingsError
from tests.conftest import ARCHIVES, Place
from warehouse.errors import ContractError
from warehouse.load.ledger import RunRow, finish_run, start_run
from warehouse.store.tables import create_tables

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


TODAY = datetime.now(UTC).date()
NIGHTLY = "archives/%Y/%m/%d/*.gz"


@dataclass(frozen=True, slots=True)
class Ran:
    """A run so many days ago, over patterns and days that are so many days ago."""

    ago: int
    patterns: tuple[str, ...] | None = (NIGHTLY,)
    first: int | None = None
    last: int | None = None
    status: str = "completed"


def remember(place: Path, runs: Sequence[Ran]) -> Path:
    """A warehouse with these runs, noted in this order."""
    path = place / "warehouse.duckdb"
    with duckdb.connect(str(path)) as connection:
        create_tables(connection)
        for number, ran in enumerate(runs):
            first, last = (ran.ago if day is None else day for day in (ran.first, ran.last))
            noted: dict[str, object] = {}
            if ran.patterns is not None:
                whole = [str(Path(pattern).absolute()) for pattern in ran.patterns]
                noted = {"days_of": whole}
            if ran.patterns:
                noted |= {"from_day": str(ago(first)), "to_day": str(ago(last))}
            began = datetime.combine(ago(ran.ago), time(23, 50))
            run_id = f"{began:%Y%m%dT%H%M%S}-{number:06}"
            start_run(connection, RunRow(run_id, began, settings=noted))
            ended = began + timedelta(minutes=20)
            finish_run(connection, run_id, ran.status, finished_at=ended)
    return path


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("runs", "first"),
    [
        pytest.param([], 0, id="the first night"),
        pytest.param([Ran(3), Ran(2, first=3)], 2, id="the last run's day, which was not over"),
        pytest.param([Ran(5), Ran(3, status="failed")], 5, id="a failed night"),
        pytest.param([Ran(3, status="failed")], 3, id="a first night that failed"),
        pytest.param([Ran(9), Ran(1, ())], 9, id="a run over something else"),
        pytest.param([Ran(9), Ran(1, ("other/%Y%m%d.gz",))], 9, id="a run over another pattern"),
        pytest.param([Ran(9), Ran(1, (NIGHTLY, "other/%Y.gz"))], 9, id="a gap before the run"),
        pytest.param([Ran(9), Ran(1, first=400, last=300)], 9, id="a back-fill"),
        pytest.param([Ran(9), Ran(1, first=9, last=1)], 1, id="a night that caught up"),
        pytest.param([Ran(9), Ran(1, first=30, last=4)], 4, id="a back-fill that reaches further"),
        pytest.param([Ran(2), Ran(1, first=2, last=-5)], 1, id="days to come"),
        pytest.param([Ran(9, None), Ran(4, None)], 4, id="runs of before days were noted"),
        pytest.param([Ran(4, ("other/%Y.gz",))], 4, id="a pattern that is new"),
        pytest.param([Ran(-900), Ran(2, first=2)], 2, id="a clock that was ahead, once"),
    ],
)
def test_days_left_out_are_those_since_the_last_good_run_over_them(
    tmp_path: Path, runs: list[Ran], first: int
) -> None:
    """Guard: the day on which a run ended was the next one's first, and any run counted."""
    path = remember(tmp_path, runs) if runs else tmp_path / "none.duckdb"
    days = list(list_days([NIGHTLY], settings(warehouse=path)))
    assert days == [ago(number) for number in range(first, -1, -1)]


def test_days_that_cannot_be_told_are_asked_for(tmp_path: Path) -> None:
    path = remember(tmp_path, [Ran(-9)])
    before = settings(last=ago(9), warehouse=path)
    with pytest.raises(SettingsError, match=r"the last run was on .* is after --to .* --from"):
        list(list_days([NIGHTLY], before))
    # The clock of the machine went back: nobody said --from.
    with pytest.raises(SettingsError, match=f"after today, {TODAY}: look at the clock; say"):
        list(list_days([NIGHTLY], settings(warehouse=path)))
    # A file that cannot be read now is no first run: the days since then would be lost.
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ContractError, match="damaged"):
        list(list_days([NIGHTLY], settings(warehouse=damaged)))


def test_days_of_a_run_stand_in_the_ledger(tmp_path: Path) -> None:
    """Two patterns missed the same night; one of them is run alone, which is no run of the other's.

    A file may come into the folder of a day while a run goes on that ends on the next one.
    """
    for folder, text in zip("ab", TEXTS, strict=False):
        made = tmp_path / folder / f"{ago(2):%Y/%m/%d}"
        made.mkdir(parents=True)
        shutil.copy(text, made)
    place = Place(tmp_path)
    first, second = (f"{tmp_path}/{folder}/%Y/%m/%d/*.txt" for folder in "ab")
    both = place.call([*place.command(first, second), "--from", str(ago(2)), "--to", str(ago(2))])
    assert both.code == 0, both.said
    (told,) = place.ask("sql", "-f", "csv", "select settings from runs").printed.splitlines()[1:]
    assert f'""days_of"": [""{first}"", ""{second}""]' in told.replace(",", ", ").replace("  ", " ")
    assert place.call(place.command(first)).code == 0
    days = list(list_days([second], settings(warehouse=place.warehouse)))
    assert days == [ago(2), ago(1), ago(0)]


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
