"""A night whose lake is damaged while it goes on: made again, or told when that cannot be."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from flows.night import call_plainly, work_night
from flows.settings import Settings
from flows.storage import StorageError
from flows.summary import RunSummary
from flows.survey import survey_archives
from tests.conftest import ARCHIVES, Place
from tests.end_to_end.test_kill import read_content
from tests.flows.test_schedule import write_stories
from tests.support import deadly_model, deadly_reader
from tests.transforms.lake.test_damage import flip_bit
from tests.transforms.test_compiled import build
from transforms.compiled import check_compiled
from transforms.errors import ContractError as CompiledError
from warehouse.ask.sql import ask
from warehouse.errors import ContractError, StoreBusy

WIRE = ARCHIVES / "wire"


@dataclass(frozen=True, slots=True)
class Night:
    """A place with what a night in it came to."""

    place: Place
    summary: RunSummary


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> Night:
    """A night over the wire stories, which nothing befell."""
    place = Place(tmp_path_factory.mktemp("unbroken"))
    return Night(place, work(place))


def settings_of(place: Place) -> Settings:
    return Settings(lake=place.lake, warehouse=place.warehouse, workers=1, profile="fast")


def work(
    place: Place, meanwhile: Callable[[str], None] = lambda step: None, archives: Path = WIRE
) -> RunSummary:
    """A night; `meanwhile` is called before and after each step with its name."""

    def call_step(name: str, step: Callable[..., Any], *arguments: Any) -> Any:
        meanwhile(f"before {name}")
        value = call_plainly(name, step, *arguments)
        meanwhile(f"after {name}")
        return value

    return work_night([str(archives)], settings_of(place), call_step=call_step)


def figures(summary: RunSummary) -> RunSummary:
    return replace(summary, run_id="", seconds=0.0, problems=(), slowest=())


@pytest.mark.long
@pytest.mark.parametrize("stage", ["ingest", "annotate"])
def test_night_a_batch_damaged_before_it_is_loaded_is_made_again(
    unbroken: Night, tmp_path: Path, stage: str
) -> None:
    """Guard: the run ended with 1, and the next one had to make it good."""
    place = Place(tmp_path)
    damaged: list[Path] = []

    def damage(step: str) -> None:
        if step == "before load" and not damaged:
            # The last one: those before it are loaded by the time that it is found.
            path = sorted(place.lake.glob(f"{stage}/*/*/rejects.parquet"))[-1]
            path.write_bytes(path.read_bytes()[:-1])
            damaged.append(path)

    summary = work(place, damage)
    (problem,) = [told for told in summary.problems if told.endswith("done again")]
    assert problem.startswith(f"{damaged[0]}: ")
    assert figures(summary) == figures(unbroken.summary)
    assert read_content(place) == read_content(unbroken.place)


def test_night_what_the_load_refuses_of_whole_batches_is_told(
    unbroken: Night, tmp_path: Path
) -> None:
    place = unbroken.place.copy_to(tmp_path / "place")
    place.warehouse.unlink()

    def refuse(step: str) -> None:
        if step == "before load":
            raise ContractError("rows that are not as promised")

    with pytest.raises(ContractError, match="not as promised"):
        work(place, refuse)


def test_night_a_damaged_batch_without_its_archive_is_told_and_the_rest_loaded(
    unbroken: Night, tmp_path: Path
) -> None:
    """Guard: it was a reject of the archive, and the run ended with 0."""
    place = unbroken.place.copy_to(tmp_path / "place")
    place.warehouse.unlink()
    archives = shutil.copytree(WIRE, tmp_path / "archives")
    survey = survey_archives([str(archives)], settings_of(place))
    gone = survey.found.archives[0]
    (manifest,) = place.lake.glob(f"ingest/{gone.archive_id}/*/manifest.json")
    flip_bit(manifest.parent)

    def lose(step: str) -> None:
        if step == "after discover":
            Path(gone.uri).unlink()

    summary = work(place, lose, archives)
    (lost,) = summary.lost
    assert lost == (
        f"{manifest.parent / 'article_versions.parquet'}: not the bytes that were written; it "
        f"cannot be made again, since its archive cannot be read: {gone.uri}: no such file or "
        "directory; put the archive back, or take the batch away with "
        "`onrecord lake check --repair`"
    )
    assert (summary.exit_code(0.25), summary.status, summary.rejected) == (1, "completed", 0)
    assert manifest.exists()
    found = ask(place.warehouse, "select count(*) as n from archives where status = 'loaded'")
    assert found.to_pylist() == [{"n": len(survey.found.archives) - 1}]


def test_night_without_a_model_that_works_is_not_published_and_is_made_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: each article failed, and the run published them all without a quote and said 0."""
    monkeypatch.syspath_prepend(deadly_model.install(tmp_path / "packages"))
    monkeypatch.setenv("ONRECORD_LANGUAGES", json.dumps({"en": deadly_model.NAME}))
    place = Place(tmp_path)
    stories = write_stories(tmp_path / "stories.jsonl", ["FAILS"] * 6)
    failed = place.run(stories)
    assert failed.code == 1
    assert "not published: failed_annotation_share: 1 is over the threshold 0.02" in failed.said
    assert "; an article failed with ValueError: no such word" in failed.said
    assert not place.ask("sql", "-f", "csv", "select 1 from articles").printed.splitlines()[1:]
    monkeypatch.setenv("MENDED", "1")
    mended = place.run(stories)
    assert mended.code == 0, mended.said
    asked = place.ask("sql", "-f", "csv", "select count(distinct version_id) from quotes")
    assert asked.printed.splitlines()[1:] == ["6"]


