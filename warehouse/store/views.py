"""Lay the views and the macros over the tables: what analysts and dashboards ask.

In: a connection that may write. Out: everything of `schema/views/` and `schema/macros/`, made anew.
The decision to question: the macros that show a view as it was at some moment are made from the
view's own text, its versions exchanged, rather than written out again; columns added to the view
are then in both. They are left alone where they were made of the same text, which a macro keeps the
hash of: to make them takes a tenth of a second, and a night has few.
"""

import hashlib
import re

import duckdb

from warehouse.errors import ContractError
from warehouse.store.commented_sql import write_comments
from warehouse.store.named_sql import read_named_queries, read_scripts

PLACEHOLDER = re.compile(r"/\* view (\w+) at moment \*/")
TAKEN_OVER = re.compile(
    r"^create or replace view (?P<view>\w+) as\nselect \*.*\nfrom (?P<other>\w+)$", re.MULTILINE
)
"""A view with the columns of another."""
AT_MOMENT = {
    "a.headline": "v.headline",
    "v.valid_to is null": """v.version_id in (
        select version_id
        from article_periods
        where valid_from <= moment::timestamp
            and (valid_to is null or valid_to > moment::timestamp)
    )""",
}
"""What a view says of the current version, and its macro of the version at a moment."""


def lay_surface(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every view and macro, in place of those of their names, if they are not as they are."""
    views, macros = read_scripts("schema/views"), read_macros()
    digest = hashlib.sha256("\n".join([*views, *macros, duckdb.__version__]).encode()).hexdigest()
    if _read_digest(connection) == digest:
        return
    for script in views:
        connection.execute("\n".join([script, *write_comments(script)]))
        for found in TAKEN_OVER.finditer(script):
            _take_comments(connection, found["other"], found["view"])
    for script in macros:
        connection.execute(script)
    connection.execute(f"create or replace macro surface_digest() as '{digest}'")
    connection.execute(
        "comment on macro surface_digest is 'A hash of what views and macros are made of.'"
    )


def _take_comments(connection: duckdb.DuckDBPyConnection, other: str, view: str) -> None:
    """Say of a view's columns what is said of them where they are from."""
    comments = "select column_name, comment from duckdb_columns() where table_name = $other"
    said = dict(connection.execute(comments, {"other": other}).fetchall())
    for column, *_ in connection.execute(f"from {view} limit 0").description or ():
        words = said[column].replace("'", "''")
        connection.execute(f"comment on column {view}.{column} is '{words}'")


def _read_digest(connection: duckdb.DuckDBPyConnection) -> str | None:
    try:
        return str(connection.execute("select surface_digest()").fetchall()[0][0])
    except duckdb.CatalogException:
        return None


def read_macros() -> list[str]:
    """The macros file by file, with the views that they stand on written out."""
    return [
        PLACEHOLDER.sub(lambda found: _turn_back(found[1]), script)
        for script in read_scripts("schema/macros")
    ]


def _turn_back(view: str) -> str:
    file_name = f"schema/views/{view}.sql"
    (query,) = read_named_queries(file_name, "question")
    body = query.sql.removeprefix(f"create or replace view {view} as\n").removesuffix(";")
    taken_over = TAKEN_OVER.search(query.sql)
    if taken_over is not None:
        other = taken_over["other"]
        return body.replace(f"from {other}", f"from (\n{_turn_back(other)}\n)")
    for now, then in AT_MOMENT.items():
        if body.count(now) != 1:
            raise ContractError(
                f"{file_name} has to say '{now}' once, for its macro at a moment to be made"
            )
        body = body.replace(now, then)
    return body
