"""A stream as a file that can be sought in, for formats that are read from several places.

In: a handle. Out: the same handle if it can be sought in, else a temporary file with its bytes,
which has no name and goes away when it is closed. Its size has a limit.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from flows.codecs.decompress import CHUNK
from transforms.errors import ArchiveError


@contextmanager
def seekable(handle: BinaryIO, largest: int) -> Iterator[BinaryIO]:
    """The bytes of a handle, to be sought in. Raises `ArchiveError` too_large.

    What stands before damage in a stream is kept: a cut file is spooled to its cut, and what
    reads it finds the cut.
    """
    if handle.seekable():
        yield handle
        return
    with tempfile.TemporaryFile() as spooled:
        size = 0
        while chunk := _read_chunk(handle):
            size += len(chunk)
            if size > largest:
                raise ArchiveError(
                    "too_large", f"over {largest:,} bytes inside an archive; unpack it beforehand"
                )
            spooled.write(chunk)
        spooled.seek(0)
        yield cast(BinaryIO, spooled)


def _read_chunk(handle: BinaryIO) -> bytes:
    try:
        return handle.read(CHUNK)
    except ArchiveError:
        return b""
