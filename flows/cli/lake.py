"""The command `lake check`: every file of the lake against what its manifest says of it.

In: the folder of the lake. Out: a line a batch that is damaged, and an exit code. The decision to
question: mending is taking away. A batch follows from its archive and the code, so the next run
that needs it makes it again; whose archive is gone is told before anything is removed.
"""

import os
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.run import Config, Lake
from flows.cli.terminal import print_note, print_table, progress_bars
from flows.progress import report
from flows.settings import load_settings
from flows.storage import LAKE_OPTION, blamed_on

HELP = """Look after the lake: the Parquet files that runs keep of what they read.

Example:  onrecord lake check --repair
"""

lake = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@lake.callback()
def describe() -> None:
    """Have `check` be a word of its own, also while it is the only one."""


@lake.command()
def check(
    repair: Annotated[
        bool, typer.Option("--repair", help="Take damaged batches away, to be made again.")
    ] = False,
    lake: Lake = None,
    config: Config = None,
) -> None:
    """Read every file of the lake and compare it with its hash; ends with 1 if one is damaged.

    A run does the same with what it finds from runs before it, and makes damaged batches again.
    With --repair they are taken away, and the next run that needs them makes them again.

    Example:  onrecord lake check --repair
    """
    from flows.readers.discover import list_places
    from flows.survey import DISCOVERED, hold_lake
    from transforms.lake.damage import clear_damaged, find_damage, list_batches

    settings = load_settings(config, lake=lake)
    if not settings.lake.is_dir():
        raise typer.BadParameter(f"{settings.lake}: there is no lake here")
    with progress_bars(), hold_lake(settings.lake), blamed_on(settings.lake, LAKE_OPTION):
        places = list_places(settings.lake / DISCOVERED)
        folders = list(list_batches(settings.lake))
        damaged = []
        for done, folder in enumerate(folders):
            report("lake", done, len(folders))
            told = clear_damaged(folder) if repair else find_damage(folder)
            if told is not None:
                damaged.append((told, _describe_place(places.get(folder.parent.name))))
        report("lake", len(folders), len(folders))
    if not damaged:
        print_note(f"{settings.lake}: {len(folders):,} batches, nothing found")
        return
    print_table(("damaged", "archive"), damaged, title=f"Damaged in {settings.lake}")
    if repair:
        print_note(f"{len(damaged):,} batches were taken away; the next run makes what it needs")
        return
    print_note("`onrecord lake check --repair` takes them away, to be made again")
    raise typer.Exit(1)


def _describe_place(uri: str | None) -> str:
    if uri is None:
        return "not known any more"
    is_gone = "://" not in uri and not os.path.lexists(Path(uri))
    return f"{uri} (gone)" if is_gone else uri
