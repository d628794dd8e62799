"""The command `cookbook`: questions that are ready to ask.

In: the number of a question. Out: its answer, with the SQL to start from. The decision to
question: a question is not filled in here; who wants other names or days takes the SQL to `sql`.
"""

from typing import Annotated

import typer

from flows.cli.ask import print_answer
from flows.cli.layout import layout_told
from flows.cli.limits import Memory, Seconds, bounded
from flows.cli.run import Config, Warehouse
from flows.cli.terminal import print_note, print_text
from flows.settings import load_settings


def cookbook(
    number: Annotated[
        int | None, typer.Argument(metavar="NUMBER", help="Which to ask; left out, all are listed.")
    ] = None,
    warehouse: Warehouse = None,
    seconds: Seconds = None,
    memory: Memory = None,
    config: Config = None,
) -> None:
    """List questions that analysts ask, or ask one and show its SQL.

    Example:  onrecord cookbook && onrecord cookbook 1
    """
    from warehouse.ask.sql import ask
    from warehouse.store.named_sql import read_named_queries

    questions = read_named_queries("ask/queries/cookbook.sql", "question")
    if number is None:
        print_text(
            "\n".join(f"{place:>3}  {query.name}" for place, query in enumerate(questions, 1))
        )
        return
    if not 1 <= number <= len(questions):
        raise typer.BadParameter(f"{number}: the questions are numbered 1 to {len(questions)}")
    query = questions[number - 1]
    print_note(f"{query.name}\n\n{query.sql}\n", style="")
    settings = load_settings(config, warehouse=warehouse, sql_seconds=seconds, sql_memory=memory)
    with layout_told(settings.warehouse), bounded(settings.sql_seconds, settings.sql_memory):
        print_answer(
            ask(
                settings.warehouse,
                query.sql,
                most_seconds=settings.sql_seconds,
                most_bytes=settings.sql_memory,
            )
        )
