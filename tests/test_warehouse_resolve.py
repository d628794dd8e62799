"""What is worked out across articles: merged names, roles, clusters, syndicated groups, marts."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse_lakes import (
    begin,
    find_broken,
    load_all,
    new_warehouse,
    read_warehouse,
    write_annotate,
    write_archive,
    write_ingest,
)
from tests.warehouse_stories import (
    ANNOTATE,
    INGEST,
    MAYOR,
    MAYOR_CORRECTED,
    RESIDENTS,
    RUN,
    STARTED_AT,
    Said,
    Story,
    archive_id_of,
)
from transforms.ids import hash_id, normalise_words
from warehouse.ledger import ArchiveRow, record_archive
from warehouse.load import load_batch
from warehouse.resolve import resolve
from warehouse.syndication import SyndicationTuning

JANE = hash_id("speaker", "Jane Roe", None)
RESIDENTS_SPEAKER = hash_id("speaker", "Residents", RESIDENTS.version_id)


def rows_of(warehouse: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return warehouse.execute(sql).fetchall()


def load_stories(folder: Path, *stories: Story) -> duckdb.DuckDBPyConnection:
    return load_all(write_archive(folder, "a", stories), ["a"])


def test_resolve_merges_over_current_versions(tmp_path: Path) -> None:
    warehouse = load_stories(tmp_path, MAYOR, MAYOR_CORRECTED, RESIDENTS)

    assert rows_of(
        warehouse,
        "select canonical_name, entity_type, first_seen_on, last_seen_on, article_count, "
        "mention_count from entities order by 1",
    ) == [
        ("Arden", "place", date(2026, 1, 5), date(2026, 1, 5), 1, 1),
        ("Jane Roe", "person", date(2026, 1, 5), date(2026, 1, 7), 2, 2),
    ]
    assert rows_of(
        warehouse,
        "select speaker_id, display_name, speaker_kind, first_seen_on, last_seen_on, "
        "article_count, quote_count from speakers order by 2",
    ) == [
        (JANE, "Jane Roe", "person", date(2026, 1, 5), date(2026, 1, 7), 2, 2),
        (
            RESIDENTS_SPEAKER,
            "Residents",
            "unnamed_group",
            date(2026, 1, 7),
            date(2026, 1, 7),
            1,
            1,
        ),
    ]
    assert rows_of(warehouse, "select alias, why, article_count from entity_aliases") == [
        ("Roe", "surname", 2)
    ]


def test_resolve_speaker_only_in_an_old_version_stays_and_counts_nothing(tmp_path: Path) -> None:
    denied = replace(
        MAYOR,
        text="Alan Poe said nothing.",
        said=(Said("Alan Poe", "nothing"),),
        modified_at=datetime(2026, 1, 1),
        places=(),
    )
    warehouse = load_stories(tmp_path, MAYOR, replace(denied, modified_at=None), MAYOR_CORRECTED)

    assert rows_of(
        warehouse,
        "select display_name, first_seen_on, article_count, quote_count from speakers order by 1",
    ) == [("Alan Poe", None, 0, 0), ("Jane Roe", date(2026, 1, 5), 1, 1)]


def test_resolve_gives_quotes_the_role_of_their_time(tmp_path: Path) -> None:
    before = replace(RESIDENTS, slug="before", published_at=datetime(2026, 1, 4))
    undated = replace(RESIDENTS, slug="undated", published_at=None)
    warehouse = load_stories(tmp_path, MAYOR, RESIDENTS, before, undated)

    assert rows_of(
        warehouse,
        "select url, display_name, title, affiliation, is_role_stated_here from v_quotes "
        "order by url, display_name",
    ) == [
        ("https://arden.example/bridge", "Jane Roe", "Mayor", "Arden", True),
        ("https://bellmore.example/before", "Jane Roe", None, None, None),
        ("https://bellmore.example/before", "Residents", None, None, None),
        ("https://bellmore.example/residents", "Jane Roe", "Mayor", "Arden", False),
        ("https://bellmore.example/residents", "Residents", None, None, None),
        ("https://bellmore.example/undated", "Jane Roe", None, None, None),
        ("https://bellmore.example/undated", "Residents", None, None, None),
    ]


def test_resolve_gathers_clusters_of_current_versions(tmp_path: Path) -> None:
    later = replace(MAYOR, source="copy.example", slug="later", published_at=datetime(2026, 1, 6))
    undated = replace(MAYOR, source="undated.example", slug="undated", published_at=None)
    warehouse = load_stories(tmp_path, later, MAYOR, RESIDENTS, undated)
    words = MAYOR.said[0].words

    assert rows_of(warehouse, "from quote_clusters") == [
        (
            hash_id(normalise_words(words)),
            words,
            hash_id(MAYOR.version_id, "quote", 0),
            MAYOR.article_id,
            "arden.example",
            datetime(2026, 1, 5, 9, 30),
            JANE,
            3,
            1,
            3,
            3,
            1,
            0,
            words,
        )
    ]
    assert rows_of(
        warehouse,
        "select text, first_source, occurrences, stories, articles, affirmative_count, "
        "negative_count, has_flip from claim_clusters",
    ) == [(words, "arden.example", 4, 2, 4, 3, 1, True)]
    assert rows_of(
        warehouse,
        "select flip_kind, source_before, polarity_before, source, polarity, text, "
        "is_same_speaker from v_claim_flips",
    ) == [
        (
            "polarity",
            "arden.example",
            "affirmative",
            "bellmore.example",
            "negative",
            "“It won’t open,”",
            True,
        )
    ]


def test_resolve_fills_daily_marts(tmp_path: Path) -> None:
    warehouse = load_stories(tmp_path, MAYOR, MAYOR_CORRECTED, RESIDENTS)

    assert rows_of(warehouse, "from mart_speaker_daily order by 1") == [
        (date(2026, 1, 5), JANE, "Jane Roe", 1, 1, 1, 1),
        (date(2026, 1, 7), JANE, "Jane Roe", 1, 1, 1, 1),
    ]
    assert rows_of(warehouse, "from mart_source_daily order by 1") == [
        (date(2026, 1, 5), "arden.example", 1, 1, 0, 1, 1, 1, 1, 1, 1, 1),
        (date(2026, 1, 7), "bellmore.example", 1, 1, 0, 0, 2, 2, 1, 1, 2, 2),
    ]


def test_resolve_fills_the_mart_of_quotes_with_copies_apart(tmp_path: Path) -> None:
    copy = replace(MAYOR, source="copy.example", slug="copy", published_at=datetime(2026, 1, 6))
    unknown = replace(
        RESIDENTS,
        slug="unknown",
        text="Quite another thing was told: “It won’t open,” somebody said at last.",
        said=(replace(RESIDENTS.said[1], speaker=None),),
    )
    warehouse = load_stories(tmp_path, MAYOR, copy, RESIDENTS, unknown)

    assert rows_of(
        warehouse, "from mart_quotes_daily order by published_on, source, speaker_naming"
    ) == [
        (date(2026, 1, 5), "arden.example", "en", "named", JANE, "Jane Roe", "person", 1, 1),
        (date(2026, 1, 6), "copy.example", "en", "named", JANE, "Jane Roe", "person", 1, 0),
        (date(2026, 1, 7), "bellmore.example", "en", "named", JANE, "Jane Roe", "person", 1, 1),
        (date(2026, 1, 7), "bellmore.example", "en", "none", None, None, None, 1, 1),
        (date(2026, 1, 7), "bellmore.example", "en", "unnamed", None, None, None, 1, 1),
    ]


def test_resolve_twice_is_the_same(tmp_path: Path) -> None:
    warehouse = load_stories(tmp_path, MAYOR, MAYOR_CORRECTED, RESIDENTS)
    before = read_warehouse(warehouse)

    resolve(warehouse, SyndicationTuning(min_words=3))

    assert read_warehouse(warehouse) == before


def test_resolve_quote_changes_of_a_correction(tmp_path: Path) -> None:
    warehouse = load_stories(tmp_path, MAYOR, MAYOR_CORRECTED, RESIDENTS)

    assert rows_of(
        warehouse,
        "select change, changed_at, from_period_no, to_period_no, display_name, text "
        "from v_quote_changes order by 1",
    ) == [
        ("added", datetime(2026, 1, 6, 12), 1, 2, "Jane Roe", MAYOR_CORRECTED.said[0].words),
        ("removed", datetime(2026, 1, 6, 12), 1, 2, "Jane Roe", MAYOR.said[0].words),
    ]


BASE = tuple(range(1000, 1128))
FIGURES = tuple(range(2**31, 2**31 + 10))


def story_like(slug: str, alike: int, day: int | None, text: str | None = None) -> Story:
    """A story of 40 words that has `alike` of 128 hashes in common with the first one."""
    own = int(hash_id(slug)[:6], 16) + 10_000
    return Story(
        f"{slug}.example",
        slug,
        text or f"{slug} " * 40,
        published_at=datetime(2026, 1, day) if day else None,
        signature=BASE[:alike] + tuple(own * 64 + place for place in range(128 - alike)),
    )


def signed(slug: str, day: int, *signature: int) -> Story:
    return replace(story_like(slug, 0, day), signature=tuple(sorted(signature)))


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        pytest.param(
            [story_like("late", 128, 9), story_like("early", 128, 3), story_like("other", 0, 1)],
            {"late": "early", "early": "early", "other": None},
            id="equal signatures, named after the earliest",
        ),
        pytest.param(
            [story_like("one", 128, 3), story_like("near", 110, 4), story_like("far", 60, 5)],
            {"one": "one", "near": "one", "far": None},
            id="near but not far",
        ),
        pytest.param(
            [story_like("undated", 128, None), story_like("dated", 128, 9)],
            {"undated": "dated", "dated": "dated"},
            id="a dated article comes before an undated one",
        ),
        pytest.param(
            [signed("whole", 3, *BASE), signed("half", 4, *BASE[::2])],
            {"whole": "whole", "half": "whole"},
            id="a copy cut by half",
        ),
        pytest.param(
            [signed("bare", 3, *BASE[:100]), signed("notice", 4, *BASE[:100], *range(5000, 5060))],
            {"bare": "bare", "notice": "bare"},
            id="a copy with a notice added",
        ),
        pytest.param(
            [signed("one", 3, *BASE[:100]), signed("two", 4, *BASE[40:100], *range(5000, 5040))],
            {"one": None, "two": None},
            id="an update that keeps three fifths",
        ),
        pytest.param(
            [
                signed("brief", 3, *BASE[:30]),
                signed("second", 4, *BASE[:30], *range(5000, 5070)),
                signed("third", 5, *BASE[:30], *range(6000, 6060)),
            ],
            {"brief": "brief", "second": None, "third": "brief"},
            id="a brief joins the nearest update and not one with another",
        ),
        pytest.param(
            [
                signed("first", 3, *BASE, *FIGURES),
                signed("form", 4, *BASE, *FIGURES[:4], *(figure + 100 for figure in FIGURES)),
                signed("copy", 5, *BASE, *FIGURES[:7], FIGURES[9] + 50),
            ],
            {"first": "first", "form": None, "copy": "first"},
            id="one form with other figures is another report",
        ),
        pytest.param(
            [
                replace(story_like("crawled", 128, None), observed_at=datetime(2026, 1, 2)),
                story_like("dated", 128, 9),
            ],
            {"crawled": "crawled", "dated": "crawled"},
            id="an undated article crawled before the other was published",
        ),
        pytest.param(
            [
                replace(
                    story_like("late", 128, None),
                    published_at=datetime(2026, 1, 9),
                    observed_at=datetime(2026, 1, 9),
                ),
                replace(
                    story_like("early", 128, None),
                    published_at=datetime(2026, 1, 3),
                    observed_at=datetime(2026, 1, 20),
                ),
            ],
            {"late": "early", "early": "early"},
            id="publication counts and not the order of crawls",
        ),
        pytest.param(
            [
                replace(story_like("day", 128, 3), published_precision="day"),
                replace(story_like("hour", 128, None), published_at=datetime(2026, 1, 3, 18)),
                replace(story_like("next", 128, 4), published_precision="day"),
            ],
            {"day": "hour", "hour": "hour", "next": "hour"},
            id="of two on one day the one whose hour is known",
        ),
        pytest.param(
            [
                replace(story_like("one", 0, 3, "Same words " * 20), signature=()),
                replace(story_like("two", 0, 4, "Same words " * 20), signature=()),
            ],
            {"one": "one", "two": "one"},
            id="equal text without signatures",
        ),
        pytest.param(
            [
                story_like("one", 128, 3, "Page not found."),
                story_like("two", 128, 4, "Page not found."),
            ],
            {"one": None, "two": None},
            id="too short to tell",
        ),
        pytest.param(
            [story_like(f"s{number:03}", 128, 3 + number % 20) for number in range(120)],
            # The earliest is one of six; ties go to the smaller article id.
            {
                f"s{number:03}": min(
                    (f"s{first:03}" for first in range(0, 120, 20)),
                    key=lambda slug: hash_id(f"{slug}.example", slug),
                )
                for number in range(120)
            },
            id="a crowded bucket",
        ),
    ],
)
def test_resolve_groups_syndicated(
    tmp_path: Path, stories: list[Story], expected: dict[str, str | None]
) -> None:
    warehouse = new_warehouse()
    begin(warehouse, ["a"])
    load_batch(warehouse, write_ingest(tmp_path, "a", stories), run_id=RUN)

    resolve(warehouse)

    named = {story.article_id: story.slug for story in stories}
    assert {
        named[article_id]: named.get(syndication_id)
        for article_id, syndication_id in rows_of(
            warehouse, "select article_id, syndication_id from articles"
        )
    } == expected
    assert find_broken(warehouse) == []


def test_resolve_counts_a_copied_story_once_everywhere(tmp_path: Path) -> None:
    late = replace(MAYOR, source="copy.example", slug="late", published_at=datetime(2026, 1, 5, 20))
    warehouse = load_stories(tmp_path, late, MAYOR, RESIDENTS)

    assert rows_of(
        warehouse, "select source, count(*) from v_quotes where not is_copy group by all order by 1"
    ) == [("arden.example", 1), ("bellmore.example", 2)]
    for view in ("v_quotes", "v_claims", "v_speaker_timeline"):
        once = rows_of(warehouse, f"select count(*) from {view} where not is_copy")
        copies = rows_of(warehouse, f"select count(*) from {view} where is_copy")
        assert (view, copies[0][0] > 0, once[0][0] > copies[0][0]) == (view, True, True)
        stories = rows_of(warehouse, f"select count(distinct story_id) from {view}")
        assert (view, stories) == (view, [(2,)])
    assert rows_of(
        warehouse,
        "select published_on, canonical_name, mentions, story_mentions, articles, stories, outlets "
        "from v_entity_daily order by 1, 2",
    ) == [
        (date(2026, 1, 5), "Arden", 2, 1, 2, 1, 2),
        (date(2026, 1, 5), "Jane Roe", 2, 1, 2, 1, 2),
        (date(2026, 1, 7), "Jane Roe", 1, 1, 1, 1, 1),
    ]
    assert rows_of(
        warehouse,
        "select published_on, quotes, articles, stories, outlets from mart_speaker_daily "
        "order by 1",
    ) == [(date(2026, 1, 5), 2, 2, 1, 2), (date(2026, 1, 7), 1, 1, 1, 1)]
    assert rows_of(
        warehouse, "select source, articles, stories, copies from mart_source_daily order by 1"
    ) == [
        ("arden.example", 1, 1, 0),
        ("bellmore.example", 1, 1, 0),
        ("copy.example", 1, 1, 1),
    ]
    assert rows_of(
        warehouse, "select source, articles, stories, copies from v_coverage order by 1"
    ) == [
        ("arden.example", 1, 1, 0),
        ("bellmore.example", 1, 1, 0),
        ("copy.example", 1, 1, 1),
    ]


def test_resolve_frees_a_copy_that_was_rewritten(tmp_path: Path) -> None:
    first, copy = story_like("first", 128, 3), story_like("copy", 128, 4)
    rewritten = replace(
        story_like("copy", 0, 4, "other words " * 20), modified_at=datetime(2026, 1, 9)
    )
    warehouse = new_warehouse()
    begin(warehouse, ["a", "b"])
    load_batch(warehouse, write_ingest(tmp_path, "a", [first, copy]), run_id=RUN)
    resolve(warehouse)
    together = rows_of(warehouse, "select count(syndication_id) from articles")

    load_batch(warehouse, write_ingest(tmp_path, "b", [rewritten]), run_id=RUN)
    resolve(warehouse)

    assert together == [(2,)]
    assert rows_of(warehouse, "select count(syndication_id) from articles") == [(0,)]
    assert find_broken(warehouse) == []


def record_loaded(warehouse: duckdb.DuckDBPyConnection, ingest: dict[str, str]) -> None:
    record_archive(
        warehouse,
        ArchiveRow(
            archive_id_of("a"), "a", "jsonl", 10, STARTED_AT, "loaded", RUN, ingest, ANNOTATE
        ),
    )


def test_resolve_retires_what_older_code_made_of_a_loaded_archive(tmp_path: Path) -> None:
    newer = INGEST | {"ingest": "2"}
    clipped = replace(MAYOR, text=f"Menu. {MAYOR.text}")
    warehouse = new_warehouse()
    begin(warehouse, ["a", "b"])
    for stories, versions, number in (
        ([clipped, RESIDENTS], INGEST, 0),
        ([MAYOR, RESIDENTS], newer, 1),
    ):
        load_batch(warehouse, write_ingest(tmp_path, "a", stories, versions=versions), run_id=RUN)
        load_batch(warehouse, write_annotate(tmp_path, "a", stories, slice_no=number), run_id=RUN)
    resolve(warehouse)
    both = rows_of(warehouse, "select count(*) from article_versions")

    record_loaded(warehouse, newer)
    resolve(warehouse)

    assert both == [(3,)]
    assert rows_of(
        warehouse, "select current_version_id, status from articles order by source"
    ) == [(MAYOR.version_id, "current"), (RESIDENTS.version_id, "current")]
    assert rows_of(warehouse, "select count(*), count(distinct version_id) from quotes") == [(3, 2)]
    assert rows_of(warehouse, "select stage, versions from batches order by all") == [
        ("annotate", '{"annotate": "1", "en": "small 1.0"}'),
        ("ingest", '{"batch": "2x1000", "ingest": "2"}'),
    ]
    assert find_broken(warehouse) == []


def test_resolve_retires_nothing_of_an_archive_that_is_not_whole(tmp_path: Path) -> None:
    warehouse = new_warehouse()
    begin(warehouse, ["a"])
    load_batch(warehouse, write_ingest(tmp_path, "a", [MAYOR]), run_id=RUN)
    newer = INGEST | {"ingest": "2"}
    load_batch(warehouse, write_ingest(tmp_path, "a", [RESIDENTS], versions=newer), run_id=RUN)

    resolve(warehouse)

    assert rows_of(warehouse, "select count(*) from articles") == [(2,)]
