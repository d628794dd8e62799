"""What a night finds before it begins, and what of it may not be meant so."""

import shutil
import subprocess
from pathlib import Path

import pytest

from flows.settings import Settings, SettingsError
from flows.survey import check_patterns, survey_archives
from tests.conftest import ARCHIVES, Place
from tests.support.paths import ROOT


def test_survey_an_empty_lake_beside_a_full_warehouse_is_told(demo: Place, tmp_path: Path) -> None:
    """Guard: a slip in --lake went unseen until all archives were read again."""
    warehouse = tmp_path / "warehouse.duckdb"
    shutil.copyfile(demo.warehouse, warehouse)
    settings = Settings(lake=tmp_path / "laek", warehouse=warehouse)
    survey = survey_archives([str(ARCHIVES)], settings, is_dry=True)
    assert survey.fresh == []
    archives = len(survey.known)
    assert survey.doubts == (
        f"{tmp_path}/laek: nothing is in this lake, and {warehouse} holds {archives} archives; "
        f"look whether it is the one that was meant (the last run's was {demo.lake})",
    )
    right = settings.model_copy(update={"lake": demo.lake})
    assert survey_archives([str(ARCHIVES)], right, is_dry=True).doubts == ()


def test_survey_a_first_night_has_an_empty_lake_and_no_doubts(tmp_path: Path) -> None:
    settings = Settings(lake=tmp_path / "lake", warehouse=tmp_path / "warehouse.duckdb")
    survey = survey_archives([str(ARCHIVES)], settings, is_dry=True)
    assert survey.known == []
    assert survey.doubts == ()


@pytest.mark.parametrize("command", ["run", "inspect"])
def test_survey_too_little_address_space_is_told_before_the_work(
    tmp_path: Path, command: str
) -> None:
    """Guard: the parsing process ended with a traceback, and each page was rejected for it."""
    page = tmp_path / "page.html"
    page.write_text("<p>A page.</p>")
    place = Place(tmp_path / "place")
    asked = place.command(page) if command == "run" else [*place.command()[:3], command, str(page)]
    ended = subprocess.run(
        ["sh", "-c", 'ulimit -v 2000000 && exec "$@"', "sh", *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 2
    assert ended.stderr.endswith(
        "onrecord: ulimit -v: a process may have 2.0 GB of address space here, and one that "
        "parses pages wants 3.0 GB; raise it, and bound what is taken by a cgroup instead, such as "
        "systemd's MemoryMax\n"
    )


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        pytest.param("", "an archive without a name; write . for the", id="a variable of nothing"),
        pytest.param("s3://", "s3://: names no bucket; write s3://bucket/folder", id="no bucket"),
        pytest.param("s3:///news", "s3:///news: names no bucket", id="an empty bucket"),
        pytest.param("https://a.example/x", "https://a.example/x: is an address of a", id="web"),
    ],
)
def test_survey_a_pattern_that_leads_nowhere_is_told(pattern: str, told: str) -> None:
    """Guard: the working directory was read, every bucket that there is, or it was a traceback."""
    with pytest.raises(SettingsError) as raised:
        check_patterns([pattern])
    assert str(raised.value).startswith(told)


def test_survey_names_that_are_like_addresses_are_files() -> None:
    check_patterns(["s3:x.txt", "wire:2026/x.txt", "s3://news", "s3://news/a:b", "."])
