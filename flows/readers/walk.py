"""Patterns to files and objects: folders walked, globs matched, prefixes of a store listed.

In: files, folders (hidden names left out), globs and `s3://` addresses. Out: each file once, with
its size and time, in a stable order. The decision to question: links to folders are gone through as
files behind links are read, but only once, and none of what a run itself writes is found.
"""

import glob
import os
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from pyarrow import fs

from flows.readers.containers import find_page_parts, find_scan_parts
from transforms.lake.s3 import s3_filesystem

GLOB_CHARACTERS = frozenset("*?[")
NO_BUCKET = "NO_SUCH_BUCKET"


class NothingToRead(Exception):  # noqa: N818 - said to a person on the command line
    """A pattern names nothing that exists: a usage error, not a reject."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file or an object, below the folder that was asked for."""

    uri: str
    size_bytes: int
    modified: float
    member_root: str


def find_all(
    patterns: Iterable[str | Path],
    optional: Container[str],
    own: Sequence[str],
    missing: list[str],
) -> Iterator[Found]:
    """Every file behind the patterns once, by address within a pattern."""
    seen: set[str] = set()
    for pattern in patterns:
        text = os.fspath(pattern)
        listed = _find_objects(text) if text.startswith("s3://") else _find_files(text, own)
        try:
            files = sorted(listed, key=lambda entry: entry.uri)
        except NothingToRead:
            if text not in optional:
                raise
            files = []
        if text in optional and not files:
            missing.append(text)
        for found in files:
            if found.uri not in seen and not _is_own(found.uri, own):
                seen.add(found.uri)
                yield found


def _is_own(uri: str, own: Sequence[str]) -> bool:
    """Whether it is one of them, or in one, or beside one under its name and more."""
    return any(uri == place or uri.startswith((f"{place}/", f"{place}.")) for place in own)


def _find_files(pattern: str, own: Sequence[str]) -> Iterator[Found]:
    path = Path(pattern).expanduser()
    if os.path.isdir(path):
        yield from _walk(path.absolute(), own)
    elif _may_be_there(path):
        yield _stat(path.absolute(), path.absolute().parent)
    elif GLOB_CHARACTERS & set(pattern):
        matches = [Path(match) for match in glob.glob(str(path), recursive=True)]
        if not matches:
            raise NothingToRead(f"{pattern}: no file matches; check the pattern")
        root = Path(_fixed_part(str(path.absolute())))
        for match in matches:
            if match.is_dir():
                continue
            yield _stat(match.absolute(), root)
    else:
        raise NothingToRead(f"{pattern}: no such file or folder; check the path")


def _may_be_there(path: Path) -> bool:
    """Whether something has the name, or a folder above it is closed to this user."""
    try:
        os.lstat(path)
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def _fixed_part(pattern: str) -> str:
    """The folders of a glob before its first wild card."""
    parts = PurePosixPath(pattern).parts
    fixed = list(parts[:-1])
    for number, part in enumerate(fixed):
        if GLOB_CHARACTERS & set(part):
            fixed = fixed[:number]
            break
    return str(PurePosixPath(*fixed))


def _walk(root: Path, own: Sequence[str]) -> Iterator[Found]:
    """The files of a folder, and what of it cannot be looked into.

    Folders that are `own` are not gone through, whatever leads there. Links to folders come last
    and are not gone through twice, so that a file has the address of the folder that it is in, and
    a circle of links an end.
    """
    unread: list[OSError] = []
    seen = {_name_inode(place) for place in own if os.path.isdir(place)}
    waiting = [str(root)]
    while waiting:
        for folder, subfolders, names in os.walk(waiting.pop(0), onerror=unread.append):
            try:
                inode = _name_inode(folder)
            except OSError as error:
                unread.append(error)
                continue
            if inode in seen:
                subfolders.clear()
                continue
            seen.add(inode)
            listed = [*names, *(f"{name}/" for name in subfolders)]
            parts = {*find_page_parts(listed), *find_scan_parts(listed)}
            subfolders[:] = sorted(
                name for name in subfolders if name[:1] != "." and f"{name}/" not in parts
            )
            below = [os.path.join(folder, name) for name in subfolders]
            waiting += [path for path in below if os.path.islink(path)]
            for name in names:
                if not name.startswith(".") and name not in parts:
                    yield _stat(Path(folder) / name, root)
    for fault in unread:
        yield Found(str(fault.filename), -1, 0.0, str(root))


def _name_inode(folder: str) -> tuple[int, int]:
    status = os.stat(folder)
    return status.st_dev, status.st_ino


def _stat(path: Path, root: Path) -> Found:
    try:
        status = path.stat()
    except OSError:
        return Found(str(path), -1, 0.0, str(root))
    return Found(str(path), status.st_size, status.st_mtime, str(root))


def _find_objects(pattern: str) -> Iterator[Found]:
    filesystem = s3_filesystem()
    address = pattern.removeprefix("s3://").rstrip("/")
    wild = bool(GLOB_CHARACTERS & set(address))
    root = _fixed_part(address) if wild else address
    try:
        info = filesystem.get_file_info(root)
        if info.type == fs.FileType.File:
            entries, root = [info], str(PurePosixPath(root).parent)
        else:
            entries = filesystem.get_file_info(fs.FileSelector(root, recursive=True))
    except OSError as error:
        if isinstance(error, FileNotFoundError) or NO_BUCKET in str(error):
            raise NothingToRead(
                f"{pattern}: no such object or folder; check the address"
            ) from error
        # A store that does not answer, or not to these credentials, says nothing of what is there.
        raise OSError(f"{pattern}: {error}") from error
    for entry in entries:
        below = PurePosixPath(entry.path.removeprefix(root).lstrip("/"))
        hidden = any(part.startswith(".") for part in below.parts)
        if entry.type != fs.FileType.File or hidden:
            continue
        if wild and not fnmatchcase(entry.path, address):
            continue
        yield Found(f"s3://{entry.path}", entry.size, seconds_of(entry.mtime), f"s3://{root}")


def seconds_of(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0
