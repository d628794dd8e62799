"""The warehouse file: a working copy to write in, published by rename, read without locks.

In: the path of the published DuckDB file. Out: a read-write connection to a working copy beside
it, or a read-only connection to the published file. The decision to question: each night copies
the whole file, because DuckDB lets no reader in beside a writer; a rename then swaps old for new
in one step, and readers that are open keep the old file until they close.

    onrecord.duckdb                    published, only ever replaced
    onrecord.duckdb.working            this run's copy, thrown away unless published
    onrecord.duckdb.lock               held by flock, so a killed run frees it
    onrecord.duckdb.20260102T030405.678901Z  the file published at that time, kept for roll-back
"""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from warehouse.errors import ContractError, StoreBusy, StoreMissing
from warehouse.store.checks import list_checked, require_clean
from warehouse.store.locks import is_in_place
from warehouse.store.migrate import migrate
from warehouse.store.tables import create_tables
from warehouse.store.template import copy_template
from warehouse.store.transaction import open_cursor
from warehouse.store.views import lay_surface

SCHEMA_VERSION = 11
COMPACT_EVERY = 7
"""Runs until rows that were deleted leave the file and what each run added is put together.

DuckDB would do so at every checkpoint, and write a table's last 370,000 rows anew to save a group.
"""
FICLONE = 0x40049409
"""The request that makes one file a clone of another (linux/fs.h)."""
STAMP = "%Y%m%dT%H%M%S.%fZ"
STAMP_GLOB = "[0-9]" * 8 + "T*Z"


class Working:
    """A working copy under its lock; `connection` writes to it until `publish` or the end."""

    def __init__(
        self,
        published: Path,
        connection: duckdb.DuckDBPyConnection,
        require_lock: Callable[[], None],
    ) -> None:
        self.published = published
        self.connection = connection
        self._require_lock = require_lock
        self._is_open = True

    @property
    def path(self) -> Path:
        """Where the working copy lies."""
        return working_path(self.published)

    def publish(self, keep: int = 3, *, keeps_replaced: bool = True) -> Path:
        """Check, close and swap the copy in for the published file; returns the published path.

        `keep` is how many replaced files stay beside it; a night that only adds its own ledger
        row passes `keeps_replaced=False`, or a quiet week would push the real ones out. Raises
        `ContractError` with the sample of every failing check, and then the published file is
        the old one. Cursors of `connection` must be closed before: an open one keeps the file's
        log alive.
        """
        if self._is_to_be_compacted():
            # DuckDB leaves deleted rows where another transaction may read them.
            self.connection.execute("checkpoint")
        self.connection.execute("set max_vacuum_tasks = 0")
        with open_cursor(self.connection) as cursor, ThreadPoolExecutor(1) as pool:
            list_checked(cursor, "publish")
            self.connection.execute("delete from unchecked_versions")
            # The file is written while its rows are checked: DuckDB takes a thread for either.
            checking = pool.submit(require_clean, cursor, "publish", is_listed=True)
            self.connection.execute("checkpoint")
            checking.result()
        return self.swap_in(keep if keeps_replaced else None)

    def _is_to_be_compacted(self) -> bool:
        ((runs,),) = self.connection.execute("select count(*) from runs").fetchall()
        return bool(runs % COMPACT_EVERY == 0)

    def swap_in(self, keep: int | None) -> Path:
        """Close the copy and put it in the published file's place, unchecked; returns the path.

        `keep` None leaves the replaced files as they are and does not add to them. Raises
        `StoreBusy` if the lock was taken away: what lies in the copy's place may be another run's.
        """
        self.connection.execute("checkpoint")
        self.close()
        log = log_path(self.path)
        if log.exists():
            raise ContractError(f"{log}: still there after close; close all cursors, then publish")
        self._require_lock()
        _sync_file(self.path)
        if keep is not None:
            _keep_replaced(self.published, keep)
        self._require_lock()
        os.replace(self.path, self.published)
        _sync_file(self.published.parent)
        return self.published

    def close(self) -> None:
        """Close the connection; twice is harmless."""
        if self._is_open:
            self.connection.close()
            self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def working_path(published: Path) -> Path:
    """The working copy of a published file."""
    return published.with_name(published.name + ".working")


