"""Archives with a record that kills their reader: what is left out is that record."""

import csv
import io
import json
import os
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from flows.pools import LocalPool
from flows.readers.trail import MOST_AVOIDED, Avoided, Trail
from flows.schedule import work_archives
from flows.settings import Settings
from flows.survey import WorkedArchive, survey_archives
from tests.support import deadly_reader
from tests.support.s3_server import serve_bucket
from transforms.errors import ArchiveError
from transforms.lake.batches import read_records
from transforms.lake.s3 import S3Path

TEXT = (
    "The harbour committee met on Monday. “The quay will close in {month},” said Jane Roe, the "
    "harbour master. The fish market moves to the north side of the town until autumn. {word}"
)
MONTHS = ("June", "July", "August", "October")


def write_json_lines(texts: Sequence[str]) -> bytes:
    lines = [
        json.dumps(
            {"url": f"https://a.example/{number}", "headline": f"Quay {number}", "text": text}
        )
        for number, text in enumerate(texts)
    ]
    return "\n".join(lines).encode()


def write_csv(texts: Sequence[str]) -> bytes:
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(["url", "headline", "text"])
    for number, text in enumerate(texts):
        writer.writerow([f"https://a.example/{number}", f"Quay {number}", text])
    return sink.getvalue().encode()


def write_mbox(texts: Sequence[str]) -> bytes:
    return "".join(
        f"From desk@a.example Mon Jun  2 03:04:05 2025\nFrom: Desk <desk@a.example>\n"
        f"Subject: Quay {number}\nMessage-ID: <{number}@a.example>\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n\n"
        for number, text in enumerate(texts)
    ).encode()


