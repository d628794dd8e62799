"""What Prefect's pages show of a night: its figures, rejects, quality over time, slowest articles.

In: the summary of a night, and the published file. Out: four artifacts of the running flow, each
under one key, so that Prefect keeps a history of it. The decision to question: rejects and quality
are read back from the warehouse, which is where they are kept; a night that published nothing shows
those of the nights before.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.settings import Settings
from flows.summary import RunSummary
from warehouse.ask.sql import quality_trend, rejects_of_run
from warehouse.errors import AskError, ContractError, StoreBusy, StoreMissing

MOST_REJECTS = 100
TREND_RUNS = 14


def leave_artifacts(summary: RunSummary, settings: Settings) -> None:
    """Keep what a night came to where Prefect shows it."""
    told = f"run {summary.run_id}"
    create_markdown_artifact(summary.markdown(), key="onrecord-run", description=told)
    slowest = summary.as_json()["slowest"]
    _leave_table("onrecord-slowest", slowest, f"{told}: articles that took longest to annotate")
    with suppress(AskError, ContractError, StoreBusy, StoreMissing):
        rejects = rejects_of_run(settings.warehouse, summary.run_id, MOST_REJECTS).to_pylist()
        _leave_table("onrecord-rejects", rejects, f"{told}: at most {MOST_REJECTS} rejects")
        trend = lay_trend(settings.warehouse)
        _leave_table("onrecord-quality", trend, f"quality of the last {TREND_RUNS} runs")


def lay_trend(warehouse: Path) -> list[dict[str, Any]]:
    """A row a figure, a column a run, the latest last; with a ! where it is out of its limits."""
    rows: dict[str, dict[str, Any]] = {}
    for one in quality_trend(warehouse, TREND_RUNS).to_pylist():
        row = rows.setdefault(one["figure"], {"figure": one["figure"]})
        shown = "" if one["value"] is None else f"{one['value']:.3g}"
        row[f"{one['started_at']:%Y-%m-%d %H:%M:%S}"] = shown if one["is_ok"] else f"{shown} !"
    return list(rows.values())


def _leave_table(key: str, rows: list[dict[str, Any]], description: str) -> None:
    if rows:
        create_table_artifact(rows, key=key, description=description)
