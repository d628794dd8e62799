"""One night, read top-down: discover, ingest, annotate, load, check, publish.

In: patterns of archives, settings, and what calls the steps: plain calls here, tasks where
Prefect records the night (`flows.nightly`). Out: a `RunSummary` and the published warehouse. The
decision to question: the pool is opened inside the night and not given to it, since which one it
is comes with the settings, also for a scheduled run, and since a broken pool has to be replaced
in the middle of a night.
"""

import errno
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_fixed

from flows.days import note_days
from flows.load_phase import (
    Tally,
    begin_night,
    close_night,
    load_worked,
    record_failure,
)
from flows.logs import log_event
from flows.notices import note_summary
from flows.pools import WORKER_VARIABLES, LocalPool, MakePool
from flows.prefect_server import exported
from flows.progress import report
from flows.readers.discover import ArchiveRef
from flows.schedule import work_archives
from flows.settings import Settings
from flows.stage_clock import WORK, StageClock
from flows.storage import WAREHOUSE_OPTION, StorageError, blamed_on, explain_fault, try_folder
from flows.summary import RunSummary
from flows.survey import Survey, WorkedArchive, hold_lake, log_survey, survey_archives
from transforms.compiled import check_compiled
from transforms.lake.batches import read_records, sweep_unfinished
from transforms.lake.damage import find_damage
from transforms.lake.versions import annotate_versions
from warehouse.errors import ContractError, GateError, StoreBusy
from warehouse.load.ledger import count_reasons, known_versions
from warehouse.publish.quality import FAILED_SHARE, read_failed_share
from warehouse.store.files import Working, count_missing_bytes, open_working

ARCHIVES_A_STEP = 100
BUSY_TRIES = 6
BUSY_SECONDS = 2.0
EMPTY_BYTES = 12_000_000
"""The first warehouse of a few articles, while it is made."""
ARTICLE_BYTES = 71_000
"""An article of 800 words in the warehouse, with all that is found in it."""
MOST_NAMED = 10

Value = TypeVar("Value")
CallStep = Callable[..., Any]
"""Calls a step by the name that people see: `call_step("load", load_worked, ...)`."""
WorkAgain = Callable[[list[ArchiveRef]], list[WorkedArchive]]
"""Reads and annotates what is missing of some archives."""


def call_plainly(_: str, step: Callable[..., Value], *arguments: Any) -> Value:
    """Call a step and record it nowhere."""
    return step(*arguments)


def work_night(
    archives: Sequence[str],
    settings: Settings,
    *,
    call_step: CallStep = call_plainly,
    new_pool: MakePool = LocalPool,
    tell: Callable[[RunSummary], None] = lambda _: None,
) -> RunSummary:
    """Bring what is new in the archives into the warehouse; `tell` gets the figures, failed or not.

    Raises `StoreBusy` while another run works on the lake or the warehouse, `ContractError` if
    a check fails, `StorageError` if the lake or the warehouse cannot be written; the published file
    is then the old one.
    """
    check_compiled()
    with hold_lake(settings.lake) as require_lake, exported(WORKER_VARIABLES):
        try_warehouse(settings.warehouse)
        sweep_unfinished(settings.lake)
        report("discover", 0, 1)
        settings = note_days(archives, settings)
        survey: Survey = call_step("discover", survey_archives, archives, settings)
        report("discover", 1, 1)
        log_survey(survey)
        known = known_versions(
            settings.warehouse,
            annotate_versions(settings.languages, settings.attribution),
            tries=settings.annotate_tries,
        )
        clock = StageClock()
        try:
            with clock.during(WORK):
                worked = work_archives(survey, settings, known, new_pool)
            clock.add_batches(worked, survey.run_id)
            need = estimate_bytes(settings.warehouse, worked)

            def work_again(refs: list[ArchiveRef]) -> list[WorkedArchive]:
                return work_archives(replace(survey, fresh=refs), settings, known, new_pool)

            with blamed_on(settings.warehouse.parent, WAREHOUSE_OPTION, need):
                summary = write_night(
                    worked, survey, settings, call_step, work_again, clock, require_lake
                )
        except (ContractError, MemoryError, StorageError) as error:
            record_failure(survey, settings, error)
            failed = Tally().summarise(survey, "failed", problems=(str(error),))
            note_summary(failed)
            tell(failed)
            raise
        note_summary(summary)
        tell(summary)
        return summary


