"""A lake is on its disk before anybody is told of what was written to it."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from flows import work
from flows.readers.discover import discover
from flows.storage import LakeFull
from flows.work import annotate_parts, ingest_archives
from tests.conftest import ARCHIVES
from transforms.lake.disk import sync_lake
from transforms.lake.s3 import S3Path


def test_disk_is_asked_for_a_folder_that_is_there(tmp_path: Path) -> None:
    sync_lake(tmp_path)
    sync_lake(S3Path("s3://news/lake"))
    with pytest.raises(FileNotFoundError, match="nowhere"):
        sync_lake(tmp_path / "nowhere")


def test_disk_is_asked_once_for_what_a_worker_gives_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seventeen files of each archive were waited for, one by one."""
    asked: list[Path] = []
    monkeypatch.setattr(work, "sync_lake", asked.append)
    monkeypatch.setattr(os, "fsync", None)
    archives = discover([ARCHIVES / "wire"]).archives
    read = ingest(archives, tmp_path)
    assert len(archives) > 2
    assert [len(one.folders) for one in read] == [1] * len(archives)
    assert asked == [tmp_path]
    assert annotate_parts([], tmp_path, "run", frozenset(), {}, "encoder", 60) == []
    assert asked == [tmp_path, tmp_path]


def test_disk_that_refuses_at_the_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(lake: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(lake))

    monkeypatch.setattr(work, "sync_lake", refuse)
    archives = discover([ARCHIVES / "wire"]).archives[:1]
    with pytest.raises(LakeFull, match=f"{tmp_path}: the disk is full"):
        ingest(archives, tmp_path)


def ingest(archives: list[Any], lake: Path) -> list[Any]:
    return ingest_archives(archives, lake, "run", 60, 60.0, {})
