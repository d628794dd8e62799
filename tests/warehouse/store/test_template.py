"""A new file that begins as a copy of an empty one."""

import sys
from pathlib import Path

import pytest

from tests.warehouse.store.test_migrate import CATALOG
from warehouse.store import template
from warehouse.store.dictionary import open_empty
from warehouse.store.files import open_working


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python keeps what it made, in a place of the test's own."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache"


def made_in(cache: Path) -> list[Path]:
    return sorted(cache.rglob(template.KEPT))


def test_template_gives_the_tables_views_and_macros_of_a_file_made_from_nothing(
    cache: Path, tmp_path: Path
) -> None:
    for name in ("first", "second"):
        with open_working(tmp_path / f"{name}.duckdb") as working, open_empty() as empty:
            for question in CATALOG:
                found = working.connection.execute(question).fetchall()
                assert found == empty.execute(question).fetchall()
    assert len(made_in(cache)) == 1


def test_template_is_made_again_where_it_is_damaged_or_of_other_sources(
    cache: Path, tmp_path: Path
) -> None:
    template.copy_template(tmp_path / "one.duckdb")
    (path,) = made_in(cache)
    path.write_bytes(path.read_bytes()[:-1])
    path.with_name("empty.other.other.duckdb").touch()

    template.copy_template(tmp_path / "two.duckdb")

    (again,) = made_in(cache)
    assert again.read_bytes() == (tmp_path / "two.duckdb").read_bytes()


@pytest.mark.parametrize("writes", [True, False], ids=["no folder can be made", "told not to"])
def test_template_is_left_out_where_nothing_can_be_written(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, writes: bool
) -> None:
    if writes:
        cache.touch()
    monkeypatch.setattr(sys, "dont_write_bytecode", not writes)

    with open_working(tmp_path / "w.duckdb") as working:
        assert working.connection.execute("from schema_version").fetchall()

    assert made_in(cache) == []
