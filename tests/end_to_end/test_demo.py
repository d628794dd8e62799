"""The main job on the sample archives: archives in, rows out, and again for nothing."""

import json
import re
import shutil
from pathlib import Path

import pytest

from flows.survey import hold_lake
from tests.conftest import ARCHIVES, Place
from tests.support.prefect_requests import send_as_client
from warehouse.ask.sql import ask

SPANS = {
    "quotes": "text",
    "claims": "text",
    "entity_mentions": "surface",
    "speaker_roles": "text",
}

WARC_WITHOUT_PAGES = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


def count_rows(place: Place, tables: tuple[str, ...] | None = None) -> dict[str, int]:
    """Rows by table; all tables if none are named."""
    names = tables or tuple(
        row["table_name"]
        for row in ask(
            place.warehouse, "select table_name from duckdb_tables() order by 1"
        ).to_pylist()
    )
    return {
        name: ask(place.warehouse, f"select count(*) as n from {name}").to_pylist()[0]["n"]
        for name in names
    }


def read_figures(place: Place) -> dict[str, str]:
    """The closing table that a run printed."""
    lines = (re.split(r"\s{2,}", line.strip()) for line in place.printed.splitlines())
    return {parts[0]: parts[1] for parts in lines if len(parts) == 2}


def list_lake(lake: Path) -> dict[str, int]:
    """Every file of the batches with the time of its last change."""
    return {
        str(path.relative_to(lake)): path.stat().st_mtime_ns
        for stage in ("ingest", "annotate")
        for path in (lake / stage).rglob("*")
        if path.is_file()
    }


def copy_place(place: Place, folder: Path) -> Place:
    shutil.copytree(place.folder, folder, dirs_exist_ok=True)
    return Place(folder)


@pytest.mark.parametrize(
    "table",
    [
        *("articles", "article_versions", "sections", "entities", "entity_mentions"),
        *("speakers", "speaker_roles", "quotes", "claims", "claim_entities", "rejects"),
        *("archives", "runs", "run_files", "run_stages", "quality"),
    ],
)
def test_end_to_end_every_table_has_rows(demo: Place, table: str) -> None:
    assert count_rows(demo, (table,))[table] > 0


@pytest.mark.parametrize("table", SPANS)
def test_end_to_end_every_row_slices_to_its_text(demo: Place, table: str) -> None:
    rows = ask(
        demo.warehouse,
        f"select r.{SPANS[table]} as said, r.char_start, r.char_end, v.text "
        f"from {table} r join article_versions v using (version_id)",
    ).to_pylist()
    wrong = [row for row in rows if row["text"][row["char_start"] : row["char_end"]] != row["said"]]
    assert rows
    assert wrong == []


def test_end_to_end_what_was_printed_is_what_was_loaded(demo: Place) -> None:
    figures = read_figures(demo)
    (run,) = ask(demo.warehouse, "select * from runs").to_pylist()
    assert run["status"] == "completed"
    assert [
        int(figures[name])
        for name in (
            *("archives", "articles new", "articles unchanged", "articles corrected"),
            *("records rejected", "records skipped", "quotes with a speaker", "claims"),
        )
    ] == [
        run[name]
        for name in (
            *("archive_count", "new_count", "unchanged_count", "corrected_count"),
            *("rejected_count", "skipped_count", "quote_with_speaker_count", "claim_count"),
        )
    ]
    assert int(figures["articles corrected"]) >= 1


def test_end_to_end_every_record_is_accounted_for(demo: Place) -> None:
    rows = ask(
        demo.warehouse, "select seen, loaded, unchanged, rejected, skipped from run_files"
    ).to_pylist()
    assert [row for row in rows if row.pop("seen") != sum(row.values())] == []


def test_end_to_end_broken_files_are_rejected_with_reasons_and_good_ones_load(
    demo: Place,
) -> None:
    rows = ask(
        demo.warehouse,
        "select distinct r.reason from rejects r join archives a using (archive_id) "
        "where contains(a.uri, '/broken/')",
    ).to_pylist()
    assert {"bad_json"} <= {row["reason"] for row in rows}
    loaded = ask(demo.warehouse, "select count(*) as n from run_files where loaded > 0").to_pylist()
    assert loaded[0]["n"] >= 3


def test_end_to_end_run_again_adds_nothing_and_annotates_nothing(
    demo: Place, tmp_path: Path
) -> None:
    place = copy_place(demo, tmp_path / "again")
    rows, lake = count_rows(place), list_lake(place.lake)
    again = place.run(ARCHIVES)
    assert again.code == 0, again.said
    figures = read_figures(again)
    assert (figures["articles new"], figures["articles corrected"]) == ("0", "0")
    assert "not opened" in figures["archives"]
    assert list_lake(place.lake) == lake
    ledger = {"runs": 1, "run_files": len(ask(place.warehouse, "from archives").to_pylist())}
    assert count_rows(place) == {name: n + ledger.get(name, 0) for name, n in rows.items()}
    assert float(figures["seconds"]) < float(read_figures(demo)["seconds"])


