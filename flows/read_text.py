"""A plain-text file, plain or gzip, to its one outcome.

In: an open archive that is one story. Out: one outcome, whose position is the file's path below
the folder that was asked for, so ids do not depend on where a machine keeps its files.
"""

from typing import BinaryIO

from flows.inflate import inflate
from flows.outcomes import Outcomes, Source
from transforms.errors import ArchiveError
from transforms.wire import read_wire_story


def read_text(source: Source, handle: BinaryIO) -> Outcomes:
    """The story in the file, or why there is none."""
    try:
        content = _read_bounded(handle, source.limits.record_bytes)
        yield source.store(read_wire_story(content, source.name))
    except ArchiveError as error:
        yield source.reject("", error)


def _read_bounded(handle: BinaryIO, largest: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    for chunk in inflate(handle):
        size += len(chunk)
        if size > largest:
            raise ArchiveError("too_large", f"a text over {largest:,} bytes; raise record_bytes")
        pieces.append(chunk)
    return b"".join(pieces)