def test_night_tries_an_article_that_failed_again_and_forgets_that_it_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: it was left without quotes until the code was newer, whatever had befallen it."""
    monkeypatch.syspath_prepend(deadly_model.install(tmp_path / "packages"))
    monkeypatch.setenv("ONRECORD_LANGUAGES", json.dumps({"en": deadly_model.NAME}))
    place = Place(tmp_path)
    stories = write_stories(tmp_path / "stories.jsonl", ["", "", "FAILS", "", "", ""])
    assert place.run(stories).code == 0
    assert count_quoted(place) == (5, 1)
    (failed,) = json.loads(place.ask("status", "--json").printed)["articles_not_annotated"]
    assert failed == {
        "article": "https://harbour-post.example/2",
        "reason": "annotation_failed",
        "tried_in_runs": 1,
        "detail": "ValueError: no such word",
    }
    assert "as many runs as `annotate_tries` says" in place.ask("status").printed
    monkeypatch.setenv("MENDED", "1")
    dry = json.loads(place.run(stories, "--dry-run", "--json").printed)
    assert dry["new"] == []
    assert [ref["why"] for ref in dry["again"]] == ["articles or records of it failed"]
    again = place.run(stories, "--json")
    assert again.code == 0
    assert count_quoted(place) == (6, 0)
    # Guard: what the batch held already was annotated once more, and counted as this run's.
    assert list_makers(place, json.loads(again.printed)["run_id"]) == [(False, 5), (True, 1)]
    quotes = "select count(*), count(distinct version_id) from quotes where presentation = 'speech'"
    of_all = place.ask("sql", "-f", "csv", quotes).printed.splitlines()[1].split(",")
    assert json.loads(again.printed)["quotes"] == int(of_all[0]) / int(of_all[1])
    assert place.ask("check").code == 0
    known = place.run(stories, "--json")
    assert json.loads(known.printed)["archives_known"] == 1


@pytest.mark.long
def test_night_reads_a_record_again_that_killed_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: it was left out until the code was newer, and no command told of it by name."""
    monkeypatch.setenv("PYTHONPATH", str(deadly_reader.install(tmp_path / "packages")))
    monkeypatch.setenv("ONRECORD_LANGUAGES", json.dumps({"en": "blank"}))
    monkeypatch.setenv("ONRECORD_ANNOTATE_TRIES", "2")
    place = Place(tmp_path)
    stories = write_stories(tmp_path / "stories.jsonl", ["", "", "KILLS", ""])
    records = "select count(*) as n, count(distinct article_id) as articles from article_records"

    def night() -> tuple[list[Any], list[Any]]:
        assert place.run(stories).code == 0
        told = json.loads(place.ask("status", "--json").printed)["records_not_read"]
        (counted,) = ask(place.warehouse, records).to_pylist()
        return [(row["reason"], row["tried_in_runs"]) for row in told], [*counted.values()]

    assert night() == ([("parser_died", 1)], [3, 3])
    assert "as many runs as `annotate_tries` says" in place.ask("status").printed
    assert night() == ([("parser_died", 2)], [3, 3])
    monkeypatch.setenv("MENDED", "1")
    # It has been tried as often as it was to be.
    assert night() == ([("parser_died", 2)], [3, 3])
    monkeypatch.setenv("ONRECORD_ANNOTATE_TRIES", "3")
    assert night() == ([], [4, 4])
    assert place.ask("check").code == 0
    assert json.loads(place.run(stories, "--json").printed)["archives_known"] == 1


