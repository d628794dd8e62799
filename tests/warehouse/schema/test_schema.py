"""The tables hold the lake's columns and closed lists, and everything has a comment."""

from pathlib import Path, PurePath

import duckdb
import pyarrow as pa
import pytest

from benchmarks.claim_pairs import ClaimPair, load_pairs, tell_pairs
from tests.support.warehouse_lakes import new_warehouse
from transforms.lake import records
from transforms.lake.schemas import schema_of
from warehouse.load.staging import DERIVED, FOUND_IDS, HELD_IN, STAGE_TABLES
from warehouse.store.named_sql import list_scripts, read_named_queries, read_script

SQL_TYPES = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.float32(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.timestamp("us"): "TIMESTAMP",
    pa.date32(): "DATE",
    pa.list_(pa.string()): "VARCHAR[]",
    pa.list_(pa.uint32()): "UINTEGER[]",
    pa.list_(
        pa.struct([pa.field("char_start", pa.int32()), pa.field("char_end", pa.int32())])
    ): "STRUCT(char_start INTEGER, char_end INTEGER)[]",
    pa.list_(
        pa.struct([pa.field("speaker_id", pa.string()), pa.field("probability", pa.float32())])
    ): "STRUCT(speaker_id VARCHAR, probability DOUBLE)[]",
}
OWN_COLUMNS = {
    "article_records": ["modified_at", "observed_at", "batch_id", "slice_no", "record_no"],
    "article_versions": ["version_no", "valid_from", "valid_to"],
    "annotations": ["batch_id"],
    "rejects": ["batch_id"],
    "entities": [
        "first_seen_on",
        "last_seen_on",
        "article_count",
        "mention_count",
        "wikidata_id",
        "wikidata_candidates",
    ],
    "entity_aliases": ["article_count"],
    "speakers": ["first_seen_on", "last_seen_on", "article_count", "quote_count"],
    **{table: list(columns) for table, columns in FOUND_IDS.items()},
}

OWN_LISTS = {
    "match_kind": {
        "same": "all of the words; of a claim, the same subject, predicate and object",
        "near": "of a claim: the same words but for their order, forms, or small ones",
        "part": "a stretch of the words; of a claim, less is said, all of it in the whole",
        "pieces": "some of the words in their order, with an ellipsis or a bracket between",
    },
    "flip_kind": {
        "polarity": "denied after it was affirmed, or the reverse",
        "modality": 'less or more certain than the same speaker had it, as "may" after "will"',
    },
}


@pytest.fixture(scope="module")
def warehouse() -> duckdb.DuckDBPyConnection:
    return new_warehouse()


def columns_of(warehouse: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, bool]]:
    return warehouse.execute(
        "select column_name, data_type, is_nullable from duckdb_columns() "
        "where table_name = $table order by column_index",
        {"table": table},
    ).fetchall()


RECORD_TYPES = {
    name: kind for kinds in records.STAGE_TABLES.values() for name, kind in kinds.items()
}
LAKE_TABLES = [
    *((name, HELD_IN.get(name, name)) for name in RECORD_TYPES),
    *((name, name) for name in HELD_IN if name != "articles"),
]


@pytest.mark.parametrize(("lake_table", "table"), LAKE_TABLES)
def test_schema_equals_the_lake_then_own_columns(
    warehouse: duckdb.DuckDBPyConnection, lake_table: str, table: str
) -> None:
    expected = [
        (field.name, SQL_TYPES[field.type], field.nullable)
        for field in schema_of(RECORD_TYPES[lake_table])
    ]
    own = OWN_COLUMNS.get(table, [])

    found = columns_of(warehouse, table)

    assert found[: len(expected)] == expected
    assert [name for name, _, _ in found[len(expected) :]] == own


def test_schema_numbers_are_wide_enough_to_be_read(warehouse: duckdb.DuckDBPyConnection) -> None:
    """A float of 0.93 reaches people as 0.9300000071525574."""
    narrow = warehouse.execute(
        "select table_name, column_name from duckdb_columns() "
        "where not internal and data_type like '%FLOAT%'"
    ).fetchall()

    assert narrow == []


