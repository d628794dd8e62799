"""A disk that is full, read-only or closed to us: the failure of a run, told in one sentence.

In: what the system or DuckDB raised while a folder of ours was being written. Out: a `StorageError`
that says which folder, what is wrong, and for a full disk how much is missing. The decision to
question: DuckDB gives the system's error in its message alone, so it is looked for there in the
system's own words.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import humanize

from transforms.lake.s3 import S3Path
from warehouse.errors import AskError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
FAULTS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "a file may not grow any larger here; look at `ulimit -f`",
    errno.EROFS: "the file system is read-only; mount it for writing",
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.ENOTDIR: "there is a file where a folder has to be",
    errno.EEXIST: "there is a file where a folder has to be",
    errno.EISDIR: "there is a folder where a file has to be",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "a link leads in a circle, or stands where a lock has to be",
    errno.EIO: "the disk cannot be written or read; look at the system's log",
}
DAMAGED = ("Corrupt database file", "Could not read enough bytes")
"""What DuckDB says of a file whose blocks are not what was written."""
NO_PLACE = "nothing can be made there"
OF_S3 = "AWS Error"
"""What pyarrow says of all that S3 refuses; such an error has no number."""
CHECK_S3 = "check the address, AWS_ENDPOINT_URL and the credentials"
PROBE_BYTES = 4096
FEW_FILES = 64
"""With fewer to be had, the want of them is why a disk was full: some were given back since."""
GOES_ON = "what is finished stays in the lake, run again to go on"
GONE = "taken away while the run worked in it"
LAKE_OPTION = "--lake"
WAREHOUSE_OPTION = "--warehouse"


class StorageError(Exception):
    """A folder that the run writes to is at fault, and no archive is. The run ends."""


class LakeFull(StorageError):  # noqa: N818 - the fault of which more can be said: what is missing
    """There is no room for what is still to be written to the lake."""


def find_fault(error: BaseException) -> int | None:
    """The number of the system's error behind an exception, if it is one of `FAULTS`."""
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno if error.errno in FAULTS else None
    if isinstance(error, AskError):
        # What DuckDB said is behind it.
        return None if error.__cause__ is None else find_fault(error.__cause__)
    told = str(error)
    is_system = isinstance(error, OSError) or type(error).__module__.endswith("duckdb")
    if not is_system:
        return None
    if "max_temp_directory_size" in told:
        # DuckDB takes what is left on the disk for the limit of what it puts aside there.
        return errno.ENOSPC
    return next((number for number in FAULTS if os.strerror(number) in told), None)


def explain_disk(error: BaseException) -> str | None:
    """A sentence for what the system, S3 or, of a damaged file, DuckDB says; else None."""
    if isinstance(error, OSError) and OF_S3 in str(error):
        return f"{str(error).splitlines()[0]}; {CHECK_S3}"
    if isinstance(error, FileNotFoundError) and not error.filename and is_nowhere():
        return "the working directory is gone; change to one that is there"
    if isinstance(error, OSError) and error.errno is not None:
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}{(error.strerror or str(error)).lower()}"
    told = str(error).strip().splitlines()[0] if str(error).strip() else ""
    if type(error).__module__.endswith("duckdb") and any(words in told for words in DAMAGED):
        return f"{told}; `onrecord rollback` puts back an earlier file"
    return told if find_fault(error) is not None else None


