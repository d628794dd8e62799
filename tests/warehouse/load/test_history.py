"""What stood when: corrections, words that come back, archives out of order, withdrawn articles."""

from dataclasses import replace
from datetime import date, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.support.warehouse_lakes import load_all, read_warehouse, write_annotate, write_archive
from tests.support.warehouse_lakes import write_ingest as write_ingest_batch
from tests.support.warehouse_stories import MAYOR, MAYOR_CORRECTED, RESIDENTS, Story
from tests.warehouse.resolve.test_syndication import story_like


def day(number: int) -> datetime:
    return datetime(2026, 2, number)


A = replace(MAYOR, observed_at=day(1))
B = replace(MAYOR_CORRECTED, observed_at=day(2), modified_at=None)
A_AGAIN = replace(MAYOR, observed_at=day(3))
C = replace(MAYOR, text=f"{MAYOR.text} The end.", observed_at=day(3))
B_AGAIN = replace(B, observed_at=day(4))


def load_each(folder: Path, stories: dict[str, Story], order: Any) -> duckdb.DuckDBPyConnection:
    """Each story an archive of its own, loaded in this order."""
    folders = []
    for name in order:
        folders.append(write_ingest_batch(folder, name, [stories[name]]))
        folders.append(write_annotate(folder, name, [stories[name]]))
    return load_all(folders, sorted(stories))


