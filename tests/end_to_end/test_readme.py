"""The README: its SQL gives rows on the samples, its commands exist, its settings are true."""

import re
import shlex
import tomllib

import pytest
from typer.main import get_command

from flows.cli.app import app
from flows.settings import Settings
from tests.conftest import ROOT, Place
from warehouse.ask.sql import ask

README = (ROOT / "README.md").read_text(encoding="utf-8")


def find_blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


QUESTIONS = find_blocks("sql")
COMMANDS = [
    line
    for block in find_blocks("sh")
    for line in block.splitlines()
    if line.startswith("onrecord ")
] + re.findall(r'`(onrecord sql "select .*?")`', README)


def test_readme_has_ten_questions() -> None:
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda sql: " ".join(sql.split())[:40])
def test_readme_question_gives_rows(demo: Place, question: str) -> None:
    assert ask(demo.warehouse, question).num_rows > 0


@pytest.mark.parametrize("line", COMMANDS)
def test_readme_command_parses(line: str) -> None:
    _, *arguments = shlex.split(line)
    command = get_command(app)
    while commands := getattr(command, "commands", None):
        command = commands[arguments.pop(0)]
    assert command.make_context(command.name, arguments, resilient_parsing=False).params


def test_readme_settings_are_the_defaults() -> None:
    (block,) = find_blocks("toml")
    shown = tomllib.loads(block)
    assert shown.pop("thresholds") == {"quotes_with_speaker_share": 0.5}
    defaults = Settings().model_dump(mode="json", exclude_none=True)
    del defaults["thresholds"]
    assert shown == defaults


def test_readme_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", README)) <= targets