def log_path(database: Path) -> Path:
    """DuckDB's write-ahead log of a database file."""
    return database.with_name(database.name + ".wal")


@contextmanager
def open_working(
    published: Path, start_from: Path | None = None, *, memory: int | None = None
) -> Iterator[Working]:
    """A working copy of the published file, or a new one, ready to write.

    `start_from` is another file to copy, one that was published before. An earlier layout is
    migrated in the copy: the published file has it until the copy replaces it. Leaving without
    `publish` throws the copy away. `memory` is how many bytes DuckDB may take before it puts rows
    aside in a folder beside the copy; four fifths of the machine's if left out. Raises `StoreBusy`
    while another run holds the lock, `ContractError` if the file has a newer layout or an
    unreplayed log, `MemoryError` if a step cannot do with so much memory.
    """
    published.parent.mkdir(parents=True, exist_ok=True)
    with _hold_lock(published.with_name(published.name + ".lock")) as require_lock:
        _remove_working(published)
        try:
            if start_from is not None or published.exists():
                _copy_whole(start_from or published, published)
            else:
                copy_template(working_path(published))
            with (
                _explain_memory(published),
                Working(published, _connect_working(published), require_lock) as working,
            ):
                if memory is not None:
                    working.connection.execute(f"set memory_limit = '{memory} B'")
                _apply_schema(working)
                yield working
        finally:
            _leave_working(published, require_lock)


