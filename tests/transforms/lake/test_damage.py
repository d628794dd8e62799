"""What is seen of a batch that was cut off, changed, or lost a file; and that it goes away."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.warehouse_lakes import write_ingest
from tests.support.warehouse_stories import Story
from transforms.lake.damage import clear_damaged, find_damage, list_batches


def cut_manifest(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_bytes(path.read_bytes()[:100])


def lose_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def cut_table(folder: Path) -> None:
    path = folder / "sections.parquet"
    path.write_bytes(path.read_bytes()[:-1])


def lose_table(folder: Path) -> None:
    (folder / "rejects.parquet").unlink()


def flip_bit(folder: Path) -> None:
    path = folder / "article_versions.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


DAMAGE = [
    pytest.param(cut_manifest, "manifest.json: cut off, or no manifest", id="manifest cut off"),
    pytest.param(lose_manifest, "manifest.json: missing", id="manifest missing"),
    pytest.param(cut_table, "bytes, not as many as were written", id="table cut off"),
    pytest.param(lose_table, "rejects.parquet: no such file or directory", id="table missing"),
    pytest.param(flip_bit, "article_versions.parquet: not the bytes", id="a bit flipped"),
]


@pytest.mark.parametrize(("damage", "told"), DAMAGE)
def test_damage_is_seen_and_taken_away(
    tmp_path: Path, damage: Callable[[Path], None], told: str
) -> None:
    folder = write_ingest(tmp_path, "a", [Story("Harbour Post", "a", "Words.")])
    assert (find_damage(folder), clear_damaged(folder)) == (None, None)
    damage(folder)
    assert told in str(find_damage(folder))
    assert told in str(clear_damaged(folder))
    assert not folder.exists()
    assert clear_damaged(folder) is None


def test_damage_is_looked_for_in_finished_batches_alone(tmp_path: Path) -> None:
    folders = [
        write_ingest(tmp_path, name, [Story("Harbour Post", name, "Words.")]) for name in ("b", "a")
    ]
    (folders[0].parent / ".writing-x").mkdir()
    (folders[0].parent / "archive-1.json").write_text("{}")
    (tmp_path / "discovered.json").write_text("{}")
    assert list(list_batches(tmp_path)) == sorted(folders)
