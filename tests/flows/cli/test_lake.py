"""Damage in the lake: a run makes it good, and `lake check` finds what no run looks at."""

import shutil
from pathlib import Path

import pytest

from flows.cli.lake import ANNOTATED, LOADED, LOST, OLD, READ
from flows.readers.discover import list_places
from tests.conftest import ARCHIVES, Place
from tests.end_to_end.test_kill import read_content
from tests.transforms.lake.test_damage import DAMAGE

WIRE = ARCHIVES / "wire"


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("wire"))
    return place.run(WIRE)


def find_batch(place: Place, stage: str) -> Path:
    return sorted(place.lake.glob(f"{stage}/*/*/manifest.json"))[0].parent


@pytest.mark.long
def test_lake_damage_is_an_unfinished_batch_to_a_run(wire: Place, tmp_path: Path) -> None:
    """Guard: a truncated manifest was a traceback, a lost table stopped every night to come."""
    place = wire.copy_to(tmp_path / "place")
    place.warehouse.unlink()
    batches = [path.parent for path in sorted(place.lake.glob("ingest/*/*/manifest.json"))]
    damages = [parameters.values for parameters in DAMAGE]
    for folder, (damage, _) in zip(batches, damages, strict=False):
        damage(folder)
    (find_batch(place, "annotate") / "quotes.parquet").unlink()
    again = place.run(WIRE)
    assert again.code == 0, again.said
    said = [line for line in again.said.splitlines() if line.endswith("; done again")]
    expected = [told for _, told in damages[: len(batches)]]
    expected.append("quotes.parquet: no such file or directory")
    assert [sum(told in line for line in said) for told in expected] == [1] * len(expected)
    assert len(said) == len(expected)
    assert read_content(place) == read_content(wire)
    assert place.call([*place.command()[:3], "lake", "check", "--lake", str(place.lake)]).code == 0


def test_lake_check_finds_damage_and_takes_it_away(wire: Place, tmp_path: Path) -> None:
    place = wire.copy_to(tmp_path / "place")
    check = [*place.command()[:3], "lake", "check", "--lake", str(place.lake)]
    assert (place.call(check).code, place.call(check).printed) == (0, "")
    folder = find_batch(place, "annotate")
    (folder / "claims.parquet").unlink()
    found = place.call(check)
    assert found.code == 1
    (line,) = [line for line in found.printed.splitlines() if "claims.parquet" in line]
    assert f"{folder / 'claims.parquet'}: no such file or directory" in line
    assert str(WIRE) in line
    assert "lake check --repair" in found.said
    assert folder.exists()
    mended = place.call([*check, "--repair"])
    assert (mended.code, folder.exists()) == (0, False)
    assert (place.call(check).code, place.call(check).printed) == (0, "")


def test_lake_check_of_no_lake_is_a_usage_error(tmp_path: Path) -> None:
    place = Place(tmp_path)
    asked = place.call([*place.command()[:3], "lake", "check", "--lake", str(place.lake)])
    assert (asked.code, place.lake.exists()) == (2, False)


@pytest.mark.long
def test_lake_check_says_of_each_batch_whether_it_is_made_again(tmp_path: Path) -> None:
    place = Place(tmp_path)
    archives = tmp_path / "archives"
    shutil.copytree(WIRE, archives)
    assert place.run(archives).code == 0
    unbroken = read_content(place)
    where = list_places(place.lake / "discovered.json")
    read_again, annotated_again, outdated, gone = sorted(where)[:4]
    ends = {}
    for archive_id, stage, fate in (
        (read_again, "ingest", READ),
        (annotated_again, "annotate", ANNOTATED),
        (outdated, "annotate", OLD),
        (gone, "ingest", LOST),
    ):
        (folder,) = (
            path.parent for path in place.lake.glob(f"{stage}/{archive_id}/*/manifest.json")
        )
        if fate is OLD:
            folder = Path(shutil.copytree(folder, folder.with_name("0" * 20)))
        (folder / "manifest.json").unlink()
        ends[folder] = fate
    kept = Path(where[gone]).rename(tmp_path / "kept")
    check = [*place.command()[:3], "lake", "check", "--lake", str(place.lake)]
    check += ["--warehouse", str(place.warehouse)]
    loaded = {fate if fate in (OLD, LOST) else LOADED for fate in ends.values()}
    assert {
        fate for fate in (LOADED, *ends.values()) if fate in place.call(check).printed
    } == loaded
    place.warehouse.unlink()
    mended = place.call([*check, "--repair"])
    told = {
        folder: line
        for folder in ends
        for line in mended.printed.splitlines()
        if str(folder) in line
    }
    assert [told[folder].endswith(fate) for folder, fate in ends.items()] == [True] * 4
    assert mended.said.splitlines()[1] == "4 batches were taken away:"
    assert sorted(line.strip() for line in mended.said.splitlines()[2:]) == sorted(
        f"1 {fate}" for fate in ends.values()
    )
    kept.rename(where[gone])
    assert place.run(archives).code == 0
    assert [folder.exists() for folder in ends] == [True, True, False, True]
    assert read_content(place) == unbroken
