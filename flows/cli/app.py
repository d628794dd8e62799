"""The command line `onrecord`: the commands, and errors as a person should meet them.

In: arguments. Out: an exit code: 0 done, 1 failed or too many rejects, 2 not asked properly.
The decision to question: errors that a user can mend are one message on stderr, with no
traceback; anything else is a fault of ours and keeps its traceback.
"""

import os
import signal
import sys
import threading
import time
import traceback
from importlib.metadata import version
from types import FrameType
from typing import Annotated

import typer

from flows.cli.ask import show, sql
from flows.cli.check import check
from flows.cli.cookbook import cookbook
from flows.cli.dashboard import dashboard
from flows.cli.entities import entities
from flows.cli.export import export
from flows.cli.inspect import inspect
from flows.cli.lake import lake
from flows.cli.rollback import rollback
from flows.cli.run import run
from flows.cli.serve import serve
from flows.cli.status import status
from flows.cli.stopwatch import read_process_age
from flows.cli.terminal import print_error, print_text
from flows.printable import make_printable
from flows.settings import SettingsError

INTERRUPTED = 130
STOPPED = "stopped"
RUN_STOPPED = "stopped; what is finished stays in the lake, run again to go on"

app = typer.Typer(
    name="onrecord",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(run)
app.command()(inspect)
app.command()(sql)
app.command()(cookbook)
app.command()(export)
app.command()(show)
app.command()(status)
app.command()(dashboard)
app.command()(check)
app.command()(rollback)
app.command()(serve)
app.add_typer(entities, name="entities")
app.add_typer(lake, name="lake")


def _print_version(wanted: bool) -> None:
    if wanted:
        print_text(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def describe(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print it and end."),
    ] = False,
) -> None:
    """News archives in, a warehouse of who said what out.

    The command run fills the warehouse, inspect says what it would make of a file; sql,
    cookbook, export, show, status and dashboard read it; serve does the run every night;
    entities says who is who; check tests every row, and lake check every file; rollback
    puts an earlier warehouse back.

    Example:  onrecord run archives/ && onrecord sql "select * from v_quotes limit 5"
    """


def run_command(began: float | None = None) -> int:
    """Run the command that the arguments ask for; the exit code.

    `began` is when it was started, by the monotonic clock; None: now.
    """
    is_stopped = threading.Event()
    stopped = RUN_STOPPED if sys.argv[1:2] in (["run"], ["serve"]) else STOPPED

    def stop(_: int, __: FrameType | None) -> None:
        is_stopped.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        app(prog_name="onrecord", obj=time.monotonic() if began is None else began)
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        if code == INTERRUPTED:
            print_error(stopped)
        return code
    except KeyboardInterrupt:
        print_error(stopped)
        return INTERRUPTED
    except Exception as error:
        # DuckDB, and Prefect, make an error of their own of an interrupt.
        if not is_stopped.is_set():
            return tell_error(error)
        print_error(stopped)
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGINT, before)
    return 0


def tell_error(error: Exception) -> int:
    """Say what a user can mend in one message, all else with its traceback; the exit code."""
    from flows.prefect_server import ApiError
    from flows.readers.discover import NothingToRead
    from flows.storage import StorageError, explain_disk
    from flows.survey import NoArchives
    from transforms.errors import ContractError as LakeContractError
    from warehouse.errors import AskError, ContractError, StoreBusy, StoreMissing

    if isinstance(error, SettingsError | NothingToRead):
        print_error(str(error))
        return 2
    mendable = (
        *(ApiError, AskError, ContractError, LakeContractError, MemoryError),
        *(NoArchives, StorageError, StoreBusy, StoreMissing),
    )
    told = (
        str(error) or type(error).__name__ if isinstance(error, mendable) else explain_disk(error)
    )
    if told is None:
        sys.stderr.write(make_printable("".join(traceback.format_exception(error))))
    else:
        print_error(told)
    return 1


def main() -> None:
    """Run the command and leave at once.

    Not by way of the interpreter's own end: with Prefect's threads in it, that makes DuckDB's
    binding print a page about leaks, and it takes a second.
    """
    code = run_command(time.monotonic() - read_process_age())
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    os._exit(code)


if __name__ == "__main__":
    main()
