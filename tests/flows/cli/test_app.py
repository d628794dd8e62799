"""The command line as a person meets it: help, formats, exit codes, messages."""

import csv
import io
import json
import shutil
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from tests.conftest import Place
from warehouse.store.checks import read_checks

COMMANDS = ("run", "sql", "cookbook", "export", "show", "status", "check", "rollback", "serve")
KEYED = "s3://AKIA1:wJalr/XUtn@news/2026"
HIDDEN = "s3://…@news/2026"
TWO_ROWS = "select 1 as number, 'Ã, ö' as words union all select 2, null order by 1"


def call(tmp_path: Path, *arguments: str) -> Place:
    return Place(tmp_path).call([*Place(tmp_path).command()[:3], *arguments])


@pytest.mark.parametrize("command", COMMANDS)
def test_cli_help_teaches_with_an_example(tmp_path: Path, command: str) -> None:
    shown = call(tmp_path, command, "--help")
    assert shown.code == 0
    assert f"Example:  onrecord {command}" in " ".join(shown.printed.split("\n"))


def test_cli_version_is_printed(tmp_path: Path) -> None:
    assert call(tmp_path, "--version").printed.startswith("onrecord 0.")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["run"], 2, "Missing argument", id="no archive"),
        pytest.param(["run", "/no/such"], 2, "/no/such: no such file or folder", id="no file"),
        pytest.param(["run", ".", "--workers", "0"], 2, "--workers: has to be 1", id="value"),
        pytest.param(["run", ".", "--config", "no.toml"], 2, "no.toml: there is no", id="config"),
        pytest.param(["ran"], 2, "No such command", id="command"),
        pytest.param(["run", ".", "--wrkers", "2"], 2, "--workers", id="option"),
        pytest.param(
            ["run", ".", "--from", "2026-13-01"], 2, "2026-13-01: no day such as", id="day"
        ),
        pytest.param(
            ["export", "quotes", "-o", "/dev/null"], 2, "/dev/null: a device", id="device"
        ),
        pytest.param(["sql", "select 1", "-o", "."], 2, ".: a folder", id="folder"),
        pytest.param(["sql", ""], 2, "no question; ask one, such as", id="no question"),
        pytest.param(["sql", " -- later\n;"], 2, "no question; ask one", id="a comment"),
        pytest.param(["run", KEYED], 2, f"{HIDDEN}: has a key in it", id="a key to read with"),
        pytest.param(["run", ".", "--kb", KEYED], 2, HIDDEN, id="a key to write with"),
        pytest.param(["run", KEYED, "--dry-run"], 2, f"{HIDDEN}: has a key", id="a key, dry"),
        pytest.param(["inspect", KEYED], 2, f"{HIDDEN}: has a key in it", id="a key to look with"),
        pytest.param(
            ["serve", "--cron", "0 3 * * *", KEYED], 2, f"{HIDDEN}: has", id="a key to serve with"
        ),
        pytest.param(["run", "~no.such/a"], 2, "~no.such/a: begins with ~ and", id="a home"),
        pytest.param(["inspect", "~no.such/a"], 2, "or as ./~ if that is its name", id="no home"),
        pytest.param(["run", ".", "--kb", "~no.such/a"], 2, "--kb: begins with ~", id="its kb"),
        pytest.param(["status", KEYED], 2, HIDDEN, id="a key where none is meant"),
        pytest.param(["dashboard", "--host", "no.such.host"], 1, "name another --host", id="host"),
        pytest.param(["sql", "select 1", "--format", "xml"], 2, "xml", id="format"),
        pytest.param(["serve", "--cron", "at three", "."], 2, "at three", id="cron"),
        pytest.param(
            ["serve", "--cron", "0 3 * * *", "--timezone", "Mars/North", "."],
            2,
            "Mars/North",
            id="timezone",
        ),
    ],
)
def test_cli_usage_errors_end_with_two_and_no_traceback(
    tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    lake = ["--lake", str(tmp_path)] if arguments[0] in ("run", "serve") else []
    ended = call(tmp_path, *arguments, *lake)
    assert (ended.code, ended.printed) == (code, "")
    # Each is one line, which a search through a log finds.
    told = [line for line in ended.said.splitlines() if not line.endswith(" …")]
    assert len(told) == 1
    assert told[0].startswith("onrecord: ")
    assert said in told[0]
    assert "AKIA1" not in ended.said
    assert "wJalr" not in ended.said


def test_cli_without_a_command_shows_its_help(tmp_path: Path) -> None:
    shown = call(tmp_path)
    assert (shown.code, shown.said) == (2, "")
    assert "Bring what is new in the archives" in shown.printed


def test_cli_sql_writes_each_format(demo: Place, tmp_path: Path) -> None:
    table = demo.ask("sql", TWO_ROWS).printed
    assert [line.split() for line in table.splitlines()] == [
        ["number", "words"],
        ["1", "Ã,", "ö"],
        ["2"],
    ]
    written = demo.ask("sql", TWO_ROWS, "--format", "csv").printed
    assert list(csv.reader(io.StringIO(written))) == [["number", "words"], ["1", "Ã, ö"], ["2", ""]]
    lines = demo.ask("sql", TWO_ROWS, "--format", "json").printed.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"number": 1, "words": "Ã, ö"},
        {"number": 2, "words": None},
    ]
    path = tmp_path / "answer.parquet"
    saved = demo.ask("sql", TWO_ROWS, "--format", "parquet", "--output", str(path))
    assert (saved.code, saved.printed) == (0, "")
    assert pq.read_table(path).to_pylist() == [
        {"number": 1, "words": "Ã, ö"},
        {"number": 2, "words": None},
    ]


