"""`status` for a person, for a screen on the wall, and for a monitor."""

import json
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from flows.progress import report, shared_progress
from tests.conftest import ROOT, Place


@pytest.fixture
def late(demo: Place, tmp_path: Path) -> Place:
    """The demo as it looks when nothing has been published for two days."""
    place = Place(tmp_path)
    shutil.copyfile(demo.warehouse, place.warehouse)
    with duckdb.connect(str(place.warehouse)) as connection:
        connection.execute(
            "update runs set finished_at = (now() at time zone 'UTC') - interval 48 hours"
        )
    return place


@pytest.mark.parametrize(
    ("hours", "code", "said"),
    [
        pytest.param("36", 1, "nothing was published for 48.0 hours, longer than 36", id="late"),
        pytest.param("72", 0, "", id="in time"),
    ],
)
def test_status_tells_a_monitor_how_old_the_rows_are(
    late: Place, hours: str, code: int, said: str
) -> None:
    told = late.ask("status", "--json", "--stale-after", hours)
    assert (told.code, said in told.said, bool(told.said)) == (code, True, bool(said))
    found = json.loads(told.printed)
    assert (round(found["hours_since_publish"]), found["is_stale"]) == (48, bool(code))
    (run,) = found["runs"]
    assert (run["status"], found["running"]) == ("completed", None)
    assert {row["reason"] for row in found["rejects"]} >= {"bad_json", "truncated"}
    assert "quotes_with_speaker_share" in {row["figure"] for row in found["quality"]}
    whole = [row["stage"] for row in found["stages"] if row["part"] is None]
    parts = {(row["stage"], row["part"]) for row in found["stages"]}
    assert whole == ["work", "copy", "load", "resolve", "measure"]
    assert {("work", "read"), ("work", "parse"), ("resolve", "claims")} <= parts
    assert abs(sum(row["share"] for row in found["stages"] if row["part"] is None) - 1) < 0.01


def test_status_a_publish_that_lies_ahead_tells_nothing_of_today(late: Place) -> None:
    """Guard: one night with the clock ahead, and a monitor heard of no failure for years."""
    with duckdb.connect(str(late.warehouse)) as connection:
        connection.execute("update runs set finished_at = finished_at + interval 60 hours")
    told = late.ask("status", "--json", "--stale-after", "36")
    assert (told.code, json.loads(told.printed)["is_stale"]) == (1, True)
    assert "published 12.0 hours from now: look at the clock" in told.said
    with duckdb.connect(str(late.warehouse)) as connection:
        # The ledger's times never go back.
        now = datetime.now(UTC)
        connection.execute(
            f"insert into runs by name select * replace ('{now:%Y%m%dT%H%M%S}-abcdef' as run_id, "
            "finished_at as started_at) from runs"
        )
    assert late.ask("status", "--stale-after", "36").code == 0


def test_status_tells_outlets_whose_pages_are_read_in_part(late: Place) -> None:
    with duckdb.connect(str(late.warehouse)) as connection:
        connection.execute("update articles set text_share = null")
        connection.execute(
            "update articles set source = 'arden.example', url = 'https://arden.example/a',"
            " text_share = 0.4 where article_id = (select min(article_id) from articles)"
        )
    assert json.loads(late.ask("status", "--json").printed)["pages_read_in_part"] == [
        {
            "source": "arden.example",
            "pages": 1,
            "text_share": 0.4,
            "read_in_part": 1,
            "worst_page": "https://arden.example/a",
        }
    ]
    assert "Pages read in part" in late.ask("status").printed


def test_status_without_a_publish_is_stale(late: Place) -> None:
    with duckdb.connect(str(late.warehouse)) as connection:
        connection.execute("update runs set status = 'failed'")
    told = late.ask("status", "--stale-after", "1000")
    assert told.code == 1
    assert "nothing was published ever" in told.said


def test_status_of_no_warehouse_is_json_for_a_monitor(tmp_path: Path) -> None:
    """Guard: nothing was printed, which is no JSON."""
    told = Place(tmp_path).ask("status", "--json", "--stale-after", "36")
    assert (told.code, json.loads(told.printed)) == (
        1,
        {
            "warehouse": str(tmp_path / "warehouse.duckdb"),
            "running": None,
            "runs": [],
            "hours_since_publish": None,
            "is_stale": True,
        },
    )
    assert "no warehouse here yet" in told.said


def test_status_tells_how_far_a_run_is(late: Place) -> None:
    with shared_progress(late.warehouse):
        report("annotate", 12, 40)
        shown = late.ask("status").printed
        found = json.loads(late.ask("status", "--json").printed)
    assert shown.startswith("a run is going on: finding quotes and claims, 12 of 40\n")
    assert found["running"] == {"stage": "annotate", "done": 12, "total": 40}
    assert "a run is going on" not in late.ask("status").printed


def test_status_tells_how_far_the_first_run_is(tmp_path: Path) -> None:
    """Guard: it said to run the pipeline first, which was running, and `--watch` ended with it."""
    place = Place(tmp_path)
    with shared_progress(place.warehouse):
        report("annotate", 12, 40)
        told, found = place.ask("status"), place.ask("status", "--json")
        late = place.ask("status", "--stale-after", "36")
    assert (told.code, told.printed) == (
        0,
        "a run is going on: finding quotes and claims, 12 of 40\n\n",
    )
    assert (found.code, json.loads(found.printed)["runs"]) == (0, [])
    assert (late.code, "nothing was published ever" in late.said) == (1, True)
    assert place.ask("status").code == 1


def test_status_is_watched_until_interrupted(late: Place) -> None:
    watching = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "status", "--watch", "--warehouse", late.warehouse],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert watching.stdout is not None
    shown = 0
    while shown < 2:
        line = watching.stdout.readline()
        assert line, "it ended by itself"
        shown += line.startswith("Last runs")
    watching.send_signal(signal.SIGINT)
    _, said = watching.communicate(timeout=30)
    assert (watching.returncode, said) == (0, "")
