"""An archive to outcomes: articles, rejects and skips, in the archive's own order.

In: an `ArchiveRef`. Out: an iterator that holds one record at a time. Compressions are taken off,
and files inside zip and tar are read where they lie, as deep as the limits allow. The decision to
question: what is wrong with a record is a reject and never an exception, so one bad file does not
stop a night's run; errors of the world (`OSError` at opening or reading) do raise, to be tried
again.
"""

import io
from contextlib import nullcontext
from typing import BinaryIO, cast

from flows.codecs.decompress import Stream, find_compression, inflate
from flows.codecs.spool import seekable
from flows.readers.containers import Member, read_tar, read_zip
from flows.readers.discover import ArchiveRef, open_archive
from flows.readers.document import read_html, read_text, read_xml
from flows.readers.feed import read_feed
from flows.readers.json_document import read_json
from flows.readers.json_lines import read_lines
from flows.readers.outcomes import Outcome, Outcomes, Reader, ReadLimits, Skip, Source, renumber
from flows.readers.parquet import read_parquet
from flows.readers.reuters import read_reuters
from flows.readers.sniff import DEEPEST_COMPRESSION, SNIFFED, sniff_head
from flows.readers.table import read_table
from flows.readers.warc import read_warc
from flows.warc.codec import DICTIONARY_FRAME
from flows.warc.records import opens_archive
from transforms.errors import ArchiveError
from transforms.lake.records import Reject

READERS: dict[str, Reader] = {
    "warc": read_warc,
    "jsonl": read_lines,
    "json": read_json,
    "table": read_table,
    "parquet": read_parquet,
    "feed": read_feed,
    "html": read_html,
    "xml": read_xml,
    "reuters": read_reuters,
    "text": read_text,
}
FAILED = "the reader failed"
"""Opens the detail of a reject that is a fault of ours and not of the input's."""

NEED_SEEK = frozenset({"parquet"})
CONTAINERS = {"zip": read_zip, "tar": read_tar}
RECORD_COMPRESSIONS = ("gzip", "zstd")
"""WARC files are compressed record by record with these, and mended member by member."""


def read_archive(ref: ArchiveRef, *, run_id: str, limits: ReadLimits) -> Outcomes:
    """The outcomes of an archive. Raises `OSError` when it cannot be opened or read."""
    source = Source(ref.archive_id, ref.member_name, run_id, limits)
    with open_archive(ref.uri) as handle:
        yield from _tell_apart(read_file(source, handle), limits)


def read_file(source: Source, handle: BinaryIO, depth: int = 0, layers: int = 0) -> Outcomes:
    """The outcomes of a file, or of a file inside an archive: at least one."""
    seen = 0
    try:
        for outcome in _read_content(source, handle, depth, layers):
            seen += 1
            yield outcome
    except ArchiveError as error:
        yield source.reject("", error)
    except (OSError, MemoryError):
        raise
    except Exception as error:
        # what came before it is kept, and the next file of a container is read
        yield source.reject("", ArchiveError("bad_record", f"{FAILED}: {error!r}"))
    else:
        if not seen:
            yield source.reject("", ArchiveError("empty_archive", "no record in it"))


def _read_content(source: Source, handle: BinaryIO, depth: int, layers: int) -> Outcomes:
    head = _peek(handle)
    compression = find_compression(head)
    if (compression in RECORD_COMPRESSIONS or head.startswith(DICTIONARY_FRAME)) and _holds_records(
        handle, head
    ):
        with seekable(handle, source.limits.spooled_bytes) as sought:
            yield from read_warc(source, sought)
        return
    if compression is not None:
        if layers == DEEPEST_COMPRESSION:
            raise ArchiveError("too_deep", f"compressed more than {layers} times over")
        stream = cast(BinaryIO, Stream(inflate(handle)))
        yield from _read_content(source, stream, depth, layers + 1)
        return
    kind = sniff_head(head)
    if kind == "unsupported" and _holds_records(handle, head):
        kind = "warc"
    if kind in CONTAINERS:
        yield from _read_container(source, handle, kind, depth)
    elif kind in READERS and kind in NEED_SEEK:
        with seekable(handle, source.limits.spooled_bytes) as sought:
            yield from READERS[kind](source, sought)
    elif kind in READERS:
        yield from READERS[kind](source, handle)
    else:
        yield _explain(source, handle, kind)


def _explain(source: Source, handle: BinaryIO, kind: str) -> Outcome:
    """Why a file has no reader: its own damage first, for that came first."""
    if isinstance(handle, Stream) and handle.damage is not None:
        return source.reject("", handle.damage)
    if kind != "empty":
        detail = "no archive, document or table that onrecord reads; see the README for a list"
        return source.reject("", ArchiveError("unsupported_format", detail))
    if source.member:
        return source.skip("", "blank")
    return source.reject("", ArchiveError("empty_archive", "no byte in it"))


def _read_container(source: Source, handle: BinaryIO, kind: str, depth: int) -> Outcomes:
    limits = source.limits
    if depth >= limits.container_depth:
        raise ArchiveError("too_deep", f"archives inside archives, more than {depth} deep")
    sought = seekable(handle, limits.spooled_bytes) if kind == "zip" else nullcontext(handle)
    with sought as opened:
        for member in CONTAINERS[kind](opened):
            yield from _read_member(source.inside(member.name), member, depth)


def _read_member(source: Source, member: Member, depth: int) -> Outcomes:
    if member.error is not None:
        yield source.reject("", member.error)
    elif member.stream is None:
        yield source.skip("", member.skip_reason or "not_a_file")
    else:
        yield from read_file(source, cast(BinaryIO, member.stream), depth + 1)


def _holds_records(handle: BinaryIO, head: bytes) -> bool:
    """Whether it is a WARC file packed record by record, its front damaged perhaps."""
    if isinstance(handle, Stream):
        return opens_archive(io.BytesIO(head))
    found = opens_archive(handle)
    handle.seek(0)
    return found


def _peek(handle: BinaryIO) -> bytes:
    if isinstance(handle, Stream):
        return handle.peek(SNIFFED)
    head = handle.read(SNIFFED)
    handle.seek(0)
    return head


def _tell_apart(outcomes: Outcomes, limits: ReadLimits) -> Outcomes:
    """Give two rejects for one reason at one place two ids; the second is at "… (2)"."""
    seen: dict[str, int] = {}
    for outcome in outcomes:
        if not isinstance(outcome, Reject):
            yield outcome
            continue
        count = seen[outcome.reject_id] = seen.get(outcome.reject_id, 0) + 1
        if len(seen) > limits.remembered_ids:
            del seen[next(iter(seen))]
        yield outcome if count == 1 else renumber(outcome, count)


__all__ = ["Outcome", "Outcomes", "ReadLimits", "Skip", "read_archive"]
