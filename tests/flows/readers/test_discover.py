"""Patterns to archives: walking, ids, the cache, and what is refused."""

import hashlib
import io
import json
import os
import tempfile
import zipfile
from pathlib import Path

import pytest

from flows.readers.archive import read_archive
from flows.readers.discover import ArchiveRef, discover, identify_again, is_unchanged
from flows.readers.outcomes import ReadLimits
from flows.readers.walk import NothingToRead
from tests.conftest import Place
from tests.support import paths
from tests.support.s3_server import serve_bucket
from transforms.lake.records import Reject
from transforms.text.stored_article import StoredArticle

NOBODY = 65534
SAMPLES = paths.DATA / "archives"
LINE = b'{"id": "a", "text": "The bridge will close."}\n'
STORY = b"Bridge to close\n\nThe bridge will close on Friday, the road authority said.\n"


def archive_id(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:20]


def test_discover_walks_a_folder_without_hidden_names(tmp_path: Path) -> None:
    (tmp_path / "b" / ".git").mkdir(parents=True)
    (tmp_path / "b" / "story.txt").write_bytes(STORY)
    (tmp_path / "a.jsonl").write_bytes(LINE)
    (tmp_path / "b" / ".hidden.txt").write_bytes(STORY + b"x")
    (tmp_path / "b" / ".git" / "x.txt").write_bytes(STORY + b"y")
    found = discover([tmp_path])
    assert found.rejects == []
    assert found.archives == [
        ArchiveRef(str(tmp_path / "a.jsonl"), archive_id(LINE), len(LINE), "jsonl", str(tmp_path)),
        ArchiveRef(
            str(tmp_path / "b" / "story.txt"), archive_id(STORY), len(STORY), "text", str(tmp_path)
        ),
    ]
    assert [ref.member_name for ref in found.archives] == ["a.jsonl", "b/story.txt"]


