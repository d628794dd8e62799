"""Loading a batch: what comes of each record, and that a broken batch changes nothing."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.test_warehouse_lake import (
    ANNOTATE,
    INGEST,
    MAYOR,
    MAYOR_CORRECTED,
    RESIDENTS,
    RUN,
    STARTED_AT,
    Story,
    annotate_rows,
    archive_id_of,
    begin,
    ingest_rows,
    make_reject,
    new_warehouse,
    read_warehouse,
    write_annotate,
    write_ingest,
)
from transforms.ids import hash_id
from transforms.records import Span
from warehouse.errors import ContractError
from warehouse.load import LoadCounts, load_batch


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with new_warehouse() as connection:
        begin(connection, ["a", "b"])
        yield connection


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse that only tests of refused batches use: they leave it as it is."""
    lake = tmp_path_factory.mktemp("lake")
    with new_warehouse() as connection:
        begin(connection, ["a", "b"])
        load_batch(connection, write_ingest(lake, "a", [MAYOR]), run_id=RUN)
        load_batch(connection, write_annotate(lake, "a", [MAYOR]), run_id=RUN)
        yield connection


def count_rows(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return warehouse.execute(
        """
        select count(*) from articles
        union all select count(*) from article_records
        union all select count(*) from sections
        union all select count(*) from quotes
        union all select count(*) from claims
        union all select count(*) from version_entities
        union all select count(*) from rejects
        union all select count(*) from batches
        """
    ).fetchall()


def versions_of(warehouse: duckdb.DuckDBPyConnection, story: Story) -> list[tuple[Any, ...]]:
    return warehouse.execute(
        "select version_id, version_no, valid_from, valid_to from article_versions "
        "where article_id = $id order by version_no",
        {"id": story.article_id},
    ).fetchall()


def test_load_ingest_judges_each_record(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = write_ingest(tmp_path, "a", [MAYOR])
    second = write_ingest(
        tmp_path,
        "b",
        [RESIDENTS, MAYOR, MAYOR_CORRECTED, RESIDENTS, MAYOR_CORRECTED],
        rejects=[make_reject(archive_id_of("b"), "line 6")],
        skipped=2,
    )

    load_batch(warehouse, first, run_id=RUN)
    counts = load_batch(warehouse, second, run_id=RUN)

    assert counts == LoadCounts(
        second.name,
        "ingest",
        archive_id_of("b"),
        seen=8,
        new=1,
        corrected=1,
        unchanged=3,
        rejected=1,
        skipped=2,
        skipped_reasons={"blank": 2},
    )


def test_load_annotate_counts_what_it_brought(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR, RESIDENTS]), run_id=RUN)
    annotated = write_annotate(tmp_path, "a", [MAYOR, RESIDENTS])

    assert load_batch(warehouse, annotated, run_id=RUN) == LoadCounts(
        annotated.name,
        "annotate",
        archive_id_of("a"),
        annotated=2,
        mentions=3,
        quotes=3,
        quotes_with_speaker=3,
        claims=3,
    )


