"""A lake on S3: batches are whole or not there, without a rename."""

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.ingest import ingest_archive
from flows.readers.discover import discover
from flows.settings import Settings, SettingsError, load_settings
from tests.support.paths import DATA
from tests.support.s3_server import serve_bucket
from transforms.lake.batches import read_manifest, read_records, remove_folder, write_batch
from transforms.lake.damage import clear_damaged, find_damage, list_batches
from transforms.lake.records import Annotation
from transforms.lake.s3 import S3Path, read_place

LAKE = S3Path("s3://news/lake")


@pytest.fixture
def client() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch, serve_bucket(patch) as client:
        yield client


def write(run_id: str, *, known: int = 0) -> Path:
    row = Annotation("version", "article", "annotated", "en", "model", 1, run_id)
    return write_batch(
        LAKE,
        stage="annotate",
        archive_id="archive",
        slice_no=0,
        versions={"annotate": "1"},
        run_id=run_id,
        tables={"annotations": [row]},
        counts={"known": known},
    )


def list_keys(client: Any) -> list[str]:
    found = client.list_objects_v2(Bucket="news").get("Contents", [])
    # Where something was removed, pyarrow leaves an empty object in the place of the folder.
    return [one["Key"] for one in found if not one["Key"].endswith("/")]


def test_s3_paths_are_addresses_wherever_they_go() -> None:
    place = read_place(Path("s3://news/lake"))
    assert (str(place), str(place / "a" / "b"), (place / "a").name) == (
        "s3://news/lake",
        "s3://news/lake/a/b",
        "a",
    )
    assert pickle.loads(pickle.dumps(place / "a")) == place / "a"
    assert (place.absolute(), read_place(Path("data"))) == (place, Path("data"))


def test_s3_a_lake_may_be_there_and_a_warehouse_may_not(tmp_path: Path) -> None:
    config = tmp_path / "onrecord.toml"
    config.write_text('lake = "s3://news/lake"', encoding="utf-8")
    settings = load_settings(config).anchored()
    assert (str(settings.lake), isinstance(settings.lake, S3Path)) == ("s3://news/lake", True)
    assert Settings(**settings.model_dump(mode="json")).lake == settings.lake
    with pytest.raises(SettingsError, match="the lake alone may be on S3"):
        load_settings(config, warehouse=Path("s3://news/warehouse.duckdb"))


def test_s3_a_batch_is_there_with_its_manifest_and_not_before(client: Any) -> None:
    folder = write("run-1")
    keys = list_keys(client)
    assert len(keys) == 11
    assert [row.run_id for row in read_records(folder, "annotations")] == ["run-1"]
    assert (find_damage(folder), list(list_batches(LAKE))) == (None, [folder])
    assert write("run-2") == folder
    assert list_keys(client) == keys
    (folder / "manifest.json").unlink()
    assert read_manifest(folder) is None
    assert [row.run_id for row in read_records(write("run-3"), "annotations")] == ["run-3"]


def test_s3_two_writers_of_a_batch_leave_one_of_them_whole(
    client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first has not put its manifest when the second begins; nothing of theirs is mixed."""
    folder = write("run-1")
    manifest = (folder / "manifest.json").read_bytes()
    (folder / "manifest.json").unlink()
    write("run-2")
    assert find_damage(folder) is None
    (folder / "manifest.json").write_bytes(manifest)
    assert find_damage(folder) is None
    assert [row.run_id for row in read_records(folder, "annotations")] == ["run-1"]


def test_s3_a_damaged_batch_is_taken_away(client: Any) -> None:
    folder = write("run-1")
    manifest = read_manifest(folder)
    assert manifest is not None
    table = folder / manifest.tables["quotes"]["file"]
    table.write_bytes(table.read_bytes()[:-1])
    told = clear_damaged(folder)
    assert told is not None
    assert told.startswith(str(table))
    assert (folder.exists(), list_keys(client)) == (False, [])
    remove_folder(folder)


def test_s3_an_archive_is_read_into_the_same_batches(client: Any, tmp_path: Path) -> None:
    (ref,) = discover([DATA / "archives" / "feed" / "daily.jsonl"]).archives
    there = ingest_archive(ref, lake=LAKE, run_id="run")
    here = ingest_archive(ref, lake=tmp_path, run_id="run")
    assert [folder.name for folder in there.folders] == [folder.name for folder in here.folders]
    for one, other in zip(there.folders, here.folders, strict=True):
        assert list(read_records(one, "articles")) == list(read_records(other, "articles"))
    assert ingest_archive(ref, lake=LAKE, run_id="again") == there