def test_discover_passes_over_what_a_browser_saved_beside_a_page(tmp_path: Path) -> None:
    (tmp_path / "Toll.html").write_bytes(b"<html><body><h1>Toll</h1><p>The toll rises.</p>")
    for folder in ("Toll_files", "old_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_bytes(b"<html><body><p>Boots at half price.")
    names = [Path(ref.uri).relative_to(tmp_path) for ref in discover([tmp_path]).archives]
    assert list(map(str, names)) == ["Toll.html", "old_files/frame.html"]


def test_discover_goes_through_links_to_folders_once(tmp_path: Path) -> None:
    """Guard: what lay behind one was left out without a word."""
    archives, other = tmp_path / "archives", tmp_path / "other"
    (archives / "b").mkdir(parents=True)
    other.mkdir()
    (archives / "b" / "story.txt").write_bytes(STORY)
    (other / "a.jsonl").write_bytes(LINE)
    for name, target in (("a", "b"), ("z", "../other"), ("again", "."), ("self", "self")):
        (archives / name).symlink_to(target)
    (other / "back").symlink_to(archives)
    found = discover([archives])
    assert [ref.member_name for ref in found.archives] == ["b/story.txt", "z/a.jsonl"]
    assert [(reject.position, reject.reason) for reject in found.rejects] == [
        ("self", "unreadable")
    ]


def test_discover_leaves_out_what_is_of_the_run(tmp_path: Path) -> None:
    lake, warehouse = tmp_path / "data" / "ingest", tmp_path / "data" / "w.duckdb"
    (lake / "a").mkdir(parents=True)
    (lake / "a" / "articles.jsonl").write_bytes(LINE)
    for path in (warehouse, warehouse.with_name("w.duckdb.lock"), tmp_path / "data" / "w.txt"):
        path.write_bytes(STORY + path.name.encode())
    (tmp_path / "link").symlink_to(lake)
    own = [str(lake), str(warehouse)]
    for pattern in (str(tmp_path), f"{tmp_path}/data/**"):
        found = discover([pattern], own=own)
        assert ([ref.uri for ref in found.archives], found.rejects) == (
            [str(tmp_path / "data" / "w.txt")],
            [],
        )
    # The lake may have archives beside its own folders.
    assert [ref.member_name for ref in discover([tmp_path / "data"], own=own).archives] == ["w.txt"]


def test_discover_a_folder_that_may_not_be_read_is_a_reject() -> None:
    """Guard: all that was in it was left out without a word."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "open.txt").write_bytes(STORY)
        (root / "closed").mkdir()
        (root / "closed" / "a.jsonl").write_bytes(LINE)
        (root / "closed").chmod(0)
        before = os.geteuid()
        # To the superuser nothing is closed.
        os.seteuid(before or NOBODY)
        try:
            found, alone = discover([root]), discover([root / "closed"])
        finally:
            os.seteuid(before)
            (root / "closed").chmod(0o700)
    assert [ref.member_name for ref in found.archives] == ["open.txt"]
    told = f"{root / 'closed'}: Permission denied; check that it can be read"
    assert [(reject.position, reject.detail) for reject in (*found.rejects, *alone.rejects)] == [
        ("closed", told),
        (str(root / "closed"), told),
    ]


def test_discover_takes_one_archive_for_the_same_content(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "c.txt"):
        (tmp_path / name).write_bytes(LINE)
    (ref,) = discover([tmp_path, tmp_path / "b.jsonl", str(tmp_path / "*.jsonl")]).archives
    assert ref.member_name == "a.jsonl"


def test_discover_globs_below_its_fixed_part(tmp_path: Path) -> None:
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "y" / "s.txt").write_bytes(STORY)
    (ref,) = discover([f"{tmp_path}/x/**/*.txt"]).archives
    assert ref.member_name == "y/s.txt"


@pytest.mark.parametrize("name", ["missing", "none-*.txt", "sub/missing.jsonl"])
def test_discover_a_missing_path_is_a_usage_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(NothingToRead, match="check the pa"):
        discover([tmp_path / name])


def test_discover_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7 page")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    found = discover([tmp_path], run_id="r")
    assert found.archives == []
    assert {(reject.position, reject.reason, reject.run_id) for reject in found.rejects} == {
        ("empty.txt", "empty_archive", "r"),
        ("page.pdf", "unsupported_format", "r"),
        ("gone.txt", "unreadable", "r"),
        ("pipe", "unreadable", "r"),
    }


def test_discover_a_pdf_is_refused_with_its_reason_also_inside_an_archive(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7 page")
    (found,) = discover([tmp_path / "page.pdf"]).rejects
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("page.pdf", b"%PDF-1.7 page")
    (ref,) = discover([tmp_path / "a.zip"]).archives
    (inside,) = read_archive(ref, run_id="r", limits=ReadLimits())
    assert isinstance(inside, Reject)
    assert "where one story of a page ends" in found.detail
    assert (inside.reason, inside.detail in found.detail) == ("unsupported_format", True)


def test_discover_remembers_unchanged_files(tmp_path: Path) -> None:
    path, cache = tmp_path / "a.jsonl", tmp_path / "lake" / "seen.json"
    path.write_bytes(LINE)
    first = discover([path], cache)
    status = path.stat()
    path.write_bytes(LINE.replace(b"bridge", b"tunnel"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert discover([path], cache) == first, "same size and time: not hashed again"
    os.utime(path, (0, 0))
    assert discover([path], cache).archives[0].archive_id != first.archives[0].archive_id
    cache.write_text("[not a cache")
    assert len(discover([path], cache).archives) == 1
    assert json.loads(cache.read_text())["files"].keys() == {str(path)}


def test_discover_reads_objects_over_s3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boto3 = pytest.importorskip("boto3")
    server_module = pytest.importorskip("moto.server")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    server = server_module.ThreadedMotoServer(port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        client = boto3.client("s3", endpoint_url=endpoint)
        client.create_bucket(Bucket="news")
        client.put_object(Bucket="news", Key="day/a.jsonl", Body=LINE)
        client.put_object(Bucket="news", Key="day/b/story.txt", Body=STORY)
        client.put_object(Bucket="news", Key="day/.hidden", Body=STORY)
        found = discover(["s3://news/day", "s3://news/day/*.jsonl"], tmp_path / "cache.json")
        assert found.archives == [
            ArchiveRef(
                "s3://news/day/a.jsonl", archive_id(LINE), len(LINE), "jsonl", "s3://news/day"
            ),
            ArchiveRef(
                "s3://news/day/b/story.txt", archive_id(STORY), len(STORY), "text", "s3://news/day"
            ),
        ]
        assert found.archives[1].member_name == "b/story.txt"
        (ref,) = discover(["s3://news/day/a.jsonl"]).archives
        (stored,) = read_archive(ref, run_id="r", limits=ReadLimits())
        assert isinstance(stored, StoredArticle)
        assert stored.version.text == "The bridge will close."
        crawl = (SAMPLES / "crawl" / "sample.warc.gz").read_bytes()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("b/story.txt", STORY)
            archive.writestr("crawl.warc.gz", crawl)
        client.put_object(Bucket="news", Key="packed/day.zip", Body=packed.getvalue())
        (ref,) = discover(["s3://news/packed"]).archives
        outcomes = list(read_archive(ref, run_id="r", limits=ReadLimits()))
        assert (ref.format, len(outcomes)) == ("zip", 12)
        assert sum(isinstance(outcome, StoredArticle) for outcome in outcomes) == 9
        with pytest.raises(NothingToRead):
            discover(["s3://nowhere/x"])
    finally:
        server.stop()


def test_discover_notices_an_object_replaced_within_its_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = LINE.replace(b"bridge", b"tunnel")
    assert len(other) == len(LINE)
    cache = tmp_path / "cache.json"
    with serve_bucket(monkeypatch) as client:
        for _ in range(20):
            client.put_object(Bucket="news", Key="a.jsonl", Body=LINE)
            (first,) = discover(["s3://news/a.jsonl"], cache).archives
            unchanged = discover(["s3://news/a.jsonl"], cache).archives
            client.put_object(Bucket="news", Key="a.jsonl", Body=other)
            (second,) = discover(["s3://news/a.jsonl"], cache).archives
            if second.modified == first.modified:
                break
        assert unchanged == [first]
        assert (second.modified, second.size_bytes) == (first.modified, first.size_bytes)
        assert second.archive_id == archive_id(other) != first.archive_id
        assert (is_unchanged(first), is_unchanged(second)) == (False, True)
        assert identify_again(first) == second


def test_discover_a_name_that_is_too_long_is_a_usage_error(tmp_path: Path) -> None:
    """Guard: the lake's folder was blamed for it."""
    name = "a" * 300
    with pytest.raises(NothingToRead, match=f"{name}: no such file or folder; check the path"):
        discover([tmp_path / name])
    with pytest.raises(NothingToRead, match="no file matches"):
        discover([tmp_path / f"{name}*"])


def test_discover_a_store_that_does_not_answer_is_no_missing_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: a night over days found nothing there, and a run said that it was not asked well."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with pytest.raises(OSError, match=r"s3://news/day: .* NETWORK_CONNECTION"):
        discover(["s3://news/day"], optional=["s3://news/day"])
    place = Place(tmp_path)
    ended = place.run("s3://news/day")
    assert ended.code == 1
    told = ended.said.splitlines()[-1]
    assert told.startswith("onrecord: s3://news/day: ")
    assert told.endswith("; check the address, AWS_ENDPOINT_URL and the credentials")
