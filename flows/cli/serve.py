"""The command `serve`: the run every night, on Prefect's own scheduler.

In: folders, a cron line and settings. Out: runs, until stopped. The decision to question: a
cron line is read by Prefect before its API is started, so that a slip of the pen is told in a
second and not after ten.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.run import Config, Lake, Verbose, Warehouse, Workers
from flows.cli.terminal import print_note
from flows.locks import held
from flows.settings import Settings, load_settings
from flows.storage import LAKE_OPTION, WAREHOUSE_OPTION, try_folder
from transforms.lake.s3 import S3Path

SERVICE_LOCK = "serve.lock"


def serve(
    folders: Annotated[
        list[str],
        typer.Argument(
            metavar="ARCHIVE",
            help="Files, folders, globs or s3:// addresses, looked through at every run.",
        ),
    ],
    cron: Annotated[str, typer.Option(metavar="CRON", help="When to run, as a cron line.")],
    timezone: Annotated[
        str, typer.Option(metavar="ZONE", help="Time zone of the cron line, an IANA name.")
    ] = "UTC",
    catch_up: Annotated[
        bool,
        typer.Option(
            "--catch-up/--no-catch-up", help="Run at once if a night was missed while stopped."
        ),
    ] = True,
    lake: Lake = None,
    warehouse: Warehouse = None,
    workers: Workers = None,
    config: Config = None,
    verbose: Verbose = False,
) -> None:
    """Run by itself on a schedule, until stopped with Ctrl-C.

    Prefect's own scheduler does it: its API if PREFECT_API_URL is set, else one started here.
    Only what is new is worked on, and a run that meets another one is left out.

    Example:  onrecord serve --cron "0 3 * * *" --timezone Europe/Berlin archives/
    """
    from flows.prefect_server import exported, prefect_environment
    from warehouse.ask.sql import last_publish

    settings = load_settings(config, lake=lake, warehouse=warehouse, workers=workers).anchored()
    tell_absent(folders)
    try_folders(settings)
    print_note("starting Prefect …", style="")
    with exported(prefect_environment(settings.prefect_home, "ERROR")):
        from flows import serve as service

        try:
            deployment = service.make_deployment(
                absolute_patterns(folders), settings, cron=cron, timezone=timezone
            )
        except ValueError as error:
            raise typer.BadParameter(f"--cron {cron!r} --timezone {timezone!r}: {error}") from error
    with api_to_serve(settings, verbose=verbose) as url:
        last = last_publish(settings.warehouse)
        if catch_up and service.is_night_missed(last, cron=cron, timezone=timezone):
            print_note(f"a night was missed since {last:%Y-%m-%d %H:%M} UTC: running now", style="")
            service.run_now(deployment)
        print_note(
            f"runs at '{cron}' ({timezone}) over {', '.join(folders)}; "
            f"Prefect's API is at {url}; stop with Ctrl-C",
            style="",
        )
        service.serve_nights(deployment)
    print_note("stopped; no night begins until it is served again", style="")


def try_folders(settings: Settings) -> None:
    """Know now, and not at night, whether they can be written. Raises `StorageError`."""
    from flows.prefect_server import find_home, make_home

    if not isinstance(settings.lake, S3Path):
        try_folder(settings.lake, LAKE_OPTION)
    try_folder(settings.warehouse.parent, WAREHOUSE_OPTION)
    home = find_home(settings.prefect_home)
    with suppress(OSError):
        # What is wrong with it is told next.
        make_home(home)
    try_folder(home, "prefect_home" if home == settings.prefect_home else "PREFECT_HOME")


@contextmanager
def api_to_serve(settings: Settings, *, verbose: bool) -> Iterator[str]:
    """Prefect's API for the service: the one that is configured, or one of our own.

    Raises `StoreBusy` if another service has its state where ours would be: the second would take
    the nights from the first.
    """
    from flows.prefect_server import find_home, prefect_api

    home = find_home(settings.prefect_home)
    is_own = "PREFECT_API_URL" not in os.environ
    told = f"{home}: another `onrecord serve` keeps its state here"
    advice = "stop it, or name another folder with prefect_home"
    with (
        held(home / SERVICE_LOCK, told, advice) if is_own else nullcontext(),
        prefect_api(home, verbose=verbose, scheduler=True) as url,
    ):
        if is_own:
            from flows.serve import forget_last_service

            forget_last_service()
        yield url


def tell_absent(patterns: list[str]) -> None:
    """Say which patterns name nothing yet. Raises `SettingsError` for a key in one."""
    from flows.survey import check_patterns

    check_patterns(patterns)
    for pattern in list_absent(patterns):
        print_note(f"{pattern}: there is no such file or folder yet", style="yellow")


def list_absent(patterns: list[str]) -> list[str]:
    """Patterns that name one place on this machine, and nothing is there."""
    return [
        pattern
        for pattern in patterns
        if "://" not in pattern
        and not set("*?[%") & set(pattern)
        and not os.path.lexists(Path(pattern).expanduser())
    ]


def absolute_patterns(patterns: list[str]) -> list[str]:
    """The patterns as they are meant here, for a process that wakes up elsewhere."""
    return [
        pattern if "://" in pattern else str(Path(pattern).expanduser().absolute())
        for pattern in patterns
    ]
