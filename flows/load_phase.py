"""The write phase of a night: from finished batches to a published warehouse, without Prefect.

In: a working copy and what was made of each archive. Out: rows in the warehouse and a `Tally`.
The decision to question: a night on which nothing is new goes through the same phase with no
batch to load, so that it stands in the ledger like any other night.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import duckdb

from flows.ingest import ingest_versions, read_marker
from flows.readers.discover import ArchiveRef
from flows.settings import Settings
from flows.stage_clock import StageClock
from flows.storage import WAREHOUSE_OPTION, blamed_on, try_folder
from flows.summary import RunSummary
from flows.survey import Survey, WorkedArchive, log_survey, now
from transforms.lake.versions import annotate_versions
from warehouse.errors import ContractError, GateError, StoreBusy
from warehouse.load.batches import LoadCounts, load_batches
from warehouse.load.ledger import (
    ArchiveRow,
    RunFile,
    RunRow,
    count_reasons,
    count_said,
    finish_run,
    list_undated,
    move_archives,
    record_archives,
    record_rejects,
    record_run_files,
    record_stages,
    settle_refused,
    settle_rejects,
    start_run,
)
from warehouse.publish.gates import require_gates
from warehouse.publish.quality import measure_quality, write_quality
from warehouse.resolve.entities.overrides import find_unapplied
from warehouse.resolve.entities.run import is_out_of_date
from warehouse.resolve.run import resolve
from warehouse.store.files import open_working


@dataclass(slots=True)
class Tally:
    """The figures of a run as they add up."""

    counts: Counter[str] = field(default_factory=Counter)
    without_article: list[RunFile] = field(default_factory=list)
    undated: list[tuple[str, int, str]] = field(default_factory=list)

    def add_file(self, row: RunFile) -> None:
        """Count an archive and its records."""
        if row.status == "loaded" and not row.loaded + row.unchanged:
            self.without_article.append(row)
        self.counts.update(
            archives=1,
            archives_known=int(row.status == "known"),
            records=row.seen,
            articles_unchanged=row.unchanged,
            rejected=row.rejected,
            skipped=row.skipped,
        )

    def add_batch(self, loaded: LoadCounts) -> None:
        """Count what a batch brought in."""
        self.counts.update(
            articles_new=loaded.new,
            articles_corrected=loaded.corrected,
        )

    def take_totals(self, connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
        """Quotes and claims as the ledger has them, once the run is closed there."""
        quotes, with_speaker, claims = count_said(connection, run_id)
        self.counts.update(quotes=quotes, quotes_with_speaker=with_speaker, claims=claims)
        self.undated = list_undated(connection, run_id)

    def summarise(
        self,
        survey: Survey,
        status: str,
        *,
        reasons: Mapping[str, int] | None = None,
        problems: tuple[str, ...] = (),
        lost: tuple[str, ...] = (),
        slowest: tuple[tuple[float, str], ...] = (),
    ) -> RunSummary:
        """The figures with the time since the run began."""
        return RunSummary(
            run_id=survey.run_id,
            status=status,
            seconds=(now() - survey.started_at).total_seconds(),
            reject_reasons=dict(reasons or {}),
            problems=(*problems, *self._list_doubts()),
            lost=lost,
            slowest=slowest,
            **self.counts,
        )

    def _list_doubts(self) -> Iterator[str]:
        """What went through and may not be what was meant."""
        if self.without_article:
            first = self.without_article[0]
            reasons = ", ".join(f"{n} {reason}" for reason, n in first.skipped_reasons.items())
            yield (
                f"archives without an article: {len(self.without_article)}, such as {first.uri} "
                f"(records {first.seen}, rejected {first.rejected}, "
                f"skipped {reasons or 0}); `onrecord inspect` says what is in it"
            )
        if self.undated:
            source, _, example = self.undated[0]
            count = sum(articles for _, articles, _ in self.undated)
            yield (
                f"dates that are stated and not understood: {count}, such as {example!r} in "
                f"{source}; see articles.published_stated"
            )


def begin_night(
    connection: duckdb.DuckDBPyConnection, survey: Survey, settings: Settings, tally: Tally
) -> None:
    """Open the run in the ledger and note the archives that need no work: known and refused."""
    start_run(
        connection,
        RunRow(
            run_id=survey.run_id,
            started_at=survey.started_at,
            code_version=version("onrecord"),
            model=json.dumps(
                annotate_versions(settings.languages, settings.attribution), sort_keys=True
            ),
            # Whom to call may hold a secret, and the file is read by many.
            settings=settings.model_dump(mode="json", exclude={"on_failure"}),
        ),
    )
    refused = [
        ArchiveRow(
            archive_id=reject.archive_id,
            uri=reject.position,
            format=None,
            size_bytes=None,
            first_seen_at=survey.started_at,
            status="rejected",
            run_id=survey.run_id,
        )
        for reject in survey.found.rejects
    ]
    record_archives(connection, refused)
    files = [
        RunFile(survey.run_id, row.archive_id, row.uri, row.status, seen=1, rejected=1)
        for row in refused
    ]
    settle_refused(connection, {ref.stored_uri: ref.archive_id for ref in survey.found.archives})
    record_rejects(connection, survey.found.rejects)
    versions = ingest_versions(settings.columns)
    files += [_count_known(ref, survey.run_id, settings.lake, versions) for ref in survey.known]
    move_archives(connection, {ref.archive_id: ref.stored_uri for ref in survey.known})
    record_run_files(connection, files)
    for row in files:
        tally.add_file(row)


def _count_known(ref: ArchiveRef, run_id: str, lake: Path, versions: Mapping[str, str]) -> RunFile:
    """An archive that was not opened, with the counts that were kept when it was read."""
    marker = read_marker(lake, ref.archive_id, versions)
    if marker is None or not {"seen", "articles", "rejected"} <= marker.counts.keys():
        return RunFile(run_id, ref.archive_id, ref.stored_uri, "known")
    counts = marker.counts
    skipped = {
        name.removeprefix("skipped_"): count
        for name, count in counts.items()
        if name.startswith("skipped_")
    }
    return RunFile(
        run_id,
        ref.archive_id,
        ref.stored_uri,
        "known",
        seen=counts["seen"],
        unchanged=counts["articles"],
        rejected=counts["rejected"],
        skipped=sum(skipped.values()),
        skipped_reasons=skipped,
    )


def load_worked(
    connection: duckdb.DuckDBPyConnection,
    worked: Sequence[WorkedArchive],
    survey: Survey,
    settings: Settings,
    tally: Tally,
) -> None:
    """Load the batches of some archives, all together, and write each archive's rows of the ledger.

    Raises `ContractError` if a batch is not what its manifest says.
    """
    folders = [
        folder
        for archive in worked
        for folder in (*archive.ingest_folders, *archive.annotate_folders)
        if folder is not None
    ]
    loaded = load_batches(connection, folders, run_id=survey.run_id)
    by_folder = dict(zip(folders, loaded, strict=True))
    for counts in loaded:
        tally.add_batch(counts)
    files = []
    for archive in worked:
        record_rejects(connection, archive.rejects)
        batches = [by_folder[folder] for folder in archive.ingest_folders]
        files.append(_count_worked(archive, batches, survey.run_id))
        tally.add_file(files[-1])
    record_run_files(connection, files)
    record_archives(connection, _describe_worked(worked, survey, settings))
    whole = [archive.ref.archive_id for archive in worked if archive.failure is None]
    settle_rejects(connection, whole, [counts.batch_id for counts in loaded])


def _count_worked(worked: WorkedArchive, batches: Sequence[LoadCounts], run_id: str) -> RunFile:
    ref = worked.ref
    totals: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for loaded in batches:
        reasons.update(loaded.skipped_reasons)
        totals.update(
            seen=loaded.seen,
            loaded=loaded.new + loaded.corrected,
            unchanged=loaded.unchanged,
            rejected=loaded.rejected,
            skipped=loaded.skipped,
        )
    if not worked.ingest_folders:
        totals.update(seen=len(worked.rejects), rejected=len(worked.rejects))
    status = "loaded" if worked.ingest_folders else "failed"
    return RunFile(
        run_id, ref.archive_id, ref.stored_uri, status, **totals, skipped_reasons=reasons
    )


def _describe_worked(
    worked: Sequence[WorkedArchive], survey: Survey, settings: Settings
) -> list[ArchiveRow]:
    ingest = ingest_versions(settings.columns)
    annotate = annotate_versions(settings.languages, settings.attribution)
    return [
        ArchiveRow(
            archive_id=archive.ref.archive_id,
            uri=archive.ref.stored_uri,
            format=archive.ref.format,
            size_bytes=archive.ref.size_bytes,
            first_seen_at=survey.started_at,
            status=archive.failure or "loaded",
            run_id=survey.run_id,
            ingest_versions=ingest if archive.failure is None else None,
            annotate_versions=annotate if archive.failure is None else None,
        )
        for archive in worked
    ]


def close_night(
    connection: duckdb.DuckDBPyConnection, survey: Survey, settings: Settings, clock: StageClock
) -> tuple[str, ...]:
    """Join what belongs together across articles, close the run in the ledger, and measure it.

    Returns a sentence for each figure that is out of its limits, and one if overrides fail. Raises
    `GateError` if a figure is too far out to be published, unless the settings only warn of it.
    """
    with clock.during("resolve"):
        parts = resolve(connection, overrides=settings.overrides_file, kb=settings.kb)
    clock.add_parts("resolve", parts)
    finish_run(connection, survey.run_id, "completed", finished_at=now())
    with clock.during("measure"):
        rows = measure_quality(connection, survey.run_id, settings.thresholds)
    record_stages(connection, survey.run_id, clock.seconds)
    if settings.gates == "stop":
        require_gates(rows)
    problems = [f"{row.figure}: {row.detail}" for row in rows if not row.is_ok]
    return (*problems, *name_unapplied(connection, settings))


def name_unapplied(connection: duckdb.DuckDBPyConnection, settings: Settings) -> list[str]:
    """A sentence on what people say of entities and does not apply, if anything."""
    lines = find_unapplied(connection)
    if not lines:
        return []
    number, why = lines[0]
    if not number:
        return [f"{settings.overrides_file}: {why}, so nothing that it says of entities applies"]
    told = f"entity overrides: {len(lines)} do not apply, such as line {number} ({why})"
    return [f"{told}; see `onrecord entities check`"]


def write_quiet_night(
    survey: Survey, settings: Settings, require_lake: Callable[[], None]
) -> RunSummary:
    """A night with nothing new: note it and publish; resolve only what people say otherwise.

    Raises `StorageError` if the warehouse cannot be written, `StoreBusy` if `require_lake` says
    that another run may work on the lake.
    """
    tally = Tally()
    log_survey(survey)
    path = settings.warehouse
    try_folder(path.parent, WAREHOUSE_OPTION)
    size = path.stat().st_size if path.exists() else 0
    with (
        blamed_on(path.parent, WAREHOUSE_OPTION, size),
        open_working(path, memory=settings.memory) as working,
    ):
        begin_night(working.connection, survey, settings, tally)
        is_said = is_out_of_date(working.connection, settings.overrides_file, settings.kb)
        if is_said:
            resolve(working.connection, overrides=settings.overrides_file, kb=settings.kb)
        finish_run(working.connection, survey.run_id, "completed", finished_at=now())
        reasons = count_reasons(working.connection, survey.run_id)
        problems = (*survey.doubts, *name_unapplied(working.connection, settings))
        require_lake()
        working.publish(settings.keep_published, keeps_replaced=is_said)
    return tally.summarise(survey, "completed", reasons=reasons, problems=problems)


def record_failure(survey: Survey, settings: Settings, error: Exception) -> None:
    """Note a failed run in the published file, whose rows are otherwise as they were.

    If it was stopped for its quality, its figures are noted, too. Does nothing if that is refused
    as well: then the first error is the one to be told.
    """
    try:
        with open_working(settings.warehouse, memory=settings.memory) as working:
            begin_night(working.connection, survey, settings, Tally())
            finish_run(
                working.connection, survey.run_id, "failed", finished_at=now(), detail=str(error)
            )
            if isinstance(error, GateError):
                write_quality(working.connection, survey.run_id, error.rows)
            working.publish(settings.keep_published, keeps_replaced=False)
    except (ContractError, StoreBusy, OSError, duckdb.Error):
        return
