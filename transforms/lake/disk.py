"""When what was written to a lake is on its disk.

In: the folder of a lake. Out: nothing, once the disk holds all that was written there. The decision
to question: a file system is asked once for all files of a piece of work, and not for each file.
Small archives have seventeen files of some kilobytes each, and a disk takes as long for one of
them as for all. If the power fails before, some of them may be empty or missing beside a manifest
that is whole; the hashes in it tell, and such a batch is made again like one that was damaged.
"""

import ctypes
import os
from functools import cache
from pathlib import Path
from typing import Any

from transforms.lake.s3 import S3Path


def sync_lake(lake: Path) -> None:
    """Wait until the disk holds the lake as it is now. Raises `OSError` if it refuses.

    What is put on S3 is there once it is put.
    """
    if isinstance(lake, S3Path):
        return
    descriptor = os.open(lake, os.O_RDONLY)
    try:
        sync_file_system = _find_syncfs()
        if sync_file_system is None:
            os.sync()
        elif sync_file_system(descriptor):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(lake))
    finally:
        os.close(descriptor)


@cache
def _find_syncfs() -> Any:
    """Linux's call for one file system; None where there is only one for all of them."""
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
