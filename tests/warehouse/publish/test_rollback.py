"""Kept files: listed, put back, undone, and gone on from."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from tests.conftest import Place
from tests.end_to_end.test_demo import list_lake
from tests.support import paths
from tests.warehouse.store.test_files import files_of, publish_run
from warehouse.ask.sql import ask
from warehouse.errors import StoreBusy, StoreMissing
from warehouse.publish.rollback import list_kept, roll_back
from warehouse.store.files import kept_paths, open_working

AT = datetime(2026, 1, 9, 12)


def runs_of(path: Path) -> list[tuple[str, str]]:
    rows = ask(path, "select run_id, status from runs order by started_at, run_id").to_pylist()
    return [(row["run_id"], row["status"]) for row in rows]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("published") / "w.duckdb"
    for number in range(3):
        publish_run(path, f"run-{number}", keep=2)
    return path


@pytest.fixture
def path(published: Path, tmp_path: Path) -> Path:
    """Three publishes, of which the first two are kept."""
    shutil.copytree(published.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / published.name


def test_rollback_lists_kept_files_latest_first(path: Path) -> None:
    kept = list_kept(path)

    assert [(file.run_id, file.articles, file.quotes) for file in kept] == [
        ("run-1", 0, 0),
        ("run-0", 0, 0),
    ]
    assert kept[0].published_at > kept[1].published_at


def test_rollback_goes_to_the_last_and_leaves_a_trace(path: Path) -> None:
    kept = roll_back(path, None, run_id="back", started_at=AT)

    assert kept.run_id == "run-1"
    assert sorted(runs_of(path)) == [
        ("back", "rolled_back"),
        ("run-0", "completed"),
        ("run-1", "completed"),
    ]
    assert ask(path, "select detail from runs where run_id = 'back'").to_pylist() == [
        {
            "detail": f"put back {kept.path.name}, whose last run is run-1, in place of the file "
            "whose last run is run-2"
        }
    ]
    assert [file.run_id for file in list_kept(path)] == ["run-2", "run-1", "run-0"]


def test_rollback_twice_is_undone(path: Path) -> None:
    roll_back(path, None, run_id="back", started_at=AT)
    roll_back(path, None, run_id="forth", started_at=AT)

    assert {run for run, _ in runs_of(path)} == {"run-0", "run-1", "run-2", "forth"}


@pytest.mark.parametrize("how", ["run", "file name", "path"])
def test_rollback_goes_to_a_named_file(path: Path, how: str) -> None:
    earliest = kept_paths(path)[0]
    wanted = {"run": "run-0", "file name": earliest.name, "path": str(earliest)}[how]

    assert roll_back(path, wanted, run_id="back", started_at=AT).path == earliest
    assert sorted(run for run, _ in runs_of(path)) == ["back", "run-0"]


def test_rollback_puts_back_a_file_of_an_earlier_layout(path: Path) -> None:
    first = kept_paths(path)[0]
    old = paths.DATA / "layouts" / "1.sql"
    first.unlink()
    with duckdb.connect(str(first)) as connection:
        connection.execute(old.read_text(encoding="utf-8"))

    assert roll_back(path, first.name, run_id="back", started_at=AT).run_id is None
    assert runs_of(path) == [("back", "rolled_back")]


def test_rollback_refuses_with_a_reason(path: Path, tmp_path: Path) -> None:
    before = files_of(path)
    with pytest.raises(StoreMissing, match=r"run-9: no kept file .* there are w.duckdb.*run run-1"):
        roll_back(path, "run-9", run_id="back", started_at=AT)
    with pytest.raises(StoreBusy), open_working(path):
        roll_back(path, None, run_id="back", started_at=AT)
    with pytest.raises(StoreMissing, match="keep_published"):
        roll_back(tmp_path / "other.duckdb", None, run_id="back", started_at=AT)
    assert files_of(path) == before
    assert len(runs_of(path)) == 3


@pytest.mark.long
def test_rollback_the_next_run_loads_from_the_lake_what_was_rolled_back(
    demo: Place, tmp_path: Path
) -> None:
    """Batches that the put back file lacks come from the lake: nothing is annotated again."""
    place = demo.copy_to(tmp_path / "place")
    articles, quotes, standing = (
        ask(place.warehouse, f"from {table}").num_rows
        for table in ("articles", "quotes", "v_quotes")
    )
    story = {
        "id": "n1",
        "url": "https://harbour.example/1",
        "title": "Pier to be mended",
        "date": "2026-01-02",
        "publisher": "Harbour Post",
        "text": 'Pier 1 closed.\n\n"It has to be done," said Ada Quill, the mayor.',
    }
    archive = tmp_path / "archives" / "1.jsonl"
    archive.parent.mkdir()
    archive.write_text(json.dumps(story) + "\n")
    assert place.run(archive.parent).code == 0
    before, lake = ask(place.warehouse, "from v_quotes order by quote_id"), list_lake(place.lake)
    assert before.num_rows == standing + 1

    listed = place.ask("rollback", "--list", "--lake", str(place.lake))
    (kept,) = kept_paths(place.warehouse)
    assert (listed.code, kept.name in listed.printed) == (0, True)
    done = place.ask("rollback", "--lake", str(place.lake))
    assert done.code == 0, done.said
    assert f"{articles} articles, {quotes} quotes" in done.said
    status = place.ask("status").printed
    assert "rolled_back: put back warehouse.duckdb." in status
    assert ask(place.warehouse, "from articles").num_rows == articles

    again = place.run(archive.parent)
    assert again.code == 0, again.said
    assert ask(place.warehouse, "from v_quotes order by quote_id").equals(before)
    assert list_lake(place.lake) == lake
