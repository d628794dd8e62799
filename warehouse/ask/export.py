"""Write a table or view of the warehouse to a file, whole or not at all.

In: the published file, a name, a target. Out: Parquet, CSV or JSON lines, put in place by rename.
The decision to question: DuckDB streams the rows itself, under a connection that may write to that
one file and read no other, so a condition is an analyst's SQL and no more.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

import duckdb

from warehouse.ask.sql import ask_for_names, name_near_tables, open_closed
from warehouse.errors import AskError

ExportFormat = Literal["parquet", "csv", "json"]
OPTIONS: dict[ExportFormat, str] = {
    "parquet": "format parquet, compression zstd, use_tmp_file false",
    "csv": "format csv, header, use_tmp_file false",
    "json": "format json, use_tmp_file false",
}


def format_of(path: Path) -> ExportFormat | None:
    """The format that a file's name asks for: quotes.csv and quotes.csv.gz are both CSV."""
    suffixes = [suffix.removeprefix(".").lower() for suffix in path.suffixes]
    return next((name for name in get_args(ExportFormat) if name in suffixes), None)


def export_table(
    path: Path,
    table: str,
    target: Path,
    format: ExportFormat,
    *,
    where: str | None = None,
    most_seconds: float = 0,
    most_bytes: int | None = None,
) -> int:
    """Write the rows of a table or view, or those for which `where` holds; returns how many.

    All rows are of one moment: that of the published file when this began. Raises `AskError` with
    what to change; the target is then as it was.
    """
    part = target.absolute().with_name(f".part-{target.name}")
    with open_closed(path, most_seconds, most_bytes=most_bytes, writes_to=part) as connection:
        names = ask_for_names(connection)
        if table not in names:
            raise AskError(name_near_tables(table, names))
        try:
            part.unlink(missing_ok=True)
            # The condition ends on a line of its own, lest a comment in it take the bracket along.
            rows = connection.execute(
                f"copy (select {', '.join(_list_columns(connection, table, format))}\n"
                f'from "{table}"\nwhere {_check_condition(connection, table, where)}\n) '
                f"to '{_quote(part)}' ({OPTIONS[format]})"
            ).fetchall()
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    return int(rows[0][0])


def _check_condition(connection: duckdb.DuckDBPyConnection, table: str, where: str | None) -> str:
    if where is None:
        return "true"
    try:
        statements = connection.extract_statements(f'from "{table}" where (\n{where}\n)')
    except duckdb.ParserException as error:
        raise AskError(f"--where {where}: {str(error).splitlines()[0]}") from error
    if len(statements) != 1:
        raise AskError(f"--where {where}: has to be one condition")
    return f"(\n{where}\n)"


def _list_columns(
    connection: duckdb.DuckDBPyConnection, table: str, format: ExportFormat
) -> Sequence[str]:
    """The columns as they are; in CSV, which has no lists, lists as JSON."""
    found = connection.execute(f'from "{table}" limit 0').description or ()
    return [
        f'to_json("{name}") as "{name}"'
        if format == "csv" and str(kind).endswith((")", "]"))
        else f'"{name}"'
        for name, kind, *_ in found
    ]


def _quote(path: Path) -> str:
    return str(path).replace("'", "''")
