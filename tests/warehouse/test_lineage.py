"""Laws of the SQL steps, each told with all that break it; sqlglot reads what a step does."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import sqlglot
from sqlglot import exp

from tests.conftest import ROOT
from tests.support.lineage import (
    RUNS,
    STAGED,
    list_files,
    parse,
    read_all_steps,
    read_steps,
    write_page,
)
from warehouse.store.dictionary import open_empty
from warehouse.store.named_sql import (
    OPENING,
    READ_OPENERS,
    STEP_OPENERS,
    WAREHOUSE,
    read_named_queries,
)

LAID_BY_PYTHON = {"entity_tuning", "given_items", "ledger_rows", "loading"}
"""Tables that a step reads and Python lays on the cursor: they come from memory."""
PRONOUN = re.compile(r"\b(it|them)\b|\b(these|those)\b(?= (that|who|which)\b|,|$)|^and\b", re.I)
"""What a title may not call a table; "the versions as they are" names the table first."""
MANY_LINES = {
    "warehouse/ask/export.py": "the columns, the condition and the target are the asker's",
    "warehouse/store/checks.py": "asks around a check, whose statement is in its file",
    "warehouse/store/dictionary.py": "reads the catalogue for the pages of docs/",
    "warehouse/store/migrate.py": "reads the catalogue of two files that are compared",
}
"""Modules that may hold SQL over one line, with the reason."""
SQL = re.compile(r"\s*(select|from|insert|update|delete|create|with|copy|drop|alter)\s")
UNPARSED = {
    "context_after": "a list cut by `[case ... end:]`",
    "search_pattern": "kept as a command, for what it does is not known",
    "search_quotes": "defaults of parameters after `:=`",
}
"""Statements that sqlglot cannot parse, by the name of what they make, with the reason."""


def _find_sql_files() -> list[str]:
    return sorted(str(path.relative_to(WAREHOUSE)) for path in WAREHOUSE.rglob("*.sql"))


def test_lineage_opening_words_are_those_of_the_list() -> None:
    unknown = {
        (file, word)
        for file in _find_sql_files()
        for word, _ in OPENING.findall((WAREHOUSE / file).read_text(encoding="utf-8"))
        if word not in (*STEP_OPENERS, *READ_OPENERS)
    }
    assert unknown == set()


def test_lineage_steps_write_the_table_in_their_name() -> None:
    steps = read_all_steps()
    assert len(steps) > 200
    assert [step for step in steps if step.name != step.writes] == []


def test_lineage_steps_have_a_title_without_pronouns() -> None:
    untitled = [
        (step.file, step.name, step.title)
        for step in read_all_steps()
        if not step.title or PRONOUN.search(step.title)
    ]
    assert untitled == []


def test_lineage_queries_of_python_only_read() -> None:
    writing = [
        (file, query.name)
        for file in _find_sql_files()
        for query in read_named_queries(file, "query")
        if any(not isinstance(one, exp.Query) for one in parse(query))
    ]
    assert writing == []


def test_lineage_temporary_names_are_made_in_one_file() -> None:
    made: dict[str, set[str]] = defaultdict(set)
    for step in read_all_steps():
        if step.is_temp:
            made[step.writes].add(step.file)
    assert {name: files for name, files in made.items() if len(files) > 1} == {}


def test_lineage_tables_are_made_before_they_are_read() -> None:
    with open_empty() as connection:
        stored = {
            name
            for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()
        }
    early = []
    for title, places in RUNS:
        known = stored | LAID_BY_PYTHON | {f"staged {name}" for name in STAGED}
        for file in list_files(*places):
            for step in read_steps(file):
                used = step.reads if step.is_temp else step.reads | {step.writes}
                early += [
                    (title, file, step.name, name)
                    for name in sorted(used - known)
                    if step.opener != "macro"
                ]
                known.add(step.writes)
    assert early == []


def test_lineage_runs_hold_every_file_with_steps() -> None:
    run = {file for _, places in RUNS for file in list_files(*places)}
    assert {step.file for step in read_all_steps()} - run == set()


def test_lineage_every_statement_parses_but_for_the_listed() -> None:
    unparsed = set()
    for file in _find_sql_files():
        for statement in re.split(r";\n", (WAREHOUSE / file).read_text(encoding="utf-8")):
            if re.search(r"^comment on macro", statement, re.MULTILINE):
                # no dialect that sqlglot knows says this of a macro
                continue
            try:
                found = sqlglot.parse(statement, "duckdb")
            except sqlglot.errors.ParseError:
                found = [exp.Command()]
            if any(isinstance(one, exp.Command) for one in found):
                unparsed.add(_name_made(statement))
    assert unparsed == UNPARSED.keys()


def _name_made(statement: str) -> str:
    found = re.search(r"^create .*?\b(?:macro|table|view) (\w+)", statement, re.MULTILINE)
    return found[1] if found else statement


def test_lineage_python_holds_no_sql_over_one_line() -> None:
    longer = sorted(
        (str(path.relative_to(ROOT)), line)
        for path in WAREHOUSE.rglob("*.py")
        for line in _find_long_sql(path)
    )
    assert [place for place in longer if place[0] not in MANY_LINES] == []
    assert {file for file, _ in longer} == MANY_LINES.keys()


def _find_long_sql(path: Path) -> Iterator[int]:
    """Lines where a text of SQL begins that goes on on the next line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    pieces = {id(piece) for node in joined for piece in node.values}
    texts = [
        (node, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces
    ] + [
        (node, node.values[0].value)
        for node in joined
        if node.values and isinstance(node.values[0], ast.Constant)
    ]
    for node, text in texts:
        if SQL.match(str(text)) and (node.end_lineno or 0) > node.lineno:
            yield node.lineno


def test_lineage_page_is_current() -> None:
    """If this fails: make docs."""
    assert (ROOT / "docs" / "lineage.md").read_text(encoding="utf-8") == write_page()
