"""The terminal: colours and bars for a person, plain lines for a pipe, errors to stderr.

In: rows and messages. Out: text. The decision to question: a table that goes to a pipe is not
cut to eighty columns, as rich would; it is as wide as its cells, with no lines drawn. All that is
printed goes through here, since texts of the news are not to tell a terminal what to do.
"""

import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from flows.addresses import hide_keys
from flows.printable import make_printable
from flows.progress import STAGES, watched_by

WIDE = 100_000


def open_streams() -> None:
    """Have the three streams of a process open, and stdout and stderr take any text.

    What is closed when the process begins would be taken by the first file that it opens.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for good
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - for good
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


class _Console(Console):
    """A console whose reader may go away: rich would then end the process, whatever it does."""

    def on_broken_pipe(self) -> None:
        """Raise what was raised."""
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


def open_console(*, stderr: bool = False) -> Console:
    """A console on the current stdout or stderr; without colours or cuts if it is no terminal."""
    stream = sys.stderr if stderr else sys.stdout
    if stream.isatty():
        return _Console(file=stream, highlight=False)
    return _Console(file=stream, highlight=False, width=WIDE, color_system=None)


def print_error(message: str) -> None:
    """One line or several on stderr, under the program's name."""
    _say(Text.assemble(("onrecord: ", "bold red"), make_printable(hide_keys(message))))


def print_note(message: str, style: str = "dim") -> None:
    """A remark beside the result, on stderr."""
    _say(Text(make_printable(hide_keys(message)), style=style))


def _say(text: Text) -> None:
    """A line on stderr; where nobody takes it any more, the work goes on without."""
    with suppress(OSError):
        open_console(stderr=True).print(text)


def print_text(text: str) -> None:
    """Lines of a result on stdout, as they are but for what a terminal would obey."""
    print(make_printable(text), flush=True)


def clear_screen() -> None:
    """An empty terminal; a pipe gets what comes next below what it has."""
    open_console().clear()


def print_drawn(drawn: Text) -> None:
    """Text with styles on stdout, folded by the terminal; whoever drew it made it printable."""
    open_console().print(drawn, soft_wrap=True)


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    title: str | None = None,
    right: frozenset[str] = frozenset(),
    whole: frozenset[str] = frozenset(),
) -> None:
    """A table of cells as text; `right` names the columns of figures, `whole` the uncut ones."""
    console = open_console()
    table = Table(
        box=box.SIMPLE_HEAD if console.is_terminal else None,
        pad_edge=console.is_terminal,
        padding=(0, 1, 0, 0),
        header_style="bold",
    )
    for name in columns:
        table.add_column(
            Text(make_printable(name)),
            justify="right" if name in right else "left",
            overflow="fold",
            no_wrap=name in whole,
        )
    for row in rows:
        table.add_row(*(Text(make_printable(format_cell(value))) for value in row))
    with console.capture() as captured:
        if title is not None:
            # A title of the table's own is folded to its width, in the middle of a path.
            console.print(Text(make_printable(title), style="bold"), soft_wrap=True)
        console.print(table)
    lines = (line.rstrip() for line in captured.get().splitlines())
    print("\n".join(lines), flush=True)


def format_cell(value: Any) -> str:
    """A value as a cell: null is empty, a list is comma-separated."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:.1f}"
    if isinstance(value, list | tuple):
        return ", ".join(format_cell(item) for item in value)
    if isinstance(value, dict):
        return " ".join(f"{name}={format_cell(item)}" for name, item in value.items())
    return str(value)


@contextmanager
def progress_bars() -> Iterator[None]:
    """Show what is reported inside the block: a bar a stage, or a line a stage in a pipe."""
    console = open_console(stderr=True)
    if not console.is_terminal:
        with watched_by(_print_stages()):
            yield
        return
    bars = Progress(
        TextColumn("{task.description:<26}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    known: dict[str, Any] = {}

    def watch(stage: str, done: int, total: int) -> None:
        if stage not in known:
            known[stage] = bars.add_task(STAGES[stage], total=total)
        bars.update(known[stage], completed=done, total=total)

    with bars, watched_by(watch):
        yield


def _print_stages() -> Any:
    begun: set[str] = set()

    def watch(stage: str, done: int, total: int) -> None:
        if stage not in begun:
            begun.add(stage)
            _say(Text(f"{STAGES[stage]} …"))

    return watch
