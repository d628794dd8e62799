"""Patterns to archives: which files and objects there are, what each is, and its id.

In: files, folders (walked, hidden names left out), globs and `s3://` addresses. Out: a
`Discovery` of archives in a stable order and rejects for what no reader can take. The decision
to question: an archive is its content, so the same bytes under two names are one archive, the
first by address; a renamed file is not read again.
"""

import hashlib
import json
import os
import time
from collections.abc import Container, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from pyarrow import fs

from flows.readers.no_reader import NO_READER
from flows.readers.outcomes import make_reject, make_storable
from flows.readers.sniff import sniff_format
from flows.readers.walk import Found, find_all, seconds_of
from transforms import INGEST_VERSION
from transforms.errors import ArchiveError
from transforms.lake.batches import write_whole
from transforms.lake.records import Reject
from transforms.lake.s3 import s3_filesystem

ID_LENGTH = 20
HASH_CHUNK = 1 << 20
JUST_WRITTEN = 300.0
"""Seconds, for the clocks of a store and of this machine may differ."""


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
    own: Sequence[str] = (),
    is_dry: bool = False,
    writing: AbstractContextManager[None] = nullcontext(),  # noqa: B008 - it has no state
) -> Discovery:
    """Archives and rejects behind the patterns.

    `cache` is a JSON file of (uri, size, time, tag) -> archive id, so unchanged files are not
    hashed again; it is rewritten whole, by rename, unless it is a dry run. What is `own`, files
    and folders, is left out: `run .` would read its lake. Raises `NothingToRead` for a missing
    path that is not `optional`, `OSError` for a store that does not answer, and what `writing`
    makes of a cache that cannot be written.
    """
    missing: list[str] = []
    known = _read_cache(cache)
    archives: dict[str, ArchiveRef] = {}
    rejects: dict[str, Reject] = {}
    kept: dict[str, list[Any]] = dict(known)
    for found in find_all(patterns, optional, own, missing):
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
        with writing:
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
    content = _identify(Found(ref.uri, size, modified, ref.member_root), {})
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
    return info.size, seconds_of(info.mtime)


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


def _identify(found: Found, known: Mapping[str, list[Any]]) -> _Content:
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


def _member(found: Found) -> str:
    return found.uri.removeprefix(found.member_root).lstrip("/") or found.uri


def _reject(archive_id: str, found: Found, error: ArchiveError, run_id: str) -> Reject:
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
