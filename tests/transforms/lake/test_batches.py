import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.support.articles import annotate, stored
from transforms.errors import ContractError
from transforms.lake.batches import (
    MANIFEST,
    batch_id,
    read_manifest,
    read_records,
    sweep_unfinished,
    write_batch,
)
from transforms.lake.records import ANNOTATE_TABLES
from transforms.lake.schemas import from_table, schema_of, to_table

VERSIONS = {"annotate": "1"}


def write(lake: Path, text: str = "“It is over,” Marta Danilov said.") -> Path:
    return write_batch(
        lake,
        stage="annotate",
        archive_id="archive",
        slice_no=0,
        versions=VERSIONS,
        run_id="run",
        tables=annotate(text),
        counts={"articles": 1},
    )


def test_lake_gives_back_the_records_it_was_given(tmp_path: Path) -> None:
    rows = annotate("“It is over,” Marta Danilov said. “It is done.”")
    for name, record_type in ANNOTATE_TABLES.items():
        table = to_table(record_type, rows.get(name, []))
        back = list(from_table(record_type, table))
        assert [row_id(row) for row in back] == [row_id(row) for row in rows.get(name, [])]
        assert table.schema.equals(schema_of(record_type))


def row_id(row: object) -> str:
    fields = asdict(row)  # type: ignore[call-overload]
    fields.pop("confidence", None)
    fields.pop("check_worthiness", None)
    fields.pop("speaker_confidence", None)
    fields.pop("speaker_candidates", None)
    return json.dumps(fields, default=str, sort_keys=True)


def test_lake_folder_is_named_by_archive_slice_and_versions(tmp_path: Path) -> None:
    folder = write(tmp_path)
    expected = batch_id("annotate", "archive", 0, VERSIONS)
    assert folder == tmp_path / "annotate" / "archive" / expected
    assert batch_id("annotate", "archive", 1, VERSIONS) != expected
    assert batch_id("annotate", "archive", 0, {"annotate": "2"}) != expected


def test_lake_keeps_a_finished_batch(tmp_path: Path) -> None:
    folder = write(tmp_path)
    before = (folder / MANIFEST).read_bytes()
    assert write(tmp_path, "Another text altogether, Roe said.") == folder
    assert (folder / MANIFEST).read_bytes() == before


def test_lake_manifest_counts_rows_and_hashes_files(tmp_path: Path) -> None:
    manifest = read_manifest(write(tmp_path))
    assert manifest is not None
    assert set(manifest.tables) == set(ANNOTATE_TABLES)
    assert manifest.tables["quotes"]["rows"] == 1
    assert len(manifest.tables["quotes"]["sha256"]) == 64


def test_lake_writes_over_a_folder_without_manifest(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / MANIFEST).unlink()
    assert read_manifest(folder) is None
    assert read_manifest(write(tmp_path)) is not None


def test_lake_sweeps_what_killed_writers_left(tmp_path: Path) -> None:
    folder = write(tmp_path)
    left = folder.with_name(".writing-killed")
    left.mkdir()
    assert sweep_unfinished(tmp_path) == 1
    assert not left.exists()
    assert folder.exists()


def test_lake_says_when_a_file_is_not_what_the_manifest_says(tmp_path: Path) -> None:
    folder = write(tmp_path)
    manifest = json.loads((folder / MANIFEST).read_text())
    manifest["tables"]["quotes"]["rows"] = 7
    (folder / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(ContractError, match=r"quotes\.parquet: 1 rows, manifest says 7"):
        list(read_records(folder, "quotes"))


def test_lake_refuses_an_unknown_table(tmp_path: Path) -> None:
    article, _ = stored("text")
    with pytest.raises(ContractError, match="no table articles"):
        write_batch(
            tmp_path,
            stage="annotate",
            archive_id="archive",
            slice_no=0,
            versions=VERSIONS,
            run_id="run",
            tables={"articles": [article]},
            counts={},
        )