def test_load_keeps_whole_rows(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load_batch(warehouse, write_ingest(tmp_path, "a", [RESIDENTS]), run_id=RUN)
    load_batch(warehouse, write_annotate(tmp_path, "a", [RESIDENTS]), run_id=RUN)
    expected = annotate_rows([RESIDENTS])
    for table in ("entity_mentions", "speaker_roles", "quotes", "claims", "claim_entities"):
        found = warehouse.execute(f"from {table} order by all")
        names = [column[0] for column in found.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        wanted = [
            asdict(row) | ({"content_spans": list(spans)} if spans else {})
            for row in expected[table]
            for spans in [asdict(row).get("content_spans")]
        ]
        assert sorted(rows, key=repr) == sorted(wanted, key=repr)


def test_load_same_batch_again_does_nothing(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    ingest = write_ingest(tmp_path, "a", [MAYOR], rejects=[make_reject(archive_id_of("a"), "x")])
    annotate = write_annotate(tmp_path, "a", [MAYOR])
    for folder in (ingest, annotate):
        load_batch(warehouse, folder, run_id=RUN)
    before = read_warehouse(warehouse), warehouse.execute("from batches").fetchall()

    again = [load_batch(warehouse, folder, run_id="run-2") for folder in (ingest, annotate)]

    assert again == [
        LoadCounts(
            ingest.name,
            "ingest",
            archive_id_of("a"),
            already_loaded=True,
            seen=2,
            unchanged=1,
            rejected=1,
            skipped_reasons={"blank": 0},
        ),
        LoadCounts(annotate.name, "annotate", archive_id_of("a"), already_loaded=True),
    ]
    assert (read_warehouse(warehouse), warehouse.execute("from batches").fetchall()) == before


def test_load_correction_closes_the_old_version_and_keeps_its_rows(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    for name, stories in (("b", [MAYOR_CORRECTED]), ("a", [MAYOR])):
        load_batch(warehouse, write_ingest(tmp_path, name, stories), run_id=RUN)
        load_batch(warehouse, write_annotate(tmp_path, name, stories), run_id=RUN)

    assert versions_of(warehouse, MAYOR) == [
        (MAYOR.version_id, 1, datetime(2026, 1, 5, 9, 30), datetime(2026, 1, 6, 12)),
        (MAYOR_CORRECTED.version_id, 2, datetime(2026, 1, 6, 12), None),
    ]
    assert warehouse.execute(
        "select current_version_id, status, first_seen_at, archive_id from articles"
    ).fetchall() == [(MAYOR_CORRECTED.version_id, "corrected", STARTED_AT, archive_id_of("b"))]
    assert warehouse.execute(
        "select count(*), count(distinct version_id) from quotes"
    ).fetchall() == [(2, 2)]


@pytest.mark.parametrize(
    ("changes", "valid_from"),
    [
        pytest.param({}, datetime(2026, 1, 5, 9, 30), id="published"),
        pytest.param(
            {"observed_at": datetime(2026, 1, 8)},
            datetime(2026, 1, 8),
            id="crawled before published",
        ),
        pytest.param(
            {"observed_at": datetime(2026, 1, 8), "modified_at": datetime(2026, 1, 7)},
            datetime(2026, 1, 7),
            id="modified before crawled",
        ),
        pytest.param({"published_at": None}, STARTED_AT, id="archive first seen when undated"),
    ],
)
def test_load_dates_a_version_by(
    warehouse: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    changes: dict[str, Any],
    valid_from: datetime,
) -> None:
    load_batch(warehouse, write_ingest(tmp_path, "a", [replace(MAYOR, **changes)]), run_id=RUN)

    assert versions_of(warehouse, MAYOR) == [(MAYOR.version_id, 1, valid_from, None)]


def test_load_orders_records_of_equal_time_as_they_lie_in_the_archive(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    # "line 10" sorts before "line 9" as text.
    stories = [replace(MAYOR, text=f"{MAYOR.text} {number}") for number in range(12)]

    load_batch(warehouse, write_ingest(tmp_path, "a", stories), run_id=RUN)

    assert [row[0] for row in versions_of(warehouse, MAYOR)] == [
        story.version_id for story in stories
    ]


def test_load_same_words_under_another_headline_are_unchanged(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    renamed = replace(MAYOR, headline="Another", published_at=datetime(2026, 1, 9))

    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR]), run_id=RUN)
    counts = load_batch(warehouse, write_ingest(tmp_path, "b", [renamed]), run_id=RUN)

    assert (counts.new, counts.corrected, counts.unchanged) == (0, 0, 1)
    assert warehouse.execute("select headline, status from articles").fetchall() == [
        ("Bridge to open", "current")
    ]


def test_load_annotation_by_newer_code_replaces_the_rows(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    newer = ANNOTATE | {"annotate": "2"}
    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR, RESIDENTS]), run_id=RUN)
    load_batch(warehouse, write_annotate(tmp_path, "a", [MAYOR, RESIDENTS]), run_id=RUN)

    silent = replace(RESIDENTS, said=())
    load_batch(warehouse, write_annotate(tmp_path, "a", [silent], versions=newer), run_id=RUN)

    assert warehouse.execute("select version_id from quotes").fetchall() == [(MAYOR.version_id,)]
    assert warehouse.execute("select version_id from version_speakers").fetchall() == [
        (MAYOR.version_id,)
    ]


def test_load_batch_made_anew_is_loaded_anew(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = write_ingest(tmp_path / "one", "a", [MAYOR, RESIDENTS])
    again = write_ingest(tmp_path / "two", "a", [MAYOR, RESIDENTS], run_id="run-2")
    load_batch(warehouse, first, run_id=RUN)

    counts = load_batch(warehouse, again, run_id=RUN)

    assert first.name == again.name
    assert (counts.already_loaded, counts.unchanged) == (False, 2)
    assert warehouse.execute("select distinct run_id from article_records").fetchall() == [
        ("run-2",)
    ]
    assert warehouse.execute("select count(*) from article_records").fetchall() == [(2,)]


def write_quotes(change: Callable[[Any], Any]) -> dict[str, list[Any]]:
    return {"quotes": [change(quote) for quote in annotate_rows([MAYOR])["quotes"]]}


BROKEN_ANNOTATIONS = [
    pytest.param(
        write_quotes(lambda q: replace(q, char_start=q.char_start + 1)),
        r"quote_slice: 1 row\(s\), first .*'slice': 'The bridge",
        id="a span that does not slice to its text",
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, char_start=-1)), "quote_slice", id="a negative span"
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, char_end=9999)), "quote_slice", id="a span past the end"
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, content_spans=(Span(0, 3),))),
        "quote_parts_in_text",
        id="a piece outside its quote",
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, cue_char_end=9999)),
        "quote_parts_in_text",
        id="a cue past the end",
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, cue_char_end=None)),
        "quote_parts_in_text",
        id="half a cue span",
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, reference_text="John Doe")),
        "quote_parts_in_text",
        id="a reference that is not there",
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, speaker_id="nobody")),
        r"reference_resolves: 1 row\(s\), first .*'quotes.speaker_id'",
        id="a speaker without a row",
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, continues_quote_id="none")),
        "quotes.continues_quote_id",
        id="a continued quote without a row",
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, quote_type="shouted")),
        "annotate_vocabulary.*'shouted'",
        id="a word that is on no list",
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, version_id="other")),
        "row_has_annotation",
        id="a quote of a version that was not annotated",
    ),
    pytest.param(
        {"quotes": annotate_rows([MAYOR])["quotes"] * 2},
        r"extracted_is_unique.*'copies': 2",
        id="an id twice",
    ),
    pytest.param({"entities": []}, "reference_resolves", id="no entities"),
    pytest.param(
        {
            "entity_mentions": [
                replace(row, surface="Jane Doe")
                for row in annotate_rows([MAYOR])["entity_mentions"]
            ]
        },
        "mention_slice",
        id="a mention that does not slice",
    ),
    pytest.param(
        {
            "claims": [
                replace(row, char_end=row.char_end - 1) for row in annotate_rows([MAYOR])["claims"]
            ]
        },
        "claim_slice",
        id="a claim that does not slice",
    ),
    pytest.param(
        {
            "speaker_roles": [
                replace(row, char_start=0, char_end=1)
                for row in annotate_rows([MAYOR])["speaker_roles"]
            ]
        },
        "role_slice",
        id="a role that does not slice",
    ),
]


