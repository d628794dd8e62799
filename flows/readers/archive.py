"""An archive to outcomes: articles, rejects and skips, in the archive's own order.

In: an `ArchiveRef`. Out: an iterator that holds one record at a time. Compressions are taken off,
and files inside zip and tar are read where they lie, as deep as the limits allow. The decision to
question: what is wrong with a record is a reject and never an exception, so one bad file does not
stop a night's run; errors of the world (`OSError` at opening or reading) do raise, to be tried
again.
"""

from contextlib import nullcontext
from typing import BinaryIO, cast

from flows.codecs.decompress import Stream
from flows.codecs.spool import seekable
from flows.readers.arrow import read_arrow
from flows.readers.book import find_issue_day, give_day
from flows.readers.carded import find_carded, read_carded
from flows.readers.containers import Member, read_tar, read_zip
from flows.readers.database import read_database
from flows.readers.discover import ArchiveRef, open_archive
from flows.readers.document import (
    read_docx,
    read_html,
    read_odt,
    read_rtf,
    read_text,
    read_webarchive,
    read_xml,
)
from flows.readers.feed import read_feed
from flows.readers.json_document import read_json
from flows.readers.json_lines import read_lines
from flows.readers.mail import read_mail, read_mbox
from flows.readers.marked_stories import read_reuters, read_rows, read_trec
from flows.readers.mediawiki import read_mediawiki
from flows.readers.no_reader import LITTER, NO_READER
from flows.readers.omnivore import is_omnivore, read_omnivore
from flows.readers.outcomes import Outcome, Outcomes, Reader, ReadLimits, Skip, Source, renumber
from flows.readers.parquet import read_parquet
from flows.readers.scanned_issue import (
    find_issues,
    find_loose_issue,
    list_parts,
    read_issues,
    read_loose_issue,
)
from flows.readers.sniff import Content, open_content
from flows.readers.sql_dump import read_dump
from flows.readers.substack import is_substack, read_substack
from flows.readers.table import read_table
from flows.readers.trail import DIED, NO_TRAIL, Trail
from flows.readers.warc import read_warc
from flows.readers.workbook import read_workbook
from transforms.errors import ArchiveError
from transforms.feeds.field_paths import NO_PATHS, FieldPaths
from transforms.lake.records import Reject

READERS: dict[str, Reader] = {
    "warc": read_warc,
    "jsonl": read_lines,
    "json": read_json,
    "table": read_table,
    "parquet": read_parquet,
    "arrow": read_arrow,
    "feed": read_feed,
    "mediawiki": read_mediawiki,
    "html": read_html,
    "xml": read_xml,
    "reuters": read_reuters,
    "trec": read_trec,
    "rows": read_rows,
    "mail": read_mail,
    "mbox": read_mbox,
    "webarchive": read_webarchive,
    "text": read_text,
    "rtf": read_rtf,
    "docx": read_docx,
    "odt": read_odt,
    "workbook": read_workbook,
    "database": read_database,
    "sql": read_dump,
}
FAILED = "the reader failed"
"""Opens the detail of a reject that is a fault of ours and not of the input's."""

NEED_SEEK = frozenset({"docx", "odt", "workbook", "database", "parquet", "sql", "zip"})
CONTAINERS = {"zip": read_zip, "tar": read_tar}


def read_archive(
    ref: ArchiveRef,
    *,
    run_id: str,
    limits: ReadLimits,
    paths: FieldPaths = NO_PATHS,
    trail: Trail = NO_TRAIL,
) -> Outcomes:
    """The outcomes of an archive. Raises `OSError` when it cannot be opened or read."""
    source = Source(ref.archive_id, ref.member_name, run_id, limits, paths=paths, trail=trail)
    issue = find_loose_issue(source, ref.uri, ref.member_root) if ref.format == "xml" else None
    with trail.written(), open_archive(ref.uri) as handle:
        outcomes = read_file(source, handle) if issue is None else read_loose_issue(source, issue)
        for number, outcome in enumerate(_tell_apart(outcomes, limits), start=1):
            yield outcome
            if not trail.pass_on():
                error = ArchiveError("parser_died", f"what lies behind {number} records: {DIED}")
                yield source.reject(f"behind {number} records", error)
                return


def read_file(source: Source, handle: BinaryIO, depth: int = 0) -> Outcomes:
    """The outcomes of a file, or of a file inside an archive: at least one."""
    seen = 0
    try:
        source.enter("")
        for outcome in _read_content(source, handle, depth):
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


def _read_content(source: Source, handle: BinaryIO, depth: int) -> Outcomes:
    content = open_content(handle)
    if content.error is not None:
        raise content.error
    kind = content.format
    if kind not in READERS and kind not in CONTAINERS:
        yield _explain(source, content)
        return
    if kind in CONTAINERS and depth >= source.limits.container_depth:
        raise ArchiveError("too_deep", f"archives inside archives, more than {depth} deep")
    is_sought = kind in NEED_SEEK or content.is_packed
    largest = source.limits.spooled_bytes
    with seekable(content.handle, largest) if is_sought else nullcontext(content.handle) as opened:
        if kind in READERS:
            yield from READERS[kind](source, opened)
            return
        if kind == "zip" and is_substack(opened):
            yield from read_substack(source, opened)
            return
        if kind == "zip" and is_omnivore(opened):
            yield from read_omnivore(source, opened)
            return
        day = find_issue_day(source, opened) if kind == "zip" else None
        issues = find_issues(source, opened) if kind == "zip" else []
        yield from read_issues(source, opened, issues)
        carded = find_carded(opened) if kind == "zip" and not issues else {}
        if carded:
            yield from read_carded(source, opened, carded)
        parts = {*list_parts(issues), *carded, *carded.values()}
        for member in CONTAINERS[kind](opened):
            if member.name in parts:
                continue
            outcomes = _read_member(source.inside(member.name), member, depth)
            yield from outcomes if day is None else (give_day(one, day) for one in outcomes)


def _explain(source: Source, content: Content) -> Outcome:
    """Why a file has no reader: its own damage first, for that came first."""
    if isinstance(content.handle, Stream) and content.handle.damage is not None:
        return source.reject("", content.handle.damage)
    if content.format in LITTER:
        return source.skip("", "not_an_article")
    if content.format != "empty":
        return source.reject("", ArchiveError(*NO_READER[content.format]))
    if source.member:
        return source.skip("", "blank")
    return source.reject("", ArchiveError("empty_archive", "no byte in it"))


def _read_member(source: Source, member: Member, depth: int) -> Outcomes:
    if member.error is not None:
        yield source.reject("", member.error)
    elif member.stream is None:
        yield source.skip("", member.skip_reason or "not_a_file")
    else:
        yield from read_file(source, cast(BinaryIO, member.stream), depth + 1)


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
