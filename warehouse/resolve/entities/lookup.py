"""Find entities by id or name, with what tells them from their namesakes.

In: the path of the published file and an id or some words. Out: `FoundEntity` rows, the most
named first. The decision to question: words find a name that is equal first, and only where there
is none one that holds them, so that "John Smith" does not bring every Smithson.
"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.resolve.entities.overrides import Reference
from warehouse.store.files import open_published
from warehouse.store.named_sql import read_query, run_steps

MOST_FOUND = 50
WAYS_TO_FIND = ("by id", "by name", "by words in a name")
"""The first that finds somebody counts."""


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """An entity as a person has to tell it from others; `reference` names it in an override."""

    entity_id: str
    canonical_name: str
    entity_type: str
    country_code: str | None
    roles: tuple[str, ...]
    other_names: tuple[str, ...]
    article_count: int
    first_seen_on: str | None
    doubts: int
    wikidata_id: str | None
    reference: Reference


@dataclass(frozen=True, slots=True)
class OverrideStatus:
    """A line of the override file and what came of it at the last resolution."""

    override_no: int
    stated: str
    status: str
    names_changed: int


def find_entities(warehouse: Path, words: str, most: int = MOST_FOUND) -> list[FoundEntity]:
    """Entities of this id, else of this name, else with these words in a name."""
    with closing(open_published(warehouse)) as connection:
        run_steps(connection, "resolve/entities/macros.sql")
        for name in WAYS_TO_FIND:
            query = read_query("resolve/entities/lookup.sql", name)
            found = connection.execute(query, {"words": words}).fetchall()
            if found:
                return _describe(connection, [entity_id for (entity_id,) in found], most)
    return []


def list_doubtful(warehouse: Path, most: int = MOST_FOUND) -> list[FoundEntity]:
    """Entities that were kept from another by a doubt, the most named first."""
    with closing(open_published(warehouse)) as connection:
        query = read_query("resolve/entities/lookup.sql", "kept apart from another")
        found = connection.execute(query).fetchall()
        return _describe(connection, [entity_id for (entity_id,) in found], most)


def list_overrides(warehouse: Path) -> list[OverrideStatus]:
    """What came of each line at the last resolution."""
    with closing(open_published(warehouse)) as connection:
        found = connection.execute("from entity_overrides order by override_no").fetchall()
    return [OverrideStatus(*row) for row in found]


def _describe(
    connection: duckdb.DuckDBPyConnection, entity_ids: list[str], most: int
) -> list[FoundEntity]:
    query = read_query("resolve/entities/lookup.sql", "what tells entities apart")
    rows = connection.execute(query, {"ids": entity_ids, "most": most}).fetchall()
    return [
        FoundEntity(
            entity_id=row[0],
            canonical_name=row[1],
            entity_type=row[2],
            country_code=row[3],
            roles=tuple(row[4]),
            other_names=tuple(row[5]),
            article_count=row[6],
            first_seen_on=None if row[7] is None else str(row[7]),
            doubts=row[8],
            wikidata_id=row[9],
            reference=Reference(row[2], row[10], row[11]),
        )
        for row in rows
    ]
