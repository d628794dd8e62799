"""A plain-text file, plain or gzip, to its one outcome.

In: an open archive that is one story. Out: one outcome, whose position is the file's path below
the folder that was asked for, so ids do not depend on where a machine keeps its files.
"""

from typing import BinaryIO

from flows.discover import ArchiveRef
from flows.inflate import inflate
from flows.outcomes import Outcomes, ReadLimits, make_reject
from transforms.article import store_article
from transforms.errors import ArchiveError
from transforms.wire import read_wire_story


def read_text(ref: ArchiveRef, handle: BinaryIO, *, run_id: str, limits: ReadLimits) -> Outcomes:
    """The story in the file, or why there is none."""
    position = ref.member_name
    try:
        content = _read_bounded(handle, limits.record_bytes)
        yield store_article(
            read_wire_story(content, position),
            archive_id=ref.archive_id,
            position=position,
            run_id=run_id,
        )
    except ArchiveError as error:
        yield make_reject(ref.archive_id, position, error, run_id=run_id)


def _read_bounded(handle: BinaryIO, largest: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    for chunk in inflate(handle):
        size += len(chunk)
        if size > largest:
            raise ArchiveError("too_large", f"a text over {largest:,} bytes; raise record_bytes")
        pieces.append(chunk)
    return b"".join(pieces)
