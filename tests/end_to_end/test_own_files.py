"""A run over the folder that it works in: its own lake and warehouse are no news."""

from pathlib import Path

import pytest

from tests.conftest import ARCHIVES, Place
from warehouse.ask.sql import ask


def test_own_files_are_no_archives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Guard: `onrecord run .` read its lake, each night more of it, and published it as news.

    And settings under another name than the usual one.
    """
    named = tmp_path / "night.toml"
    named.write_text("keep_published = 2\n")
    story = tmp_path / "story.txt"
    story.write_bytes((ARCHIVES / "wire" / "bridge-closure.txt").read_bytes())
    monkeypatch.setenv("ONRECORD_LOG_FILE", str(tmp_path / "log.jsonl"))
    place = Place(tmp_path)
    for _ in range(2):
        ended = place.run(tmp_path, "--config", named)
        assert ended.code == 0, ended.said
        found = ask(place.warehouse, "select uri from archives").to_pylist()
        assert found == [{"uri": str(story)}]
