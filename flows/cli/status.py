"""The command `status`: how the last runs went, for a person, a screen on the wall, or a monitor.

In: the published file, and what a run that is going on says of itself. Out: tables, or one JSON
object, and an exit code. The decision to question: only the age of the last publish decides the
exit code; a night that failed once and was repeated in time is nobody's business at 3 a.m.
"""

import json
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli.ask import print_answer
from flows.cli.layout import layout_told
from flows.cli.run import Config, Warehouse
from flows.cli.terminal import clear_screen, print_error, print_text
from flows.progress import STAGES, read_progress
from flows.settings import load_settings

RUN_COLUMNS = {
    "run_id": "run",
    "status": "status",
    "archive_count": "archives",
    "new_count": "new",
    "corrected_count": "corrected",
    "rejected_count": "rejected",
    "quote_count": "quotes",
    "claim_count": "claims",
    "seconds": "seconds",
}
WATCH_SECONDS = 2.0
HOUR = 3600
MOST_RUNS = 1_000_000
MOST_FAILED = 20
"""Articles that are named, and records."""
TRIED = "Each is tried in as many runs as `annotate_tries` says; raise it to go on."
CLOCKS_DIFFER_HOURS = 1.0
"""By less than that; a publish that lies further ahead was dated by a clock that was wrong."""


def status(
    warehouse: Warehouse = None,
    config: Config = None,
    runs: Annotated[
        int, typer.Option(metavar="N", min=1, max=MOST_RUNS, help="How many runs to list.")
    ] = 10,
    stale_after: Annotated[
        float | None,
        typer.Option(
            metavar="HOURS", min=0, help="End with 1 if nothing was published for so long."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Print it again, until Ctrl-C.")] = False,
) -> None:
    """Say how the last runs went, what was rejected or not understood, and the quality figures.

    Also while a run is going on, and then how far it is.

    Example:  onrecord status --json --stale-after 36
    """
    path = load_settings(config, warehouse=warehouse).warehouse
    with suppress(KeyboardInterrupt):
        while watch:
            clear_screen()
            print_status(path, runs)
            time.sleep(WATCH_SECONDS)
    if watch:
        return
    with layout_told(path):
        tell_status(path, runs, stale_after, as_json=as_json)


def tell_status(path: Path, runs: int, stale_after: float | None, *, as_json: bool) -> None:
    """Tell it once; ends with 1 if nothing was published for too long."""
    hours = measure_age(path)
    is_ahead = hours is not None and hours < -CLOCKS_DIFFER_HOURS
    is_stale = stale_after is not None and (hours is None or hours > stale_after or is_ahead)
    if as_json:
        told = describe_status(path, runs) | {"hours_since_publish": hours, "is_stale": is_stale}
        print_text(json.dumps(told, default=str))
        require_warehouse(path, told["running"])
    else:
        print_status(path, runs)
    if is_stale:
        if hours is not None and is_ahead:
            print_error(f"{path}: published {-hours:.1f} hours from now: look at the clock")
            raise typer.Exit(1)
        age = "ever" if hours is None else f"for {hours:.1f} hours"
        print_error(f"{path}: nothing was published {age}, longer than {stale_after:g} hours")
        raise typer.Exit(1)


def require_warehouse(path: Path, running: dict[str, Any] | None) -> None:
    """Raise `StoreMissing` if there is none, and no first run at work on one."""
    from warehouse.store.files import open_published

    if running is None and not path.exists():
        open_published(path)


def measure_age(path: Path) -> float | None:
    """Hours since a run last completed; None if none has."""
    from warehouse.ask.sql import last_publish

    published_at = last_publish(path)
    if published_at is None:
        return None
    seconds = (datetime.now(UTC) - published_at.replace(tzinfo=UTC)).total_seconds()
    return round(seconds / HOUR, 3)


def describe_status(path: Path, runs: int) -> dict[str, Any]:
    """What `status` tells, for programs."""
    from warehouse.ask import sql as asked

    running = read_progress(path)
    if not path.exists():
        return {"warehouse": path, "running": running, "runs": []}
    listed = asked.recent_runs(path, runs).drop_columns(["settings"]).to_pylist()
    stages = asked.stages_of_last_run(path)
    return {
        "warehouse": path,
        "running": running,
        "runs": listed,
        "stages": [] if stages is None else stages.to_pylist(),
        "rejects": asked.reject_reasons(path).to_pylist(),
        "articles_not_annotated": asked.articles_not_annotated(path, MOST_FAILED).to_pylist(),
        "records_not_read": asked.records_not_read(path, MOST_FAILED).to_pylist(),
        "dates_not_understood": asked.undated_articles(path).to_pylist(),
        "pages_read_in_part": asked.partly_read_pages(path).to_pylist(),
        "quality": asked.quality_figures(path).to_pylist(),
    }


def print_status(path: Path, runs: int) -> None:
    """The tables, and a line on a run that is going on."""
    from warehouse.ask import sql as asked

    if (running := read_progress(path)) is not None:
        stage = STAGES[running["stage"]]
        print_text(f"a run is going on: {stage}, {running['done']:,} of {running['total']:,}\n")
        if not path.exists():
            # It is the first one.
            return
    recent = asked.recent_runs(path, runs)
    listed = recent.select(list(RUN_COLUMNS)).rename_columns(RUN_COLUMNS)
    print_answer(listed, "Last runs", frozenset({"run", "status"}))
    for run in recent.to_pylist():
        # A file of an earlier layout has no such column.
        if run.get("detail"):
            print_text(f"\n{run['run_id']} {run['status']}: {run['detail']}")
    if (stages := asked.stages_of_last_run(path)) is not None and stages.num_rows:
        print_text("")
        title = "Stages of the last run that loaded something"
        print_answer(stages, title, frozenset({"stage", "seconds"}))
    print_text("")
    print_answer(asked.reject_reasons(path), "Rejects")
    if (failed := asked.articles_not_annotated(path, MOST_FAILED)).num_rows:
        print_text("")
        print_answer(failed, "Articles without quotes or claims: what was said of them")
        print_text(TRIED)
    if (unread := asked.records_not_read(path, MOST_FAILED)).num_rows:
        print_text("")
        print_answer(unread, "Records on which their reader died, or for too long")
        print_text(TRIED)
    if (undated := asked.undated_articles(path)).num_rows:
        print_text("")
        print_answer(undated, "Dates not understood")
    if (partly := asked.partly_read_pages(path)).num_rows:
        print_text("")
        print_answer(partly, "Pages read in part")
    print_text("")
    figures = asked.quality_figures(path).drop_columns(["run_id"])
    title = "Quality of the last run that was measured"
    print_answer(figures, title, frozenset({"figure", "value"}))
