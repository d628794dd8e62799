"""Prefect's log lines on the terminal, with nothing in them that a terminal obeys.

In: the name of the class here, which `flows.prefect_server` hands to Prefect's own set-up of logs.
Out: its lines, escaped as ours are. The decision to question: the handler and not each message,
since tracebacks and names of archives come in by other ways.
"""

import logging

from prefect.logging.handlers import PrefectConsoleHandler

from flows.printable import make_printable

LOCKED = "database is locked"


class PrintableHandler(PrefectConsoleHandler):
    """Prefect's handler, on whose lines come texts from the world.

    Nothing is said of two writers of its SQLite file that met: who is refused tries again.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Print the record, unless it is of no consequence."""
        error = record.exc_info[1] if record.exc_info else None
        if LOCKED not in str(error):
            super().emit(record)

    def format(self, record: logging.LogRecord) -> str:
        """The line, or the lines of a traceback."""
        return make_printable(super().format(record))
