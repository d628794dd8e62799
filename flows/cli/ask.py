"""The commands that ask the warehouse: `sql` and `show`.

In: a question. Out: a table, a file, an article with its marks. The decision to question: both
of them read the published file only, so that they answer while a run is going on. A file that they
write is put in place when it is whole: a full disk leaves the one before it.
"""

import json
import os
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli.layout import layout_told
from flows.cli.limits import Memory, Seconds, bounded
from flows.cli.run import Config, Warehouse
from flows.cli.terminal import print_drawn, print_note, print_table
from flows.printable import escape_json, make_printable
from flows.settings import is_special, load_settings
from flows.storage import blamed_on

NO_QUESTION = re.compile(r"--[^\n]*|/\*.*?\*/|[\s;]", re.DOTALL)
"""What of SQL asks nothing: comments, and the ends of statements."""


class Format(StrEnum):
    """How `sql` writes its answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def sql(
    question: Annotated[str, typer.Argument(metavar="SQL", help="One SQL statement that reads.")],
    warehouse: Warehouse = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="How to write the answer.")] = (
        Format.TABLE
    ),
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
    seconds: Seconds = None,
    memory: Memory = None,
    config: Config = None,
) -> None:
    """Ask the warehouse in SQL. Reads only, also while a run is going on.

    Example:  onrecord sql "select display_name, text from v_quotes limit 5" --format csv
    """
    import pyarrow as pa

    from warehouse.ask.sql import ask

    if format is Format.PARQUET and output is None and sys.stdout.isatty():
        raise typer.BadParameter("parquet is not for a terminal: name a file with --output")
    if not NO_QUESTION.sub("", question):
        raise typer.BadParameter("no question; ask one, such as 'from v_quotes limit 5'")
    _require_place(output, "--output")
    settings = load_settings(config, warehouse=warehouse, sql_seconds=seconds, sql_memory=memory)
    with layout_told(settings.warehouse), bounded(settings.sql_seconds, settings.sql_memory):
        answer: pa.Table = ask(
            settings.warehouse,
            question,
            most_seconds=settings.sql_seconds,
            most_bytes=settings.sql_memory,
        )
        if output is None:
            _write_answer(answer, format)
            return
        _write_file(output, _encode(answer, format), "--output")
    print_note(f"{answer.num_rows:,} rows in {output}")


def _require_place(path: Path | None, option: str) -> None:
    if path is not None and not path.parent.is_dir():
        raise typer.BadParameter(f"{option} {path}: there is no folder {path.parent}")
    if path is not None and path.is_dir():
        raise typer.BadParameter(f"{option} {path}: a folder; name a file in it")


def _write_file(path: Path, content: bytes, option: str) -> None:
    with blamed_on(path, option, len(content)):
        if is_special(path):
            path.write_bytes(content)
            return
        target = path.resolve()
        part = target.with_name(f".part-{target.name}")
        part.unlink(missing_ok=True)
        try:
            # Nobody's link is followed: in a folder that is open to all, the name can be guessed.
            with part.open("xb") as handle:
                handle.write(content)
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)


def _write_answer(answer: Any, format: Format) -> None:
    if format is Format.TABLE:
        print_answer(answer)
        return
    written = _encode(answer, format)
    if format is Format.CSV and sys.stdout.isatty():
        written = make_printable(written.decode("utf-8")).encode()
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()


def print_answer(
    answer: Any, title: str | None = None, whole: frozenset[str] = frozenset()
) -> None:
    """An Arrow table as a person reads it; the columns of `whole` are not cut."""
    print_table(
        answer.column_names, _rows(answer), title=title, right=_figures(answer), whole=whole
    )


def _rows(answer: Any) -> list[tuple[Any, ...]]:
    columns = [column.to_pylist() for column in answer.columns]
    return list(zip(*columns, strict=True))


def _figures(answer: Any) -> frozenset[str]:
    import pyarrow.types as kinds

    return frozenset(
        field.name
        for field in answer.schema
        if kinds.is_integer(field.type)
        or kinds.is_floating(field.type)
        or kinds.is_decimal(field.type)
    )


def _encode(answer: Any, format: Format) -> bytes:
    """The answer as bytes: one JSON object a line, a Parquet file, else CSV with a head."""
    import io

    if format is Format.JSON:
        lines = (
            escape_json(json.dumps(row, ensure_ascii=False, default=str)) + "\n"
            for row in answer.to_pylist()
        )
        return "".join(lines).encode()
    sink = io.BytesIO()
    if format is Format.PARQUET:
        import pyarrow.parquet as pq

        pq.write_table(answer, sink, compression="zstd")
        return sink.getvalue()
    return _encode_csv(answer)


def _encode_csv(answer: Any) -> bytes:
    import csv
    import io

    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(answer.column_names)
    for row in _rows(answer):
        writer.writerow(
            json.dumps(value, ensure_ascii=False, default=str)
            if isinstance(value, list | dict)
            else value
            for value in row
        )
    return sink.getvalue().encode("utf-8", "backslashreplace")


def show(
    article: Annotated[
        str, typer.Argument(metavar="ID_OR_URL", help="An article's id or URL, or a version's id.")
    ],
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as a page instead.")
    ] = None,
    warehouse: Warehouse = None,
    seconds: Seconds = None,
    memory: Memory = None,
    config: Config = None,
) -> None:
    """Show an article with its quotes, speakers and names marked, and who said what.

    Example:  onrecord show https://news.example/bridge --html bridge.html
    """
    from flows.dashboard.marked_article import draw_page, draw_text, mark_article
    from warehouse.ask.sql import article_marks

    _require_place(html, "--html")
    settings = load_settings(config, warehouse=warehouse, sql_seconds=seconds, sql_memory=memory)
    with layout_told(settings.warehouse), bounded(settings.sql_seconds, settings.sql_memory):
        marked = mark_article(
            article_marks(
                settings.warehouse,
                article,
                most_seconds=settings.sql_seconds,
                most_bytes=settings.sql_memory,
            )
        )
        if html is None:
            print_drawn(draw_text(marked))
            return
        _write_file(html, draw_page(marked).encode("utf-8", "backslashreplace"), "--html")
    print_note(f"wrote {html}")
