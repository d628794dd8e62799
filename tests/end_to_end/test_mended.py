"""What was rejected and has been mended is no reject any more."""

from pathlib import Path

import pytest

from tests.conftest import ARCHIVES, Place
from warehouse.ask.sql import ask

WIRE = ARCHIVES / "wire"


def read_rejects(place: Place) -> list[tuple[str, str]]:
    found = ask(place.warehouse, "select position, reason from rejects order by reason")
    return [tuple(row.values()) for row in found.to_pylist()]


@pytest.mark.long
def test_mended_files_are_no_rejects_any_more(tmp_path: Path) -> None:
    """Guard: `status` listed an empty file for ever, long after the transfer had been repeated."""
    archives = tmp_path / "archives"
    archives.mkdir()
    place = Place(tmp_path)
    texts = [path.read_bytes() for path in sorted(WIRE.glob("*.txt"))]
    (archives / "good.txt").write_bytes(texts[0])
    (archives / "empty.txt").write_bytes(b"")
    (archives / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    cut = (ARCHIVES / "feed" / "daily.jsonl").read_bytes()[:-20]
    (archives / "cut.jsonl").write_bytes(cut[cut.rindex(b"\n{") :])
    place.run(archives)
    assert read_rejects(place) == [
        ("line 2", "bad_json"),
        ("empty.txt", "empty_archive"),
        ("lost.txt", "unreadable"),
    ]
    (archives / "empty.txt").write_bytes(texts[1])
    (tmp_path / "nowhere.txt").write_bytes(texts[2])
    mended = place.run(archives)
    assert mended.code == 0, mended.said
    assert read_rejects(place) == [("line 2", "bad_json")]
