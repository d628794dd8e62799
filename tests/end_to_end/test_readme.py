"""README and docs/: their SQL gives rows, their commands, paths and settings are true."""

import importlib.util
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from flows.cli.app import app
from flows.settings import Settings
from tests.conftest import ROOT, Place
from warehouse.ask.sql import ask

MADE = {"tables.md", "schema.md", "cookbook.md", "lineage.md"}
"""Pages that `make docs` writes; they have tests of their own."""
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *(path for path in sorted((ROOT / "docs").glob("*.md")) if path.name not in MADE),
]
CARDS = sorted(
    path
    for part in ("transforms", "warehouse", "flows", "tests")
    for path in (ROOT / part).rglob("*.md")
    if path.parent != ROOT / "tests" / "data" / "forms"
)
"""Pages beside what they tell of; what lies among the samples of forms is none of ours."""
PLACED = re.compile(
    r"`((?:\.ci|\.github|benchmarks|docs|flows|tests|transforms|warehouse)/[^\s`*<]*)`"
)


def read_page(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def find_blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", read_page(page), re.DOTALL)


def find_commands(page: Path) -> list[str]:
    """Lines of shell blocks, and questions in the text."""
    blocks = (line for block in find_blocks(page, "sh") for line in block.splitlines())
    return [
        *(line for line in blocks if line.startswith("onrecord ")),
        *re.findall(r'`(onrecord sql "select .*?")`', read_page(page)),
    ]


def find_modules(page: Path) -> list[str]:
    """`python -m` commands, each with its flags; a backslash at an end of line goes on."""
    joined = re.sub(r"\\\n\s*", "", read_page(page))
    return re.findall(r"python -m ((?:benchmarks|flows|transforms|warehouse)\.[^\n`;)]+)", joined)


TOLD = [pytest.param(page, id=str(page.relative_to(ROOT))) for page in [*PAGES, *CARDS]]
QUESTIONS = [question for page in PAGES for question in find_blocks(page, "sql")]
COMMANDS = sorted({line for page in PAGES for line in find_commands(page)})
MODULES = sorted({line for page in [*PAGES, *CARDS] for line in find_modules(page)})


def test_readme_is_short_and_its_questions_stand_among_the_ten() -> None:
    readme = ROOT / "README.md"
    assert len(read_page(readme).splitlines()) <= 200
    questions = find_blocks(ROOT / "docs" / "questions.md", "sql")
    assert len(questions) == 10
    assert set(find_blocks(readme, "sql")) <= set(questions)


@pytest.mark.parametrize(
    "question", dict.fromkeys(QUESTIONS), ids=lambda sql: " ".join(sql.split())[:40]
)
def test_readme_question_gives_rows(demo: Place, question: str) -> None:
    assert ask(demo.warehouse, question).num_rows > 0


@pytest.mark.parametrize("line", COMMANDS)
def test_readme_command_parses(line: str) -> None:
    _, *arguments = shlex.split(line)
    command = get_command(app)
    while commands := getattr(command, "commands", None):
        command = commands[arguments.pop(0)]
    assert command.make_context(command.name, arguments, resilient_parsing=False).params


ASKED = [line for line in find_commands(ROOT / "README.md") if line.startswith("onrecord s")]


@pytest.mark.parametrize("line", [line for line in ASKED if " --output " not in line])
def test_readme_command_that_asks_is_answered_over_the_samples(demo: Place, line: str) -> None:
    """Guard: a newcomer who typed what stands there was told that there is no such article."""
    _, command, *arguments = shlex.split(line.partition(" --html ")[0])
    if command in ("sql", "show", "status"):
        answered = demo.ask(command, *arguments)
        assert (answered.code, bool(answered.printed)) == (0, True)


def test_readme_export_has_rows(demo: Place) -> None:
    (line,) = [line for line in COMMANDS if line.startswith("onrecord export v_quotes ")]
    condition = shlex.split(line)[-1]
    assert ask(demo.warehouse, f"select 1 from v_quotes where {condition}").num_rows > 0


@pytest.mark.parametrize("line", MODULES)
def test_readme_module_is_there_and_knows_its_flags(line: str) -> None:
    name, *arguments = line.split()
    found = importlib.util.find_spec(name)
    assert found is not None
    assert found.origin is not None
    source = Path(found.origin).read_text(encoding="utf-8")
    flags = [word for word in arguments if word.startswith("--") and word != "--help"]
    assert [flag for flag in flags if f'"{flag}"' not in source] == []


def test_readme_settings_are_the_defaults() -> None:
    (block,) = find_blocks(ROOT / "docs" / "running.md", "toml")
    shown = tomllib.loads(block)
    assert shown.pop("thresholds") == {"quotes_with_speaker_share": 0.5}
    defaults = Settings().model_dump(mode="json", exclude_none=True)
    del defaults["thresholds"]
    assert shown == defaults


def test_readme_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {
        name
        for page in PAGES
        for name in re.findall(r"(?:`|^    )make ([a-z-]+)", read_page(page), re.MULTILINE)
    }
    assert named >= {"demo", "test", "bench"}
    assert named <= targets


@pytest.mark.parametrize("page", TOLD)
def test_readme_links_and_paths_lead_to_files(page: Path) -> None:
    text = read_page(page)
    links = [link for link in re.findall(r"\]\(([^)#:\s]+)\)", text) if "/" in link or "." in link]
    assert [link for link in links if not (page.parent / link).exists()] == []
    assert [place for place in PLACED.findall(text) if not (ROOT / place).exists()] == []
