"""What people say of entities: these are one, this is two, this one is called so.

In: a file of one JSON object a line. Out: for each line, names of articles moved to another entity
or an entity renamed, and in `entity_overrides` what came of it. The decision to question: a line
names entities by type, name and an article that has them, never by id, since ids change with what
is resolved; and a line that applies no longer is noted and passed over, since no night should
fail on it.

    {"do": "merge", "members": [REF, REF, ...]}
    {"do": "split", "entity": REF, "articles": [ID, ...]}     or with "role": TEXT
    {"do": "rename", "entity": REF, "to": NAME}
    REF = {"type": "person", "name": "Jane Roe", "article": ID}     the article may be left out
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import ContractError
from warehouse.store.named_sql import read_named_queries, read_query, run_steps

APPLIED = "applied"
SHAPES: dict[str, frozenset[str]] = {
    "merge": frozenset({"members"}),
    "split": frozenset({"entity"}),
    "rename": frozenset({"entity", "to"}),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Who is meant: the entity that has this name, in this article if one is given."""

    entity_type: str
    name: str
    article_id: str | None = None

    def told(self) -> dict[str, str]:
        """As it stands in the file."""
        found = {"type": self.entity_type, "name": self.name}
        return found | ({"article": self.article_id} if self.article_id else {})


@dataclass(frozen=True, slots=True)
class Override:
    """One line. `problem` says why it cannot be read; the rest is then empty."""

    number: int
    stated: str
    do: str = ""
    members: tuple[Reference, ...] = ()
    articles: tuple[str, ...] = ()
    role: str | None = None
    to: str | None = None
    problem: str | None = None


def read_overrides(path: Path | None) -> list[Override]:
    """The lines of the file in order; none if there is no file."""
    if path is None or not path.exists():
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        return [Override(0, str(path), problem=f"cannot be read: {error}")]
    return [_read_line(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _read_line(number: int, line: str) -> Override:
    try:
        raw = json.loads(line)
        do = raw["do"]
        if do not in SHAPES:
            raise ValueError(f"do is {do!r}, must be one of {', '.join(SHAPES)}")
        missing = sorted(SHAPES[do] - raw.keys())
        if missing:
            raise ValueError(f"{', '.join(missing)} is missing")
        told = raw["members"] if do == "merge" else [raw["entity"]]
        members = tuple(
            Reference(str(one["type"]), str(one["name"]), one.get("article")) for one in told
        )
        articles = tuple(str(one) for one in raw.get("articles", ()))
        if do == "merge" and len(members) < 2:
            raise ValueError("members must be two or more")
        if do == "split" and bool(articles) == bool(raw.get("role")):
            raise ValueError("articles or role must be given, and not both")
        return Override(number, line, do, members, articles, raw.get("role"), raw.get("to"))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return Override(number, line, problem=f"cannot be read: {error}")


def add_override(path: Path, stated: dict[str, Any]) -> int:
    """Put a line at the end of the file; returns its number. Raises `ContractError` if it fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        gap = "" if not before or before.endswith("\n") else "\n"
        line = json.dumps(stated, ensure_ascii=False)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{gap}{line}\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ContractError(f"{path}: cannot be written ({error})") from error
    return len(before.splitlines()) + 1


def hash_overrides(path: Path | None) -> str:
    """Equal for equal lines."""
    lines = "\n".join(one.stated for one in read_overrides(path))
    return hashlib.sha256(lines.encode()).hexdigest()


def count_lines(connection: duckdb.DuckDBPyConnection) -> int:
    """Lines of the override file at the last resolution, applied or not."""
    found = connection.execute("select count(*) from entity_overrides").fetchall()
    return int(found[0][0])


def find_unapplied(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, str]]:
    """Lines that did not apply at the last resolution, and why; line 0 is the file as a whole."""
    return connection.execute(
        "select override_no, status from entity_overrides where status <> $applied order by all",
        {"applied": APPLIED},
    ).fetchall()


def apply_overrides(cursor: duckdb.DuckDBPyConnection, overrides: list[Override]) -> None:
    """Change `final_moves` and fill `entity_overrides`, `overridden` and `renamed`."""
    run_steps(cursor, "resolve/entities/5_overrides/1_given.sql")
    if not overrides:
        return
    references = [one for override in overrides for one in override.members]
    cursor.execute(
        "insert into referred select unnest($types), fold(unnest($names))",
        {
            "types": [one.entity_type for one in references],
            "names": [one.name for one in references],
        },
    )
    run_steps(cursor, "resolve/entities/5_overrides/2_pool.sql")
    for override in overrides:
        status, changed = (
            (override.problem, 0) if override.problem else _apply_one(cursor, override)
        )
        cursor.execute(
            "insert into entity_overrides values ($1, $2, $3, $4)",
            [override.number, override.stated, status, changed],
        )
    run_steps(cursor, "resolve/entities/5_overrides/5_settled.sql")


def _apply_one(cursor: duckdb.DuckDBPyConnection, override: Override) -> tuple[str, int]:
    found = [_find_entity(cursor, one) for one in override.members]
    problems = [problem for _, problem in found if problem]
    if problems:
        return "; ".join(problems), 0
    ids = [entity_id for entity_id, _ in found]
    if override.do == "merge":
        return _merge(cursor, ids)
    if override.do == "split":
        return _split(cursor, ids[0], override)
    cursor.execute("insert or replace into renamed values ($1, $2)", [ids[0], override.to])
    return APPLIED, 1


def _find_entity(cursor: duckdb.DuckDBPyConnection, who: Reference) -> tuple[str, str | None]:
    """The id of whom a line means as things stand at that line, or what is wrong."""
    rows = cursor.execute(
        read_query("resolve/entities/5_overrides/2_pool.sql", "entities of a name"),
        {"type": who.entity_type, "name": who.name, "article": who.article_id},
    ).fetchall()
    named = sorted({entity_id for entity_id, _ in rows})
    there = sorted({entity_id for entity_id, is_there in rows if is_there})
    told = f"{who.entity_type} {who.name!r}"
    if not named:
        return "", f"nothing is called {told}"
    if len(there) == 1:
        return there[0], None
    if len(named) == 1:
        return named[0], None
    return "", f"{len(named)} entities are called {told}: name an article of the one"


def _merge(cursor: duckdb.DuckDBPyConnection, ids: list[str]) -> tuple[str, int]:
    kept, *others = ids
    others = sorted(set(others) - {kept})
    if not others:
        return "no longer needed: they are one already", 0
    (step,) = read_named_queries("resolve/entities/5_overrides/3_merge.sql", "step")
    changed = cursor.execute(step.sql, {"kept": kept, "others": others}).fetchall()
    return APPLIED, len(changed)


def _split(
    cursor: duckdb.DuckDBPyConnection, entity_id: str, override: Override
) -> tuple[str, int]:
    """The new entity's id is a hash of what the line says, the same in every rebuild."""
    (who,) = override.members
    parts = ("entity", "split", who.entity_type, who.name, who.article_id, override.role)
    told = "\x1f".join(str(part) for part in (*parts, *sorted(override.articles)))
    (step,) = read_named_queries("resolve/entities/5_overrides/4_split.sql", "step")
    changed = cursor.execute(
        step.sql,
        {
            "entity_id": entity_id,
            "new_id": hashlib.sha256(told.encode()).hexdigest()[:20],
            "articles": list(override.articles),
            "role": override.role,
        },
    ).fetchall()
    if not changed:
        what = f"with the role {override.role!r}" if override.role else "of those"
        return f"no article {what} has {who.name!r}", 0
    return APPLIED, len(changed)
