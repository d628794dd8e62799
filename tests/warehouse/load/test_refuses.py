"""What a load refuses, whole: nothing of it is left in the warehouse."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.support.story_rows import annotate_rows, ingest_rows
from tests.support.warehouse_lakes import (
    begin,
    new_warehouse,
    read_warehouse,
    write_annotate,
    write_ingest,
)
from tests.support.warehouse_stories import MAYOR, RESIDENTS, RUN, archive_id_of, make_reject
from transforms.lake.records import Span, SpeakerCandidate
from warehouse.errors import ContractError
from warehouse.load.batches import load_batch


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
        write_quotes(lambda q: replace(q, speaker_candidates=(SpeakerCandidate("nobody", 0.5),))),
        "reference_resolves",
        id="a candidate who is no speaker",
    ),
    pytest.param(
        write_quotes(lambda q: replace(q, speaker_confidence=None)),
        "speaker_is_a_candidate",
        id="a speaker without a confidence",
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


@pytest.mark.parametrize("before", [0, 480, 505, 1100], ids=lambda size: f"{size} before it")
@pytest.mark.parametrize("length", [30, 600, 1300], ids=lambda size: f"{size} long")
def test_load_slices_spans_wherever_they_lie_in_a_text(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path, before: int, length: int
) -> None:
    words = f"“{'é' * length} ends here.”"
    story = replace(
        MAYOR,
        text=f"{'ß ' * before}Mayor Jane Roe of Arden said: {words} The crowd cheered.",
        said=(replace(MAYOR.said[0], words=words),),
    )
    load_batch(warehouse, write_ingest(tmp_path, "a", [story]), run_id=RUN)
    rows = annotate_rows([story])["quotes"]
    wrong = [replace(row, text=row.text.replace("here", "hare")) for row in rows]

    with pytest.raises(ContractError, match=r"quote_slice: 1 row.*'slice': '“é"):
        load_batch(warehouse, write_annotate(tmp_path, "a", [story], quotes=wrong), run_id=RUN)

    load_batch(warehouse, write_annotate(tmp_path / "right", "a", [story]), run_id=RUN)
    assert warehouse.execute("select text from quotes").fetchall() == [(words,)]
