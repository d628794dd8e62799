"""The command `lake check`: every file of the lake against what its manifest says of it.

In: the folder of the lake. Out: a line a batch that is damaged, and an exit code. The decision to
question: mending is taking away. A batch follows from its archive and the code, so the next run
that needs it makes it again; which one does, and which cannot, is said of each.
"""

import os
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.run import Config, Lake, Warehouse
from flows.cli.terminal import print_note, print_table, progress_bars
from flows.progress import report
from flows.settings import Settings, load_settings
from flows.storage import LAKE_OPTION, blamed_on, is_read_only
from transforms.lake.s3 import S3Path

HELP = """Look after the lake: the Parquet files that runs keep of what they read.

Example:  onrecord lake check --repair
"""

LOST = "not made again: its archive is gone; rows that are loaded stay"
OLD = "not made again: it is of an earlier version, which no run needs"
LOADED = "not needed: its archive is loaded; made again for a new warehouse"
READ = "the next run over its archive reads that again"
ANNOTATED = "the next run over its archive finds its quotes and claims again"

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
    warehouse: Warehouse = None,
    config: Config = None,
) -> None:
    """Read every file of the lake and compare it with its hash; ends with 1 if one is damaged.

    A run does the same with what it finds from runs before it, and makes damaged batches again.
    With --repair they are taken away; of each is said whether the next run makes it again.

    Example:  onrecord lake check --repair
    """
    from transforms.lake.damage import clear_damaged, find_damage, list_batches

    settings = load_settings(config, lake=lake, warehouse=warehouse)
    if not settings.lake.is_dir():
        raise typer.BadParameter(f"{settings.lake}: there is no lake here")
    with (
        progress_bars(),
        _hold(settings.lake, repair=repair),
        blamed_on(settings.lake, LAKE_OPTION),
    ):
        tell_fate = _prepare_fates(settings)
        folders = list(list_batches(settings.lake))
        damaged = []
        for done, folder in enumerate(folders):
            report("lake", done, len(folders))
            told = clear_damaged(folder) if repair else find_damage(folder)
            if told is not None:
                damaged.append((told, *tell_fate(folder)))
        report("lake", len(folders), len(folders))
    if not damaged:
        print_note(f"{settings.lake}: {len(folders):,} batches, nothing found")
        return
    then = "taken away, and then" if repair else "if taken away"
    print_table(("damaged", "archive", then), damaged, title=f"Damaged in {settings.lake}")
    if not repair:
        print_note("`onrecord lake check --repair` takes them away, to be made again")
        raise typer.Exit(1)
    print_note(f"{len(damaged):,} batches were taken away:")
    for fate, count in Counter(fate for _, _, fate in damaged).most_common():
        print_note(f"  {count:,} {fate}")


def _hold(lake: Path, *, repair: bool) -> AbstractContextManager[object]:
    """The lock of the lake; a copy that is mounted for reading alone is read without one."""
    from flows.survey import hold_lake

    if not (repair or isinstance(lake, S3Path)) and is_read_only(lake):
        return nullcontext()
    return hold_lake(lake, "`onrecord lake check`")


def _prepare_fates(settings: Settings) -> Callable[[Path], tuple[str, str]]:
    """What says of a batch where its archive is, and what becomes of it once it is taken away."""
    from flows.ingest import ingest_versions
    from flows.readers.discover import list_places
    from flows.survey import DISCOVERED
    from transforms.lake.versions import annotate_versions
    from warehouse.errors import ContractError, StoreBusy, StoreMissing
    from warehouse.load.ledger import archives_done

    places = list_places(settings.lake / DISCOVERED)
    read, annotated = (
        ingest_versions(settings.columns),
        annotate_versions(settings.languages, settings.attribution),
    )
    try:
        loaded = archives_done(settings.warehouse, read, annotated)
    except (ContractError, StoreBusy, StoreMissing):
        # The lake is looked after whatever has become of the warehouse.
        loaded = frozenset()

    def tell_fate(folder: Path) -> tuple[str, str]:
        archive_id = folder.parent.name
        uri = places.get(archive_id)
        is_gone = uri is None or ("://" not in uri and not os.path.lexists(uri))
        place = "not known any more" if uri is None else f"{uri} (gone)" if is_gone else uri
        if is_gone:
            return place, LOST
        if is_outdated(settings.lake, folder, read, annotated):
            return place, OLD
        if archive_id in loaded:
            return place, LOADED
        return place, READ if folder.parent.parent.name == "ingest" else ANNOTATED

    return tell_fate


def is_outdated(
    lake: Path, folder: Path, read: Mapping[str, str], annotated: Mapping[str, str]
) -> bool:
    """Whether a batch is of other versions than these, by its name: its manifest may be gone."""
    from flows.annotate import name_batch
    from flows.ingest import read_marker

    archive_id = folder.parent.name
    marker = read_marker(lake, archive_id, read)
    if marker is None:
        # Not read to its end: any batch may be the one that was being written.
        return False
    names = {*marker.batches}
    names |= {
        name_batch(archive_id, number, name, annotated)
        for number, name in enumerate(marker.batches)
    }
    return folder.name not in names
