"""`run --dry-run`: what a run would work on and why, and about how long it would take.

In: archives and settings. Out: a table of what is new or is done again, or one JSON object. The
decision to question: the time is that of the last runs by the bytes of their archives, which is
wrong for archives of another kind, and too long for one of which an article or two are tried again;
how many articles are in a file is not known before it is read.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import humanize
import typer

from flows.cli.terminal import print_note, print_table, print_text
from flows.settings import Settings
from flows.storage import LAKE_OPTION, WAREHOUSE_OPTION, find_obstacle, format_bytes
from transforms.lake.s3 import S3Path

if TYPE_CHECKING:
    from flows.readers.discover import ArchiveRef
    from flows.survey import Survey

MOST_LISTED = 50
NEW = "new"
WHY_AGAIN = {
    "failed before": "status <> 'loaded'",
    "code, models or columns are others": (
        "ingest_versions is distinct from $ingest or annotate_versions is distinct from $annotate"
    ),
    "articles or records of it failed": "true",
}
"""Why an archive of the ledger is worked on, and what holds of its row; the first counts."""


def show_plan(archives: list[str], settings: Settings, *, as_json: bool) -> None:
    """Print what a run over these archives would do now; nothing is written anywhere.

    Ends with 1 if the run could not begin.
    """
    from flows.survey import survey_archives
    from warehouse.ask.sql import recent_speed

    survey = survey_archives(archives, settings, is_dry=True)
    size = sum(ref.size_bytes for ref in survey.fresh)
    speed = recent_speed(settings.warehouse)
    again = explain_again(survey.fresh, settings)
    new = [ref for ref in survey.fresh if ref.archive_id not in again]
    plan: dict[str, Any] = {
        "new": [_describe(ref) for ref in new],
        "new_bytes": sum(ref.size_bytes for ref in new),
        "again": [
            _describe(ref) | {"why": again[ref.archive_id]}
            for ref in survey.fresh
            if ref.archive_id in again
        ],
        "known": len(survey.known),
        "refused": len(survey.found.rejects),
        "missing": survey.found.missing,
        "doubts": list(survey.doubts),
        "obstacles": list_obstacles(settings),
        "seconds": None if speed is None else round(size / speed[0], 1),
    }
    if as_json:
        print_text(json.dumps(plan))
    else:
        _print_plan(plan, survey, size, speed)
    if plan["obstacles"]:
        raise typer.Exit(1)


def explain_again(fresh: Sequence["ArchiveRef"], settings: Settings) -> dict[str, str]:
    """Why archives are worked on that an earlier run has worked on already, by their ids."""
    from flows.ingest import ingest_versions
    from transforms.lake.versions import annotate_versions
    from warehouse.ask.sql import ask
    from warehouse.load.batches import write_versions

    if not settings.warehouse.exists():
        return {}
    cases = " ".join(f"when {holds} then '{why}'" for why, holds in WHY_AGAIN.items())
    rows = ask(
        settings.warehouse,
        f"select archive_id, case {cases} end as why from archives "
        "where status <> 'rejected' and archive_id in (select unnest($ids::varchar[]))",
        {
            "ids": [ref.archive_id for ref in fresh],
            "ingest": write_versions(ingest_versions(settings.columns)),
            "annotate": write_versions(annotate_versions(settings.languages, settings.attribution)),
        },
    ).to_pylist()
    return {row["archive_id"]: row["why"] for row in rows}


def _describe(ref: "ArchiveRef") -> dict[str, Any]:
    return {"uri": ref.uri, "format": ref.format, "size_bytes": ref.size_bytes}


def list_obstacles(settings: Settings) -> list[str]:
    """Why the run would end before its work, as far as that shows without writing anything."""
    found = [find_obstacle(settings.warehouse.parent, WAREHOUSE_OPTION)]
    if not isinstance(settings.lake, S3Path):
        found.insert(0, find_obstacle(settings.lake, LAKE_OPTION))
    return [told for told in found if told is not None]


def _print_plan(
    plan: dict[str, Any], survey: "Survey", size: int, speed: tuple[float, int] | None
) -> None:
    listed = [*({**ref, "why": NEW} for ref in plan["new"]), *plan["again"]]
    print_table(
        ("archive", "format", "bytes", "why"),
        [tuple(ref.values()) for ref in listed[:MOST_LISTED]],
        title="What would be worked on",
        right=frozenset({"bytes"}),
    )
    if len(listed) > MOST_LISTED:
        print_note(f"and {len(listed) - MOST_LISTED:,} more")
    print_note(
        f"{len(plan['new']):,} archives of {format_bytes(plan['new_bytes'])} are new, "
        f"{len(plan['again']):,} are done again, {plan['known']:,} are known, "
        f"{plan['refused']:,} have no reader; {_tell_time(size, speed)}",
        style="",
    )
    for problem in (*survey.doubts, *plan["obstacles"]):
        print_note(problem, style="yellow")


def _tell_time(size: int, speed: tuple[float, int] | None) -> str:
    if speed is None:
        return "no run has loaded anything yet, to tell the time by"
    bytes_a_second, runs = speed
    time = humanize.naturaldelta(size / bytes_a_second)
    return f"about {time}, at the {format_bytes(int(bytes_a_second))} a second of {runs} runs"
