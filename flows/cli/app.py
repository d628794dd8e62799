"""The command line `onrecord`: the commands, and errors as a person should meet them.

In: arguments. Out: an exit code: 0 done, 1 failed or too many rejects, 2 not asked properly.
The decision to question: errors that a user can mend are one message on stderr, with no
traceback, and none of Typer's boxes either, which break paths where a log is searched for them;
anything else is a fault of ours and keeps its traceback.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import version
from types import FrameType
from typing import Annotated

import typer

from flows.addresses import hide_keys
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
from flows.cli.terminal import open_streams, print_error, print_text
from flows.printable import make_printable
from flows.progress import watched_by
from flows.settings import SettingsError

SIGNALLED = 128
INTERRUPTED = SIGNALLED + signal.SIGINT
STOPPED_BY = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
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
    heard: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    def stop_again(*_: object) -> None:
        # Some library takes all that is raised while it works for an error of its own.
        if heard:
            raise KeyboardInterrupt

    with stopped_by_signals(stop), watched_by(stop_again):
        try:
            code = app(
                prog_name="onrecord",
                obj=time.monotonic() if began is None else began,
                standalone_mode=False,
            )
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
            return tell_stop(heard) if code == INTERRUPTED else code
        except KeyboardInterrupt:
            return tell_stop(heard)
        except typer.TyperException as error:
            return tell_usage(error)
        except Exception as error:
            # DuckDB, and Prefect, make an error of their own of an interrupt.
            return tell_stop(heard) if heard else tell_error(error)
    if code == INTERRUPTED:
        return tell_stop(heard)
    return code if isinstance(code, int) else 0


@contextmanager
def stopped_by_signals(stop: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Have Ctrl-C, `kill` and a terminal that is closed stop the block, but for what is ignored."""
    before = {
        number: signal.signal(number, stop)
        for number in STOPPED_BY
        if number == signal.SIGINT or signal.getsignal(number) != signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def tell_stop(heard: Sequence[int]) -> int:
    """Say that the command was stopped; the exit code that shells give for the signal."""
    print_error(RUN_STOPPED if sys.argv[1:2] in (["run"], ["serve"]) else STOPPED)
    return SIGNALLED + heard[0] if heard else INTERRUPTED


def tell_usage(error: typer.TyperException) -> int:
    """Say what is wrong with the arguments, and where they are explained; the exit code."""
    told = error.format_message().removeprefix("Invalid value: ").replace("Value error, ", "")
    told = told.rstrip(".")
    context = getattr(error, "ctx", None)
    # It has none where nothing was asked for: then the help has been shown.
    if told:
        print_error(f"{told}; see `{context.command_path} --help`" if context else told)
    return error.exit_code


def tell_error(error: Exception) -> int:
    """Say what a user can mend in one message, all else with its traceback; the exit code."""
    from flows.prefect_server import ApiError
    from flows.readers.walk import NothingToRead
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
        told = hide_keys("".join(traceback.format_exception(error)))
        sys.stderr.write(make_printable(told))
    else:
        print_error(told)
    return 1


def main() -> None:
    """Run the command and leave at once.

    Not by way of the interpreter's own end: with Prefect's threads in it, that makes DuckDB's
    binding print a page about leaks, and it takes a second.
    """
    open_streams()
    code = run_command(time.monotonic() - read_process_age())
    for stream in (sys.stdout, sys.stderr):
        # What is a result was flushed when it was printed, and a failure of that is told.
        with suppress(OSError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
