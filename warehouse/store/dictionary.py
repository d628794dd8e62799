"""The data dictionary and the questions as pages, made from the schema itself.

In: the name of a page. Out: Markdown on standard output, as it lies in `docs/`; a test holds the
two equal. The decision to question: which table an id leads to is read off its name, since the
tables have no foreign keys (DuckDB refuses to replace a row that another refers to).

    python -m warehouse.store.dictionary tables > docs/tables.md
"""

import sys
from collections.abc import Callable, Iterator

import duckdb

from warehouse.store.named_sql import read_named_queries
from warehouse.store.tables import create_tables
from warehouse.store.views import lay_surface

HOLDERS = {
    "archive_id": "archives",
    "run_id": "runs",
    "batch_id": "batches",
    "article_id": "articles",
    "version_id": "article_versions",
    "entity_id": "entities",
    "speaker_id": "speakers",
    "role_id": "speaker_roles",
    "quote_id": "quotes",
    "claim_id": "claims",
    "quote_cluster_id": "quote_clusters",
    "claim_cluster_id": "claim_clusters",
    "syndication_id": "articles",
}
"""The table in which an id says which row it is; others, such as first_quote_id, end as one."""

GROUPS = {
    "Articles and their words": ("articles", "article_versions", "sections", "article_records"),
    "Who said what": (
        *("speakers", "speaker_roles", "quotes", "quote_roles"),
        *("quote_clusters", "quote_cluster_members"),
        *("claims", "claim_entities", "claim_clusters", "claim_cluster_members"),
    ),
    "Who and what is named": ("entities", "entity_aliases", "entity_mentions"),
    "Where it came from": ("archives", "runs", "run_files", "batches", "rejects", "annotations"),
}
"""What the pictures show; every table is on the page of tables."""


def open_empty() -> duckdb.DuckDBPyConnection:
    """A warehouse without rows."""
    connection = duckdb.connect()
    create_tables(connection)
    lay_surface(connection)
    return connection


def holder_of(column: str) -> str | None:
    """The table that an id leads to."""
    return next(
        (table for name, table in HOLDERS.items() if column == name or column.endswith(f"_{name}")),
        None,
    )


def write_tables(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The page of tables, views, macros and words."""
    yield "# Tables, views and macros"
    yield ""
    yield "Made from the comments in the warehouse by `make docs`; [schema.md](schema.md) draws it."
    yield "Ids are text. Spans are half-open and count Unicode code points. Times are UTC."
    for kind in ("table", "view"):
        yield from ("", f"## {kind.title()}s")
        for name, comment in connection.execute(
            f"select {kind}_name, comment from duckdb_{kind}s() where not internal order by 1"
        ).fetchall():
            yield from ("", f"### {name}", "", _escape(comment), "")
            yield from _write_columns(connection, name)
    yield from ("", "## Macros", "", "Ask them as tables: `from quotes_by('Jane Roe')`.", "")
    yield from ("| call | gives |", "| --- | --- |")
    for name, kind, parameters, comment in _read_macros(connection):
        if kind == "table_macro":
            yield f"| `{name}({', '.join(parameters)})` | {_escape(comment)} |"
    yield from ("", "These give a value:", "", "| call | gives |", "| --- | --- |")
    for name, kind, parameters, comment in _read_macros(connection):
        if kind == "macro":
            yield f"| `{name}({', '.join(parameters)})` | {_escape(comment)} |"
    yield from ("", "## Closed lists", "", "| list | word | meaning |", "| --- | --- | --- |")
    for vocabulary, word, meaning in connection.execute(
        "from vocabularies order by rowid"
    ).fetchall():
        yield f"| `{vocabulary}` | `{word}` | {_escape(meaning or '')} |"


def _write_columns(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator[str]:
    keys = connection.execute(
        "select unnest(constraint_column_names) from duckdb_constraints() "
        "where table_name = $table and constraint_type = 'PRIMARY KEY'",
        {"table": table},
    ).fetchall()
    yield from ("| column | type | |", "| --- | --- | --- |")
    for name, kind, is_nullable, comment in connection.execute(
        "select column_name, data_type, is_nullable, comment from duckdb_columns() "
        "where table_name = $table order by column_index",
        {"table": table},
    ).fetchall():
        is_key = (name,) in keys
        marks = ", key" if is_key else "" if is_nullable else ", not null"
        yield f"| `{name}` | {kind.lower()}{marks} | {_escape(comment)} |"


def _read_macros(
    connection: duckdb.DuckDBPyConnection,
) -> list[tuple[str, str, list[str], str]]:
    return connection.execute(
        "select function_name, function_type, parameters, comment from duckdb_functions() "
        "where not internal and function_type in ('macro', 'table_macro') order by function_oid"
    ).fetchall()


def write_schema(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The page of pictures: which table leads to which."""
    yield "# How the tables hang together"
    yield ""
    yield "Made by `make docs`; [tables.md](tables.md) says what each column holds. A line goes"
    yield "from a row to the rows that name it by its id. Left out: `run_id`, the run that made it."
    for title, tables in GROUPS.items():
        yield from ("", f"## {title}", "", "```mermaid", "erDiagram")
        yield from sorted(_draw_lines(connection, tables))
        for table in tables:
            yield f"    {table} {{"
            for name, kind in connection.execute(
                "select column_name, data_type from duckdb_columns() "
                "where table_name = $table order by column_index",
                {"table": table},
            ).fetchall():
                if name.endswith("_id") and holder_of(name) != "runs":
                    mark = "PK" if holder_of(name) == table and _is_own(name, table) else "FK"
                    yield f"        {kind.lower()} {name}{f' {mark}' if holder_of(name) else ''}"
            yield "    }"
        yield "```"


def _draw_lines(connection: duckdb.DuckDBPyConnection, tables: tuple[str, ...]) -> Iterator[str]:
    for table in tables:
        for (column,) in connection.execute(
            "select column_name from duckdb_columns() where table_name = $table "
            "and ends_with(column_name, '_id')",
            {"table": table},
        ).fetchall():
            holder = holder_of(column)
            if holder not in (None, "runs") and not (holder == table and _is_own(column, table)):
                yield f"    {holder} ||--o{{ {table} : {column}"


def _is_own(column: str, table: str) -> bool:
    return HOLDERS.get(column) == table and column != "syndication_id"


def write_cookbook(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The page of questions with their SQL."""
    yield "# Cookbook"
    yield ""
    yield "Made by `make docs` from `warehouse/ask/queries/cookbook.sql`; ask with `onrecord sql`."
    yield "The names and days are those of the sample archives: put your own in their place."
    for query in read_named_queries("ask/queries/cookbook.sql", "question"):
        yield from ("", f"## {query.name}", "")
        if query.note:
            yield from (query.note, "")
        yield from ("```sql", query.sql, "```")


def _escape(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;")


PAGES: dict[str, Callable[[duckdb.DuckDBPyConnection], Iterator[str]]] = {
    "tables": write_tables,
    "schema": write_schema,
    "cookbook": write_cookbook,
}


def write_page(name: str) -> str:
    """A page of `docs/` as text."""
    with open_empty() as connection:
        return "\n".join(PAGES[name](connection)) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] not in ([name] for name in PAGES):
        sys.exit(f"usage: python -m warehouse.store.dictionary {'|'.join(PAGES)}")
    sys.stdout.write(write_page(sys.argv[1]))
