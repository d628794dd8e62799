"""A hash for each table of a warehouse: equal for two that hold the same rows.

    python -m benchmarks.table_hashes data/warehouse.duckdb [other.duckdb]

In: one or two warehouses. Out: rows and a hash a table, and, of two, the tables that differ (exit
code 1 if there are any). Left out are the tables that tell of runs, since one warehouse may have
come about in more runs than the other, and the columns that hold ids, hashes and times of runs. The
order of rows does not count, nor does the last digit of a score. The decision to question: an
archive counts by its file name and not by its address, so that a lake read from elsewhere is equal.
"""

import argparse
from pathlib import Path

import duckdb

RUN_TABLES = frozenset({"runs", "run_files", "run_stages", "quality"})
RUN_COLUMNS = frozenset(
    "run_id made_by_run_id first_seen_at loaded_at seconds settings digest state valid_from".split()
)
COUNTS_OF_A_LOAD = {"batches": frozenset("new corrected unchanged annotated".split())}
"""What a batch brought in, which depends on what was there before."""
FLOATS = ("FLOAT", "DOUBLE", "DECIMAL")


def hash_tables(path: Path) -> dict[str, tuple[int, int]]:
    """Rows and hash by table."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute(
            "select table_name, list(column_name order by column_index), "
            "list(data_type order by column_index) from duckdb_columns() "
            "where not internal and table_name in (select table_name from duckdb_tables()) "
            "group by all order by table_name"
        ).fetchall()
        return {
            table: _hash_table(connection, table, dict(zip(names, kinds, strict=True)))
            for table, names, kinds in tables
            if table not in RUN_TABLES
        }


def _hash_table(
    connection: duckdb.DuckDBPyConnection, table: str, columns: dict[str, str]
) -> tuple[int, int]:
    left_out = RUN_COLUMNS | COUNTS_OF_A_LOAD.get(table, frozenset())
    kept = [_express(name, kind) for name, kind in columns.items() if name not in left_out]
    # hash() of one argument more, lest a table of no other column has none.
    row = connection.execute(
        f"select count(*), coalesce(sum(hash({', '.join([*kept, '0'])})::hugeint % 1000000007), 0) "
        f'from "{table}"'
    ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1])


def _express(name: str, kind: str) -> str:
    if name == "uri":
        return "regexp_extract(uri, '[^/]*$')"
    if kind.startswith(FLOATS) and not kind.endswith("]"):
        return f'round("{name}"::double, 5)'
    return f'"{name}"'


def list_differences(one: Path, other: Path) -> list[str]:
    """The tables that do not hold the same rows."""
    first, second = hash_tables(one), hash_tables(other)
    return sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("other", type=Path, nargs="?")
    asked = parser.parse_args()
    for name, (rows, value) in hash_tables(asked.warehouse).items():
        print(f"{name:34} {rows:9} {value}")
    if asked.other is None:
        return 0
    different = list_differences(asked.warehouse, asked.other)
    print(f"different: {', '.join(different) or 'none'}")
    return int(bool(different))


if __name__ == "__main__":
    raise SystemExit(main())