def test_schema_articles_are_records_as_the_current_version_has_them(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    expected = [
        (name.replace("version_id", "current_version_id"), kind, nullable)
        for name, kind, nullable in columns_of(warehouse, "article_records")
        if name not in OWN_COLUMNS["article_records"]
    ]

    assert columns_of(warehouse, "articles") == [
        *expected,
        ("status", "VARCHAR", False),
        ("first_seen_at", "TIMESTAMP", False),
        ("syndication_id", "VARCHAR", True),
    ]


def test_schema_stages_are_those_of_the_lake() -> None:
    assert {stage: tuple(tables) for stage, tables in records.STAGE_TABLES.items()} == STAGE_TABLES
    assert {name: DERIVED[name] <= set(OWN_COLUMNS[name]) for name in DERIVED} == dict.fromkeys(
        DERIVED, True
    )


def test_schema_everything_has_a_comment(warehouse: duckdb.DuckDBPyConnection) -> None:
    bare = warehouse.execute(
        """
        select table_name as place from duckdb_tables() where comment is null
        union all
        select view_name from duckdb_views() where not internal and comment is null
        union all
        select table_name || '.' || column_name from duckdb_columns()
        where not internal and comment is null
        union all
        select function_name from duckdb_functions()
        where not internal and comment is null
        """
    ).fetchall()

    assert bare == []


def test_schema_views_have_a_file_each_that_opens_with_its_question() -> None:
    files = list_scripts("schema/views")
    asked = {name: read_named_queries(name, "question") for name in files}

    assert [len(queries) for queries in asked.values()] == [1] * len(files)
    assert [query.name for (query,) in asked.values() if not query.name.endswith("?")] == []
    assert [query.sql.split(" as\n")[0].split()[-1] for (query,) in asked.values()] == [
        "v_article_history",
        "v_attributions",
        "v_claim_flips",
        "v_claim_subjects",
        "v_claims",
        "v_coverage",
        "v_entity_daily",
        "v_quote_changes",
        "v_quotes",
        "v_speaker_timeline",
        "v_syndication",
    ]
    assert [PurePath(name).stem for name in files] == [
        query.sql.split(" as\n")[0].split()[-1] for (query,) in asked.values()
    ]


def test_schema_claim_subjects_are_those_who_are_named_or_meant(tmp_path: Path) -> None:
    bridge = "Jane Roe, the mayor of Lund, opened the bridge on Friday. She paid Lund. It was late."
    texts = (bridge, "Germany and Poland signed the treaty.")
    told = load_pairs(tell_pairs([ClaimPair("subjects", texts, is_one=False, days=1)]), tmp_path)
    found = told.execute(
        "select distinct s.subject_text, s.subject_name, s.method = 'rules/antecedent' "
        "from v_claim_subjects s join v_claims using (claim_id) order by all"
    )
    assert found.fetchall() == [
        ("Germany and Poland", "Germany", False),
        ("Germany and Poland", "Poland", False),
        ("Jane Roe", "Jane Roe", False),
        ("She", "Jane Roe", True),
    ]


@pytest.mark.parametrize("folder", ["tables", "views"])
def test_schema_comments_stand_beside_what_they_tell_of(folder: str) -> None:
    """Written out somewhere else, a comment is soon about another column."""
    told_apart = [
        name for name in list_scripts(f"schema/{folder}") if "comment on" in read_script(name)
    ]

    assert told_apart == []


def test_schema_vocabularies_are_the_closed_lists(warehouse: duckdb.DuckDBPyConnection) -> None:
    expected = {
        "reason": records.REJECT_REASONS,
        "skipped_reason": records.SKIP_REASONS,
        "section_kind": records.SECTION_KINDS,
        "published_precision": records.PUBLISHED_PRECISIONS,
        "entity_type": records.ENTITY_TYPES,
        "mention_kind": records.MENTION_KINDS,
        "quote_type": records.QUOTE_TYPES,
        "presentation": records.PRESENTATIONS,
        "reference_kind": records.REFERENCE_KINDS,
        "speaker_kind": records.SPEAKER_KINDS,
        "cue_stance": records.CUE_STANCES,
        "modality": records.MODALITIES,
        "polarity": records.POLARITIES,
        "claim_kind": records.CLAIM_KINDS,
        "role": records.CLAIM_ROLES,
        "why": records.ALIAS_REASONS,
        **OWN_LISTS,
        "annotation_status": records.ANNOTATION_STATUSES,
    }
    found: dict[str, dict[str, str | None]] = {}
    for vocabulary, word, meaning in warehouse.execute("from vocabularies").fetchall():
        found.setdefault(vocabulary, {})[word] = meaning

    assert found == {
        name: dict(words) if isinstance(words, dict) else dict.fromkeys(words)
        for name, words in expected.items()
    }
