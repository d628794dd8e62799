"""A zip file with issues of a scanned paper: METS, and the pages in ALTO that it names.

In: an open zip file. Out: an outcome an article, at its METS document; the other files of the zip
are left to their own readers. The decision to question: an issue is read only where its pages lie
in the same zip file, since a folder is read file by file.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast
from urllib.parse import unquote

from flows.readers.containers import find_member, list_names, read_named
from flows.readers.document import read_bounded
from flows.readers.outcomes import Outcomes, Source
from flows.readers.sandbox import call_parser
from transforms.agency.mets import Issue, tell_issue
from transforms.errors import ArchiveError

_METS_NAME = re.compile(r"(?:^|[/_.-])mets(?:[_.-][^/]*)?\.xml$", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:file:/{0,3}|(?:\./)+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundIssue:
    """An issue with articles, its METS document, and where its pages are in the zip file."""

    name: str
    issue: Issue
    pages: dict[str, str]


def find_issues(source: Source, handle: BinaryIO) -> list[FoundIssue]:
    """The issues of a zip file whose articles can be read. The handle is put back to its front."""
    names = list_names(handle)
    found: list[FoundIssue] = []
    for name in sorted(filter(_METS_NAME.search, names)):
        try:
            content = read_bounded(
                cast(BinaryIO, find_member(handle, name)), source.limits.record_bytes
            )
            issue: Issue = call_parser(
                "read_issue", content, name, seconds=source.limits.page_seconds
            )
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


def read_issues(source: Source, handle: BinaryIO, issues: list[FoundIssue]) -> Outcomes:
    """Every article of the issues, in order; a page that cannot be read is a reject."""
    for found in issues:
        blocks: dict[tuple[str, str], str] = {}
        numbers = list(found.pages)
        members = read_named(handle, [found.pages[number] for number in numbers])
        for number, member in zip(numbers, members, strict=True):
            inner = source.inside(member.name)
            try:
                if member.error is not None:
                    raise member.error
                content = read_bounded(cast(BinaryIO, member.stream), source.limits.record_bytes)
                words: dict[str, str] = call_parser(
                    "read_page_blocks", content, member.name, seconds=source.limits.page_seconds
                )
            except ArchiveError as error:
                yield inner.reject("", error)
                continue
            blocks |= {(number, block): text for block, text in words.items()}
        inner = source.inside(found.name)
        yield from map(inner.judge, tell_issue(found.issue, blocks, found.name))


def list_parts(issues: list[FoundIssue]) -> frozenset[str]:
    """The names of the files that issues are made of."""
    return frozenset(_list_parts(issues))


def _list_parts(issues: list[FoundIssue]) -> Iterator[str]:
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