def is_nowhere() -> bool:
    """Whether the working directory of this process was removed."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


@contextmanager
def blamed_on(folder: Path, option: str, need_bytes: int = 0) -> Iterator[None]:
    """Tell a fault of the disk inside the block as one of this folder, which `option` names.

    `need_bytes` is about what the block writes there. Raises `StorageError`.
    """
    was_there = not isinstance(folder, S3Path) and folder.exists()
    try:
        yield
    except Exception as error:
        fault = find_fault(error)
        if fault is None and is_refused(folder, error):
            told = f"{folder}: {explain_disk(error)}, or name another folder with {option}"
            raise StorageError(told) from error
        if fault is None and was_there and is_gone(folder, error):
            raise StorageError(f"{folder}: {GONE}; {GOES_ON}") from error
        if fault is None:
            raise
        kind = LakeFull if option == LAKE_OPTION and fault in FULL else StorageError
        place = folder if fault in FULL else _find_place(folder, error)
        raise kind(explain_fault(place, option, fault, need_bytes)) from error


def is_gone(folder: Path, error: BaseException) -> bool:
    """Whether the system or DuckDB says it of a folder that was there and is no more."""
    is_system = isinstance(error, OSError) or type(error).__module__.endswith("duckdb")
    return is_system and not folder.exists()


def _find_place(folder: Path, error: BaseException) -> Path:
    """The file of the folder that is at fault, if it is one: such as the lock of another user."""
    name = getattr(error, "filename", None)
    if not isinstance(name, str) or Path(name).parent != folder or not os.path.lexists(name):
        return folder
    return Path(name)


def is_refused(folder: Path, error: BaseException) -> bool:
    """Whether S3 says of the bucket of a folder why it cannot be used."""
    if not isinstance(folder, S3Path) or not isinstance(error, OSError):
        return False
    bucket = folder.key.partition("/")[0]
    return OF_S3 in str(error) and f"bucket '{bucket}'" in str(error)


def explain_fault(folder: Path, option: str, fault: int, need_bytes: int) -> str:
    """The sentence for one of `FAULTS`."""
    if fault not in FULL:
        return f"{folder}: {FAULTS[fault]}, or name another folder with {option}"
    free = free_bytes(folder)
    room = f"{format_bytes(free)} free"
    if are_names_used_up(folder):
        room += ", but no more files can be made: its inodes are used up"
    elif need_bytes > free:
        room += f", about {format_bytes(need_bytes - free)} missing by an estimate"
    else:
        room += ", which is not enough"
    told = f"{folder}: {FAULTS[fault]} ({room}); make room, or name another folder with {option}"
    return f"{told}; {GOES_ON}" if option in (LAKE_OPTION, WAREHOUSE_OPTION, "TMPDIR") else told


def explain_temporary(error: BaseException, need_bytes: int) -> None:
    """Raise `StorageError` if reading filled the folder for temporary files, all that it writes."""
    fault = find_fault(error)
    if fault in FULL:
        folder = Path(tempfile.gettempdir())
        raise StorageError(explain_fault(folder, "TMPDIR", fault, need_bytes)) from error


def try_folder(folder: Path, option: str) -> None:
    """Make the folder and write a little in it, to know before the work. Raises `StorageError`."""
    with made_folder(folder, option), tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(bytes(PROBE_BYTES))


@contextmanager
def made_folder(folder: Path, option: str) -> Iterator[None]:
    """Make the folder, if it is a local one, for what the block puts there.

    Raises `StorageError`, also where the system says only that there is no such file, as below
    /proc.
    """
    try:
        with blamed_on(folder, option, PROBE_BYTES):
            folder.mkdir(parents=True, exist_ok=True)
            yield
    except FileNotFoundError as error:
        raise StorageError(f"{folder}: {NO_PLACE}; name another folder with {option}") from error


def find_obstacle(folder: Path, option: str) -> str | None:
    """Why the folder could not be made or written, as far as that shows without trying; or None."""
    there = find_existing(folder)
    if not there.is_dir():
        return f"{folder}: {FAULTS[errno.ENOTDIR]}, or name another folder with {option}"
    if os.access(there, os.W_OK | os.X_OK):
        return None
    fault = errno.EROFS if is_read_only(there) else errno.EACCES
    return explain_fault(folder, option, fault, 0)


def is_read_only(folder: Path) -> bool:
    """Whether a local folder is on a file system that is mounted for reading alone."""
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def find_existing(folder: Path) -> Path:
    """The folder, or what is there of the way to it."""
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())


def free_bytes(folder: Path) -> int:
    """What this user may still write on the disk of a folder, which need not be there yet."""
    return shutil.disk_usage(find_existing(folder)).free


def are_names_used_up(folder: Path) -> bool:
    """Whether the disk of a folder has, or nearly has, as many files as it may."""
    told = os.statvfs(find_existing(folder))
    # A file system that makes them as it goes along says that it has none.
    return bool(told.f_files) and told.f_favail < FEW_FILES


def format_bytes(count: int) -> str:
    """Such as 1.5 GB."""
    return humanize.naturalsize(count)
