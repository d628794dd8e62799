"""A library that kills its process, or hangs it, on a word of what is read.

In: a folder. Out: a `sitecustomize` in it, for worker processes that have the folder on their path.
It stands in for a parser that dies on some record; the death is real. SHA-256 is asked of every
text when its article is stored, a JSON decoder of every line before that.
"""

from pathlib import Path

SOURCE = """
import hashlib
import json
import os
import signal
import time

sha256, decode = hashlib.sha256, json.JSONDecoder.raw_decode


def sha256_or_die(content=b"", **options):
    if b"KILLS" in content and "MENDED" not in os.environ:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"HANGS" in content:
        time.sleep(3600)
    return sha256(content, **options)


def decode_or_die(decoder, text, *place, **options):
    if "SINKS" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return decode(decoder, text, *place, **options)


hashlib.sha256, json.JSONDecoder.raw_decode = sha256_or_die, decode_or_die
"""


def install(folder: Path) -> Path:
    """Write the module; the folder to put on the path of new processes."""
    folder.mkdir(parents=True)
    (folder / "sitecustomize.py").write_text(SOURCE, encoding="utf-8")
    return folder
