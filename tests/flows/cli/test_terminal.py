"""Texts of the news in a real terminal: none of them tells it what to do."""

import os
import pty
import shutil
import subprocess
import sys

import duckdb
import pytest

from tests.conftest import ROOT, Place

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
