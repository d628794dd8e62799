"""A parsing process that also hangs, dies, takes memory and opens connections on demand.

In: the module imported by a test, which then names it as `sandbox.PROGRAM`, and run as that
program. Out: `SANDBOXED` with functions of the standard library beside the parsers.
"""

import math
import os
import signal
import sys
import time
import urllib.request
from collections.abc import Callable
from typing import Any

from flows.readers.sandbox import SANDBOXED, serve_parser
from transforms.agency.plain_text import decode_text

PROGRAM = "tests.support.hostile_parser"

ADDED: dict[str, Callable[[], Callable[..., Any]]] = {
    "hypot": lambda: math.hypot,
    "sqrt": lambda: math.sqrt,
    "sleep": lambda: time.sleep,
    "getpid": lambda: os.getpid,
    "exit": lambda: os._exit,
    "raise_signal": lambda: signal.raise_signal,
    "bytes": lambda: bytes,
    "urlopen": lambda: urllib.request.urlopen,
    "decode_text": lambda: decode_text,
}
SANDBOXED |= ADDED

if __name__ == "__main__":
    serve_parser(int(sys.argv[1]))
