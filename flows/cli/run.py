"""The command `run`, which fills the warehouse.

In: archives and flags. Out: a closing table and an exit code. The decision to question: Prefect
is imported only where it is to record the night, because its API takes longer to start than a
small night takes.
"""

import json
import os
import time
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.cli.dry_run import show_plan
from flows.cli.layout import require_layout
from flows.cli.terminal import (
    print_error,
    print_note,
    print_table,
    print_text,
    progress_bars,
)
from flows.settings import Settings, load_settings
from flows.summary import RunSummary

Archives = Annotated[
    list[str],
    typer.Argument(
        metavar="ARCHIVE", help="Files, folders, globs or s3:// addresses of news archives."
    ),
]
Lake = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Folder of the Parquet lake.", show_default="data/lake"),
]
Warehouse = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The DuckDB file.", show_default="data/warehouse.duckdb"),
]
Config = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Settings to read.", show_default="onrecord.toml"),
]
Workers = Annotated[
    int | None, typer.Option(metavar="N", help="Worker processes.", show_default="one a core")
]
RejectThreshold = Annotated[
    float | None,
    typer.Option(
        metavar="SHARE", help="Exit with 1 if more records are rejected.", show_default="0.25"
    ),
]
ForcePublish = Annotated[
    bool,
    typer.Option(
        "--force-publish", help="Publish even if a quality figure says that something is broken."
    ),
]
TaskRunner = Annotated[
    str | None, typer.Option(metavar="KIND", help="processes or dask.", show_default="processes")
]
DaskAddress = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Scheduler of a running Dask cluster.")
]
Kb = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Items of a knowledge base to link entities to."),
]
AllowEmpty = Annotated[
    bool, typer.Option("--allow-empty", help="It is no failure if there is no archive at all.")
]


def read_day(given: str) -> date:
    """A day as it is written in a command."""
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given}: no day such as 2026-01-31") from None


FromDay = Annotated[
    date | None,
    typer.Option(
        "--from",
        metavar="DAY",
        parser=read_day,
        help="First day of archives such as 'crawl/%Y/%m/%d/*.gz'.",
        show_default="the last run's",
    ),
]
ToDay = Annotated[
    date | None,
    typer.Option(
        "--to", metavar="DAY", parser=read_day, help="Last day of them.", show_default="today"
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="fast: one small network; accurate: spaCy and a larger one.",
        show_default="fast",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only say what would be read, and for how long.")
]
LogFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Append what is done, as JSON lines.")
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print the figures as one JSON object, and no progress.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Show = Literal["table", "json", "nothing"]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show Prefect's logs.")]


def run(
    context: typer.Context,
    archives: Archives,
    lake: Lake = None,
    warehouse: Warehouse = None,
    workers: Workers = None,
    task_runner: TaskRunner = None,
    dask_address: DaskAddress = None,
    reject_threshold: RejectThreshold = None,
    force_publish: ForcePublish = False,
    allow_empty: AllowEmpty = False,
    from_day: FromDay = None,
    to_day: ToDay = None,
    dry_run: DryRun = False,
    kb: Kb = None,
    profile: Profile = None,
    config: Config = None,
    log_file: LogFile = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Bring what is new in the archives into the warehouse.

    Safe to repeat and to interrupt: what is done is not done again. Ends with 0, with 1 if the
    run failed or too many records were rejected, with 2 if it was not asked properly.

    Example:  onrecord run archives/2026/ 'wire/*.jsonl.gz'
    """
    settings = load_settings(
        config,
        lake=lake,
        warehouse=warehouse,
        workers=workers,
        task_runner=task_runner,
        dask_address=dask_address,
        reject_threshold=reject_threshold,
        gates="warn" if force_publish else None,
        allow_empty=allow_empty or None,
        from_day=from_day,
        to_day=to_day,
        kb=kb,
        profile=profile,
        log_file=log_file,
    )
    if dry_run:
        return show_plan(archives, settings, as_json=as_json)
    show: Show = "json" if as_json else "nothing" if quiet else "table"
    began = float(context.obj)
    raise typer.Exit(run_and_show(archives, settings, show, began, verbose=verbose))


def run_and_show(
    archives: list[str], settings: Settings, show: Show, began: float, *, verbose: bool
) -> int:
    """Work the night, tell of it as asked, and return the exit code.

    The time is counted from the start of the command: a user waits for that, too.
    """
    from flows.notices import Notice, noted

    notice = Notice()
    try:
        with progress_bars() if show == "table" else nullcontext(), noted(settings) as notice:
            summary = run_night(archives, settings, verbose=verbose)
            notice.summary = replace(summary, seconds=time.monotonic() - began)
    finally:
        for problem in notice.problems:
            print_note(f"not told: {problem}", style="yellow")
        if notice.summary is not None:
            # Whoever read the table may be gone: the run is none the worse.
            with suppress(BrokenPipeError):
                show_summary(notice.summary, show)
    for lost in notice.summary.lost:
        print_error(f"{lost}; everything else is loaded")
    if notice.summary.is_without_quotes:
        print_error(
            f"{notice.summary.failed_share:.1%} of the articles could not be annotated, and are "
            "published without quotes: look at the rejects (`onrecord status`) for why"
        )
    if notice.summary.reject_share > settings.reject_threshold:
        print_error(
            f"{notice.summary.reject_share:.1%} of the records were rejected, more than the "
            f"{settings.reject_threshold:.1%} allowed (reject_threshold); "
            "what could be read is loaded, `onrecord status` says what was not"
        )
    return notice.summary.exit_code(settings.reject_threshold)


def run_night(archives: list[str], settings: Settings, *, verbose: bool = False) -> RunSummary:
    """One night; Prefect is started only if some archive is not in the warehouse yet."""
    from flows.days import note_days
    from flows.load_phase import write_quiet_night
    from flows.prefect_server import api_blamed, prefect_api
    from flows.progress import report
    from flows.survey import hold_lake, survey_archives

    require_layout(settings.warehouse)
    with hold_lake(settings.lake) as require_lake:
        report("discover", 0, 1)
        settings = note_days(archives, settings)
        survey = survey_archives(archives, settings)
        report("discover", 1, 1)
        if not survey.fresh:
            return write_quiet_night(survey, settings, require_lake)
    if not is_recorded(settings):
        from flows.night import work_night

        return work_night(archives, settings)
    report("prefect", 0, 1)
    with prefect_api(settings.prefect_home, verbose=verbose) as url, api_blamed(url):
        from flows.nightly import nightly

        report("prefect", 1, 1)
        return nightly(archives, settings)


def is_recorded(settings: Settings) -> bool:
    """Whether Prefect is to see this night: an API is named, or Dask is, which is run through it.

    Without, the night is the same and starts ten seconds earlier: it needs no server.
    """
    return "PREFECT_API_URL" in os.environ or settings.task_runner == "dask"


def show_summary(summary: RunSummary, show: Show) -> None:
    """What a run came to: a JSON object, nothing, or a table if it completed."""
    if show == "json":
        print_text(json.dumps(summary.as_json()))
    elif show == "table" and summary.status == "completed":
        print_summary(summary)


def print_summary(summary: RunSummary) -> None:
    """The closing table and, if there are any, the rejects by reason."""
    print_table(
        ("", "this run"),
        summary.rows(),
        title=f"run {summary.run_id}",
        right=frozenset({"this run"}),
    )
    if summary.reject_reasons:
        reasons = ", ".join(f"{name} {count}" for name, count in summary.reject_reasons.items())
        print_note(f"rejected because: {reasons}")
    for problem in summary.problems:
        print_note(f"look at {problem}", style="yellow")
