"""The pages in docs/ are what the schema gives now, and every id in it leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from warehouse.store.dictionary import GROUPS, HOLDERS, PAGES, holder_of, open_empty, write_page

DOCS = ROOT / "docs"
OWN_IDS = {"story_id", "words_id", "wikidata_id", "section_id", "mention_id", "reject_id"}


@pytest.mark.parametrize("page", PAGES)
def test_docs_are_current(page: str) -> None:
    """If this fails: make docs."""
    assert (DOCS / f"{page}.md").read_text(encoding="utf-8") == write_page(page)


def test_docs_hold_every_table_view_and_macro() -> None:
    with open_empty() as connection:
        names = {
            name
            for (name,) in connection.execute(
                "select table_name from duckdb_tables() "
                "union all select view_name from duckdb_views() where not internal "
                "union all select function_name from duckdb_functions() where not internal"
            ).fetchall()
        }
    told = (DOCS / "tables.md").read_text(encoding="utf-8")
    assert {name for name in names if f"### {name}\n" in told or f"`{name}(" in told} == names


def test_docs_every_id_leads_to_a_table_that_has_it() -> None:
    with open_empty() as connection:
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() c "
            "semi join duckdb_tables() using (table_name) where ends_with(column_name, '_id')"
        ).fetchall()
    assert {name for _, name in columns if holder_of(name) is None} == OWN_IDS
    held = {(table, name) for name, table in HOLDERS.items()}
    assert held <= set(columns)
    assert {table for group in GROUPS.values() for table in group} <= {
        table for table, _ in columns
    }


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_docs_links_lead_to_files(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists()