@pytest.mark.parametrize(("changed", "told"), BROKEN_ANNOTATIONS)
def test_load_refuses_annotations_with(
    loaded: duckdb.DuckDBPyConnection, tmp_path: Path, changed: dict[str, Any], told: str
) -> None:
    before = count_rows(loaded)
    folder = write_annotate(tmp_path, "b", [MAYOR], **changed)

    with pytest.raises(ContractError, match=told) as raised:
        load_batch(loaded, folder, run_id=RUN)

    assert str(folder) in str(raised.value)
    assert count_rows(loaded) == before


def test_load_refused_leaves_every_row_as_it_was(
    loaded: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    before = read_warehouse(loaded)
    wrong = write_quotes(lambda quote: replace(quote, text="Other."))

    with pytest.raises(ContractError, match="quote_slice"):
        load_batch(loaded, write_annotate(tmp_path, "b", [MAYOR], **wrong), run_id=RUN)

    assert read_warehouse(loaded) == before


def test_load_refuses_annotations_before_their_articles(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    with pytest.raises(ContractError, match="annotation_has_version"):
        load_batch(warehouse, write_annotate(tmp_path, "a", [MAYOR]), run_id=RUN)


BROKEN_INGESTS = [
    pytest.param(
        {"sections": [replace(ingest_rows([RESIDENTS], "x")["sections"][0], char_end=9999)]},
        "section_in_text",
        id="a section past the end",
    ),
    pytest.param({"article_versions": []}, "record_has_version", id="a record without its version"),
    pytest.param(
        {"rejects": [make_reject("x", "line 1")] * 2}, "reject_is_unique", id="a reject twice"
    ),
    pytest.param(
        {"rejects": [replace(make_reject("x", "line 1"), reason="bored")]},
        "ingest_vocabulary.*'bored'",
        id="a reason that is on no list",
    ),
]


@pytest.mark.parametrize(("changed", "told"), BROKEN_INGESTS)
def test_load_refuses_articles_with(
    loaded: duckdb.DuckDBPyConnection, tmp_path: Path, changed: dict[str, Any], told: str
) -> None:
    before = count_rows(loaded)

    with pytest.raises(ContractError, match=told):
        load_batch(loaded, write_ingest(tmp_path, "b", [RESIDENTS], **changed), run_id=RUN)

    assert count_rows(loaded) == before


def test_load_refuses_other_words_under_a_known_version_id(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    other = replace(ingest_rows([MAYOR], archive_id_of("b"))["article_versions"][0], text="Other.")
    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR]), run_id=RUN)
    folder = write_ingest(tmp_path, "b", [MAYOR], article_versions=[other], sections=[])

    with pytest.raises(ContractError, match=f"version {MAYOR.version_id} has other words"):
        load_batch(warehouse, folder, run_id=RUN)


