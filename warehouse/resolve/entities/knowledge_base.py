"""Items of a knowledge base for entities: which one it is, or which it may be.

In: a file of items as Wikidata has them, Parquet or one JSON object a line. Out: on each entity
`wikidata_id`, or `wikidata_candidates` alone where several fit. The decision to question: an item
is found by name and type and told from its namesakes by line of work and country alone; how
famous it is never decides, since the news is full of people who are less so.

    wikidata_id   Q and digits             aliases       list of names, may be left out
    name          its usual name           description   a few words, may be left out
    type          as entities.entity_type  country_code  ISO 3166, may be left out
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.errors import ContractError
from warehouse.store.named_sql import run_steps

ITEM = re.compile(r"Q[1-9][0-9]*\Z")
COUNTRY = re.compile(r"[A-Z]{2}\Z")
TYPES = ("person", "organization", "place", "law", "event", "group", "work", "product")
REQUIRED = ("wikidata_id", "name", "type")
SCHEMA = pa.schema(
    [
        ("wikidata_id", pa.string()),
        ("name", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("type", pa.string()),
        ("description", pa.string()),
        ("country_code", pa.string()),
    ]
)
"""What is read; birth years, sitelinks and whatever else a file has are left aside."""


def read_items(path: Path) -> pa.Table:
    """The items of a file. Raises `ContractError` naming the line, or the row of a Parquet file."""
    try:
        raw = path.open("rb")
    except OSError as error:
        raise ContractError(f"{path}: cannot be read ({error}); see the setting kb") from error
    with raw:
        is_parquet = raw.read(4) == b"PAR1"
    if is_parquet:
        try:
            rows = ((f"row {n}", row) for n, row in enumerate(_read_parquet(path), 1))
            return _collect(path, rows)
        except pa.ArrowInvalid as error:
            raise ContractError(f"{path}: not a Parquet file ({error})") from error
    return _collect(path, _read_lines(path))


def _read_parquet(path: Path) -> Iterator[dict[str, Any]]:
    file = pq.ParquetFile(path)
    names = [name for name in SCHEMA.names if name in file.schema_arrow.names]
    missing = sorted(set(REQUIRED) - set(names))
    if missing:
        raise ContractError(f"{path}: there is no column {', '.join(missing)}")
    for batch in file.iter_batches(columns=names):
        yield from batch.to_pylist()


def _read_lines(path: Path) -> Iterator[tuple[str, Any]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield f"line {number}", json.loads(line)
            except ValueError as error:
                raise ContractError(f"{path}, line {number}: not JSON ({error})") from error


def _collect(path: Path, rows: Iterable[tuple[str, Any]]) -> pa.Table:
    kept: list[dict[str, Any]] = []
    seen: dict[str, str] = {}
    for place, row in rows:
        problem = _find_problem(row)
        if problem is None and row["wikidata_id"] in seen:
            problem = f"wikidata_id {row['wikidata_id']} is in {seen[row['wikidata_id']]} already"
        if problem is not None:
            raise ContractError(f"{path}, {place}: {problem}")
        seen[row["wikidata_id"]] = place
        kept.append({name: row.get(name) for name in SCHEMA.names})
    return pa.Table.from_pylist(kept, schema=SCHEMA)


def _find_problem(row: Any) -> str | None:
    if not isinstance(row, dict):
        return "not an object"
    for name in REQUIRED:
        if not isinstance(row.get(name), str) or not row[name].strip():
            return f"{name} is {row.get(name)!r}, must be text"
    if not ITEM.match(row["wikidata_id"]):
        return f"wikidata_id is {row['wikidata_id']!r}, must be like 'Q42'"
    if row["type"] not in TYPES:
        return f"type is {row['type']!r}, must be one of {', '.join(TYPES)}"
    aliases = row.get("aliases")
    if aliases is not None and not (
        isinstance(aliases, list) and all(isinstance(alias, str) for alias in aliases)
    ):
        return f"aliases is {aliases!r}, must be a list of texts"
    description, country = row.get("description"), row.get("country_code")
    if description is not None and not isinstance(description, str):
        return f"description is {description!r}, must be text"
    if country is not None and not (isinstance(country, str) and COUNTRY.match(country)):
        return f"country_code is {country!r}, must be two capital letters"
    return None


def link_items(cursor: duckdb.DuckDBPyConnection, path: Path | None) -> None:
    """Set `wikidata_id` and `wikidata_candidates` of all entities; to null without a file."""
    if path is None:
        run_steps(cursor, "resolve/entities/items/2_unlinked.sql")
        return
    cursor.register("given_items", read_items(path))
    run_steps(cursor, "resolve/entities/items/1_linked.sql")
    cursor.unregister("given_items")
