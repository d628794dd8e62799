"""`python -m flows.cli`, and what `onrecord` starts: the command line, stopped in peace.

In: arguments. Out: an exit code. The decision to question: the commands are imported inside, since
whoever presses Ctrl-C while they are being loaded is not to be shown where.
"""

import os

from flows.collector import collect_seldom

INTERRUPTED = 130


def main() -> None:
    """Run the command, and end with 130 if it is interrupted while it is being loaded."""
    try:
        collect_seldom()
        from flows.cli.app import main as run_commands

        run_commands()
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
