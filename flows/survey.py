"""A night before Prefect: the lock on the lake, what there is, and what of it is new.

In: the settings and the patterns of archives. Out: a `Survey`, and the `WorkedArchive` that the
night's other phases fill for each archive that is new. The decision to question: this
part imports neither Prefect nor spaCy, so that a night on which nothing is new is over in about
a second.
"""

import os
import re
import resource
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from flows.addresses import NO_KEYS, NO_STORE, has_key, hide_keys, is_other_store
from flows.days import lay_days
from flows.ingest import ingest_versions
from flows.locks import held
from flows.logs import log_begin
from flows.readers.discover import ArchiveRef, Discovery, discover
from flows.readers.sandbox import PARSER_BYTES
from flows.settings import CONFIG_FILE, NO_HOME, Settings, SettingsError
from flows.storage import LAKE_OPTION, blamed_on, format_bytes, made_folder
from transforms.ids import hash_id
from transforms.lake.records import STAGE_TABLES, Reject
from transforms.lake.s3 import S3Path
from transforms.lake.versions import annotate_versions, model_version
from warehouse.errors import AskError, ContractError, StoreBusy, StoreMissing
from warehouse.load.ledger import archives_done
from warehouse.publish.quality import FIGURES

DISCOVERED = "discovered.json"
RUN_LOCK = "run.lock"
SHARED_PLACES = (Path("/dev/shm"), Path("/run/lock"))
"""Open to every process of a machine, where there are such, in the order of how widely."""
NO_BUCKET = re.compile("s3://(?:/|$)", re.IGNORECASE)
MOST_NAMED = 5
LAKE_OF_WAREHOUSE = """
select
    (select count(*) from archives where status = 'loaded') as archives,
    (select max_by(settings ->> 'lake', started_at) from runs) as lake
"""


class NoArchives(Exception):  # noqa: N818 - said to a person on the command line
    """There is nothing under the patterns, not even a file that cannot be read."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the patterns came to; `fresh` are the archives that the warehouse does not hold.

    Or of which an article failed that is to be tried again.

    `doubts` are sentences on what may not be as it was meant.
    """

    run_id: str
    started_at: datetime
    found: Discovery
    fresh: list[ArchiveRef]
    known: list[ArchiveRef]
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class WorkedArchive:
    """What a night made of an archive: its slices as folders, and what could not be done.

    A slice whose annotate folder is None has its articles without quotes or claims; `failure`
    is a status for the ledger and means that the archive is worked on again in the next run.
    `damage` says what was wrong with batches that were there and have been made again, `lost` with
    one that cannot be; `slowest` are articles that took longest to annotate, with their seconds, of
    the `articles` that were read.
    """

    ref: ArchiveRef
    ingest_folders: list[Path] = field(default_factory=list)
    annotate_folders: list[Path | None] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    failure: str | None = None
    damage: list[str] = field(default_factory=list)
    lost: str | None = None
    articles: int = 0
    slowest: list[tuple[float, str]] = field(default_factory=list)

    @property
    def is_finished(self) -> bool:
        """Whether every slice of it is read and annotated."""
        return bool(self.ingest_folders) and None not in self.annotate_folders


def now() -> datetime:
    """The time as it is stored everywhere: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def new_run_id(started_at: datetime) -> str:
    """An id that sorts by time and that two machines do not share."""
    return f"{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


@contextmanager
def hold_lake(lake: Path, holder: str = "another run") -> Iterator[Callable[[], None]]:
    """Be the only one who works on this lake inside the block; others are told of `holder`.

    What the block gets raises `StoreBusy` once a lock was taken away: ask it before a publish.

    The lock is the kernel's, so that a killed run leaves none behind; for a lake on S3 it is one of
    this machine and user, and runs of two machines do each other no harm there. Raises
    `StoreBusy` if somebody holds it, `StorageError` if the folder cannot be written.
    """
    told = f"{lake}: {holder} works on this lake"
    with made_folder(lake, LAKE_OPTION), ExitStack() as kept:
        advice = "wait for it, or name another with --lake"
        locks = [
            kept.enter_context(held(lock, told, advice, is_own=isinstance(lake, S3Path)))
            for lock in _lock_files(lake)
        ]
        release = kept.pop_all()

    def require_locks() -> None:
        for require_lock in locks:
            require_lock()

    with release:
        yield require_locks


def _lock_files(lake: Path) -> list[Path]:
    """In the lake, or for one on S3 in each folder of the machine that this process may write.

    Two processes have one of these in common: systemd's PrivateTmp gives each unit a /tmp of its
    own, `TMPDIR` may name another, and what else is open to all hangs on the unit and the system.
    """
    if not isinstance(lake, S3Path):
        return [lake / RUN_LOCK]
    name = f"onrecord-{os.getuid()}-{hash_id(str(lake))}.lock"
    shared = [place for place in SHARED_PLACES if place.is_dir() and os.access(place, os.W_OK)]
    return [place / name for place in (*shared, Path(tempfile.gettempdir()))]


def check_thresholds(settings: Settings) -> None:
    """Raise `SettingsError` for a threshold of no figure, before a night's work and not after."""
    figures = [figure.name for figure in FIGURES]
    unknown = sorted(set(settings.thresholds) - set(figures))
    if unknown:
        raise SettingsError(
            f"thresholds: no quality figure is called {', '.join(unknown)}; "
            f"there are {', '.join(figures)}"
        )


def check_languages(settings: Settings) -> None:
    """Raise `SettingsError` for a language package that is not installed, before a night's work."""
    missing = [
        f"{package} (for {code})"
        for code, package in sorted(settings.languages.items())
        if model_version(package).endswith(" missing")
    ]
    if missing:
        raise SettingsError(
            f"languages: not installed: {', '.join(missing)}; install it, or take the line out of "
            "the settings: articles in that language are then loaded and not annotated"
        )


