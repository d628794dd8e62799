"""Zip and tar files: the files inside them, one after the other, never written to disk by name.

In: an open zip or tar. Out: `Member`s, each with its bytes as a stream, or with what keeps it
from being read. The decision to question: a name that leads out of the archive, or through a
link in it, is refused although nothing is ever written under it: who packs such a name is
not to be trusted with an article either.
"""

import errno
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, BinaryIO

from flows.codecs.decompress import CHUNK, Stream, check_expansion
from flows.readers.outcomes import make_storable
from transforms.errors import ArchiveError

REMEMBERED_NAMES = 100_000
NAMELESS = "(no name)"
WACZ_CARD = "datapackage.json"
WACZ_RECORDS = "archive/"
TYPE_MEMBER = "mimetype"
"""Says of what program a file is that is a zip file underneath."""

BOOK_CARD = "META-INF/container.xml"
"""What each EPUB has."""

MEDIUM = frozenset(("README.html", "profile/profile.html"))
"""What each export of Medium has beside its posts."""

METS_NAME = re.compile(r"(?:^|[/_.-])mets(?:[_.-][^/]*)?\.xml$", re.IGNORECASE)
"""The card of a scanned issue."""

_SCAN_FOLDER = re.compile(r"altos?(?:[_.-]?xml)?/", re.IGNORECASE)
_SCAN_NAME = re.compile(r"(?:.*[_.-])?alto(?:[_.-].*)?\.xml", re.IGNORECASE)
_MEDIUM_POST = re.compile(r"posts/(?!draft_)[^/]+\.html")
_BOOK_PAGE = re.compile(
    r"(?:^|/)(?!nav\.|toc\.|cover\.|title_?page\.)[^/]*\.x?html?$", re.IGNORECASE
)

_LITTER = re.compile(
    r"(?:^|/)(?:__MACOSX/|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE
)
"""What the file managers of Apple and Microsoft leave in folders."""

_PAGE_NAME = re.compile(r"(.+)\.x?html?", re.IGNORECASE | re.DOTALL)
_PARTS = (
    "_files _file -Dateien _fichiers _archivos _bestanden _ficheiros _arquivos _soubory -filer"
    " _elemei _pliki _dosyalar -tiedostot"
)
"""What browsers in several languages add to the name of a page for the folder beside it."""

