"""An export of Substack: a table of posts, and the text of each in a file of its own.

In: an open zip file. Out: an outcome a post, at the name of its file. The decision to question:
the lists of readers and of what they opened, which lie in the same file, are never opened.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

from flows.codecs.decompress import Stream
from flows.readers.containers import Member, find_member, list_names, read_named
from flows.readers.document import read_bounded, read_member
from flows.readers.fields import judge_records
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from transforms.errors import ArchiveError

TABLE = "posts.csv"
FOLDER = "posts/"
COLUMNS = frozenset({"post_id", "post_date", "is_published"})
_TAKEN = {"post_id": "id", "post_date": "published", "subtitle": "summary"}


def is_substack(handle: BinaryIO) -> bool:
    """Whether a zip file has the table of posts, and texts beside it."""
    names = list_names(handle)
    if TABLE not in names or not any(name.startswith(FOLDER) for name in names):
        return False
    try:
        line = find_member(handle, TABLE).readline()
    except ArchiveError:
        line = b""
    handle.seek(0)
    return set(line.decode("utf-8-sig", "replace").strip().split(",")) >= COLUMNS


def read_substack(source: Source, handle: BinaryIO) -> Outcomes:
    """The outcome of each post in the table's order; a draft is no article."""
    return judge_records(source, _cut_posts(source, handle))


def _cut_posts(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    try:
        rows = _read_rows(find_member(handle, TABLE), source.limits.record_bytes)
    except ArchiveError as error:
        yield source.reject(TABLE, error)
        return
    names = [f"{FOLDER}{row['post_id']}.html" for row in rows]
    for row, member in zip(rows, read_named(handle, names), strict=True):
        yield _cut_post(source, row, member)


def _read_rows(table: Stream, largest: int) -> list[dict[str, str]]:
    content = read_bounded(cast(BinaryIO, table), largest).decode("utf-8-sig", "replace")
    try:
        rows = list(csv.DictReader(io.StringIO(content, newline="")))
    except csv.Error as error:
        raise ArchiveError("bad_record", f"{TABLE}: {error}") from error
    return [
        {key: value for key, value in row.items() if isinstance(key, str) and value}
        for row in rows
        if row.get("post_id")
    ]


def _cut_post(source: Source, row: Mapping[str, str], member: Member) -> Fields | Outcome:
    if row.get("is_published", "").lower() != "true":
        return source.skip(member.name, "not_an_article")
    try:
        content = read_member(member, source.limits.record_bytes)
    except ArchiveError as error:
        return source.reject(member.name, error)
    body = content.decode("utf-8", "replace")
    named = {_TAKEN.get(key, key): value for key, value in row.items()}
    return Fields(member.name, {**named, "body_html": body})
