"""The command `export`: a table of the warehouse as a file for other programs.

In: a name. Out: a file. The decision to question: beside `sql` this is a second way to get rows
out, but for whole tables: it holds none of them in memory, and never leaves half a file.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.layout import layout_told
from flows.cli.limits import Memory, Seconds, bounded
from flows.cli.run import Config, Warehouse
from flows.cli.terminal import print_note
from flows.settings import Settings, is_special, load_settings
from flows.storage import blamed_on, try_folder

OUTPUT_OPTION = "--output"


class FileFormat(StrEnum):
    """How `export` writes rows."""

    PARQUET = "parquet"
    CSV = "csv"
    JSON = "json"


def export(
    table: Annotated[
        str | None,
        typer.Argument(metavar="TABLE", help="A table, view or mart, such as v_quotes."),
    ] = None,
    all_tables: Annotated[
        bool,
        typer.Option("--all", help="Every table, as Parquet by month in the folder --output."),
    ] = False,
    warehouse: Warehouse = None,
    format: Annotated[
        FileFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="json is an object a line.",
            show_default="as --output ends, else parquet",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Replaced only when all is written; csv and json ending in .gz are compressed.",
            show_default="TABLE.FORMAT",
        ),
    ] = None,
    where: Annotated[
        str | None,
        typer.Option(metavar="CONDITION", help="Only rows for which this SQL condition holds."),
    ] = None,
    seconds: Seconds = None,
    memory: Memory = None,
    config: Config = None,
) -> None:
    """Write a table or view to a file, all rows of one moment, also while a run is going on.

    With --all every table, for Spark, Trino and the like: a folder each, what is about articles
    cut by the month in which they were published. The time that it may take is that of each table.

    In CSV, columns that hold lists are JSON. For other questions there is sql --output.

    Example:  onrecord export v_quotes -o quotes.csv --where "source = 'Harbour Post'"
    """
    settings = load_settings(config, warehouse=warehouse, sql_seconds=seconds, sql_memory=memory)
    if all_tables:
        if table or where or format not in (None, FileFormat.PARQUET):
            raise typer.BadParameter("--all takes no TABLE, no --where, and writes Parquet alone")
        _export_all(settings, output or Path("export"))
        return
    if table is None:
        raise typer.BadParameter("name a TABLE, or say --all")
    if output is not None:
        _require_file(output)
    _export_one(settings, table, format, output, where)


def _require_file(output: Path) -> None:
    if not output.parent.is_dir():
        raise typer.BadParameter(f"--output {output}: there is no folder {output.parent}")
    if output.is_dir():
        raise typer.BadParameter(f"--output {output}: a folder; name a file in it")
    if is_special(output):
        raise typer.BadParameter(f"--output {output}: a device or a pipe; `sql` writes there")


def _export_one(
    settings: Settings,
    table: str,
    format: FileFormat | None,
    output: Path | None,
    where: str | None,
) -> None:
    from warehouse.ask.export import export_table, format_of

    chosen = format.value if format else (format_of(output) if output else None) or "parquet"
    target = output or Path(f"{table}.{chosen}")
    try_folder(target.absolute().parent, OUTPUT_OPTION)
    with (
        layout_told(settings.warehouse),
        blamed_on(target, OUTPUT_OPTION),
        bounded(settings.sql_seconds, settings.sql_memory),
    ):
        rows = export_table(
            settings.warehouse,
            table,
            target,
            chosen,
            where=where,
            most_seconds=settings.sql_seconds,
            most_bytes=settings.sql_memory,
        )
    print_note(f"{rows:,} rows in {target}")


def _export_all(settings: Settings, folder: Path) -> None:
    from warehouse.ask.export_all import export_all

    try_folder(folder.absolute().parent, OUTPUT_OPTION)
    with layout_told(settings.warehouse), blamed_on(folder, OUTPUT_OPTION):
        rows = export_all(
            settings.warehouse,
            folder,
            most_bytes=settings.sql_memory,
            bounded=lambda: bounded(settings.sql_seconds, settings.sql_memory),
        )
    print_note(f"{sum(rows.values()):,} rows of {len(rows)} tables in {folder}")
