"""`run --dry-run`: what a run would read, and about how long it would take.

In: archives and settings. Out: a table of what is new, or one JSON object. The decision to
question: the time is that of the last runs by the bytes of their archives, which is wrong for
archives of another kind; how many articles are in a file is not known before it is read.
"""

import json
from typing import TYPE_CHECKING, Any

import humanize
import typer

from flows.cli.terminal import print_note, print_table, print_text
from flows.settings import Settings
from flows.storage import LAKE_OPTION, WAREHOUSE_OPTION, find_obstacle, format_bytes
from transforms.lake.s3 import S3Path

if TYPE_CHECKING:
    from flows.survey import Survey

MOST_LISTED = 50


def show_plan(archives: list[str], settings: Settings, *, as_json: bool) -> None:
    """Print what a run over these archives would do now; nothing is written anywhere.

    Ends with 1 if the run could not begin.
    """
    from flows.survey import survey_archives
    from warehouse.ask.sql import recent_speed

    survey = survey_archives(archives, settings, is_dry=True)
    size = sum(ref.size_bytes for ref in survey.fresh)
    speed = recent_speed(settings.warehouse)
    plan: dict[str, Any] = {
        "new": [
            {"uri": ref.uri, "format": ref.format, "size_bytes": ref.size_bytes}
            for ref in survey.fresh
        ],
        "new_bytes": size,
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


def list_obstacles(settings: Settings) -> list[str]:
    """Why the run would end before its work, as far as that shows without writing anything."""
    found = [find_obstacle(settings.warehouse.parent, WAREHOUSE_OPTION)]
    if not isinstance(settings.lake, S3Path):
        found.insert(0, find_obstacle(settings.lake, LAKE_OPTION))
    return [told for told in found if told is not None]


def _print_plan(
    plan: dict[str, Any], survey: "Survey", size: int, speed: tuple[float, int] | None
) -> None:
    print_table(
        ("archive", "format", "bytes"),
        [tuple(ref.values()) for ref in plan["new"][:MOST_LISTED]],
        title="What would be read",
        right=frozenset({"bytes"}),
    )
    if len(survey.fresh) > MOST_LISTED:
        print_note(f"and {len(survey.fresh) - MOST_LISTED:,} more")
    print_note(
        f"{len(survey.fresh):,} archives of {format_bytes(size)} are new, {plan['known']:,} are "
        f"known, {plan['refused']:,} have no reader; {_tell_time(size, speed)}",
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
