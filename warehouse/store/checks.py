"""Checks: queries that must return no row, written once in `schema/checks/`.

In: a connection and a scope, a word in the brackets of a check's name, or "full". Out: one result a
check, with the number of rows in error and the first of them. The decision to question: a staged
batch is checked by the queries that check the whole warehouse, because the loader's temporary
views hide the tables of the same names (see `staging`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse.errors import ContractError
from warehouse.store.named_sql import NamedQuery, list_scripts, read_named_queries, run_steps

SCOPES = ("ingest", "annotate", "publish", "full")
CHECKED = {"publish": "unchecked_versions", "annotate": "annotations", "full": "annotations"}
"""Where the versions are that a check looks into."""
SLICED = ("annotate", "full")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A check that was run: how many rows broke it, and the first as column to value."""

    name: str
    rows_in_error: int
    sample: dict[str, Any] | None


def read_checks(scope: str) -> tuple[NamedQuery, ...]:
    """The checks of a scope, file by file, their names without the brackets; "full" has all."""
    if scope not in SCOPES:
        raise ValueError(f"no scope {scope!r}; there are {', '.join(SCOPES)}")
    found = []
    for file_name in list_scripts("schema/checks"):
        for query in read_named_queries(file_name, "check"):
            match = re.fullmatch(r"(\w+) \[([\w ]+)\]", query.name)
            assert match, query.name
            if scope == "full" or scope in match[2].split():
                found.append(NamedQuery(match[1], query.note, query.sql.rstrip(";")))
    return tuple(found)


def run_checks(
    connection: duckdb.DuckDBPyConnection, scope: str = "publish", *, is_listed: bool = False
) -> Iterator[CheckResult]:
    """Run the checks of a scope, one after the other.

    "publish" looks into the versions that changed since the last publish, and at what all versions
    have in common; "full" slices every stored row and takes minutes at scale. `is_listed` says
    that `list_checked` ran before.
    """
    if not is_listed:
        list_checked(connection, scope)
    for check in read_checks(scope):
        yield _run_check(connection, check)


def list_checked(connection: duckdb.DuckDBPyConnection, scope: str) -> None:
    """List the versions that a scope looks into, for this connection, as they are now.

    Their texts are cut into pieces where spans are sliced.
    """
    if scope in CHECKED:
        connection.execute(
            "create or replace temp table checked_versions as "
            f"select distinct version_id from {CHECKED[scope]}"
        )
    if scope in SLICED:
        run_steps(connection, "schema/checks/spans.sql")


def _run_check(connection: duckdb.DuckDBPyConnection, check: NamedQuery) -> CheckResult:
    found = connection.execute(f"select *, count(*) over () from ({check.sql}) limit 1")
    names = [column[0] for column in found.description or ()]
    rows = found.fetchall()
    if not rows:
        return CheckResult(check.name, 0, None)
    (row,) = rows
    return CheckResult(check.name, row[-1], dict(zip(names[:-1], row[:-1], strict=True)))


def require_clean(
    connection: duckdb.DuckDBPyConnection,
    scope: str,
    place: str = "working copy",
    *,
    is_listed: bool = False,
) -> None:
    """Raise `ContractError` naming every check of the scope that found rows, with a sample."""
    results = run_checks(connection, scope, is_listed=is_listed)
    broken = [result for result in results if result.rows_in_error]
    if broken:
        told = "; ".join(
            f"{result.name}: {result.rows_in_error} row(s), first {result.sample}"
            for result in broken
        )
        raise ContractError(f"{place}: {told}")