@pytest.mark.long
def test_night_gives_up_on_an_article_after_some_nights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(deadly_model.install(tmp_path / "packages"))
    monkeypatch.setenv("ONRECORD_LANGUAGES", json.dumps({"en": deadly_model.NAME}))
    monkeypatch.setenv("ONRECORD_ANNOTATE_TRIES", "2")
    place = Place(tmp_path)
    for number in range(5):
        write_stories(tmp_path / f"stories-{number}.jsonl", [f"FAILS {number}"])
    write_stories(tmp_path / "stories-calm.jsonl", [""] * 6)
    stories = str(tmp_path / "stories-*.jsonl")
    known = []
    for _ in range(4):
        night = place.run(stories, "--json")
        # What failed once is no fault of the night in which it fails again.
        assert night.code == 0, night.said
        known.append(json.loads(night.printed)["archives_known"])
    assert known == [0, 1, 6, 6]
    monkeypatch.setenv("ONRECORD_ANNOTATE_TRIES", "3")
    monkeypatch.setenv("MENDED", "1")
    assert place.run(stories).code == 0
    assert count_quoted(place) == (11, 0)


def list_makers(place: Place, run_id: str) -> list[tuple[bool, int]]:
    """Whether it was this run that annotated texts, and how many."""
    query = (
        f"select run_id = '{run_id}' as own, count(*) as n from annotations group by all order by 1"
    )
    told = place.ask("sql", "-f", "json", query).printed
    return [(row["own"], row["n"]) for row in map(json.loads, told.splitlines())]


def count_quoted(place: Place) -> tuple[int, int]:
    """Texts with quotes, and rejects."""
    query = "select count(distinct version_id), (select count(*) from rejects) from quotes"
    _, told = place.ask("sql", "-f", "csv", query).printed.splitlines()
    quoted, rejects = map(int, told.split(","))
    return quoted, rejects


def test_night_of_few_articles_that_all_fail_is_published_and_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(deadly_model.install(tmp_path / "packages"))
    monkeypatch.setenv("ONRECORD_LANGUAGES", json.dumps({"en": deadly_model.NAME}))
    place = Place(tmp_path)
    ended = place.run(write_stories(tmp_path / "stories.jsonl", ["FAILS"]))
    assert ended.code == 1
    assert "100.0% of the articles could not be annotated, and are published without" in ended.said
    assert place.ask("sql", "-f", "csv", "select 1 from articles").printed.splitlines()[1:] == ["1"]