def write_zip(texts: Sequence[str]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.txt", f"Quay {number}\n\n{text}\n")
    return sink.getvalue()


def write_wet(texts: Sequence[str]) -> bytes:
    records = []
    for number, text in enumerate(texts):
        block = f"Quay {number}\n{text}\n".encode()
        head = (
            "WARC/1.0\r\nWARC-Type: conversion\r\n"
            f"WARC-Target-URI: https://a.example/{number}\r\nWARC-Date: 2025-06-02T03:04:05Z\r\n"
            "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000%d>\r\n"
            "Content-Type: text/plain\r\n"
        ) % number
        records.append(f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n")
    return b"".join(records)


def read(archive: Path, lake: Path, seconds: int = 60) -> WorkedArchive:
    settings = Settings(
        lake=lake,
        warehouse=archive.with_name("warehouse.duckdb"),
        workers=1,
        languages={"en": "blank"},
        profile="fast",
        batch_seconds=seconds,
    )
    survey = survey_archives([str(archive)], settings)
    (worked,) = work_archives(survey, settings, frozenset(), LocalPool)
    return worked


def list_texts(worked: WorkedArchive) -> list[str]:
    return [
        row.text
        for folder in worked.ingest_folders
        for row in read_records(folder, "article_versions")
    ]


def list_rejects(worked: WorkedArchive) -> list[tuple[str, str]]:
    return [
        (row.position, row.reason)
        for folder in worked.ingest_folders
        for row in read_records(folder, "rejects")
    ]


@pytest.fixture
def deadly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(deadly_reader.install(tmp_path / "packages")))


@pytest.fixture
def bucket() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, serve_bucket(patch):
        yield


@pytest.mark.usefixtures("deadly")
@pytest.mark.parametrize(
    ("name", "write", "word", "position"),
    [
        pytest.param("a.jsonl", write_json_lines, "KILLS", "line 3", id="JSON lines"),
        pytest.param(
            "a.jsonl",
            write_json_lines,
            "SINKS",
            "line 3",
            id="JSON lines, while one is parsed",
            marks=pytest.mark.long,
        ),
        pytest.param("a.csv", write_csv, "KILLS", "line 4", id="CSV", marks=pytest.mark.long),
        pytest.param("a.mbox", write_mbox, "KILLS", "message 3", id="mbox", marks=pytest.mark.long),
        pytest.param("a.zip", write_zip, "KILLS", "2.txt", id="zip", marks=pytest.mark.long),
        pytest.param("a.wet", write_wet, "KILLS", "byte ", id="WARC", marks=pytest.mark.long),
    ],
)
def test_trail_a_record_that_kills_its_reader_is_all_that_is_left_out(
    tmp_path: Path, name: str, write: Callable[[Sequence[str]], bytes], word: str, position: str
) -> None:
    """Guard: the archive was rejected whole."""
    archive = tmp_path / name
    words = ["", "", word, ""]
    texts = [TEXT.format(month=month, word=word) for month, word in zip(MONTHS, words, strict=True)]
    archive.write_bytes(write(texts))
    worked = read(archive, tmp_path / "lake")
    assert (worked.failure, worked.rejects) == (None, [])
    ((place, reason),) = list_rejects(worked)
    assert (place.startswith(position), reason) == (True, "parser_died")
    assert [month for month in MONTHS for text in list_texts(worked) if month in text] == [
        "June",
        "July",
        "October",
    ]
    assert None not in worked.annotate_folders
    assert list((tmp_path / "lake").rglob(".reading")) == []


@pytest.mark.long
@pytest.mark.usefixtures("deadly", "bucket")
def test_trail_records_that_kill_their_reader_are_left_out_alone_with_a_lake_on_s3(
    tmp_path: Path,
) -> None:
    """Guard: the archive was rejected whole, and its three good articles with it."""
    archive = tmp_path / "a.jsonl"
    words = ["", "KILLS", "", "", "KILLS"]
    months = (*MONTHS, "December")
    texts = [TEXT.format(month=month, word=word) for month, word in zip(months, words, strict=True)]
    archive.write_bytes(write_json_lines(texts))
    lake = S3Path("s3://news/lake")
    worked = read(archive, lake)
    assert (worked.failure, worked.rejects) == (None, [])
    assert list_rejects(worked) == [("line 2", "parser_died"), ("line 5", "parser_died")]
    assert [month for month in months for text in list_texts(worked) if month in text] == [
        "June",
        "August",
        "October",
    ]
    assert None not in worked.annotate_folders
    assert not (worked.ingest_folders[0].parent / ".reading").exists()


@pytest.mark.usefixtures("bucket")
def test_trail_on_s3_notes_now_and_then_until_it_is_near() -> None:
    path = S3Path("s3://news/lake/ingest/archive/.reading")
    trail = Trail(path, Avoided())
    with trail.written():
        for number in range(3):
            trail.enter(f"line {number}")
            trail.pass_on()
        assert json.loads(path.read_text()) == [0, None]
        near = Avoided().learn(path, "parser_died", 60)
        assert near == Avoided(near=0)
        assert near.learn(path, "parser_died", 60) is None
        assert Avoided().learn(path, "timeout", 60) is None
    assert not path.exists()
    trail = Trail(path, Avoided(near=2))
    with trail.written():
        told = []
        for number in range(4):
            trail.enter(f"line {number}")
            told.append(json.loads(path.read_text()))
            trail.pass_on()
        assert told == [[0, None], [0, None], [2, "line 2"], [3, "line 3"]]
        trail.enter("line 4")
        found = Avoided(near=2).learn(path, "parser_died", 60)
        assert found == Avoided({"line 4": "parser_died"})
        assert Avoided(near=2).label == {} != found.label


@pytest.mark.long
@pytest.mark.usefixtures("deadly")
def test_trail_a_record_that_hangs_its_reader_is_left_out(tmp_path: Path) -> None:
    archive = tmp_path / "a.jsonl"
    calm = TEXT.format(month="June", word="")
    archive.write_bytes(write_json_lines([calm]))
    began = time.monotonic()
    read(archive, tmp_path / "calm")
    # A limit that a machine with other work does not exceed by itself.
    limit = 6 + round(2 * (time.monotonic() - began))
    archive.write_bytes(write_json_lines([calm, "HANGS"]))
    worked = read(archive, tmp_path / "lake", seconds=limit)
    assert list_rejects(worked) == [("line 2", "timeout")]
    assert len(list_texts(worked)) == 1


@pytest.mark.usefixtures("deadly")
def test_trail_an_archive_that_is_one_record_is_refused_whole_and_tried_again(
    tmp_path: Path,
) -> None:
    archive = tmp_path / "a.txt"
    archive.write_text(f"Quay closes\n\n{TEXT.format(month='June', word='KILLS')}\n")
    worked = read(archive, tmp_path / "lake")
    ((reject,), folders) = (worked.rejects, worked.ingest_folders)
    assert (worked.failure, folders) == ("ingest failed", [])
    assert (reject.position, reject.reason) == ("a.txt", "unreadable")
    assert "the worker process died on it" in reject.detail


def test_trail_names_the_record_in_hand_and_refuses_those_to_avoid(tmp_path: Path) -> None:
    path = tmp_path / "archive" / ".reading"
    trail = Trail(path, Avoided({"line 2": "annotation_failed", "line 3": "timeout"}))
    with trail.written():
        trail.enter("line 1")
        assert Avoided().learn(path, "annotation_failed", 60) == Avoided(
            {"line 1": "annotation_failed"}
        )
        assert trail.pass_on()
        assert Avoided().learn(path, "annotation_failed", 60) == Avoided(most=1)
        with pytest.raises(ArchiveError, match="parser_died: the process that reads died"):
            trail.enter("line 2")
        with pytest.raises(ArchiveError, match="timeout: reading it took too long"):
            trail.enter("line 3")
    assert not path.exists()


def test_trail_ends_where_nothing_more_can_be_learnt(tmp_path: Path) -> None:
    path = tmp_path / ".reading"
    assert Avoided().learn(path, "annotation_failed", 60) is None
    path.write_bytes(b"")
    assert Avoided().learn(path, "annotation_failed", 60) is None
    path.write_text('[7, "line 9"]\nrest of a longer note')
    again = Avoided({"line 9": "annotation_failed"})
    assert again.learn(path, "annotation_failed", 60) == Avoided(again.places, most=7)
    assert Avoided(again.places, most=7).learn(path, "annotation_failed", 60) is None
    many = Avoided({str(number): "annotation_failed" for number in range(MOST_AVOIDED)})
    assert many.learn(path, "annotation_failed", 60) == Avoided(many.places, most=7)
    # An archive that is slow as a whole is not slow for the record that it came to.
    assert Avoided().learn(path, "timeout", 60) is None
    os.utime(path, (0, 0))
    assert Avoided().learn(path, "timeout", 60) == Avoided({"line 9": "timeout"})


def test_trail_reading_ends_behind_what_can_be_had(tmp_path: Path) -> None:
    from flows.readers.archive import read_archive
    from flows.readers.discover import discover
    from flows.readers.outcomes import ReadLimits
    from transforms.lake.records import Reject

    archive = tmp_path / "a.jsonl"
    archive.write_bytes(write_json_lines([TEXT.format(month=month, word="") for month in MONTHS]))
    (ref,) = discover([archive]).archives
    trail = Trail(None, Avoided(most=2))
    outcomes = list(read_archive(ref, run_id="run", limits=ReadLimits(), trail=trail))
    assert len(outcomes) == 3
    last = outcomes[-1]
    assert isinstance(last, Reject)
    assert (last.position, last.reason) == ("behind 2 records", "parser_died")