def change_manifest(folder: Path, **changes: Any) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def break_bytes(folder: Path) -> None:
    path = folder / "sections.parquet"
    path.write_bytes(path.read_bytes() + b"!")


def break_rows(folder: Path) -> None:
    tables = json.loads((folder / "manifest.json").read_text())["tables"]
    tables["articles"]["rows"] = 7
    change_manifest(folder, tables=tables)


def break_column(folder: Path) -> None:
    import hashlib

    import pyarrow.parquet as pq

    path = folder / "sections.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["method"]), path)
    tables = json.loads((folder / "manifest.json").read_text())["tables"]
    tables["sections"]["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    change_manifest(folder, tables=tables)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        pytest.param(break_bytes, r"sections\.parquet: SHA-256 is", id="other bytes"),
        pytest.param(break_rows, r"articles\.parquet: 1 rows, manifest says 7", id="other rows"),
        pytest.param(
            break_column, r"sections\.parquet: method is missing, expected VARCHAR", id="no column"
        ),
        pytest.param(
            lambda folder: (folder / "sections.parquet").unlink(),
            r"sections\.parquet: cannot be read",
            id="no file",
        ),
        pytest.param(
            lambda folder: (folder / "manifest.json").unlink(),
            r"manifest\.json: missing, so the batch was never finished",
            id="no manifest",
        ),
        pytest.param(
            lambda folder: (folder / "manifest.json").write_text("{"),
            r"manifest\.json: not a manifest",
            id="half a manifest",
        ),
        pytest.param(
            lambda folder: change_manifest(folder, layout_version=9), "layout 9", id="other layout"
        ),
        pytest.param(
            lambda folder: change_manifest(folder, stage="guess"), "is unknown", id="other stage"
        ),
        pytest.param(
            lambda folder: change_manifest(folder, counts={"seen": 5}),
            "seen must be articles",
            id="counts that do not add up",
        ),
    ],
)
def test_load_refuses_a_damaged_batch_with(
    loaded: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    damage: Callable[[Path], Any],
    told: str,
) -> None:
    before = count_rows(loaded)
    folder = write_ingest(tmp_path, "b", [RESIDENTS])
    damage(folder)

    with pytest.raises(ContractError, match=told):
        load_batch(loaded, folder, run_id=RUN)

    assert count_rows(loaded) == before


def test_load_rejects_come_once(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    reject = make_reject(archive_id_of("a"), "line 9")
    for versions in (INGEST, INGEST | {"ingest": "2"}):
        folder = write_ingest(tmp_path, "a", [MAYOR], rejects=[reject], versions=versions)
        load_batch(warehouse, folder, run_id=RUN)

    assert warehouse.execute("select reject_id from rejects").fetchall() == [
        (hash_id(archive_id_of("a"), "ingest", "line 9"),)
    ]


def test_load_page_crawled_twice_has_one_annotation_whatever_the_order(tmp_path: Path) -> None:
    # The same words under another date: the roles' dates must not hang on the order of loading.
    redated = replace(MAYOR, published_at=datetime(2026, 1, 9))
    batches = {
        name: [write_ingest(tmp_path, name, [story]), write_annotate(tmp_path, name, [story])]
        for name, story in (("a", MAYOR), ("b", redated))
    }

    rows = []
    for names in (("a", "b"), ("b", "a")):
        with new_warehouse() as warehouse:
            begin(warehouse, ["a", "b"])
            for name in names:
                for folder in batches[name]:
                    load_batch(warehouse, folder, run_id=RUN)
            rows.append(read_warehouse(warehouse))

    assert len(rows[0]["speaker_roles"]) == 1
    assert rows[0] == rows[1]
