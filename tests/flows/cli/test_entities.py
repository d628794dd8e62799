"""The commands that say who is who, as a person meets them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.resolution import load_marked
from flows.cli.app import app
from tests.support.marked_names import MARKED, read_marked_names
from warehouse.ask.sql import ask
from warehouse.store.files import open_working

ARTICLES = [
    article
    for article in read_marked_names(MARKED / "tuned.md")
    if any(name.name in ("John Smith", "J. Smith", "FMA", "Olga Renn") for name in article.names)
]
BY_SLUG = {article.slug: article.story.article_id for article in ARTICLES}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("entities")
    with open_working(folder / "w.duckdb") as working:
        load_marked(ARTICLES, folder / "lake", working.connection)
        working.publish()
    return (folder / "w.duckdb").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, published: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "warehouse.duckdb").write_bytes(published)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["entities", *arguments])


def smiths(folder: Path) -> list[tuple[str, int]]:
    rows = ask(
        folder / "data" / "warehouse.duckdb",
        "select canonical_name, article_count from entities where canonical_name like '%Smith%' "
        "order by article_count desc, canonical_name",
    )
    return [tuple(row.values()) for row in rows.to_pylist()]


@pytest.mark.parametrize("command", ["list", "merge", "split", "rename", "check", "apply"])
def test_cli_entities_help_teaches_with_an_example(command: str) -> None:
    shown = call(command, "--help")
    assert shown.exit_code == 0
    assert f"Example:  onrecord entities {command}" in " ".join(shown.stdout.split("\n"))


def test_cli_entities_lists_namesakes_with_what_tells_them_apart(folder: Path) -> None:
    shown = call("list", "John Smith")
    lines = shown.stdout.splitlines()

    assert shown.exit_code == 0
    assert lines[0].split()[:3] == ["id", "name", "type"]
    assert [("minister" in line, "Rovers" in line, "resident" in line) for line in lines[1:]] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_cli_entities_says_applies_and_checks(folder: Path) -> None:
    by_article = ask(
        folder / "data" / "warehouse.duckdb",
        "select article_id, entity_id from entity_mentions where surface = 'John Smith'",
    ).to_pylist()
    id_in = {row["article_id"]: row["entity_id"] for row in by_article}

    merged = call("merge", id_in[BY_SLUG["t01"]], id_in[BY_SLUG["t06"]], "--note", "he moved")
    split = call("split", id_in[BY_SLUG["t02"]], "--article", BY_SLUG["t07"])
    renamed = call("rename", "Olga Renn", "Olga Renn-Berg")
    before = call("check")
    applied = call("apply")
    after = call("check")

    assert [one.exit_code for one in (merged, split, renamed, before, applied, after)] == [0] * 6
    assert json.loads(merged.stdout) == {
        "do": "merge",
        "members": [
            {"type": "person", "name": "John Smith", "article": BY_SLUG["t01"]},
            {"type": "person", "name": "John Smith", "article": BY_SLUG["t06"]},
        ],
        "note": "he moved",
    }
    assert before.stdout.count("not applied yet") == 3
    assert after.stdout.count("applied ") == 3
    assert smiths(folder) == [("John Smith", 5), ("John Smith", 2), ("John Smith", 1)]
    assert "Olga Renn-Berg" in call("list", "Olga Renn").stdout


def test_cli_entities_check_ends_with_one_if_a_line_does_not_apply(folder: Path) -> None:
    said = {"do": "rename", "entity": {"type": "person", "name": "Nobody"}, "to": "X"}
    (folder / "data" / "entity_overrides.jsonl").write_text(json.dumps(said) + "\n{\n")
    applied = call("apply")

    checked = call("check")

    assert (applied.exit_code, checked.exit_code) == (0, 1)
    assert "nothing is called person 'Nobody'" in checked.stdout
    assert "cannot be read" in checked.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["merge", "FMA"], "name two entities or more", id="one"),
        pytest.param(["merge", "John Smith", "FMA"], "name one by its id", id="several"),
        pytest.param(["rename", "Nobody", "X"], "no entity is called 'Nobody'", id="none"),
        pytest.param(["rename", "FMA", " "], "the name is empty", id="no name"),
        pytest.param(["split", "FMA"], "--article or --role", id="split by what"),
        pytest.param(["merge", "FMA", "FMA"], "one entity already", id="one already"),
    ],
)
def test_cli_entities_usage_errors_end_with_two(
    folder: Path, arguments: list[str], said: str
) -> None:
    ended = call(*arguments)
    assert ended.exit_code == 2
    assert said in " ".join(ended.stderr.replace("│", " ").split())
    assert not (folder / "data" / "entity_overrides.jsonl").exists()
