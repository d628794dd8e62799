"""Asking the published file: SQL, one article's marks, the ledger, and the whole cookbook."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.warehouse_lakes import begin, write_annotate, write_ingest
from tests.support.warehouse_stories import (
    MAYOR,
    MAYOR_CORRECTED,
    RESIDENTS,
    RUN,
    STARTED_AT,
    Story,
    archive_id_of,
    make_reject,
)
from transforms.ids import hash_id
from warehouse.ask.sql import (
    ClaimMark,
    MentionMark,
    QuoteMark,
    SectionMark,
    article_marks,
    ask,
    quality_figures,
    recent_runs,
    reject_reasons,
)
from warehouse.errors import AskError, StoreMissing
from warehouse.load.batches import load_batch
from warehouse.load.ledger import finish_run
from warehouse.publish.quality import measure_quality
from warehouse.resolve.run import resolve
from warehouse.resolve.syndication import SyndicationTuning
from warehouse.store.files import open_working
from warehouse.store.named_sql import read_named_queries

COPY = replace(
    MAYOR_CORRECTED, source="copy.example", slug="copy", published_at=datetime(2026, 1, 6)
)
EARLY = replace(MAYOR, source="dover.example", slug="early", published_at=datetime(2026, 1, 4))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ask")
    stories: list[Story] = [MAYOR, MAYOR_CORRECTED, RESIDENTS, COPY, EARLY]
    rejects = [make_reject(archive_id_of("a"), f"line {number}") for number in (5, 6)]
    with open_working(folder / "w.duckdb") as working:
        begin(working.connection, ["a"])
        ingest = write_ingest(folder, "a", stories, rejects=rejects)
        for batch in (ingest, write_annotate(folder, "a", stories)):
            load_batch(working.connection, batch, run_id=RUN)
        resolve(working.connection, SyndicationTuning(min_words=3))
        finish_run(working.connection, RUN, "completed", finished_at=STARTED_AT)
        measure_quality(working.connection, RUN, {"rejected_share": 0.1})
        return working.publish()


def rows_of(table: Any) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in table.to_pylist()]


def test_ask_answers_with_a_table(path: Path) -> None:
    answer = ask(
        path,
        "select display_name, count(*) as quotes from v_quotes where source = $source group by all",
        {"source": "arden.example"},
    )

    assert answer.to_pylist() == [{"display_name": "Jane Roe", "quotes": 1}]


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        pytest.param(
            "select * from v_quots", "no table or view v_quots; near it are v_quotes", id="typo"
        ),
        pytest.param(
            "select * from zzz",
            "no table or view zzz; near it are v_article_history, v_attributions",
            id="guess",
        ),
        pytest.param("select headlin from v_quotes", 'Candidate bindings: "headline"', id="column"),
        pytest.param("selct 1", 'syntax error at or near "selct"', id="syntax"),
        pytest.param("select 1; select 2", "2 statements; ask one at a time", id="two"),
        pytest.param("", "no statement; ask one, such as", id="none"),
        pytest.param("select * from read_csv('/etc/hosts')", "for reading only", id="other file"),
        pytest.param("copy articles to '/tmp/articles.csv'", "for reading only", id="copy"),
        pytest.param("attach '/tmp/other.duckdb'", "for reading only", id="attach"),
        pytest.param("delete from articles", "for reading only", id="delete"),
        pytest.param("set enable_external_access = true", "for reading only", id="setting"),
        pytest.param("select * from path", "no table or view path", id="a variable of ours"),
        pytest.param("select $name", "name", id="a parameter without a value"),
    ],
)
def test_ask_explains(path: Path, sql: str, told: str) -> None:
    with pytest.raises(AskError) as raised:
        ask(path, sql)

    assert told in str(raised.value)


def test_ask_stops_a_question_that_takes_too_long(path: Path) -> None:
    endless = "select count(*) from range(10000000) a, range(1000000) b where a.range * b.range = 3"

    with pytest.raises(AskError, match=r"took longer than 0\.2 s"):
        ask(path, endless, most_seconds=0.2)


def test_ask_without_a_file(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        ask(tmp_path / "w.duckdb", "select 1")


@pytest.mark.parametrize(
    "key",
    [RESIDENTS.article_id, RESIDENTS.url, RESIDENTS.version_id],
    ids=["article", "url", "version"],
)
def test_ask_article_marks(path: Path, key: str) -> None:
    marks = article_marks(path, key)

    assert (marks.version_id, marks.version_no, marks.headline, marks.text) == (
        RESIDENTS.version_id,
        1,
        "Residents unheard",
        RESIDENTS.text,
    )
    assert (marks.article["url"], marks.article["status"]) == (RESIDENTS.url, "current")
    assert marks.sections == (SectionMark("body", 0, len(RESIDENTS.text)),)
    assert [
        (mark.display_name, mark.title, marks.text[mark.char_start : mark.char_end])
        for mark in marks.quotes
    ] == [("Residents", None, "nobody asked them"), ("Jane Roe", "Mayor", "“It won’t open,”")]
    assert marks.quotes[0] == QuoteMark(
        hash_id(RESIDENTS.version_id, "quote", 0),
        "indirect",
        "nobody asked them",
        15,
        32,
        ((15, 32),),
        "Residents",
        "unnamed_group",
        None,
        None,
        "said",
        10,
        14,
        "Residents",
        0,
        9,
        "test",
        0.93,
    )
    assert marks.mentions == (
        MentionMark(
            "Jane Roe", "name", 53, 61, hash_id("entity", "Jane Roe"), "Jane Roe", "person"
        ),
    )
    assert marks.claims[1] == ClaimMark(
        hash_id(RESIDENTS.version_id, "claim", 1),
        "“It won’t open,”",
        36,
        52,
        True,
        "Jane Roe",
        "fact",
        "asserted",
        "negative",
    )


def test_ask_article_marks_of_an_old_version(path: Path) -> None:
    assert article_marks(path, MAYOR.article_id).version_no == 2
    assert article_marks(path, MAYOR.version_id).text == MAYOR.text


def test_ask_article_marks_of_nothing(path: Path) -> None:
    with pytest.raises(AskError, match="no article or version has the id or URL 'nothing'"):
        article_marks(path, "nothing")


def test_ask_status(path: Path) -> None:
    assert recent_runs(path).select(["run_id", "status"]).to_pylist() == [
        {"run_id": RUN, "status": "completed"}
    ]
    assert rows_of(reject_reasons(path)) == [
        ("ingest", "bad_json", "not a JSON object, or JSON that ends early", 2)
    ]
    figures = quality_figures(path).to_pylist()
    assert [row["figure"] for row in figures if not row["is_ok"]] == ["rejected_share"]


def test_ask_cookbook_counts_a_syndicated_story_once(path: Path) -> None:
    first, *_ = read_named_queries("ask/queries/cookbook.sql", "question")

    assert rows_of(ask(path, first.sql)) == [("Jane Roe", "Jane Roe", 3, 3)]
