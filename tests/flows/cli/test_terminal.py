"""Texts of the news in a real terminal: none of them tells it what to do."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ARCHIVES, ROOT, Place

HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202eevil\u202c\x9b1mbold\r"
OBEYED = ("\x1b]", "\x1b[2J", "\x07", "\u202e", "\u202c", "\x9b")


@pytest.fixture(scope="module")
def hostile(demo: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The demo with control characters in all that is shown of an article."""
    place = Place(tmp_path_factory.mktemp("hostile"))
    shutil.copyfile(demo.warehouse, place.warehouse)
    with duckdb.connect(str(place.warehouse)) as connection:
        for table, column in (
            ("article_versions", "text"),
            ("article_versions", "headline"),
            ("articles", "byline"),
            ("quotes", "text"),
            ("quotes", "cue"),
            ("speakers", "display_name"),
            ("entities", "canonical_name"),
            ("rejects", "detail"),
            ("rejects", "reason"),
            ("runs", "detail"),
        ):
            connection.execute(f"update {table} set {column} = {column} || $bad", {"bad": HOSTILE})
        connection.execute("update runs set detail = $bad", {"bad": HOSTILE})
        ((place_id,),) = connection.execute(
            "select v.article_id from quotes join article_versions v using (version_id) "
            "order by quote_id limit 1"
        ).fetchall()
    return Place(place.folder, printed=place_id)


def type_in_terminal(*arguments: str) -> str:
    """What a terminal is sent when the command is run in it."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", *arguments],
        cwd=ROOT,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "200"},
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            read = os.read(master, 65536)
        except OSError:
            break
        if not read:
            break
        shown += read
    os.close(master)
    process.wait()
    return shown.decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("command", "shows"),
    [
        pytest.param(["sql", "select text from quotes"], r"\u202eevil", id="table"),
        pytest.param(["sql", "-f", "csv", "select text from quotes"], r"\u202eevil", id="csv"),
        pytest.param(["sql", "-f", "json", "select text from quotes"], r"\u202eevil", id="json"),
        pytest.param(["sql", "select error(text) from quotes"], r"\u202eevil", id="an error"),
        pytest.param(["show"], r"\u202eevil", id="show"),
        pytest.param(["status"], r"\u202eevil", id="status"),
        pytest.param(["entities", "list", "evil"], r"\u202eevil", id="entities"),
        pytest.param(["cookbook", "1"], "", id="cookbook"),
    ],
)
def test_terminal_is_told_nothing_by_articles(
    hostile: Place, command: list[str], shows: str
) -> None:
    asked = [*command, hostile.printed] if command == ["show"] else command
    shown = type_in_terminal(*asked, "--warehouse", str(hostile.warehouse))
    assert shows in shown
    assert [mark for mark in OBEYED if mark in shown] == []


def test_terminal_a_pipe_gets_csv_as_it_is(hostile: Place) -> None:
    written = hostile.ask("sql", "-f", "csv", "select detail from runs").printed
    assert HOSTILE.rstrip("\r") in written


def test_terminal_a_title_wider_than_its_table_stays_whole(
    demo: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: the path of the override file was broken in two, as wide as the empty table."""
    path = tmp_path / f"{'long' * 20}.jsonl"
    monkeypatch.setenv("ONRECORD_ENTITY_OVERRIDES", str(path))
    assert demo.ask("entities", "check").printed.splitlines()[0] == str(path)


def run_in_shell(place: Place, redirected: str, *asked: str, **variables: str) -> Place:
    """A command as a shell starts it, with its streams changed."""
    ended = subprocess.run(
        ["bash", "-c", f'"$0" "$@" {redirected}', *place.command()[:3], *asked],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return Place(place.folder, ended.stdout, ended.stderr, ended.returncode)


def test_terminal_streams_that_are_closed_are_no_error(demo: Place) -> None:
    """Guard: a service manager may start a command so, and it ended with a traceback."""
    asked = ("sql", "select 1 as one", "--warehouse", str(demo.warehouse))
    ended = run_in_shell(demo, ">&-", *asked)
    assert (ended.code, ended.said) == (0, "")
    ended = run_in_shell(demo, "<&- 2>&-", *asked, "--format", "csv")
    assert (ended.code, ended.printed) == (0, "one\n1\n")


def test_terminal_of_another_encoding_gets_what_it_has_no_sign_for_escaped(demo: Place) -> None:
    """Guard: one sign in the answer, and there was no answer."""
    asked = ("sql", "select 'caf\u00e9 \u65e5' as words", "--warehouse", str(demo.warehouse))
    ended = run_in_shell(demo, "| iconv -f latin1", *asked, PYTHONIOENCODING="latin-1")
    assert (ended.said, ended.printed.split()) == ("", ["words", "caf\u00e9", r"\u65e5"])


def test_terminal_a_run_goes_on_when_nobody_listens_any_more(demo: Place, tmp_path: Path) -> None:
    """Guard: a log that was not read any more ended the run, and the result went nowhere."""
    place = demo.copy_to(tmp_path / "place")
    command = place.command(ARCHIVES)[3:]
    ended = run_in_shell(place, f"2> >(true) > {tmp_path}/table; echo $?", *command)
    assert ended.printed == "0\n"
    assert "articles unchanged" in (tmp_path / "table").read_text()
    ended = run_in_shell(place, "| true; echo ${PIPESTATUS[0]}", *command)
    assert ended.printed == "0\n"
    assert "Traceback" not in ended.said
