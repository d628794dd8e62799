"""The command `rollback`: yesterday's warehouse again.

In: a kept file, or none for the latest. Out: it is published, and the ledger says so. The decision
to question: the lake is not touched, so the next run finds that the archives of what was rolled
back are missing, and loads their batches again without reading or annotating anything anew.
"""

from contextlib import nullcontext
from typing import Annotated

import typer

from flows.cli.run import Config, Lake, Warehouse
from flows.cli.terminal import print_note, print_table
from flows.settings import load_settings


def rollback(
    to: Annotated[
        str | None,
        typer.Option(
            metavar="RUN_OR_FILE",
            help="A kept file, or the last run in it.",
            show_default="the one replaced last",
        ),
    ] = None,
    list_only: Annotated[
        bool, typer.Option("--list", help="Only list the kept files and what is in them.")
    ] = False,
    lake: Lake = None,
    warehouse: Warehouse = None,
    config: Config = None,
) -> None:
    """Put an earlier published file back, at once; said twice, it is undone.

    The file that it replaces is kept. The next run goes on from here: what was loaded since is
    loaded again from the lake, so mend or remove first what should not come back.

    Example:  onrecord rollback --list && onrecord rollback --to 20260102T030405-a1b2c3
    """
    from flows.survey import hold_lake, new_run_id, now
    from warehouse.publish.rollback import choose_kept, list_kept, roll_back

    settings = load_settings(config, lake=lake, warehouse=warehouse)
    path = settings.warehouse
    if list_only:
        choose_kept(path, to)
        print_table(
            ("file", "published at (UTC)", "last run", "articles", "quotes"),
            [
                (kept.path.name, kept.published_at, kept.run_id, kept.articles, kept.quotes)
                for kept in list_kept(path)
            ],
            title=f"Kept beside {path.name}",
            right=frozenset({"articles", "quotes"}),
            whole=frozenset({"file", "last run"}),
        )
        return
    # A run that is going on has looked at the file that would be replaced.
    with (
        hold_lake(settings.lake, "`onrecord rollback`") if settings.lake.exists() else nullcontext()
    ):
        started_at = now()
        kept = roll_back(path, to, run_id=new_run_id(started_at), started_at=started_at)
    print_note(
        f"{path} is again as it was at {kept.published_at:%Y-%m-%d %H:%M:%S} UTC: "
        f"{kept.articles:,} articles, {kept.quotes:,} quotes, last run {kept.run_id}; "
        "said once more, this is undone"
    )