def write_night(
    worked: list[WorkedArchive],
    survey: Survey,
    settings: Settings,
    call_step: CallStep,
    work_again: WorkAgain,
    clock: StageClock,
    require_lake: Callable[[], None],
) -> RunSummary:
    """Load, check and publish, under the lock of the warehouse.

    What was damaged since it was worked on is made again by `work_again`, once. Raises `StoreBusy`
    if `require_lake` says that another run may work on the lake.
    """
    tally = Tally()
    with ExitStack() as held:
        with clock.during("copy"):
            working: Working = call_step("take the warehouse", take_warehouse, held, settings)
        connection = working.connection
        call_step("begin", begin_night, connection, survey, settings, tally)
        for start in range(0, len(worked), ARCHIVES_A_STEP):
            report("load", start, len(worked))
            piece = worked[start : start + ARCHIVES_A_STEP]
            with clock.during("load"):
                try:
                    call_step("load", load_worked, connection, piece, survey, settings, tally)
                except ContractError as error:
                    piece = mend_damaged(piece, work_again, error)
                    worked[start : start + ARCHIVES_A_STEP] = piece
                    call_step("load", load_worked, connection, piece, survey, settings, tally)
            log_event("archives loaded", archives=len(piece), of=len(worked))
        report("load", len(worked), len(worked))
        report("resolve", 0, 1)
        try:
            problems = call_step("check", close_night, connection, survey, settings, clock)
        except GateError as error:
            if not is_annotation_broken(error):
                raise
            told = explain_failed(worked)
            raise GateError(f"{error}; an article failed with {told}", error.rows) from error
        tally.take_totals(connection, survey.run_id)
        failed_share = read_failed_share(connection, survey.run_id)
        reasons = count_reasons(connection, survey.run_id)
        report("resolve", 1, 1)
        report("publish", 0, 1)
        require_lake()
        call_step("publish", working.publish, settings.keep_published)
        report("publish", 1, 1)
    problems = (*survey.doubts, *name_damage(worked), *problems)
    slowest = sorted((slow for archive in worked for slow in archive.slowest), reverse=True)
    summary = tally.summarise(
        survey,
        "completed",
        reasons=reasons,
        problems=problems,
        lost=tuple(archive.lost for archive in worked if archive.lost),
        slowest=tuple(slowest[:MOST_NAMED]),
    )
    return replace(summary, failed_share=failed_share)


def is_annotation_broken(error: GateError) -> bool:
    """Whether the night is kept back because most articles could not be annotated."""
    return any(row.is_blocking and row.figure == FAILED_SHARE for row in error.rows)


def explain_failed(worked: Sequence[WorkedArchive]) -> str:
    """What the annotator said of some article, or of a whole batch of them."""
    of_batches = (reject.detail for archive in worked for reject in archive.rejects)
    of_articles = (
        reject.detail
        for archive in worked
        for folder in archive.annotate_folders
        if folder is not None
        for reject in read_records(folder, "rejects")
    )
    return next((told for told in chain(of_batches, of_articles) if told), "no reason")


def mend_damaged(
    worked: Sequence[WorkedArchive], work_again: WorkAgain, error: ContractError
) -> list[WorkedArchive]:
    """The same archives, those with a damaged batch worked on anew.

    Raises the error, which is what the load said of them, if no batch is damaged.
    """
    damaged = [archive.ref for archive in worked if is_damaged(archive)]
    if not damaged:
        raise error
    again = {archive.ref.archive_id: archive for archive in work_again(damaged)}
    return [again.get(archive.ref.archive_id, archive) for archive in worked]


def is_damaged(worked: WorkedArchive) -> bool:
    """Whether a batch of it is no more what it was when it was written."""
    folders = (*worked.ingest_folders, *worked.annotate_folders)
    return any(
        not folder.exists() or find_damage(folder) is not None
        for folder in folders
        if folder is not None
    )


def name_damage(worked: Sequence[WorkedArchive]) -> list[str]:
    """Sentences on what was damaged in the lake and has been made again, the first of them."""
    damage = [told for archive in worked for told in archive.damage]
    named = [f"{told}; done again" for told in damage[:MOST_NAMED]]
    if len(damage) > MOST_NAMED:
        named.append(f"{len(damage) - MOST_NAMED} more batches of the lake were damaged")
    return named


def estimate_bytes(path: Path, worked: Sequence[WorkedArchive]) -> int:
    """About what the working copy will take: the published file, and what is loaded into it."""
    size = path.stat().st_size if path.exists() else EMPTY_BYTES
    return size + ARTICLE_BYTES * sum(archive.articles for archive in worked)


def try_warehouse(path: Path) -> None:
    """Know before the night's work whether its last step can be done. Raises `StorageError`."""
    try_folder(path.parent, WAREHOUSE_OPTION)
    if count_missing_bytes(path):
        need = path.stat().st_size
        raise StorageError(explain_fault(path.parent, WAREHOUSE_OPTION, errno.ENOSPC, need))


@retry(
    retry=retry_if_exception_type(StoreBusy),
    stop=stop_after_attempt(BUSY_TRIES),
    wait=wait_fixed(BUSY_SECONDS),
    reraise=True,
)
def take_warehouse(held: ExitStack, settings: Settings) -> Working:
    """Lock the warehouse and copy it; another writer is waited for, some seconds."""
    return held.enter_context(open_working(settings.warehouse, memory=settings.memory))