def test_night_by_rules_that_were_changed_since_they_were_compiled_does_not_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: each article failed, and the night was published without a quote."""
    build(tmp_path / "code").write_text("def find(): return 1\n")
    monkeypatch.setattr("flows.night.check_compiled", partial(check_compiled, tmp_path / "code"))
    place = Place(tmp_path / "place")
    with pytest.raises(CompiledError, match=r"make compile"):
        work(place)
    assert not place.lake.exists()
    assert not place.warehouse.exists()


def test_night_is_not_published_once_its_lock_was_taken_away(
    unbroken: Night, tmp_path: Path
) -> None:
    """Guard: a second run was let in beside it, and both were published."""
    place = unbroken.place.copy_to(tmp_path / "place")
    place.warehouse.unlink()

    def remove(step: str) -> None:
        if step == "after check":
            (place.lake / "run.lock").unlink()

    with pytest.raises(StoreBusy, match=r"run\.lock: taken away while it was held"):
        work(place, remove)
    assert not place.warehouse.exists()
    assert figures(work(place)) == figures(unbroken.summary)


def test_night_says_that_the_folder_of_the_warehouse_was_taken_away(
    unbroken: Night, tmp_path: Path
) -> None:
    """Guard: it ended with a traceback of DuckDB's."""
    place = unbroken.place.copy_to(tmp_path / "place")
    published = tmp_path / "gone" / "warehouse.duckdb"
    settings = settings_of(place).model_copy(update={"warehouse": published})

    def call_step(name: str, step: Callable[..., Any], *arguments: Any) -> Any:
        if name == "publish":
            shutil.rmtree(published.parent)
        return call_plainly(name, step, *arguments)

    with pytest.raises(StorageError, match="gone: taken away while the run worked in it"):
        work_night([str(WIRE)], settings, call_step=call_step)


def test_night_says_that_what_people_say_of_entities_is_damaged(
    unbroken: Night, tmp_path: Path
) -> None:
    """Guard: on a night with nothing new, nothing was said of it."""
    place = unbroken.place.copy_to(tmp_path / "place")
    overrides = place.folder / "entity_overrides.jsonl"

    def list_problems() -> list[str]:
        night = place.run(WIRE, "--json")
        assert (night.code, json.loads(night.printed)["articles_new"]) == (0, 0)
        return [told for told in json.loads(night.printed)["problems"] if "entit" in told]

    assert list_problems() == []
    overrides.write_text('{"do": "merge"}\n')
    for _ in range(2):
        assert list_problems() == [
            "entity overrides: 1 do not apply, such as line 1 (cannot be read: members is missing);"
            " see `onrecord entities check`"
        ]
    overrides.write_bytes(b"\xff")
    (told,) = list_problems()
    assert told.startswith(f"{overrides}: cannot be read: 'utf-8' codec")
    assert told.endswith(", so nothing that it says of entities applies")
    overrides.unlink()
    assert list_problems() == []


@pytest.mark.parametrize("kept", [0, *(pytest.param(n, marks=pytest.mark.long) for n in (1, 2))])
def test_night_after_a_loss_of_power_gives_the_same_rows(
    unbroken: Night, tmp_path: Path, kept: int
) -> None:
    """What no disk had when the power failed is empty or cut off, whatever else is whole."""
    place = unbroken.place.copy_to(tmp_path / "place")
    place.warehouse.unlink()
    files = sorted(path for path in place.lake.rglob("*.*") if path.is_file())
    for number, path in enumerate(files):
        # Not a whole number of files to a batch, so that each kind is among them.
        if number % 5 not in (kept, kept + 1):
            os.truncate(path, path.stat().st_size // 2 if number % 2 else 0)
    summary = work(place)
    assert figures(summary) == figures(unbroken.summary)
    assert read_content(place) == read_content(unbroken.place)


def test_night_makes_a_lost_batch_again_of_an_archive_that_was_renamed(
    unbroken: Night, tmp_path: Path
) -> None:
    """Guard: its quotes were found in articles of the former name, and each night ended with 1."""
    place = unbroken.place.copy_to(tmp_path / "place")
    place.warehouse.unlink()
    archives = Path(shutil.copytree(WIRE, tmp_path / "archives"))
    renamed = min(archives.glob("*.txt"))
    renamed.rename(archives / "another.txt")
    shutil.rmtree(place.lake / "ingest")
    summary = work(place, archives=archives)
    assert figures(summary) == figures(unbroken.summary)
    query = "select count(*) as n from articles join quotes using (article_id) where position = $p"
    assert ask(place.warehouse, query, {"p": "another.txt"}).to_pylist() != [{"n": 0}]
