"""The command `check`: every row of the published file against all that must hold.

In: the published file. Out: a line a check that found something, and an exit code. The decision to
question: before it publishes, a run checks what it changed and what all rows have in common; this
looks at all rows, also at those that no run has touched for a year.
"""

import typer

from flows.cli.layout import layout_told
from flows.cli.run import Config, Warehouse
from flows.cli.terminal import print_note, print_table, progress_bars
from flows.progress import report
from flows.settings import load_settings


def check(warehouse: Warehouse = None, config: Config = None) -> None:
    """Check every row of the warehouse: spans against texts, references, counts, closed lists.

    A run checks what it changes before it publishes; this checks all, also while a run is going
    on, and takes minutes on millions of rows. The exit code is 1 if anything is wrong.

    Example:  onrecord check || mail -s "warehouse" desk@example.org
    """
    from warehouse.store.checks import read_checks, run_checks
    from warehouse.store.files import open_published

    settings = load_settings(config, warehouse=warehouse)
    total = len(read_checks("full"))
    broken = []
    with (
        layout_told(settings.warehouse),
        progress_bars(),
        open_published(settings.warehouse) as connection,
    ):
        report("check", 0, total)
        for done, result in enumerate(run_checks(connection, "full"), start=1):
            if result.rows_in_error:
                broken.append(result)
            report("check", done, total)
    if not broken:
        print_note(f"{settings.warehouse}: {total} checks, nothing found")
        return
    print_table(
        ("check", "rows", "first of them"),
        [(result.name, result.rows_in_error, result.sample) for result in broken],
        title=f"Wrong in {settings.warehouse.name}",
        right=frozenset({"rows"}),
        whole=frozenset({"check"}),
    )
    raise typer.Exit(1)
