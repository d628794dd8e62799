"""An export of Omnivore: lists of what was read, and the text of each in a file of its own.

In: an open zip file. Out: an outcome an article, at the name of its file, and of a text that no
list names one at its own. The decision to question: the day on which somebody kept an article is
not its own, and what was marked in it is no text.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from flows.readers.containers import Member, list_names, read_named
from flows.readers.document import read_member
from flows.readers.fields import judge_records
from flows.readers.outcomes import Fields, Outcome, Outcomes, Source
from transforms.errors import ArchiveError

LIST = re.compile(r"metadata_\d+_to_\d+\.json")
FOLDER = "content/"
MARKED = "highlights/"
NAMES = {
    "id": "id",
    "title": "title",
    "author": "author",
    "url": "url",
    "publishedAt": "published",
    "description": "summary",
    "language": "language",
    "siteName": "source",
}
"""What is kept of a list's entry, and as what."""


def is_omnivore(handle: BinaryIO) -> bool:
    """Whether a zip file has such lists, and texts beside them."""
    names = list_names(handle)
    return any(map(LIST.fullmatch, names)) and any(name.startswith(FOLDER) for name in names)


def read_omnivore(source: Source, handle: BinaryIO) -> Outcomes:
    """The outcome of each article in the order of the lists, then of the texts in none."""
    return judge_records(source, _cut_articles(source, handle))


def _cut_articles(source: Source, handle: BinaryIO) -> Iterator[Fields | Outcome]:
    names = sorted(name for name in list_names(handle) if not name.endswith("/"))
    entries: dict[str, Mapping[str, Any]] = {}
    for member in read_named(handle, filter(LIST.fullmatch, names)):
        try:
            listed = _read_list(source, member)
        except ArchiveError as error:
            yield source.reject(member.name, error)
            continue
        entries |= {f"{FOLDER}{one['slug']}.html": one for one in listed}
    texts = [name for name in names if name.startswith(FOLDER) and name not in entries]
    for member in read_named(handle, [*entries, *texts]):
        yield _cut_article(source, entries.get(member.name, {}), member)
    for name in names:
        if name.startswith(MARKED):
            yield source.skip(name, "not_an_article")
        elif not name.startswith(FOLDER) and not LIST.fullmatch(name):
            detail = "no part of an export of Omnivore"
            yield source.reject(name, ArchiveError("unsupported_format", detail))


def _read_list(source: Source, member: Member) -> list[Mapping[str, Any]]:
    """The entries of a list. Raises `ArchiveError`."""
    try:
        listed = json.loads(read_member(member, source.limits.record_bytes))
    except (ValueError, RecursionError) as error:
        raise ArchiveError("bad_json", f"{member.name}: {error}"[:300]) from error
    is_list = isinstance(listed, list)
    entries = [one for one in listed if isinstance(one, Mapping)] if is_list else []
    return [one for one in entries if isinstance(one.get("slug"), str)]


def _cut_article(source: Source, entry: Mapping[str, Any], member: Member) -> Fields | Outcome:
    try:
        body = read_member(member, source.limits.record_bytes).decode("utf-8", "replace")
    except ArchiveError as error:
        return source.reject(member.name, error)
    named = {kind: entry[name] for name, kind in NAMES.items() if name in entry}
    return Fields(member.name, {**named, "body_html": body})
