"""Read SQL files that hold several statements, each opened by a comment that names it.

In: a file, by its path inside `warehouse/`. Out: its statements in order, with the comment lines
that follow the name; steps are run. The decision to question: SQL lives in `.sql` files, where
editors and analysts read it, and Python only runs it. A statement that writes is named by the table
that it writes, with what it does after a bar:

    -- step: joined_claims | keep the pairs that are one saying

`step` is run once and `loop` until it changes no row, in the order of the file; what Python runs at
another moment, or not at all, is another file. `macro` defines a function for the steps after it.
What only reads is named by what it tells: `query` for Python, `question` for analysts, `check` for
rows that must not be there, `part` for the macros that others stand on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

WAREHOUSE = Path(__file__).parents[1]
STEP_OPENERS = ("step", "loop", "macro")
READ_OPENERS = ("query", "question", "check", "part")
OPENING = re.compile(r"^-- (\w+): *(.+)$", re.MULTILINE)
PARAMETER = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A statement of a `.sql` file: its name, the comment below it, its SQL; a step has a title."""

    name: str
    note: str
    sql: str
    opener: str = ""
    title: str = ""

    def choose(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Those of the parameters that the statement names: DuckDB refuses others."""
        names = set(PARAMETER.findall(self.sql))
        return {name: value for name, value in parameters.items() if name in names}


def read_script(file_name: str) -> str:
    """The whole text of a `.sql` file, by its path inside `warehouse/`."""
    return (WAREHOUSE / file_name).read_text(encoding="utf-8")


def list_scripts(folder: str) -> list[str]:
    """The `.sql` files of a folder by their paths inside `warehouse/`, in the order of names."""
    found = sorted((WAREHOUSE / folder).glob("*.sql"))
    return [path.relative_to(WAREHOUSE).as_posix() for path in found]


@cache
def read_scripts(folder: str) -> tuple[str, ...]:
    """The whole texts of the `.sql` files of a folder, in the order of their names."""
    return tuple(read_script(name) for name in list_scripts(folder))


@cache
def read_named_queries(file_name: str, *openers: str) -> tuple[NamedQuery, ...]:
    """The statements of a file with these openers, such as "check", in order."""
    parts = OPENING.split(read_script(file_name))
    return tuple(
        _read_query(word, name, body)
        for word, name, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
        if word in openers
    )


def read_query(file_name: str, name: str) -> str:
    """The SQL of the query of that name."""
    (found,) = (query for query in read_named_queries(file_name, "query") if query.name == name)
    return found.sql


def run_steps(
    cursor: duckdb.DuckDBPyConnection,
    file_name: str,
    parameters: Mapping[str, Any] | None = None,
) -> dict[str, int]:
    """Run the steps of a file in order, each loop until it changes no row.

    Returns the rows that the last step of each table wrote: a stage whose input has none is left
    out.
    """
    return {
        step.name: run_step(cursor, step, parameters or {})
        for step in read_named_queries(file_name, *STEP_OPENERS)
    }


def run_step(
    cursor: duckdb.DuckDBPyConnection, step: NamedQuery, parameters: Mapping[str, Any]
) -> int:
    """Run one step with those of the parameters that it names; how many rows it changed at last."""
    given = step.choose(parameters)
    while True:
        # DuckDB tells how many rows a statement changed
        changed = cursor.execute(step.sql, given).fetchall()
        if step.opener != "loop" or changed == [(0,)]:
            return changed[0][0] if changed else 0


def has_rows(cursor: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether there is a row in a table, where no step just told so."""
    return bool(cursor.execute(f"from {table} limit 1").fetchall())


def _read_query(word: str, name: str, body: str) -> NamedQuery:
    lines = body.strip().splitlines()
    notes: list[str] = []
    while lines and lines[0].startswith("--"):
        notes.append(lines.pop(0).removeprefix("--").strip())
    table, _, title = name.strip().partition(" | ")
    return NamedQuery(table, " ".join(notes), "\n".join(lines).strip(), word, title)