def test_end_to_end_a_new_file_costs_only_itself(demo: Place, tmp_path: Path) -> None:
    place = copy_place(demo, tmp_path / "place")
    rows, lake = count_rows(place), list_lake(place.lake)
    more = tmp_path / "more"
    more.mkdir()
    story = {
        "id": "n1",
        "url": "https://harbour.example/pier",
        "title": "Pier to be mended",
        "date": "2026-01-09",
        "publisher": "Harbour Post",
        "text": 'The pier will be mended.\n\n"It has to be done," said Ada Quill, the mayor.',
    }
    (more / "new.jsonl").write_text(json.dumps(story) + "\n" + "{broken\n")
    (more / "photo.jpg").write_bytes(bytes(range(256)) * 8)
    run = place.run(ARCHIVES, more)
    assert run.code == 0, run.said
    figures = read_figures(run)
    assert (figures["articles new"], figures["articles corrected"]) == ("1", "0")
    assert lake.items() <= list_lake(place.lake).items()
    assert count_rows(place, ("articles",))["articles"] == rows["articles"] + 1
    said = ask(
        place.warehouse,
        "select display_name, quote_type, text from v_quotes where source = 'Harbour Post'",
    ).to_pylist()
    assert said == [
        {"display_name": "Ada Quill", "quote_type": "direct", "text": '"It has to be done,"'}
    ]
    reasons = ask(
        place.warehouse,
        "select reason from rejects where run_id = (select max(run_id) from runs) order by 1",
    ).to_pylist()
    assert [row["reason"] for row in reasons] == ["bad_json", "unsupported_format"]


def test_end_to_end_moved_archives_are_known_and_found_where_they_lie_now(
    demo: Place, tmp_path: Path
) -> None:
    place = copy_place(demo, tmp_path / "place")
    moved = tmp_path / "moved"
    shutil.copytree(ARCHIVES, moved)
    (moved / "feed" / "daily.jsonl").rename(moved / "feed" / "uno.jsonl")
    run = place.run(moved)
    assert (run.code, read_figures(run)["articles new"]) == (0, "0"), run.said
    places = ask(place.warehouse, "select uri from archives where status = 'loaded'").to_pylist()
    assert {row["uri"] for row in places if not row["uri"].startswith(str(moved))} == set()
    assert str(moved / "feed" / "uno.jsonl") in {row["uri"] for row in places}


def test_end_to_end_what_may_not_be_what_was_meant_is_said_at_the_end(
    demo: Place, tmp_path: Path
) -> None:
    place = copy_place(demo, tmp_path / "place")
    more = tmp_path / "more"
    more.mkdir()
    (more / "info.warc").write_bytes(WARC_WITHOUT_PAGES)
    (more / "dump.csv").write_text("title,text,date,source\nToll,It rises.,01/05/2026,Post\n")
    run = place.run(more)
    assert run.code == 0, run.said
    said = [line for line in run.said.splitlines() if line.startswith("look at ")]
    assert said[-2:] == [
        f"look at archives without an article: 1, such as {more / 'info.warc'} (records 1,"
        " rejected 0, skipped 1 not_a_response); `onrecord inspect` says what is in it",
        "look at dates that are stated and not understood: 1, such as '01/05/2026' in Post; see"
        " articles.published_stated",
    ]
    status = [line.split() for line in place.ask("status").printed.splitlines()]
    title = status.index(["Dates", "not", "understood"])
    assert status[title + 1 : title + 4] == [
        ["source", "articles", "example"],
        ["unknown", "2", "03/04/2025"],
        ["Post", "1", "01/05/2026"],
    ]


def test_end_to_end_too_many_rejects_end_with_one(demo: Place, tmp_path: Path) -> None:
    place = copy_place(demo, tmp_path / "strict").run(ARCHIVES, threshold=0.01)
    assert place.code == 1
    assert "more than the 1.0% allowed" in place.said


def test_end_to_end_two_runs_never_overlap(demo: Place, tmp_path: Path) -> None:
    place = copy_place(demo, tmp_path / "busy")
    with hold_lake(place.lake):
        second = place.run(ARCHIVES)
    assert second.code == 1
    assert "another run works on this lake" in second.said
    assert "Traceback" not in second.said


def test_end_to_end_a_run_that_prefect_records_gives_the_same_and_leaves_an_artifact(
    demo: Place, api: str, tmp_path: Path
) -> None:
    place = Place(tmp_path).run(ARCHIVES / "feed" / "next-day.jsonl")
    (row,) = ask(place.warehouse, "select min(version_id) as one from quotes").to_pylist()
    for table in ("sections", "quotes", "claims"):
        rows = f"select * exclude (run_id) from {table} where version_id = '{row['one']}'"
        found = ask(place.warehouse, f"{rows} order by all").to_pylist()
        assert found
        assert found == ask(demo.warehouse, f"{rows} order by all").to_pylist()
    artifacts = send_as_client(
        f"{api}/artifacts/filter", {"artifacts": {"key": {"any_": ["onrecord-run"]}}}
    )
    run_id = ask(place.warehouse, "select run_id from runs").to_pylist()[0]["run_id"]
    (kept,) = [row["data"] for row in artifacts if run_id in row["data"]]
    assert "| articles new |" in kept
