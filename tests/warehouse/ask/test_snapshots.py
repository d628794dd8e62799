"""Reading the published file again and again: what is kept, and what a publish does to it."""

import shutil
import threading
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.support.dashboard_places import HOSTILE, STORIES, publish_stories
from tests.support.warehouse_stories import MAYOR, MAYOR_CORRECTED
from warehouse.ask.snapshots import EditionReader, Reading, find_edition
from warehouse.errors import AskError, ContractError, StoreBusy, StoreMissing


def count_articles(reading: Reading) -> int:
    (row,) = reading.ask("extent")
    count: int = row["articles"]
    return count


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_stories(tmp_path_factory.mktemp("published"), STORIES)


@pytest.fixture
def path(published: Path, tmp_path: Path) -> Path:
    """A published warehouse of this test's own, which it may publish over or damage."""
    return shutil.copytree(published.parent, tmp_path / "place") / published.name


def test_editions_a_new_publish_is_seen_without_a_new_reader(path: Path) -> None:
    reader = EditionReader(path)
    before = reader.read(lambda reading: (reading.edition, count_articles(reading)))
    publish_stories(path.parent, [*STORIES, HOSTILE])
    after = reader.read(lambda reading: (reading.edition, count_articles(reading)))

    assert (before[1], after[1]) == (3, 4)
    assert before[0] != after[0] == find_edition(path)


def test_editions_an_answer_is_kept_while_the_edition_stands(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = EditionReader(path)
    first = reader.read(lambda reading: reading.ask("extent"))
    monkeypatch.setattr(Reading, "connect", None)

    assert reader.read(lambda reading: reading.ask("extent", ignored=1)) is first


def test_editions_a_reader_after_a_publish_waits_for_those_of_the_old_file(path: Path) -> None:
    """Guard: in one process DuckDB hands out the file that is open, not the one published since."""
    reader = EditionReader(path)
    is_open, may_end = threading.Event(), threading.Event()
    seen: dict[str, Any] = {}

    def read_slowly(reading: Reading) -> int:
        reading.connect()
        is_open.set()
        assert may_end.wait(30)
        return count_articles(reading)

    slow = threading.Thread(target=lambda: seen.update(slow=reader.read(read_slowly)))
    late = threading.Thread(target=lambda: seen.update(late=reader.read(count_articles)))
    slow.start()
    assert is_open.wait(30)
    publish_stories(path.parent, [*STORIES, HOSTILE])
    late.start()
    late.join(0.3)
    assert late.is_alive()
    may_end.set()
    for thread in (slow, late):
        thread.join(30)

    assert seen == {"slow": 3, "late": 4}
    assert reader.read(count_articles) == 4


def test_editions_a_page_is_made_of_one_edition_though_a_publish_comes_between(
    path: Path,
) -> None:
    reader = EditionReader(path)
    calls = []

    def publish_between(reading: Reading) -> int:
        calls.append(reading.edition)
        if len(calls) == 1:
            publish_stories(path.parent, [*STORIES, HOSTILE])
        return count_articles(reading)

    assert reader.read(publish_between) == 4
    assert len(calls) == 2


def test_editions_many_read_at_one_time_while_others_publish(path: Path) -> None:
    """Guard: two connections of one process share settings, which are locked once set."""
    reader = EditionReader(path)
    found: list[Any] = []

    def read_often() -> None:
        for _ in range(10):
            try:
                found.append(reader.read(lambda reading: len(reading.read_marks(MAYOR.url).text)))
            except Exception as error:
                found.append(error)

    readers = [threading.Thread(target=read_often) for _ in range(4)]
    for thread in readers:
        thread.start()
    while any(thread.is_alive() for thread in readers):
        other = path.with_name("other")
        shutil.copyfile(path, other)
        other.replace(path)
        # a publish takes longer than that; without a pause a reader may find no quiet moment
        time.sleep(0.2)
    for thread in readers:
        thread.join()
    assert found == [len(MAYOR_CORRECTED.text)] * 40


def test_editions_stops_what_takes_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.ask.snapshots.MOST_SECONDS", 0.2)
    endless = "select count(*) from range(10000000) a, range(1000000) b where a.range * b.range = 3"
    monkeypatch.setattr("warehouse.ask.snapshots._named_sql", lambda name: endless)
    with pytest.raises(AskError, match=r"took longer than 0\.2 s"):
        EditionReader(path).read(lambda reading: reading.ask("endless"))


def test_editions_gives_up_where_the_file_is_always_another(path: Path) -> None:
    def publish_each_time(reading: Reading) -> int:
        other = path.with_name("other")
        shutil.copyfile(path, other)
        other.replace(path)
        return count_articles(reading)

    with pytest.raises(StoreBusy, match="replaced again and again"):
        EditionReader(path).read(publish_each_time)


def test_editions_closes_the_file_after_each_reading(path: Path) -> None:
    reader = EditionReader(path)
    reader.read(count_articles)
    with pytest.raises(AskError, match="no article"):
        reader.read(lambda reading: reading.read_marks("nothing"))
    # DuckDB refuses this while the process has a reading connection open.
    duckdb.connect(str(path)).close()


def make_other_layout(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("update schema_version set schema_version = 1")


def make_other_database(path: Path) -> None:
    path.unlink()
    duckdb.connect(str(path)).close()


@pytest.mark.parametrize(
    ("spoil", "error", "told"),
    [
        pytest.param(lambda path: path.unlink(), StoreMissing, "no warehouse here yet", id="none"),
        pytest.param(make_other_layout, ContractError, "has layout 1", id="old layout"),
        pytest.param(make_other_database, ContractError, "no warehouse of onrecord", id="other"),
        pytest.param(
            lambda path: path.write_bytes(b"not a database" * 1000),
            ContractError,
            "cannot be opened as a warehouse",
            id="not a database",
        ),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes()[:9000]),
            ContractError,
            "cannot be opened as a warehouse",
            id="half a file",
        ),
    ],
)
def test_editions_says_what_is_wrong_and_reads_again_once_it_is_mended(
    path: Path, spoil: Any, error: type[Exception], told: str
) -> None:
    reader = EditionReader(path)
    assert reader.read(count_articles) == 3
    spoil(path)
    with pytest.raises(error, match=told):
        reader.read(count_articles)
    publish_stories(path.parent, STORIES)
    assert reader.read(count_articles) == 3