def check_patterns(patterns: Iterable[str]) -> None:
    """Raise `SettingsError` for a key in an address, one that leads nowhere, and nobody's home."""
    for pattern in patterns:
        if not pattern:
            # A variable that is set to nothing would have the working directory read.
            raise SettingsError("an archive without a name; write . for the working directory")
        if has_key(pattern):
            raise SettingsError(f"{hide_keys(pattern)}: {NO_KEYS}")
        if NO_BUCKET.match(pattern):
            raise SettingsError(f"{pattern}: names no bucket; write s3://bucket/folder")
        if "://" in pattern and is_other_store(Path(pattern)):
            raise SettingsError(f"{pattern}: {NO_STORE}")
        try:
            Path(pattern).expanduser()
        except RuntimeError:
            raise SettingsError(f"{pattern}: {NO_HOME}") from None


def check_address_space() -> None:
    """Raise `SettingsError` where what parses pages could not begin: it would reject each of them.

    Readers and DuckDB map more than they take, and some end the process that is refused it.
    """
    least = min(
        (each for each in resource.getrlimit(resource.RLIMIT_AS) if each != resource.RLIM_INFINITY),
        default=PARSER_BYTES,
    )
    if least < PARSER_BYTES:
        raise SettingsError(
            f"ulimit -v: a process may have {format_bytes(least)} of address space here, and one "
            f"that parses pages wants {format_bytes(PARSER_BYTES)}; raise it, and bound what is "
            "taken by a cgroup instead, such as systemd's MemoryMax"
        )


def check_kb(settings: Settings) -> None:
    """Raise `SettingsError` if the knowledge base that is named is not there.

    Without it, entities would lose the items that they were linked to.
    """
    if settings.kb is not None and not settings.kb.exists():
        raise SettingsError(f"kb: {settings.kb}: there is no such file")


def list_own(settings: Settings) -> list[str]:
    """What runs write, or read beside archives: none of it is an archive, wherever it lies."""
    lake = settings.lake
    places = [
        *(lake / stage for stage in STAGE_TABLES),
        *(lake / DISCOVERED, lake / RUN_LOCK),
        *(settings.warehouse, settings.overrides_file, settings.prefect_home, CONFIG_FILE),
        *(settings.settings_file, settings.log_file, settings.metrics_file, settings.kb),
    ]
    return [str(place.absolute()) for place in places if place is not None]


def name_some(names: Sequence[str]) -> str:
    """The first few of many names."""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def name_missing(missing: Sequence[str]) -> list[str]:
    """A sentence on days that have no archive, if there are any."""
    return [f"no archive for {name_some(missing)}"] if missing else []


def name_lost_lake(settings: Settings) -> list[str]:
    """A sentence if nothing is in the lake of which the warehouse was made: the path may be wrong.

    A lake can be emptied, too: then all of it is made again when code or a model is newer.
    """
    lake, warehouse = settings.lake, settings.warehouse
    if next((lake / "ingest").glob("*/"), None) is not None or not warehouse.exists():
        return []
    from warehouse.ask.sql import ask

    try:
        (held,) = ask(warehouse, LAKE_OF_WAREHOUSE).to_pylist()
    except (AskError, ContractError, StoreBusy, StoreMissing):
        # Whoever writes the warehouse tells what is wrong with it.
        return []
    if not held["archives"]:
        return []
    told = f"{lake}: nothing is in this lake, and {warehouse} holds {held['archives']:,} archives"
    other = f" (the last run's was {held['lake']})" if held["lake"] != str(lake) else ""
    return [f"{told}; look whether it is the one that was meant{other}"]


def log_survey(survey: Survey) -> None:
    """Note what there is to do, as the beginning of a run."""
    log_begin(
        survey.run_id,
        new=len(survey.fresh),
        known=len(survey.known),
        refused=len(survey.found.rejects),
    )


def survey_archives(patterns: Iterable[str], settings: Settings, *, is_dry: bool = False) -> Survey:
    """Find the archives and tell new from known; a dry one leaves no trace of it.

    Raises `NothingToRead` for a missing path, `NoArchives` if there is no file at all and the
    settings do not allow that, `SettingsError` for a key in an address, too little address space,
    an unknown threshold, a language package that is not installed or a knowledge base that is not
    there.
    """
    patterns = list(patterns)
    check_patterns(patterns)
    patterns, optional = lay_days(patterns, settings)
    check_address_space()
    check_thresholds(settings)
    check_languages(settings)
    check_kb(settings)
    started_at = now()
    run_id = new_run_id(started_at)
    found = discover(
        patterns,
        settings.lake / DISCOVERED,
        run_id=run_id,
        optional=optional,
        own=list_own(settings),
        is_dry=is_dry,
        writing=blamed_on(settings.lake, LAKE_OPTION),
    )
    if not (found.archives or found.rejects or settings.allow_empty):
        raise NoArchives(
            f"{name_some(patterns)}: no archive in it; look at what should have put some there, or "
            "say --allow-empty if that is as it should be"
        )
    done = archives_done(
        settings.warehouse,
        ingest_versions(settings.columns),
        annotate_versions(settings.languages, settings.attribution),
        tries=settings.annotate_tries,
    )
    fresh = [archive for archive in found.archives if archive.archive_id not in done]
    known = [archive for archive in found.archives if archive.archive_id in done]
    doubts = (*name_missing(found.missing), *name_lost_lake(settings))
    return Survey(run_id, started_at, found, fresh, known, doubts)
