"""Patterns to archives: which files and objects there are, what each is, and its id.

In: files, folders (walked, hidden names left out), globs and `s3://` addresses. Out: a
`Discovery` of archives in a stable order and rejects for what no reader can take. The decision
to question: an archive is its content, so the same bytes under two names are one archive, the
first by address; a renamed file is not read again.
"""

import glob
import hashlib
import json
import os
import time
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, replace
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from pyarrow import fs

from flows.readers.no_reader import NO_READER
from flows.readers.outcomes import make_reject, make_storable
from flows.readers.sniff import sniff_format
from transforms import INGEST_VERSION
from transforms.errors import ArchiveError
from transforms.lake.batches import write_whole
from transforms.lake.records import Reject
from transforms.lake.s3 import s3_filesystem

ID_LENGTH = 20
HASH_CHUNK = 1 << 20
JUST_WRITTEN = 300.0
"""Seconds, for the clocks of a store and of this machine may differ."""

GLOB_CHARACTERS = frozenset("*?[")


class NothingToRead(Exception):  # noqa: N818 - said to a person on the command line
    """A pattern names nothing that exists: a usage error, not a reject."""


@dataclass(frozen=True, slots=True)
class ArchiveRef:
    """One archive: where it is, the hash of its content, and its name below what was asked for.

    `uri` is an absolute local path or `s3://bucket/key`; `format` is one of `sniff.FORMATS`;
    `member_root` is the folder that record names are relative to, `modified` the time of its last
    change as its disk or store says, zero if that is not known; `tag` is the store's own word on
    its content, "" on a disk.
    """

    uri: str
    archive_id: str
    size_bytes: int
    format: str
    member_root: str
    modified: float = field(default=0.0, compare=False)
    tag: str = field(default="", compare=False)

    @property
    def member_name(self) -> str:
        """The archive's path below `member_root`, as tables hold it: the same on every machine."""
        return make_storable(self.uri.removeprefix(self.member_root).lstrip("/"))

    @property
    def stored_uri(self) -> str:
        """`uri` as tables hold it: a file's name need not be UTF-8."""
        return make_storable(self.uri)


@dataclass(frozen=True, slots=True)
class Discovery:
    """What the patterns came to; a file with no reader is a reject, with its own archive id."""

    archives: list[ArchiveRef]
    rejects: list[Reject]
    missing: list[str] = field(default_factory=list)
    """Patterns that name nothing, and may."""


@dataclass(frozen=True, slots=True)
class _Found:
    uri: str
    size_bytes: int
    modified: float
    member_root: str


@dataclass(frozen=True, slots=True)
class _Content:
    """What a file was found to be; `noted` is when, of an object in a store."""

    archive_id: str
    format: str
    tag: str = ""
    noted: float = 0.0


def discover(
    patterns: Iterable[str | Path],
    cache: Path | None = None,
    *,
    run_id: str = "",
    optional: Container[str] = (),
    is_dry: bool = False,
) -> Discovery:
    """Archives and rejects behind the patterns.

    `cache` is a JSON file of (uri, size, time, tag) -> archive id, so unchanged files are not
    hashed again; it is rewritten whole, by rename, unless it is a dry run. Raises
    `NothingToRead` for a missing path that is not `optional`.
    """
    missing: list[str] = []
    known = _read_cache(cache)
    archives: dict[str, ArchiveRef] = {}
    rejects: dict[str, Reject] = {}
    kept: dict[str, list[Any]] = dict(known)
    for found in _find_all(patterns, optional, missing):
        try:
            content = _identify(found, known)
        except OSError as error:
            place = f"{found.member_root}:{_member(found)}"
            archive_id = hashlib.sha256(place.encode("utf-8", "replace")).hexdigest()[:ID_LENGTH]
            detail = f"{found.uri}: {error.strerror or error}; check that it can be read"
            reject = _reject(archive_id, found, ArchiveError("unreadable", detail), run_id)
            rejects.setdefault(archive_id, reject)
            continue
        archive_id, kind = content.archive_id, content.format
        kept[found.uri] = [found.size_bytes, found.modified, *astuple(content)]
        if kind in NO_READER:
            refusal = ArchiveError(NO_READER[kind][0], f"{found.uri}: {NO_READER[kind][1]}")
            rejects.setdefault(archive_id, _reject(archive_id, found, refusal, run_id))
        elif archive_id not in archives:
            archives[archive_id] = ArchiveRef(
                found.uri,
                archive_id,
                found.size_bytes,
                kind,
                found.member_root,
                found.modified,
                content.tag,
            )
    if cache is not None and kept != known and not is_dry:
        _write_cache(cache, kept)
    return Discovery(list(archives.values()), list(rejects.values()), missing)


