"""The recipes: their code runs on the samples, their tables and commands exist."""

import re
import shlex

from typer.main import get_command

from flows.cli.app import app
from tests.conftest import ROOT, Place
from warehouse.ask.sql import ask

RECIPES = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")


def find_blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", RECIPES, re.DOTALL)


def test_recipes_python_gives_rows(demo: Place) -> None:
    (code,) = find_blocks("python")
    *function, question = code.strip().rsplit("\n", 1)
    names = {"WAREHOUSE": str(demo.warehouse)}
    exec("\n".join(function), names)
    assert len(eval(question, names)) > 3


def test_recipes_commands_parse() -> None:
    (block,) = find_blocks("sh")
    lines = [line for line in block.splitlines() if line.startswith("onrecord ")]
    group = get_command(app)
    for line in lines:
        _, name, *arguments = shlex.split(line)
        command = group.commands[name]  # type: ignore[attr-defined]
        assert command.make_context(name, arguments).params
    assert lines


def test_recipes_tables_exist(demo: Place) -> None:
    named = set(re.findall(r"\b(?:mart|v)_[a-z_]+\b", RECIPES))
    held = ask(
        demo.warehouse,
        "select table_name as name from duckdb_tables() "
        "union all select view_name from duckdb_views()",
    ).to_pylist()
    assert named <= {row["name"] for row in held}
