"""Lay the views and the macros over the tables: what analysts and dashboards ask.

In: a connection that may write. Out: everything of `views.sql` and `macros.sql`, made anew. The
decision to question: the macros that show a view as it was at some moment are made from the view's
own text, its versions exchanged, rather than written out again; columns added to the view are
then in both.
"""

import re

import duckdb

from warehouse.errors import ContractError
from warehouse.store.named_sql import read_named_queries, read_script

PLACEHOLDER = re.compile(r"/\* view (\w+) at moment \*/")
CURRENT = "v.valid_to is null"
AT_MOMENT = """v.version_id in (
        select version_id
        from article_periods
        where valid_from <= moment::timestamp
            and (valid_to is null or valid_to > moment::timestamp)
    )"""


def lay_surface(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every view and macro, in place of those of their names."""
    connection.execute(read_script("schema/views.sql"))
    connection.execute(read_macros())


def read_macros() -> str:
    """The statements of `macros.sql`, with the views that they stand on written out."""
    return PLACEHOLDER.sub(lambda found: _turn_back(found[1]), read_script("schema/macros.sql"))


def _turn_back(view: str) -> str:
    opening = f"create or replace view {view} as\n"
    (body,) = (
        query.sql.removeprefix(opening).split(";\n")[0]
        for query in read_named_queries("schema/views.sql", "question")
        if query.sql.startswith(opening)
    )
    if body.count(CURRENT) != 1:
        raise ContractError(
            f"views.sql: {view} has to say '{CURRENT}' once, for its macro at a moment to be made"
        )
    return body.replace(CURRENT, AT_MOMENT).replace("    a.headline,\n", "    v.headline,\n")
