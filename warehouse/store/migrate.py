"""Bring a file of an earlier layout to the layout of this code, rows kept.

In: a connection to the working copy and the layout that it has. Out: the tables, columns, keys,
comments and closed lists of `schema/tables/`, in one transaction with the new layout number. The
decision to question: a migration (`schema/migrations/0002_*.sql`, named by the layout that it leads
to) says only what old rows hold in new columns, or where they move; then each table whose shape is
not that of a new file is built anew and filled by column name, so that a migrated file and a new
one cannot differ. Whatever that step would lose or cannot fill is an error, never a guess.

A migration may run after tables or columns of later layouts have been thought of, but before the
tables are rebuilt: it names columns, and counts on no order.
"""

from dataclasses import dataclass

import duckdb

from warehouse.errors import ContractError
from warehouse.store.named_sql import list_scripts, read_script
from warehouse.store.tables import create_tables
from warehouse.store.transaction import open_cursor


@dataclass(frozen=True, slots=True)
class TableShape:
    """How a table is made: the statement that creates it, and its columns in order."""

    sql: str
    columns: tuple[str, ...]


def read_migrations() -> dict[int, str]:
    """The statements that lead to each layout, by its number."""
    return {
        int(name.rsplit("/", 1)[1].split("_")[0]): read_script(name)
        for name in list_scripts("schema/migrations")
    }


def migrate(connection: duckdb.DuckDBPyConnection, found: int) -> None:
    """Take the database from layout `found` to that of a new file, whole or not at all.

    Views and macros are dropped, for they are made anew after this. Raises `ContractError` if
    rows or columns have no place in the new layout.
    """
    fresh = duckdb.connect()
    cursor = open_cursor(connection)
    try:
        create_tables(fresh)
        cursor.execute("begin transaction")
        _drop_views(cursor)
        for layout, sql in read_migrations().items():
            if layout > found:
                cursor.execute(sql)
        _take_shape(cursor, fresh)
        _take_comments(cursor, fresh)
        _take_vocabularies(cursor, fresh)
        cursor.execute(
            "update schema_version set schema_version = $layout",
            {"layout": fresh.execute("from schema_version").fetchall()[0][0]},
        )
        cursor.execute("commit")
    except duckdb.Error as error:
        raise ContractError(
            f"layout {found} cannot be brought to this code's: {error}; the published file is as "
            "it was: rebuild the warehouse from the lake, or go back to the code that wrote it"
        ) from error
    finally:
        # Closing without a commit rolls back.
        cursor.close()
        fresh.close()


def _drop_views(cursor: duckdb.DuckDBPyConnection) -> None:
    for (name,) in cursor.execute(
        "select view_name from duckdb_views() where not internal"
    ).fetchall():
        cursor.execute(f'drop view "{name}"')
    for name, kind in cursor.execute(
        """
        select distinct
            function_name,
            case function_type when 'table_macro' then 'macro table' else 'macro' end
        from duckdb_functions()
        where not internal
            and function_type in ('macro', 'table_macro')
        """
    ).fetchall():
        cursor.execute(f'drop {kind} "{name}"')


def read_shapes(connection: duckdb.DuckDBPyConnection) -> dict[str, TableShape]:
    """The tables of a database by name."""
    columns: dict[str, list[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from duckdb_columns() where not internal "
        "order by column_index"
    ).fetchall():
        columns.setdefault(table, []).append(column)
    return {
        name: TableShape(sql, tuple(columns[name]))
        for name, sql in connection.execute(
            "select table_name, sql from duckdb_tables() where not internal order by table_oid"
        ).fetchall()
    }


def _take_shape(cursor: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection) -> None:
    wanted, found = read_shapes(fresh), read_shapes(cursor)
    unknown = sorted(found.keys() - wanted.keys())
    if unknown:
        raise ContractError(f"the new layout has no place for the tables {', '.join(unknown)}")
    for name, shape in wanted.items():
        before = found.get(name)
        if before is None:
            cursor.execute(shape.sql)
        elif before != shape:
            _rebuild(cursor, name, shape, before)


def _rebuild(
    cursor: duckdb.DuckDBPyConnection, name: str, shape: TableShape, before: TableShape
) -> None:
    lost = [column for column in before.columns if column not in shape.columns]
    if lost:
        raise ContractError(f"the new layout has no place for {name}: {', '.join(lost)}")
    cursor.execute(f"alter table {name} rename to {name}_before")
    cursor.execute(shape.sql)
    cursor.execute(f"insert into {name} by name from {name}_before")
    cursor.execute(f"drop table {name}_before")


def _take_comments(cursor: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection) -> None:
    comments = """
        select
            'table ' || table_name as place,
            comment
        from duckdb_tables()
        where comment is not null
        union all
        select
            'column ' || table_name || '.' || column_name,
            comment
        from duckdb_columns()
        where not internal
            and comment is not null
    """
    found = dict(cursor.execute(comments).fetchall())
    for place, comment in fresh.execute(comments).fetchall():
        if found.get(place) != comment:
            quoted = comment.replace("'", "''")
            cursor.execute(f"comment on {place} is '{quoted}'")


def _take_vocabularies(cursor: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection) -> None:
    rows = fresh.execute("from vocabularies").fetchall()
    cursor.execute("delete from vocabularies")
    cursor.execute(
        "insert into vocabularies select unnest($1), unnest($2), unnest($3::varchar[])",
        [list(column) for column in zip(*rows, strict=True)],
    )