def test_cli_sql_does_not_cut_long_cells_in_a_pipe(demo: Place) -> None:
    assert "x" * 500 in demo.ask("sql", "select repeat('x', 500) as long").printed


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("drop table quotes", "for reading only", id="writes"),
        pytest.param("selec", "syntax error", id="syntax"),
        pytest.param("from v_quots", "near it are v_quotes", id="table"),
    ],
)
def test_cli_sql_refuses_with_a_reason(demo: Place, question: str, said: str) -> None:
    refused = demo.ask("sql", question)
    assert (refused.code, refused.printed) == (1, "")
    assert said in refused.said
    assert "Traceback" not in refused.said


def test_cli_questions_before_the_first_run_say_what_to_do(tmp_path: Path) -> None:
    for arguments in (["sql", "select 1"], ["show", "x"], ["status"]):
        refused = Place(tmp_path).ask(*arguments)
        assert refused.code == 1
        assert "no warehouse here yet" in refused.said


def test_cli_check_names_what_is_wrong_and_where(demo: Place, tmp_path: Path) -> None:
    clean = demo.ask("check")
    assert (clean.code, clean.printed) == (0, "")
    assert f"{len(read_checks('full'))} checks, nothing found" in clean.said

    damaged = tmp_path / "damaged.duckdb"
    shutil.copyfile(demo.warehouse, damaged)
    with duckdb.connect(str(damaged)) as connection:
        connection.execute("update quotes set char_start = char_start + 1")
        ((quotes,),) = connection.execute("select count(*) from quotes").fetchall()
    found = call(tmp_path, "check", "--warehouse", str(damaged))
    assert found.code == 1
    (line,) = [line for line in found.printed.splitlines() if line.startswith("quote_slice")]
    assert line.split()[:2] == ["quote_slice", f"{quotes:,}"]
    assert "char_start=" in line


def test_cli_show_finds_an_article_by_id_and_by_url(demo: Place, tmp_path: Path) -> None:
    line = demo.ask(
        *("sql", "--format", "json"),
        "select article_id, url, headline, display_name from v_quotes "
        "where url is not null and speaker_kind = 'person' order by quote_id limit 1",
    ).printed
    row = json.loads(line)
    by_id, by_url = demo.ask("show", row["article_id"]), demo.ask("show", row["url"])
    assert by_id.printed == by_url.printed
    assert row["headline"] in by_id.printed
    assert "\x1b[" not in by_id.printed
    listed = by_id.printed.split("Who said what")[1]
    assert row["display_name"] in listed
    page = tmp_path / "page.html"
    assert demo.ask("show", row["url"], "--html", str(page)).code == 0
    assert page.read_text(encoding="utf-8").count("<mark") == 0
    assert 'class="spans"' in page.read_text(encoding="utf-8")
    missing = demo.ask("show", "https://nowhere.example/")
    assert (missing.code, "no article" in missing.said) == (1, True)


def test_cli_status_tells_runs_rejects_and_quality(demo: Place) -> None:
    printed = demo.ask("status").printed
    assert [line for line in printed.splitlines() if line in ("Last runs", "Rejects")] == [
        "Last runs",
        "Rejects",
    ]
    assert "completed" in printed
    assert "not a JSON object, or JSON that ends early" in printed
    assert "quotes_with_speaker_share" in printed


def test_cli_progress_goes_to_stderr_and_figures_to_stdout(demo: Place) -> None:
    assert "reading archives" in demo.said
    assert "reading archives" not in demo.printed
    assert "articles a second" in demo.printed