def open_published(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the published file; close it soon.

    Within one process an open handle pins the old file for later ones too. Raises `StoreMissing`
    before the first publish, `StoreBusy` if some program has the file open for writing,
    `ContractError` if it is damaged, `MemoryError` if there is no room to open it.
    """
    if not path.exists():
        raise StoreMissing(f"{path}: no warehouse here yet; `onrecord run` makes it")
    try:
        return duckdb.connect(str(path), read_only=True)
    except duckdb.OutOfMemoryException as error:
        raise MemoryError(f"{path}: there is too little memory to open it") from error
    except duckdb.Error as error:
        if "Could not set lock" not in str(error):
            raise _damaged(path, error) from error
        raise StoreBusy(f"{path}: open for writing in another program; close it there") from error


@contextmanager
def _explain_memory(published: Path) -> Iterator[None]:
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        told = str(error).strip().splitlines()[0]
        if "max_temp_directory_size" in told:
            # It is the disk that is full.
            raise
        raise MemoryError(
            f"{published}: takes more memory than it may ({told}); raise `memory` in the settings; "
            "what is finished stays in the lake, run again to go on"
        ) from error


def _damaged(path: Path, error: duckdb.Error) -> ContractError:
    if path.is_dir():
        return ContractError(f"{path}: a folder and no warehouse; name a file")
    told = str(error).strip().splitlines()[0]
    if "Permission denied" in told:
        return ContractError(f"{path}: this user may not read it; change its owner or its mode")
    return ContractError(
        f"{path}: cannot be opened as a warehouse ({told}); `onrecord rollback` puts back an "
        "earlier file, or move it away: the next run makes it anew from the lake"
    )


@contextmanager
def _hold_lock(path: Path) -> Iterator[Callable[[], None]]:
    """Hold a lock; what raises `StoreBusy` once its file was taken away."""

    def require_lock() -> None:
        if not is_in_place(descriptor, path):
            raise StoreBusy(
                f"{path}: taken away while it was held, so another run may be writing; the "
                "published file is as it was, run again"
            )

    try:
        # Who may write into this folder could have the file that a link leads to made, or held.
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise ContractError(f"{path}: a link and no file; remove it and run again") from error
    with open(descriptor, "r+b", buffering=0) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreBusy(f"{path}: another run is writing; wait for it and try again") from error
        require_lock()
        yield require_lock


def _leave_working(published: Path, require_lock: Callable[[], None]) -> None:
    """Remove the copy, unless it may be another run's by now."""
    with suppress(StoreBusy):
        require_lock()
        _remove_working(published)


def _remove_working(published: Path) -> None:
    working = working_path(published)
    working.unlink(missing_ok=True)
    log_path(working).unlink(missing_ok=True)
    shutil.rmtree(working.with_name(working.name + ".tmp"), ignore_errors=True)


def _copy_whole(source: Path, published: Path) -> None:
    log = log_path(source)
    if log.exists():
        raise ContractError(
            f"{log}: some program wrote to that file; open and close it there once, "
            "so that its log is folded in, and run again"
        )
    try:
        _clone_file(source, working_path(published))
    except OSError:
        shutil.copyfile(source, working_path(published))


def count_missing_bytes(published: Path) -> int:
    """What the disk lacks for a working copy of the published file; 0 if there is room."""
    if not published.exists():
        return 0
    missing = published.stat().st_size - shutil.disk_usage(published.parent).free
    return 0 if missing <= 0 or _can_clone(published) else missing


def _can_clone(published: Path) -> bool:
    try:
        with tempfile.NamedTemporaryFile(dir=published.parent) as probe:
            _clone_file(published, Path(probe.name))
    except OSError:
        return False
    return True


def _clone_file(source: Path, target: Path) -> None:
    """A copy that shares its blocks until one of the two is written: XFS and Btrfs have it."""
    with source.open("rb") as read, target.open("wb") as written:
        fcntl.ioctl(written, FICLONE, read.fileno())


def _connect_working(published: Path) -> duckdb.DuckDBPyConnection:
    try:
        return _attach_unlogged(working_path(published))
    except duckdb.Error as error:
        raise _damaged(published, error) from error


def _attach_unlogged(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection whose commits stay in memory until a checkpoint: the copy needs no log."""
    connection = duckdb.connect()
    place = str(path).replace("'", "''")
    connection.execute(f"set temp_directory = '{place}.tmp'")
    connection.execute(f"attach '{place}' as warehouse (recovery_mode no_wal_writes)")
    connection.execute("use warehouse")
    return connection


def _apply_schema(working: Working) -> None:
    connection = working.connection
    connection.execute("set timezone = 'UTC'")
    # The copy is thrown away unless it is published, so it is written once, at the end.
    connection.execute("set checkpoint_threshold = '1 GB'")
    # And it goes to disk before it is published, whenever the system likes.
    connection.execute("set fsync_mode = 'NONE'")
    layout = _read_layout(connection)
    if layout is None:
        create_tables(connection)
        layout = SCHEMA_VERSION
    if layout > SCHEMA_VERSION:
        raise ContractError(
            f"{working.published}: has layout {layout}, this code writes {SCHEMA_VERSION}; newer "
            "code made it: install that again, or move the file away and rebuild it from the lake"
        )
    if layout < SCHEMA_VERSION:
        migrate(connection, layout)
    lay_surface(connection)


def _read_layout(connection: duckdb.DuckDBPyConnection) -> int | None:
    """The layout of a file; None if it has no table yet."""
    try:
        found = connection.execute("select schema_version from schema_version").fetchall()
    except duckdb.CatalogException:
        return None
    return int(found[0][0])


def _keep_replaced(published: Path, keep: int) -> None:
    if published.exists() and keep > 0:
        modified = datetime.fromtimestamp(published.stat().st_mtime, UTC)
        kept = published.with_name(f"{published.name}.{modified.strftime(STAMP)}")
        kept.unlink(missing_ok=True)
        try:
            os.link(published, kept)
        except OSError:
            # Some network file systems have no hard links.
            shutil.copy2(published, kept)
    replaced = kept_paths(published)
    for path in replaced[: len(replaced) - keep]:
        path.unlink()


def kept_paths(published: Path) -> list[Path]:
    """The files that were published before and are kept, earliest first."""
    return sorted(published.parent.glob(f"{published.name}.{STAMP_GLOB}"))


def _sync_file(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
