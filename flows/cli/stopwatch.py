"""When the command began: the closing table of a run counts from there.

In: what the kernel knows of this process. Out: seconds since it was started. The decision to
question: loading the interpreter and the libraries belongs to what a user waits for, and a clock
that is started in Python begins behind them.
"""

import os
import time
from pathlib import Path

STARTED_FIELD = 19
"""Of `/proc/self/stat`, behind the name in brackets: ticks from boot to the process's start."""


def read_process_age() -> float:
    """Seconds that this process has been there; 0 where the kernel does not say."""
    try:
        told = Path("/proc/self/stat").read_text()
        ticks = int(told.rpartition(")")[2].split()[STARTED_FIELD])
        age = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0.0
    return max(0.0, age)