def periods_of(warehouse: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return warehouse.execute(
        "select period_no, version_id, valid_from, valid_to, is_current from v_article_history "
        "order by all"
    ).fetchall()


@pytest.mark.long
def test_history_of_words_that_come_back_whatever_the_order(tmp_path: Path) -> None:
    # A, then B, then A again: the outlet took its correction back.
    stories = {"a": A, "b": B, "c": A_AGAIN}
    found = []
    for number, order in enumerate(permutations(stories)):
        warehouse = load_each(tmp_path / str(number), stories, order)
        found.append(read_warehouse(warehouse))
        assert periods_of(warehouse) == [
            (1, A.version_id, day(1), day(2), False),
            (2, B.version_id, day(2), day(3), False),
            (3, A.version_id, day(3), None, True),
        ]
        assert warehouse.execute("select text from v_quotes").fetchall() == [(A.said[0].words,)]
        assert warehouse.execute("select current_version_id, status from articles").fetchall() == [
            (A.version_id, "corrected")
        ]
        assert warehouse.execute(
            "select version_id, version_no, valid_from, valid_to from article_versions order by 2"
        ).fetchall() == [
            (B.version_id, 1, day(2), day(3)),
            (A.version_id, 2, day(3), None),
        ]
        assert warehouse.execute(
            "select change, changed_at, from_period_no, to_period_no, text from v_quote_changes "
            "order by changed_at, change"
        ).fetchall() == [
            ("added", day(2), 1, 2, B.said[0].words),
            ("removed", day(2), 1, 2, A.said[0].words),
            ("added", day(3), 2, 3, A.said[0].words),
            ("removed", day(3), 2, 3, B.said[0].words),
        ]
    assert [rows for rows in found if rows != found[0]] == []


def test_history_leaves_a_gap_where_a_version_skipped_one(tmp_path: Path) -> None:
    # A, B, C, B: the versions alone would leave a hole between A and C; the periods do not.
    warehouse = load_each(tmp_path, {"a": A, "b": B, "c": C, "d": B_AGAIN}, "dbca")

    assert [(row[1], row[2], row[3]) for row in periods_of(warehouse)] == [
        (A.version_id, day(1), day(2)),
        (B.version_id, day(2), day(3)),
        (C.version_id, day(3), day(4)),
        (B.version_id, day(4), None),
    ]


@pytest.mark.parametrize(
    ("first", "second", "changed_at"),
    [
        pytest.param(
            replace(A, modified_at=day(1)),
            replace(B, modified_at=day(1)),
            day(2),
            id="one date of change for both: the crawl decides",
        ),
        pytest.param(
            replace(B, observed_at=day(1), modified_at=datetime(2026, 1, 31)),
            replace(A, observed_at=day(2), modified_at=datetime(2026, 1, 5)),
            day(2),
            id="a page put back bears its old date of change",
        ),
        pytest.param(
            A,
            replace(B, observed_at=day(9), modified_at=day(4)),
            day(4),
            id="the date of change where it can be true",
        ),
        pytest.param(
            replace(A, observed_at=None, modified_at=day(1)),
            replace(B, observed_at=None, modified_at=day(2)),
            day(2),
            id="no crawl, dates of change alone",
        ),
    ],
)
def test_history_goes_by_what_was_seen_last(
    tmp_path: Path, first: Story, second: Story, changed_at: datetime
) -> None:
    rows = []
    for order in ("ab", "ba"):
        warehouse = load_each(tmp_path / order, {"a": first, "b": second}, order)
        rows.append(read_warehouse(warehouse))
        assert [(row[1], row[3]) for row in periods_of(warehouse)] == [
            (first.version_id, changed_at),
            (second.version_id, None),
        ]
    assert rows[0] == rows[1]


WITHDRAWN = replace(
    MAYOR,
    text="This article has been retracted. Jane Roe did not speak.",
    said=(),
    places=(),
    observed_at=day(5),
    is_retraction=True,
)


@pytest.mark.parametrize(
    ("stories", "status"),
    [
        pytest.param([A, WITHDRAWN], "retracted", id="the words were taken away"),
        pytest.param(
            [A, replace(A, observed_at=day(5), is_retraction=True)],
            "retracted",
            id="the same words, cancelled by the wire",
        ),
        pytest.param(
            [replace(MAYOR, is_retraction=True), MAYOR],
            "retracted",
            id="one moment for story and notice",
        ),
        pytest.param(
            [A, WITHDRAWN, replace(A, observed_at=day(6))],
            "corrected",
            id="published once more",
            marks=pytest.mark.long,
        ),
        pytest.param(
            [replace(WITHDRAWN, observed_at=day(1)), replace(A, observed_at=day(6))],
            "corrected",
            id="first a notice, then a story",
        ),
    ],
)
def test_history_retracted_by_the_latest_record_whatever_the_order(
    tmp_path: Path, stories: list[Story], status: str
) -> None:
    named = {chr(97 + number): story for number, story in enumerate(stories)}
    for number, order in enumerate(permutations(named)):
        warehouse = load_each(tmp_path / str(number), named, order)
        assert warehouse.execute("select status, is_retraction from articles").fetchall() == [
            (status, status == "retracted")
        ]


def test_history_retracted_words_are_flagged_and_count_nowhere(tmp_path: Path) -> None:
    cancelled = replace(MAYOR, is_retraction=True)
    warehouse = load_all(write_archive(tmp_path, "a", [cancelled, RESIDENTS]), ["a"])

    def rows(sql: str) -> list[tuple[Any, ...]]:
        return warehouse.execute(sql).fetchall()

    assert rows("select article_status, count(*) from v_quotes group by all order by all") == [
        ("current", 2),
        ("retracted", 1),
    ]
    assert rows("select article_status, count(*) from v_claims group by all order by all") == [
        ("current", 2),
        ("retracted", 1),
    ]
    assert rows("select published_on, quotes from mart_speaker_daily") == [(date(2026, 1, 7), 1)]
    assert rows("select source, articles, quotes from mart_source_daily") == [
        ("bellmore.example", 1, 2)
    ]
    assert rows("select canonical_name, mentions from v_entity_daily") == [("Jane Roe", 1)]
    assert rows("select quote_count from speakers where display_name = 'Jane Roe'") == [(1,)]
    assert rows("from claim_clusters") == rows("from v_claim_flips") == []
    assert rows("select source, articles, retracted from v_coverage order by 1") == [
        ("arden.example", 1, 1),
        ("bellmore.example", 1, 0),
    ]


def test_history_coverage_says_where_pages_are_cut_or_read_in_part(tmp_path: Path) -> None:
    whole = Story("arden.example", "whole", "The bridge opens.", text_share=1.0)
    cut = Story("arden.example", "cut", "The toll rises.", is_truncated=True, text_share=0.5)
    of_no_page = Story("bellmore.example", "wire", "The ferry stops.")
    warehouse = load_all(write_archive(tmp_path, "a", [whole, cut, of_no_page]), ["a"])

    assert warehouse.execute(
        "select url, is_truncated, text_share from articles order by 1"
    ).fetchall() == [(cut.url, True, 0.5), (whole.url, False, 1.0), (of_no_page.url, False, None)]
    assert warehouse.execute(
        "select source, articles, truncated, text_share from v_coverage order by 1"
    ).fetchall() == [("arden.example", 2, 1, 0.75), ("bellmore.example", 1, 0, None)]


def test_history_a_copy_of_a_retracted_story_stands_for_it(tmp_path: Path) -> None:
    first = replace(story_like("first", 128, 3), is_retraction=True)
    second, third = story_like("second", 128, 4), story_like("third", 128, 5)
    warehouse = load_all(write_archive(tmp_path, "a", [first, second, third]), ["a"])

    assert warehouse.execute(
        "select source, is_first, article_status from v_syndication order by 1"
    ).fetchall() == [
        ("first.example", False, "retracted"),
        ("second.example", True, "current"),
        ("third.example", False, "current"),
    ]
