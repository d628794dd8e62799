"""Which table is made from which: the steps of the warehouse's `.sql` files, parsed.

In: the named statements under `warehouse/`, but for those that only read. Out:
one `Step` a statement that writes, and the page `docs/lineage.md`. The decision to question:
sqlglot parses here and in no run, since the warehouse needs to run its steps and not to understand
them.

    python -m tests.support.lineage > docs/lineage.md
"""

import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlglot
from sqlglot import exp

from warehouse.load.staging import HELD_IN, STAGE_TABLES
from warehouse.store.named_sql import STEP_OPENERS, WAREHOUSE, NamedQuery, read_named_queries

RUNS = (
    ("Batches into the warehouse", ("load/batches",)),
    (
        "What older code made goes",
        ("load/batches/touched.sql", "load/retire.sql", "load/batches/9_history.sql"),
    ),
    ("Spans of rows that are checked", ("schema/checks/spans.sql",)),
    ("The ledger", ("load/ledger",)),
    ("Who is who", ("resolve/entities",)),
    ("Articles that print the same text", ("resolve/syndication",)),
    (
        "What counts, roles, quotes of the same words, marts",
        (
            "resolve/1_versions",
            "resolve/2_roles",
            "resolve/clusters/quotes",
            "resolve/3_marts.sql",
            "resolve/4_counted.sql",
        ),
    ),
    (
        "Claims of one content",
        ("resolve/1_versions", "resolve/clusters/claims"),
    ),
    ("Quality", ("publish",)),
)
"""Files or folders of each run of steps that share a cursor, in the order in which they run."""
LOADED_FROM = "load/batches/"
FIRST = ("macros.sql", "touched.sql")
"""Files without a number that run before those of their folder that have one."""
STAGED = frozenset(HELD_IN.get(name, name) for names in STAGE_TABLES.values() for name in names)
"""Views of the batches that are being loaded, which hide the tables of these names."""


@dataclass(frozen=True, slots=True)
class Step:
    """A statement that writes: the table in its name, what it writes and reads by the parse.

    `is_temp` says that it makes a temporary table or view; a macro writes itself. `reads` holds no
    names of the statement's own common tables.
    """

    file: str
    opener: str
    name: str
    title: str
    writes: str
    reads: frozenset[str]
    is_temp: bool


def list_files(*places: str) -> list[str]:
    """The `.sql` files at some places inside `warehouse/`, in the order in which they run."""
    found: list[str] = []
    for place in places:
        path = WAREHOUSE / place
        inside = [path] if path.is_file() else sorted(path.rglob("*.sql"), key=_place_file)
        found.extend(str(one.relative_to(WAREHOUSE)) for one in inside)
    return found


def _place_file(path: Path) -> list[tuple[int, str]]:
    parts = path.relative_to(WAREHOUSE).parts
    return [(0 if part in FIRST else 1, part) for part in parts]


def parse(query: NamedQuery) -> list[exp.Expr]:
    """The statements of one that is named. Raises `sqlglot.errors.ParseError`."""
    # what it does not know in full it keeps as a command, and warns
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    return [one for one in sqlglot.parse(query.sql, "duckdb") if one]


@cache
def read_steps(file: str) -> tuple[Step, ...]:
    """The steps of a file in order."""
    macros = _read_table_macros()
    return tuple(
        _read_step(file, query, macros) for query in read_named_queries(file, *STEP_OPENERS)
    )


def _read_step(file: str, query: NamedQuery, macros: dict[str, frozenset[str]]) -> Step:
    (statement,) = parse(query)
    written = _find_written(statement)
    reads = _find_read(statement, written, macros)
    if file.startswith(LOADED_FROM):
        # a bare name is a staged table there, and `kept.` stands for the warehouse file
        kept = {table.name for table in statement.find_all(exp.Table) if table.db}
        bare = {table.name for table in statement.find_all(exp.Table) if not table.db}
        staged = {name for name in reads & STAGED if name in bare}
        reads = (reads - (staged - kept)) | {f"staged {name}" for name in staged}
    return Step(
        file,
        query.opener,
        query.name,
        query.title,
        written.name,
        reads if query.opener != "macro" else frozenset(),
        isinstance(statement, exp.Create) and query.opener != "macro",
    )


def _find_written(statement: exp.Expr) -> exp.Table:
    if not isinstance(statement, exp.Create | exp.Insert | exp.Update | exp.Delete):
        raise ValueError(f"writes nothing: {statement.sql('duckdb')[:80]}")
    found = statement.this
    while not isinstance(found, exp.Table):
        # columns, or the parameters of a macro, stand around the name
        found = found.this
    return found


def _find_read(
    statement: exp.Expr, written: exp.Table, macros: dict[str, frozenset[str]]
) -> frozenset[str]:
    own = {common.alias for common in statement.find_all(exp.CTE)}
    found = {
        table.name
        for table in statement.find_all(exp.Table)
        if table is not written and table.name and not isinstance(table.this, exp.Func)
    }
    for call in statement.find_all(exp.Anonymous):
        if call.name in macros:
            found |= {argument.name for argument in call.expressions} | macros[call.name]
    return frozenset(found - own)


@cache
def _read_table_macros() -> dict[str, frozenset[str]]:
    """Macros that stand for a table, with the tables that they read beside those given."""
    found = {}
    for file in list_files("resolve"):
        for query in read_named_queries(file, "macro"):
            (statement,) = parse(query)
            reads = _find_read(statement, _find_written(statement), {})
            if reads:
                found[query.name] = reads
    return found


def write_page() -> str:
    """The page as text."""
    return "\n".join(_write_lines()) + "\n"


def _write_lines() -> Iterator[str]:
    yield "# Where each table comes from"
    yield ""
    yield "Made by `make docs` from the SQL files, which lie in `warehouse/`. The steps of a file"
    yield "run from top to bottom, the files of a section in the order below; one whose input has"
    yield "no rows is left out of a run. A table in *italics* is a temporary one. A loop is a step"
    yield "that is run until it changes no row."
    temporary = {
        step.writes for step in read_all_steps() if step.is_temp and step.writes not in STAGED
    }
    shown: set[str] = set()
    for title, places in RUNS:
        yield from ("", f"## {title}")
        for file in list_files(*places):
            steps = [step for step in read_steps(file) if step.opener != "macro"]
            if steps and file not in shown:
                yield from ("", f"### {file}", "", "| table | step | from |", "| --- | --- | --- |")
                yield from (_write_row(step, temporary) for step in steps)
            shown.add(file)


def read_all_steps() -> list[Step]:
    """The steps of all files."""
    return [
        step
        for file in list_files("load", "resolve", "publish", "schema/checks")
        for step in read_steps(file)
    ]


def _write_row(step: Step, temporary: set[str]) -> str:
    names = [f"*{name}*" if name in temporary else name for name in sorted(step.reads)]
    table = f"*{step.writes}*" if step.writes in temporary else step.writes
    kind = "loop: " if step.opener == "loop" else ""
    return f"| {table} | {kind}{step.title} | {', '.join(names)} |"


if __name__ == "__main__":
    sys.stdout.write(write_page())