def list_places(cache: Path) -> dict[str, str]:
    """Where each archive that `discover` noted in its cache was last found, by archive id."""
    return {entry[2]: uri for uri, entry in _read_cache(cache).items()}


def identify_again(ref: ArchiveRef) -> ArchiveRef:
    """The archive as it is now, which is another one if its file was written to since.

    Raises `OSError` if it went away.
    """
    size, modified = _measure(ref.uri)
    is_same = (size, modified) == (ref.size_bytes, ref.modified)
    if is_same and _read_tag(ref.uri) == ref.tag:
        return ref
    content = _identify(_Found(ref.uri, size, modified, ref.member_root), {})
    return replace(
        ref,
        archive_id=content.archive_id,
        size_bytes=size,
        format=content.format,
        modified=modified,
        tag=content.tag,
    )


def _read_tag(uri: str) -> str:
    """The ETag and version of an object, which change where size and second do not."""
    if not uri.startswith("s3://"):
        return ""
    with s3_filesystem().open_input_stream(uri.removeprefix("s3://")) as stream:
        return _tag_of(stream)


def _tag_of(handle: Any) -> str:
    stated = {
        _word(name).lower(): _word(value) for name, value in (handle.metadata() or {}).items()
    }
    return " ".join(stated[name] for name in ("etag", "versionid") if stated.get(name))


