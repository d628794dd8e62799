"""What people say of entities: merged, split, renamed, through every rebuild; and what is wrong."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from benchmarks.resolution import load_marked, write_marked
from tests.support.marked_names import MARKED, read_marked_names
from tests.support.warehouse_lakes import begin, find_broken, new_warehouse
from tests.support.warehouse_stories import RUN
from tests.warehouse.resolve.entities.test_run import read_resolved_rows
from transforms.ids import hash_id
from warehouse.errors import ContractError
from warehouse.load.batches import load_batches
from warehouse.resolve.entities.overrides import Override, Reference, add_override, read_overrides
from warehouse.resolve.run import resolve
from warehouse.store.files import open_published, open_working

ARTICLES = read_marked_names(MARKED / "tuned.md")
SMITHS = [one for one in ARTICLES if any("Smith" in name.name for name in one.names)]
BY_SLUG = {article.slug: article.story.article_id for article in ARTICLES}


def ref(name: str, slug: str | None = None, entity_type: str = "person") -> dict[str, str]:
    return Reference(entity_type, name, BY_SLUG[slug] if slug else None).told()


def load_said(folder: Path, *lines: dict[str, Any] | str) -> tuple[duckdb.DuckDBPyConnection, Path]:
    path = folder / "overrides.jsonl"
    path.write_text(
        "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    )
    warehouse = new_warehouse()
    load_marked(SMITHS, folder / "lake", warehouse)
    resolve(warehouse, overrides=path)
    assert find_broken(warehouse) == []
    return warehouse, path


def bearers(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[str, list[str]]]:
    """Each entity that some article calls Smith: its name, and those articles."""
    slugs = {article_id: slug for slug, article_id in BY_SLUG.items()}
    found = warehouse.execute(
        """
        select
            e.canonical_name,
            list_sort(list(distinct m.article_id))
        from entity_mentions m
        join entities e using (entity_id)
        where m.surface ilike '%smith%'
        group by e.entity_id, e.canonical_name
        """
    ).fetchall()
    return sorted((name, sorted(slugs[one] for one in articles)) for name, articles in found)


def status_of(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[int, str, int]]:
    return warehouse.execute(
        "select override_no, status, names_changed from entity_overrides order by 1"
    ).fetchall()


MINISTER, STRIKER = ["t01", "t03", "t05", "t08"], ["t02", "t04", "t07"]


def test_overrides_without_a_line_leave_what_was_worked_out(tmp_path: Path) -> None:
    warehouse, _ = load_said(tmp_path)

    assert bearers(warehouse) == [
        ("John Smith", MINISTER),
        ("John Smith", STRIKER),
        ("John Smith", ["t06"]),
    ]


def test_overrides_that_split_an_entity_count_its_days_anew(tmp_path: Path) -> None:
    """A day is counted for the entity that a name leaves, too, though its name is as it was."""
    warehouse, said = load_said(tmp_path)
    line = {"do": "split", "entity": ref("John Smith", "t01"), "articles": [BY_SLUG["t05"]]}
    said.write_text(json.dumps(line))

    resolve(warehouse, overrides=said)

    assert (
        warehouse.execute(
            "select published_on, entity_id, mentions from mart_entity_daily order by all"
        ).fetchall()
        == warehouse.execute(
            """
            select
                a.published_at::date as published_on,
                m.entity_id,
                count(*) as mentions
            from entity_mentions m
            join articles a on a.current_version_id = m.version_id
            where m.entity_id is not null
            group by all
            order by all
            """
        ).fetchall()
    )


def list_segments(path: Path, table: str) -> set[tuple[Any, ...]]:
    """Where the words of a table lie in the file."""
    with open_published(path) as connection:
        return set(
            connection.execute(
                "select row_group_id, column_name, segment_id, block_id, block_offset "
                f"from pragma_storage_info('{table}') where segment_type = 'VARCHAR'"
            ).fetchall()
        )


@pytest.mark.parametrize("table", ["version_entities", "entity_mentions"])
def test_overrides_leave_the_rows_around_those_that_move_where_they_lie(
    tmp_path: Path, table: str
) -> None:
    """Columns with a row updated in place were written anew, a hundred thousand rows a row."""
    path, said = tmp_path / "w.duckdb", tmp_path / "overrides.jsonl"
    with open_working(path) as working:
        load_marked(SMITHS, tmp_path / "lake", working.connection)
        resolve(working.connection, overrides=said)
        working.publish()
    before = list_segments(path, table)

    line = {"do": "split", "entity": ref("John Smith", "t01"), "role": "ambassador"}
    said.write_text(json.dumps(line))
    with open_working(path) as working:
        resolve(working.connection, overrides=said)
        working.publish()

    assert before <= list_segments(path, table)


def test_overrides_merge_split_and_rename(tmp_path: Path) -> None:
    warehouse, path = load_said(
        tmp_path,
        {"do": "merge", "members": [ref("John Smith", "t02"), ref("John Smith", "t06")]},
        {"do": "split", "entity": ref("John Smith", "t01"), "role": "ambassador"},
        {"do": "rename", "entity": ref("John Smith", "t05"), "to": "John Smith of Lisbon"},
    )

    assert bearers(warehouse) == [
        ("John Smith", ["t01", "t03", "t08"]),
        ("John Smith", ["t02", "t04", "t06", "t07"]),
        ("John Smith of Lisbon", ["t05"]),
    ]
    assert status_of(warehouse) == [(1, "applied", 1), (2, "applied", 1), (3, "applied", 1)]
    assert warehouse.execute(
        "select e.canonical_name, a.alias, a.why, a.confidence from entity_aliases a "
        "join entities e using (entity_id) where a.why = 'override'"
    ).fetchall() == [("John Smith of Lisbon", "John Smith", "override", 1.0)]
    assert warehouse.execute(
        "select s.display_name, r.title from speakers s join speaker_roles r using (speaker_id) "
        "where r.title = 'ambassador'"
    ).fetchall() == [("John Smith of Lisbon", "ambassador")]

    rows = read_resolved_rows(warehouse)
    resolve(warehouse, overrides=path)
    assert read_resolved_rows(warehouse) == rows

    path.unlink()
    resolve(warehouse, overrides=path)
    fresh = new_warehouse()
    load_marked(SMITHS, tmp_path / "again", fresh)
    assert read_resolved_rows(warehouse) == read_resolved_rows(fresh)


def test_overrides_merge_two_names_and_keep_why(tmp_path: Path) -> None:
    warehouse, _ = load_said(
        tmp_path, {"do": "merge", "members": [ref("John Smith", "t06"), ref("Olga Renn")]}
    )

    assert warehouse.execute(
        "select e.canonical_name, a.alias, a.why from entity_aliases a "
        "join entities e using (entity_id) where a.why = 'override'"
    ).fetchall() == [("John Smith", "Olga Renn", "override")]


@pytest.mark.long
def test_overrides_are_the_same_whatever_came_first(tmp_path: Path) -> None:
    once, path = load_said(
        tmp_path,
        {"do": "merge", "members": [ref("John Smith", "t02"), ref("John Smith", "t06")]},
        {"do": "split", "entity": ref("John Smith", "t01"), "articles": [BY_SLUG["t05"]]},
    )
    warehouse = new_warehouse()
    begin(warehouse, ["marked"])
    for number, article in enumerate(reversed(SMITHS)):
        written = write_marked(tmp_path / "one by one", [article], number)
        load_batches(warehouse, written, run_id=RUN)
        resolve(warehouse, overrides=path)

    assert read_resolved_rows(warehouse) == read_resolved_rows(once)


def test_overrides_that_do_not_apply_are_noted_and_passed_over(tmp_path: Path) -> None:
    told: list[tuple[dict[str, Any] | str, str]] = [
        (
            {"do": "rename", "entity": ref("Jack Smith"), "to": "X"},
            "nothing is called person 'Jack Smith'",
        ),
        (
            {"do": "rename", "entity": ref("John Smith"), "to": "X"},
            "3 entities are called person 'John Smith': name an article of the one",
        ),
        (
            {"do": "merge", "members": [ref("John Smith", "t01"), ref("John Smith", "t03")]},
            "no longer needed: they are one already",
        ),
        (
            {"do": "split", "entity": ref("John Smith", "t01"), "role": "striker"},
            "no article with the role 'striker' has 'John Smith'",
        ),
        ("not json", "cannot be read: Expecting value"),
        ('{"do": "forget"}', "cannot be read: do is 'forget'"),
        ('{"do": "merge"}', "cannot be read: members is missing"),
        ("[1]", "cannot be read: list indices"),
    ]
    warehouse, _ = load_said(tmp_path, *(line for line, _ in told))

    assert [
        (number, status[: len(wanted)], changed)
        for (number, status, changed), (_, wanted) in zip(status_of(warehouse), told, strict=True)
    ] == [(number, wanted, 0) for number, (_, wanted) in enumerate(told, 1)]
    assert len(bearers(warehouse)) == 3


def test_overrides_are_added_a_line_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "new" / "overrides.jsonl"
    said = {"do": "rename", "entity": ref("Zoë Lind"), "to": "Zoë Lind-Roe"}

    assert [add_override(path, said), add_override(path, said)] == [1, 2]
    assert read_overrides(path) == [
        Override(
            number,
            '{"do": "rename", "entity": {"type": "person", "name": "Zoë Lind"}, '
            '"to": "Zoë Lind-Roe"}',
            "rename",
            (Reference("person", "Zoë Lind"),),
            to="Zoë Lind-Roe",
        )
        for number in (1, 2)
    ]


def test_overrides_that_cannot_be_written_say_where(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=f"{tmp_path}: cannot be written"):
        add_override(tmp_path, {})


def test_overrides_of_a_new_speaker_have_the_annotators_kind_of_id(tmp_path: Path) -> None:
    warehouse, _ = load_said(
        tmp_path, {"do": "split", "entity": ref("John Smith", "t01"), "role": "ambassador"}
    )

    assert all(
        speaker_id == hash_id("speaker", entity_id)
        for speaker_id, entity_id in warehouse.execute(
            "select speaker_id, entity_id from speakers"
        ).fetchall()
    )