_PARTS_END = re.compile(rf"(?:{'|'.join(map(re.escape, _PARTS.split()))})/\Z")
_PARTS_NAME = re.compile(rf".+?(?:{'|'.join(map(re.escape, _PARTS.split()))})/", re.DOTALL)
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, ValueError)
_LEADS_OUT = re.compile(r"(?:^|[/\\])\.\.(?:$|[/\\])|^[/\\]|^[a-zA-Z]:[/\\]|\x00")


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive: its name, unique there, and its bytes or why they are not read."""

    name: str
    stream: Stream | None = None
    error: ArchiveError | None = None
    skip_reason: str | None = None


def read_zip(handle: BinaryIO) -> Iterator[Member]:
    """The members of a zip file, which must be seekable. Raises `ArchiveError` unreadable."""
    archive = _open_zip(handle)
    names = _Names()
    with archive:
        is_read = _choose_members(archive)
        parts = find_page_parts(archive.NameToInfo)
        for info in archive.infolist():
            name = names.number(info.filename)
            mode = info.external_attr >> 16
            # not info.is_dir(), which takes a member without a name for an error
            if info.filename.endswith("/") or (mode & 0o170000) not in (0, 0o100000):
                yield Member(name, skip_reason="not_a_file")
            elif (
                _LITTER.search(info.filename)
                or not is_read(info.filename)
                or info.filename.startswith(parts)
            ):
                yield Member(name, skip_reason="not_an_article")
            elif _LEADS_OUT.search(info.filename):
                yield Member(name, error=_refuse_name(info.filename))
            else:
                yield _take_member(archive, info, name)


def find_page_parts(names: Iterable[str]) -> tuple[str, ...]:
    """The folders of what browsers save beside a page: its pictures, programs and frames."""
    pages = {found[1] for name in names if (found := _PAGE_NAME.fullmatch(name))}
    folders = {found[0] for name in names if (found := _PARTS_NAME.match(name))}
    return tuple(sorted(one for one in folders if _PARTS_END.sub("", one) in pages))


def find_scan_parts(names: Sequence[str]) -> tuple[str, ...]:
    """Of the names in a folder those of pages that a METS document beside them names.

    A folder's name ends in "/".
    """
    if not any(map(METS_NAME.search, names)):
        return ()
    return tuple(
        name for name in names if _SCAN_FOLDER.fullmatch(name) or _SCAN_NAME.fullmatch(name)
    )


def find_member(handle: BinaryIO, name: str) -> Stream:
    """One member of a zip file by its name. Raises `ArchiveError` unreadable, encrypted."""
    try:
        archive = zipfile.ZipFile(handle)
        info = archive.getinfo(name)
    except (*_DAMAGE, KeyError, NotImplementedError, OSError) as error:
        _raise_worldly(error)
        raise ArchiveError("unreadable", f"no {name} in it: {error}") from error
    if info.flag_bits & 1:
        raise ArchiveError("encrypted", "it asks for a password")
    return Stream(_read_zipped(archive, info))


def read_named(handle: BinaryIO, names: Iterable[str]) -> Iterator[Member]:
    """Members of a zip file by their names, in that order. Raises `ArchiveError` unreadable."""
    archive = _open_zip(handle)
    with archive:
        for name in names:
            info = archive.NameToInfo.get(name)
            if info is None:
                yield Member(name, error=ArchiveError("missing_text", f"no {name} in it"))
            else:
                yield _take_member(archive, info, name)


def list_names(handle: BinaryIO) -> frozenset[str]:
    """The names of the members of a zip file; none if it is damaged."""
    try:
        with _open_zip(handle) as archive:
            return frozenset(archive.NameToInfo)
    except ArchiveError:
        return frozenset()
    finally:
        handle.seek(0)


def _open_zip(handle: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(handle)
    except (*_DAMAGE, NotImplementedError, OSError) as error:
        _raise_worldly(error)
        raise ArchiveError("unreadable", f"damaged zip file: {error}") from error


def _take_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Member:
    """A member that is a file, not inflated yet."""
    if info.flag_bits & 1:
        return Member(name, error=ArchiveError("encrypted", "it asks for a password"))
    return Member(name, Stream(_read_zipped(archive, info)))


def _choose_members(archive: zipfile.ZipFile) -> Callable[[str], bool]:
    """Which members may hold articles, by their names where the file is of a known make."""
    names = archive.NameToInfo
    if WACZ_CARD in names and any(name.startswith(WACZ_RECORDS) for name in names):
        # lists of the crawl's pages, and their texts, are in its WARC files again
        return lambda name: name.startswith(WACZ_RECORDS)
    if names.keys() >= MEDIUM:
        # lists of what the account read, liked and follows are pages, too
        return lambda name: _MEDIUM_POST.fullmatch(name) is not None
    if BOOK_CARD in names:
        return lambda name: _BOOK_PAGE.search(name) is not None
    return lambda name: name != TYPE_MEMBER


def _read_zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(info) as member:
            yield from _read_pieces(member, info.compress_size)
    except NotImplementedError as error:
        raise ArchiveError("unsupported_format", f"zip compression: {error}") from error
    except (*_DAMAGE, RuntimeError, OSError) as error:
        _raise_worldly(error)
        raise ArchiveError("unreadable", f"damaged in its zip file: {error}") from error


def _raise_worldly(error: Exception) -> None:
    """A place before the file's beginning is damage; other errors of the system are not ours."""
    if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
        raise error


def read_tar(handle: BinaryIO) -> Iterator[Member]:
    """The members of a tar file, read once from the front. Raises `ArchiveError` truncated."""
    names = _Names()
    links: set[str] = set()
    try:
        with tarfile.open(fileobj=handle, mode="r|") as archive:
            for info in archive:
                name = names.number(info.name)
                if info.issym() and len(links) < REMEMBERED_NAMES:
                    links.add(info.name)
                if _LEADS_OUT.search(info.name) or _goes_through(info.name, links):
                    yield Member(name, error=_refuse_name(info.name))
                elif not info.isreg():
                    yield Member(name, skip_reason="not_a_file")
                elif _LITTER.search(info.name):
                    yield Member(name, skip_reason="not_an_article")
                else:
                    file = archive.extractfile(info)
                    if file is not None:
                        yield Member(name, Stream(_read_tarred(file, info.size)))
                # tarfile keeps a note of every member, which a long archive has no room for
                archive.members = []  # type: ignore[attr-defined]
    except _DAMAGE as error:
        raise ArchiveError("truncated", f"the tar file breaks off: {error}") from error


def _read_tarred(file: IO[bytes], size: int) -> Iterator[bytes]:
    try:
        yield from _read_pieces(file, max(size, 1))
    except _DAMAGE as error:
        raise ArchiveError("truncated", f"cut in its tar file: {error}") from error


def _read_pieces(file: IO[bytes], packed: int) -> Iterator[bytes]:
    given = 0
    while piece := file.read(CHUNK):
        given += len(piece)
        check_expansion(packed, given)
        yield piece


def _goes_through(name: str, links: set[str]) -> bool:
    return bool(links) and any(str(parent) in links for parent in PurePosixPath(name).parents)


def _refuse_name(name: str) -> ArchiveError:
    return ArchiveError("unsafe_name", f"the name {name!r} leads out of the archive")


class _Names:
    """Makes names unique: the second "a.html" is "a.html (2)"."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def number(self, name: str) -> str:
        count = self._seen.get(name, 0) + 1
        self._seen[name] = count
        if len(self._seen) > REMEMBERED_NAMES:
            del self._seen[next(iter(self._seen))]
        plain = make_storable(name) or NAMELESS
        return plain if count == 1 else f"{plain} ({count})"
