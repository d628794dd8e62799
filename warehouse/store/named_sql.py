"""Read SQL files that hold several queries, each opened by a comment that names it.

In: a file, by its path inside `warehouse/`, and the word that opens a query (`-- check:
quote_slice`). Out: its queries in order, with the comment lines that follow the name. The decision
to question: SQL lives in `.sql` files, where editors and analysts read it, and Python only runs it.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

WAREHOUSE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of a `.sql` file: its name, the rest of its opening comment, its statement."""

    name: str
    note: str
    sql: str


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
def read_named_queries(file_name: str, opener: str) -> tuple[NamedQuery, ...]:
    """The queries of a file with this opener, such as "check", in order."""
    parts = re.split(r"^-- (\w+): *(.+)$", read_script(file_name), flags=re.MULTILINE)
    return tuple(
        _read_query(name.strip(), body)
        for word, name, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
        if word == opener
    )


def run_queries(cursor: duckdb.DuckDBPyConnection, file_name: str, opener: str) -> None:
    """Run the queries of a file with this opener, one after the other."""
    for query in read_named_queries(file_name, opener):
        cursor.execute(query.sql)


def _read_query(name: str, body: str) -> NamedQuery:
    lines = body.strip().splitlines()
    notes: list[str] = []
    while lines and lines[0].startswith("--"):
        notes.append(lines.pop(0).removeprefix("--").strip())
    return NamedQuery(name, " ".join(notes), "\n".join(lines).strip())
