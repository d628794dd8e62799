"""Issues of a scanned paper: METS, and the pages in ALTO that it names.

In: an open zip file, or a METS document that lies in a folder. Out: an outcome an article, at its
METS document; the other files of a zip are left to their own readers. The decision to question:
of a folder the METS document alone is the archive, so that a page that is changed there is read
again when its METS is; pages are looked for below the folder that was asked for, nowhere else.
"""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote

from flows.readers.containers import METS_NAME, Member, find_member, list_names, read_named
from flows.readers.document import read_bounded, read_member
from flows.readers.outcomes import Outcomes, Source
from flows.readers.sandbox import call_parser
from transforms.agency.mets import Issue, tell_issue
from transforms.errors import ArchiveError

_SCHEME = re.compile(r"^(?:file:/{0,3}|(?:\./)+)+", re.IGNORECASE)


_Page = tuple[str, bytes | ArchiveError]
"""The name of a page, and its bytes or why they are not read."""


@dataclass(frozen=True, slots=True)
class FoundIssue:
    """An issue with articles, its METS document, and where its pages are."""

    name: str
    issue: Issue
    pages: dict[str, str]


def find_issues(source: Source, handle: BinaryIO) -> list[FoundIssue]:
    """The issues of a zip file whose articles can be read. The handle is put back to its front."""
    names = list_names(handle)
    found: list[FoundIssue] = []
    for name in sorted(filter(METS_NAME.search, names)):
        try:
            issue = _read_issue(source, cast(BinaryIO, find_member(handle, name)), name)
        except ArchiveError:
            # it is rejected with that reason where it is read by itself
            continue
        pages = {
            number: _find_page(address, name, names) for number, address in issue.files.items()
        }
        known = {number: page for number, page in pages.items() if page is not None}
        if issue.articles and known:
            found.append(FoundIssue(name, issue, known))
    handle.seek(0)
    return found


def find_loose_issue(source: Source, uri: str, root: str) -> FoundIssue | None:
    """The issue of a METS document in a folder of this machine, if its pages lie there, too."""
    if "://" in uri or not METS_NAME.search(uri):
        return None
    try:
        with open(uri, "rb") as handle:
            issue = _read_issue(source, handle, source.name)
    except ArchiveError:
        return None
    folder, whole = os.path.dirname(uri), os.path.realpath(root)
    pages: dict[str, str] = {}
    for number, address in issue.files.items():
        path = os.path.realpath(os.path.join(folder, _SCHEME.sub("", unquote(address))))
        if Path(path).is_relative_to(whole) and os.path.isfile(path):
            pages[number] = path
    return FoundIssue(source.name, issue, pages) if issue.articles and pages else None


def read_issues(source: Source, handle: BinaryIO, issues: Sequence[FoundIssue]) -> Outcomes:
    """Every article of the issues of a zip file, in order."""
    for found in issues:
        members = read_named(handle, list(found.pages.values()))
        pages = (_read_page(member, source.limits.record_bytes) for member in members)
        yield from _read_pages(source, source.inside(found.name), found, pages)


def read_loose_issue(source: Source, found: FoundIssue) -> Outcomes:
    """Every article of an issue whose pages are files of a folder, in order."""
    pages = (_read_file(path, source.limits.record_bytes) for path in found.pages.values())
    yield from _read_pages(source, source, found, pages)


def _read_pages(
    source: Source, inner: Source, found: FoundIssue, pages: Iterable[_Page]
) -> Outcomes:
    """The articles of an issue; a page that cannot be read is a reject."""
    blocks: dict[tuple[str, str], str] = {}
    for number, (name, content) in zip(found.pages, pages, strict=True):
        try:
            if isinstance(content, ArchiveError):
                raise content
            words: dict[str, str] = call_parser(
                "read_page_blocks", content, name, seconds=source.limits.page_seconds
            )
        except ArchiveError as error:
            yield source.inside(name).reject("", error)
            continue
        blocks |= {(number, block): text for block, text in words.items()}
    yield from map(inner.judge, tell_issue(found.issue, blocks, found.name))


def list_parts(issues: Sequence[FoundIssue]) -> frozenset[str]:
    """The names of the files that issues are made of."""
    return frozenset(_list_parts(issues))


def _read_issue(source: Source, handle: BinaryIO, name: str) -> Issue:
    """Raises `ArchiveError` for what is no METS."""
    content = read_bounded(handle, source.limits.record_bytes)
    issue: Issue = call_parser("read_issue", content, name, seconds=source.limits.page_seconds)
    return issue


def _read_page(member: Member, largest: int) -> _Page:
    try:
        return member.name, read_member(member, largest)
    except ArchiveError as error:
        return member.name, error


def _read_file(path: str, largest: int) -> _Page:
    name = os.path.basename(path)
    try:
        with open(path, "rb") as handle:
            return name, read_bounded(handle, largest)
    except OSError as error:
        return name, ArchiveError("unreadable", str(error))
    except ArchiveError as error:
        return name, error


def _list_parts(issues: Sequence[FoundIssue]) -> Iterator[str]:
    for found in issues:
        yield found.name
        yield from found.pages.values()


def _find_page(address: str, mets: str, names: frozenset[str]) -> str | None:
    """A page by the address that METS has for it, or by the name of its file if only one has it."""
    path = _SCHEME.sub("", unquote(address))
    below = posixpath.normpath(posixpath.join(posixpath.dirname(mets), path))
    if below in names:
        return below
    base = posixpath.basename(path)
    alike = [name for name in names if posixpath.basename(name) == base]
    return alike[0] if len(alike) == 1 else None