def _word(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _measure(uri: str) -> tuple[int, float]:
    """Size and time of change."""
    if not uri.startswith("s3://"):
        status = os.stat(uri)
        return status.st_size, status.st_mtime
    info = s3_filesystem().get_file_info(uri.removeprefix("s3://"))
    if info.type != fs.FileType.File:
        raise FileNotFoundError(f"{uri}: it went away")
    return info.size, _seconds(info.mtime)


def open_archive(uri: str) -> BinaryIO:
    """The bytes of an archive, seekable. Raises `OSError`."""
    if uri.startswith("s3://"):
        opened: BinaryIO = s3_filesystem().open_input_file(uri.removeprefix("s3://"))
        return opened
    return open(uri, "rb")


def is_unchanged(ref: ArchiveRef) -> bool:
    """Whether the archive is still what was found, by size, time and tag. Raises `OSError`."""
    if not ref.modified:
        return True
    is_same = _measure(ref.uri) == (ref.size_bytes, ref.modified)
    return is_same and _read_tag(ref.uri) == ref.tag


def _find_all(
    patterns: Iterable[str | Path], optional: Container[str], missing: list[str]
) -> Iterator[_Found]:
    """Every file behind the patterns once, by address within a pattern."""
    seen: set[str] = set()
    for pattern in patterns:
        text = os.fspath(pattern)
        listed = _find_objects(text) if text.startswith("s3://") else _find_files(text)
        try:
            files = sorted(listed, key=lambda entry: entry.uri)
        except NothingToRead:
            if text not in optional:
                raise
            files = []
        if text in optional and not files:
            missing.append(text)
        for found in files:
            if found.uri not in seen:
                seen.add(found.uri)
                yield found


def _find_files(pattern: str) -> Iterator[_Found]:
    path = Path(pattern).expanduser()
    if path.is_dir():
        yield from _walk(path.absolute())
    elif os.path.lexists(path):
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


def _fixed_part(pattern: str) -> str:
    """The folders of a glob before its first wild card."""
    parts = PurePosixPath(pattern).parts
    fixed = list(parts[:-1])
    for number, part in enumerate(fixed):
        if GLOB_CHARACTERS & set(part):
            fixed = fixed[:number]
            break
    return str(PurePosixPath(*fixed))


def _walk(root: Path) -> Iterator[_Found]:
    """The files of a folder, and what of it cannot be looked into.

    Links to folders come last and are not gone through twice, so that a file has the address of the
    folder that it is in, and a circle of links an end.
    """
    unread: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    waiting = [str(root)]
    while waiting:
        for folder, subfolders, names in os.walk(waiting.pop(0), onerror=unread.append):
            try:
                status = os.stat(folder)
            except OSError as error:
                unread.append(error)
                continue
            if (status.st_dev, status.st_ino) in seen:
                subfolders.clear()
                continue
            seen.add((status.st_dev, status.st_ino))
            subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
            below = [os.path.join(folder, name) for name in subfolders]
            waiting += [path for path in below if os.path.islink(path)]
            for name in names:
                if not name.startswith("."):
                    yield _stat(Path(folder) / name, root)
    for fault in unread:
        yield _Found(str(fault.filename), -1, 0.0, str(root))


def _stat(path: Path, root: Path) -> _Found:
    try:
        status = path.stat()
    except OSError:
        return _Found(str(path), -1, 0.0, str(root))
    return _Found(str(path), status.st_size, status.st_mtime, str(root))


def _find_objects(pattern: str) -> Iterator[_Found]:
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
        raise NothingToRead(
            f"{pattern}: {error}; check the address, AWS_ENDPOINT_URL and the credentials"
        ) from error
    for entry in entries:
        below = PurePosixPath(entry.path.removeprefix(root).lstrip("/"))
        hidden = any(part.startswith(".") for part in below.parts)
        if entry.type != fs.FileType.File or hidden:
            continue
        if wild and not fnmatchcase(entry.path, address):
            continue
        yield _Found(f"s3://{entry.path}", entry.size, _seconds(entry.mtime), f"s3://{root}")


def _seconds(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0


def _identify(found: _Found, known: Mapping[str, list[Any]]) -> _Content:
    """Content hash and format, from the cache when size and time are unchanged.

    A store's times are in whole seconds: an object that had just been written when it was noted may
    have been replaced within its second, so of that the tag is asked, too.
    """
    remembered = known.get(found.uri)
    now = time.time()
    if remembered and remembered[:2] == [found.size_bytes, found.modified]:
        content = _Content(*remembered[2:])
        is_old = content.noted - found.modified > JUST_WRITTEN
        if is_old or not found.uri.startswith("s3://"):
            return content
        if _read_tag(found.uri) == content.tag:
            return replace(content, noted=now)
    if not found.uri.startswith("s3://") and not Path(found.uri).is_file():
        if Path(found.uri).is_dir():
            os.listdir(found.uri)
        raise OSError("not a regular file, or it went away")
    digest = hashlib.sha256()
    with open_archive(found.uri) as handle:
        tag = _tag_of(handle) if found.uri.startswith("s3://") else ""
        kind = sniff_format(handle)
        handle.seek(0)
        while chunk := handle.read(HASH_CHUNK):
            digest.update(chunk)
    noted = now if tag else 0.0
    return _Content(digest.hexdigest()[:ID_LENGTH], kind, tag, noted)


def _member(found: _Found) -> str:
    return found.uri.removeprefix(found.member_root).lstrip("/") or found.uri


def _reject(archive_id: str, found: _Found, error: ArchiveError, run_id: str) -> Reject:
    return make_reject(archive_id, _member(found), error, run_id=run_id)


def _read_cache(cache: Path | None) -> dict[str, list[Any]]:
    """A damaged cache is no cache: everything is hashed again."""
    try:
        content = json.loads(cache.read_text(encoding="utf-8")) if cache else {}
    except (OSError, ValueError):
        return {}
    files = content.get("files") if isinstance(content, dict) else None
    if not isinstance(files, dict) or content.get("version") != INGEST_VERSION:
        return {}
    return {
        uri: entry for uri, entry in files.items() if isinstance(entry, list) and len(entry) == 6
    }


def _write_cache(cache: Path, entries: Mapping[str, list[Any]]) -> None:
    content = {"version": INGEST_VERSION, "files": dict(sorted(entries.items()))}
    write_whole(cache, json.dumps(content).encode())
